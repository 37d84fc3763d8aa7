import { mediaRoutes, type MediaView } from '@jishan/contracts';
import { Controller, Param, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { VillageActor } from '../auth/actor';
import { May, Public } from '../auth/policy.decorator';
import type { JishanRequest } from '../http/call';
import { Who } from '../http/params.decorator';
import { Route } from '../http/route.decorator';
import { Limited } from '../limits';
import { ReadQuery, UploadQuery } from './media.dto';
import { privately } from './privately';
import { ReadPhoto } from './read-photo';
import { PHOTO_UPLOAD, readUpload } from './read-upload';
import { UPLOADS } from './upload-limit';
import { UploadPhoto } from './upload-photo';

const FORM = {
  type: 'object',
  required: ['file'],
  properties: { file: { type: 'string', format: 'binary' }, id: { type: 'string', format: 'uuid' } },
};
const PHOTO = { 'image/jpeg': { schema: { type: 'string', format: 'binary' } } };

@ApiTags('照片')
@Controller()
export class MediaController {
  constructor(
    private readonly uploadPhoto: UploadPhoto,
    private readonly readPhoto: ReadPhoto,
  ) {}

  @Route(mediaRoutes.uploadMedia, {
    summary: '上传一张照片（重新编码，去掉位置等信息）',
    refuses: [
      'MEDIA.MISSING_FILE',
      'MEDIA.TOO_LARGE',
      'MEDIA.NOT_A_PHOTO',
      'MEDIA.HEIC',
      'MEDIA.BROKEN',
      'IDEMPOTENCY.KEY_REUSED',
      'REQUEST.TOO_MANY',
    ],
  })
  @May('media.upload')
  @Limited(UPLOADS)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: FORM })
  async upload(@Who() who: VillageActor, @Query() query: UploadQuery, @Req() request: JishanRequest): Promise<MediaView> {
    const upload = await readUpload(request, PHOTO_UPLOAD);
    return this.uploadPhoto.run(who, { bytes: upload.bytes, id: upload.id ?? query.id, said: query });
  }

  @Route(mediaRoutes.readMedia, { summary: '用带签名的短期链接读取照片', refuses: ['MEDIA.LINK_EXPIRED'] })
  @Public()
  @ApiOkResponse({ content: PHOTO })
  async read(
    @Param('villageId') villageId: string,
    @Param('mediaId') mediaId: string,
    @Query() query: ReadQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const photo = await this.readPhoto.run({ villageId, mediaId, size: query.size ?? 'full', exp: query.exp, sig: query.sig });
    await privately(reply, photo.seconds).header('content-type', photo.mimeType).header('content-length', photo.bytes).send(photo.stream);
  }
}
