import { noticesRoutes, type NoticeHouseholdTold, type NoticeReceipt, type NoticeReceiptSummary, type Page } from '@jishan/contracts';
import { Body, Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { VillageActor } from '../../platform/auth/actor';
import { May } from '../../platform/auth/policy.decorator';
import { UnitOfWork } from '../../platform/db/unit-of-work';
import type { Call as CallFacts } from '../../platform/http/call';
import { EmptyDto } from '../../platform/http/fields';
import { Call, Who } from '../../platform/http/params.decorator';
import { Route } from '../../platform/http/route.decorator';
import { Commands } from '../../platform/idempotency/commands';
import { NoticeReceiptsQueryDto } from './notices.dto';
import { tellHousehold, tellInPerson } from './receipts';
import { listReceipts, readReceipt, summarizeReceipts } from './receipts.queries';

/** With names: for those who go and visit. Everybody else sees the sums in the notice. */
@Controller()
@ApiTags('通知')
export class ReceiptsController {
  constructor(
    private readonly commands: Commands,
    private readonly work: UnitOfWork,
  ) {}

  @Route(noticesRoutes.noticeReceiptSummary, { summary: '各组的送达、打开和确认数' })
  @May('notices.receipts.read')
  summary(@Who() who: VillageActor, @Param('noticeId') noticeId: string): Promise<NoticeReceiptSummary> {
    return this.work.read(who.villageId, tx => summarizeReceipts(tx, noticeId));
  }

  @Route(noticesRoutes.noticeReceipts, { summary: '回执名单，按组和户' })
  @May('notices.receipts.read')
  list(
    @Who() who: VillageActor,
    @Param('noticeId') noticeId: string,
    @Query() query: NoticeReceiptsQueryDto,
  ): Promise<Page<NoticeReceipt>> {
    return this.work.read(who.villageId, tx => listReceipts(tx, noticeId, query));
  }

  @Route(noticesRoutes.tellHousehold, { summary: '记下一家人都已当面告知', refuses: ['NOTICES.ALREADY_WITHDRAWN'] })
  @May('notices.publish')
  household(
    @Who() who: VillageActor,
    @Param('noticeId') noticeId: string,
    @Param('householdId') householdId: string,
    @Body() _body: EmptyDto,
    @Call() call: CallFacts,
  ): Promise<NoticeHouseholdTold> {
    return this.commands.run(call, tx => tellHousehold(tx, call, who, noticeId, householdId));
  }

  @Route(noticesRoutes.tellInPerson, { summary: '记下已当面告知', refuses: ['NOTICES.ALREADY_WITHDRAWN'] })
  @May('notices.publish')
  told(
    @Who() who: VillageActor,
    @Param('noticeId') noticeId: string,
    @Param('personId') personId: string,
    @Body() _body: EmptyDto,
    @Call() call: CallFacts,
  ): Promise<NoticeReceipt> {
    return this.commands.run(call, async tx => {
      await tellInPerson(tx, call, who, noticeId, personId);
      return readReceipt(tx, noticeId, personId);
    });
  }
}
