import { sealedBookRoutes, type BookBlockPage, type SealedBookPage, type LineProof } from '@jishan/contracts';
import { Controller, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { VillageActor } from '../../../platform/auth/actor';
import { May, Public } from '../../../platform/auth/policy.decorator';
import { CONFIG, type Config } from '../../../platform/config/config';
import { UnitOfWork } from '../../../platform/db/unit-of-work';
import { HTML_PAGE } from '../../../platform/documents';
import { notFound } from '../../../platform/errors/problem';
import { PageDto } from '../../../platform/http/fields';
import { Who } from '../../../platform/http/params.decorator';
import { Route } from '../../../platform/http/route.decorator';
import { PublicReadLimited } from '../../../platform/limits';
import { formerHouseholds } from '../../identity';
import { LineProofQueryDto } from '../points.dto';
import { BookKey } from './book-key';
import { posterPage } from './book-poster';
import { readBlock, readBlocks, readProof } from './sealed-book.queries';

const LIST_SECONDS = 60;
/** A sealed block never changes; a day is enough for a printer. */
const BLOCK_SECONDS = 86_400;

const publicFor = (reply: FastifyReply, seconds: number): void => void reply.header('cache-control', `public, max-age=${seconds}`);

/** The sealed book. Its heads are for everybody: a root that only members saw would prove nothing. */
@Controller()
@ApiTags('账本核对')
export class SealedBookController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly key: BookKey,
    @Inject(CONFIG) private readonly config: Pick<Config, 'publicOrigin'>,
  ) {}

  @Route(sealedBookRoutes.bookBlocks, { summary: '每天封账的记录（公开）', refuses: ['REQUEST.TOO_MANY'] })
  @Public()
  @PublicReadLimited()
  async blocks(
    @Param('villageId') villageId: string,
    @Query() query: PageDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SealedBookPage> {
    const page = await this.work.read(villageId, tx => readBlocks(tx, query, this.key.publicKey));
    publicFor(reply, LIST_SECONDS);
    return page;
  }

  @Route(sealedBookRoutes.bookBlock, { summary: '一次封账的记录（公开）', refuses: ['REQUEST.TOO_MANY'] })
  @Public()
  @PublicReadLimited()
  async block(
    @Param('villageId') villageId: string,
    @Param('number') number: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BookBlockPage> {
    const page = await this.work.read(villageId, tx => readBlock(tx, number));
    publicFor(reply, BLOCK_SECONDS);
    return page;
  }

  @Route(sealedBookRoutes.bookPoster, { summary: '张贴用的封账公示单（A4，公开）', refuses: ['REQUEST.TOO_MANY'] })
  @Public()
  @PublicReadLimited()
  @ApiOkResponse({ content: HTML_PAGE })
  async poster(@Param('villageId') villageId: string, @Param('number') number: string, @Res() reply: FastifyReply): Promise<void> {
    const page = await this.work.read(villageId, tx => readBlock(tx, number));
    await reply.header('content-type', 'text/html; charset=utf-8').send(await posterPage({ ...page, origin: this.config.publicOrigin }));
  }

  @Route(sealedBookRoutes.lineProof, { summary: '核对我家的一笔积分', refuses: ['BOOK.NOT_SEALED'] })
  @May('points.account.read.own')
  proof(@Who() who: VillageActor, @Param('transferId') transferId: string, @Query() query: LineProofQueryDto): Promise<LineProof> {
    const { householdId } = who;
    if (householdId === null) throw notFound();
    return this.work.read(who.villageId, async tx =>
      readProof(tx, [householdId, ...(await formerHouseholds(tx, who.personId))], transferId, query.account ?? 'wallet'),
    );
  }
}
