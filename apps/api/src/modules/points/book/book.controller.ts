import { pointsBookRoutes, type BookPage, type DocumentLink, type RuleBookPage } from '@jishan/contracts';
import { Body, Controller, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { VillageActor } from '../../../platform/auth/actor';
import { May, Public } from '../../../platform/auth/policy.decorator';
import { UnitOfWork } from '../../../platform/db/unit-of-work';
import type { Call as CallFacts } from '../../../platform/http/call';
import { EmptyDto } from '../../../platform/http/fields';
import { Call, Who } from '../../../platform/http/params.decorator';
import { Route } from '../../../platform/http/route.decorator';
import { Commands } from '../../../platform/idempotency/commands';
import { ExportLimited, OpenLimited } from '../../../platform/limits';
import { BookQueryDto, ExportBookDto, RuleBookQueryDto, SignedDocumentDto } from '../book.dto';
import { readBook, readBookByRule } from './book.queries';
import { ExportBooks } from './export-book';

/** What the signed link answers with: the workbook, or the page for the printer. */
const FILE = {
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { schema: { type: 'string', format: 'binary' } },
  'text/html': { schema: { type: 'string' } },
};

@Controller()
@ApiTags('光荣榜和台账')
export class BookController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly commands: Commands,
    private readonly exports: ExportBooks,
  ) {}

  @Route(pointsBookRoutes.pointsBook, { summary: '积分台账：按户或按组' })
  @May('points.book.read')
  book(@Who() who: VillageActor, @Query() query: BookQueryDto): Promise<BookPage> {
    return this.work.read(who.villageId, tx => readBook(tx, query));
  }

  @Route(pointsBookRoutes.pointsBookByRule, { summary: '积分台账：按细则' })
  @May('points.book.read')
  byRule(@Who() who: VillageActor, @Query() query: RuleBookQueryDto): Promise<RuleBookPage> {
    return this.work.read(who.villageId, tx => readBookByRule(tx, query));
  }

  @Route(pointsBookRoutes.exportPointsBook, { summary: '导出积分台账（表格或打印页）', refuses: ['BOOK.TOO_LARGE', 'REQUEST.TOO_MANY'] })
  @May('points.book.read')
  @ExportLimited()
  export(@Body() body: ExportBookDto, @Call() call: CallFacts): Promise<DocumentLink> {
    return this.commands.run(call, tx => this.exports.book(tx, call, body));
  }

  @Route(pointsBookRoutes.exportPassbook, { summary: '打印一户的积分存折（A6）', refuses: ['REQUEST.TOO_MANY'] })
  @May('points.book.read')
  @ExportLimited()
  passbook(@Param('householdId') householdId: string, @Body() _body: EmptyDto, @Call() call: CallFacts): Promise<DocumentLink> {
    return this.commands.run(call, tx => this.exports.passbook(tx, call, householdId));
  }

  @Route(pointsBookRoutes.pointsDocument, {
    summary: '用带签名的短期链接打开台账文件',
    refuses: ['DOCUMENT.LINK_EXPIRED', 'BOOK.TOO_LARGE', 'REQUEST.TOO_MANY'],
  })
  @Public()
  @OpenLimited()
  @ApiOkResponse({ content: FILE })
  async document(@Param('villageId') villageId: string, @Query() query: SignedDocumentDto, @Res() reply: FastifyReply): Promise<void> {
    await this.exports.send(reply, villageId, query);
  }
}
