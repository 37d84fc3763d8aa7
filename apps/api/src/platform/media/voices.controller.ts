import { mediaRoutes, type VoiceView } from '@jishan/contracts';
import { Controller, Headers, Param, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { VillageActor } from '../auth/actor';
import { May, Public } from '../auth/policy.decorator';
import type { JishanRequest } from '../http/call';
import { Who } from '../http/params.decorator';
import { Route } from '../http/route.decorator';
import { Limited } from '../limits';
import { ReadVoiceQuery, UploadVoiceQuery } from './media.dto';
import { privately } from './privately';
import { ReadVoice } from './read-voice';
import { readUpload, VOICE_UPLOAD } from './read-upload';
import { UPLOADS } from './upload-limit';
import { UploadVoice } from './upload-voice';

const FORM = {
  type: 'object',
  required: ['file'],
  properties: { file: { type: 'string', format: 'binary' }, id: { type: 'string', format: 'uuid' } },
};
const SOUND = { 'audio/wav': { schema: { type: 'string', format: 'binary' } } };

@ApiTags('录音')
@Controller()
export class VoicesController {
  constructor(
    private readonly uploadVoice: UploadVoice,
    private readonly readVoice: ReadVoice,
  ) {}

  @Route(mediaRoutes.uploadVoice, {
    summary: '上传一段录音（WAV，16 位 PCM，最长 60 秒；重新编码为 8 kHz 单声道）',
    refuses: [
      'MEDIA.VOICE_MISSING',
      'MEDIA.VOICE_TOO_LARGE',
      'MEDIA.VOICE_FORMAT',
      'MEDIA.VOICE_BROKEN',
      'MEDIA.VOICE_TOO_SHORT',
      'MEDIA.VOICE_TOO_LONG',
      'MEDIA.VOICE_SILENT',
      'IDEMPOTENCY.KEY_REUSED',
      'REQUEST.TOO_MANY',
    ],
  })
  @May('media.upload')
  @Limited(UPLOADS)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: FORM })
  async upload(@Who() who: VillageActor, @Query() query: UploadVoiceQuery, @Req() request: JishanRequest): Promise<VoiceView> {
    const upload = await readUpload(request, VOICE_UPLOAD);
    return this.uploadVoice.run(who, { bytes: upload.bytes, id: upload.id ?? query.id });
  }

  /** Players of iPhones and of WeChat ask for parts before they play anything. */
  @Route(mediaRoutes.readVoice, { summary: '用带签名的短期链接播放录音（支持分段）', refuses: ['MEDIA.VOICE_LINK_EXPIRED'] })
  @Public()
  @ApiOkResponse({ content: SOUND })
  async read(
    @Param('villageId') villageId: string,
    @Param('voiceId') voiceId: string,
    @Query() query: ReadVoiceQuery,
    @Headers('range') range: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const voice = await this.readVoice.run({ villageId, voiceId, exp: query.exp, sig: query.sig }, range);
    if (voice.span) reply.code(206).header('content-range', `bytes ${voice.span.first}-${voice.span.last}/${voice.total}`);
    await privately(reply, voice.seconds)
      .header('content-type', 'audio/wav')
      .header('content-length', voice.bytes)
      .header('accept-ranges', 'bytes')
      .send(voice.stream);
  }
}
