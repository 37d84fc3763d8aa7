import { fundRoutes, type DocumentLink, type FundEntryView, type FundReport, type FundView, type Page } from '@jishan/contracts';
import { Body, Controller, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { VillageActor } from '../../platform/auth/actor';
import { May, Public } from '../../platform/auth/policy.decorator';
import { UnitOfWork } from '../../platform/db/unit-of-work';
import { HTML_PAGE } from '../../platform/documents';
import type { Call as CallFacts } from '../../platform/http/call';
import { PageDto } from '../../platform/http/fields';
import { Call, Who } from '../../platform/http/params.decorator';
import { Route } from '../../platform/http/route.decorator';
import { Commands } from '../../platform/idempotency/commands';
import { ExportLimited, OpenLimited } from '../../platform/limits';
import { correctEntry } from './correct-entry';
import { CorrectFundEntryDto, FundDocumentDto, FundReportQueryDto, RecordFundEntryDto } from './fund.dto';
import { FundQueries, readFund, readFundReport } from './fund.queries';
import { PrintReport } from './print-report';
import { recordEntry } from './record-entry';

@Controller()
@ApiTags('积分资金')
export class FundController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly commands: Commands,
    private readonly queries: FundQueries,
    private readonly print: PrintReport,
  ) {}

  @Route(fundRoutes.fund, { summary: '资金覆盖率和近几个月的收支' })
  @May('fund.read')
  fund(@Who() who: VillageActor): Promise<FundView> {
    return this.work.snapshot(who.villageId, readFund);
  }

  @Route(fundRoutes.fundEntries, { summary: '资金收支记录' })
  @May('fund.read')
  entries(@Who() who: VillageActor, @Query() query: PageDto): Promise<Page<FundEntryView>> {
    return this.work.read(who.villageId, tx => this.queries.entries(tx, who, query));
  }

  @Route(fundRoutes.recordFundEntry, {
    summary: '登记一笔资金',
    refuses: [
      'FUND.KEEPER_MAY_NOT',
      'FUND.ENTRY_ID_TAKEN',
      'FUND.DAY_AHEAD',
      'FUND.VOUCHER_MISSING',
      'FUND.VOUCHER_UNKNOWN',
      'FUND.VOUCHER_USED',
    ],
  })
  @May('fund.record')
  record(@Who() who: VillageActor, @Body() body: RecordFundEntryDto, @Call() call: CallFacts): Promise<FundEntryView> {
    return this.commands.run(call, async tx => {
      await recordEntry(tx, call, who, body);
      return this.queries.entry(tx, who, body.id);
    });
  }

  @Route(fundRoutes.correctFundEntry, {
    summary: '用一笔相反的记录冲正',
    refuses: ['FUND.KEEPER_MAY_NOT', 'FUND.NOT_CORRECTABLE'],
  })
  @May('fund.record')
  correct(
    @Who() who: VillageActor,
    @Param('entryId') entryId: string,
    @Body() body: CorrectFundEntryDto,
    @Call() call: CallFacts,
  ): Promise<FundEntryView> {
    return this.commands.run(call, async tx => this.queries.entry(tx, who, await correctEntry(tx, call, who, entryId, body.reason)));
  }

  @Route(fundRoutes.fundReport, { summary: '季度资金公开', refuses: ['FUND.NOT_A_QUARTER'] })
  @May('fund.read')
  report(@Who() who: VillageActor, @Query() query: FundReportQueryDto): Promise<FundReport> {
    return this.work.snapshot(who.villageId, tx => readFundReport(tx, query.period));
  }

  @Route(fundRoutes.printFundReport, { summary: '打印季度资金公开', refuses: ['FUND.NOT_A_QUARTER', 'REQUEST.TOO_MANY'] })
  @May('fund.read')
  @ExportLimited()
  printReport(@Body() body: FundReportQueryDto, @Call() call: CallFacts): Promise<DocumentLink> {
    return this.commands.run(call, tx => this.print.link(tx, call, body.period));
  }

  @Route(fundRoutes.fundDocument, { summary: '用带签名的短期链接打开资金公开页', refuses: ['DOCUMENT.LINK_EXPIRED', 'REQUEST.TOO_MANY'] })
  @Public()
  @OpenLimited()
  @ApiOkResponse({ content: HTML_PAGE })
  async document(@Param('villageId') villageId: string, @Query() query: FundDocumentDto, @Res() reply: FastifyReply): Promise<void> {
    await this.print.send(reply, villageId, query);
  }
}
