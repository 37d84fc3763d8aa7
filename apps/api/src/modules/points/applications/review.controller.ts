import {
  panelRoutes,
  pointsRoutes,
  type ApplicationView,
  type ApprovalResult,
  type ApproveManyResult,
  type Page,
  type QueueItem,
  type WaitingCount,
} from '@jishan/contracts';
import { Body, Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { VillageActor } from '../../../platform/auth/actor';
import { May } from '../../../platform/auth/policy.decorator';
import { UnitOfWork } from '../../../platform/db/unit-of-work';
import type { Call as CallFacts } from '../../../platform/http/call';
import { Call, Who } from '../../../platform/http/params.decorator';
import { EmptyDto } from '../../../platform/http/fields';
import { Route } from '../../../platform/http/route.decorator';
import { Commands } from '../../../platform/idempotency/commands';
import { passCheck } from '../panel/pass-check';
import { ApproveApplicationDto, ApproveManyDto, DecideWithReasonDto, QueueQueryDto, ReverseCreditDto } from '../points.dto';
import { ApplicationsQueries } from './applications.queries';
import { ApproveApplication } from './approve-application';
import { refuseApplication } from './change-application';
import { ReverseCredit } from './reverse-credit';

/** What a reviewer does in the workbench. */
@Controller()
@ApiTags('积分审核')
export class ReviewController {
  constructor(
    private readonly commands: Commands,
    private readonly work: UnitOfWork,
    private readonly queries: ApplicationsQueries,
    private readonly approval: ApproveApplication,
    private readonly reversal: ReverseCredit,
  ) {}

  @Route(pointsRoutes.queue, { summary: '待审核的申请' })
  @May('points.queue.read')
  queue(@Who() who: VillageActor, @Query() query: QueueQueryDto): Promise<Page<QueueItem>> {
    return this.work.read(who.villageId, tx => this.queries.queue(tx, who, query));
  }

  @Route(pointsRoutes.queueCount, { summary: '待审核的申请有多少件' })
  @May('points.queue.read')
  queueCount(@Who() who: VillageActor): Promise<WaitingCount> {
    return this.work.read(who.villageId, tx => this.queries.queueCount(tx, who));
  }

  @Route(pointsRoutes.approveApplication, {
    summary: '通过申请并入账',
    refuses: [
      'POINTS.APPLICATION_ALREADY_DECIDED',
      'POINTS.LANE_FULL',
      'POINTS.NEEDS_TWO',
      'POINTS.APPROVE_OFFICE_NEW',
      'POINTS.CAP_REACHED',
      'POINTS.MONTH_CAP_REACHED',
      'POINTS.RANGE',
      'POINTS.BOOKS_STOPPED',
    ],
  })
  @May('points.application.decide')
  approve(
    @Who() who: VillageActor,
    @Param('applicationId') applicationId: string,
    @Body() body: ApproveApplicationDto,
    @Call() call: CallFacts,
  ): Promise<ApprovalResult> {
    return this.approval.one(call, who, applicationId, body.points);
  }

  @Route(pointsRoutes.approveMany, { summary: '批量通过申请' })
  @May('points.application.decide')
  approveMany(@Who() who: VillageActor, @Body() body: ApproveManyDto, @Call() call: CallFacts): Promise<ApproveManyResult> {
    return this.approval.many(call, who, body.applicationIds);
  }

  @Route(panelRoutes.passCheck, {
    summary: '初审通过，随机抽取评议员',
    refuses: ['POINTS.APPLICATION_ALREADY_DECIDED', 'POINTS.LANE_FAST', 'POINTS.CHECK_OFFICE_NEW', 'POINTS.PANEL_EMPTY'],
  })
  @May('points.application.check')
  pass(
    @Who() who: VillageActor,
    @Param('applicationId') applicationId: string,
    @Body() _body: EmptyDto,
    @Call() call: CallFacts,
  ): Promise<ApplicationView> {
    return this.commands.run(call, async tx => {
      await passCheck(tx, call, who, applicationId);
      return this.queries.one(tx, who, applicationId);
    });
  }

  @Route(panelRoutes.undoApproval, {
    summary: '撤销自己刚刚的通过',
    refuses: ['POINTS.UNDO_NOT_YOURS', 'POINTS.UNDO_TOO_LATE', 'POINTS.REVERSAL_OVERDRAWS', 'POINTS.BOOKS_STOPPED'],
  })
  @May('points.application.decide')
  async undo(
    @Who() who: VillageActor,
    @Param('applicationId') applicationId: string,
    @Body() _body: EmptyDto,
    @Call() call: CallFacts,
  ): Promise<ApplicationView> {
    await this.reversal.undo(call, who, applicationId);
    return this.work.read(who.villageId, tx => this.queries.one(tx, who, applicationId));
  }

  @Route(pointsRoutes.returnApplication, { summary: '退回补充', refuses: ['POINTS.APPLICATION_ALREADY_DECIDED'] })
  @May('points.application.decide')
  sendBack(
    @Who() who: VillageActor,
    @Param('applicationId') applicationId: string,
    @Body() body: DecideWithReasonDto,
    @Call() call: CallFacts,
  ): Promise<ApplicationView> {
    return this.refuse(who, applicationId, 'returned', body.reason, call);
  }

  @Route(pointsRoutes.rejectApplication, { summary: '不通过', refuses: ['POINTS.APPLICATION_ALREADY_DECIDED'] })
  @May('points.application.decide')
  reject(
    @Who() who: VillageActor,
    @Param('applicationId') applicationId: string,
    @Body() body: DecideWithReasonDto,
    @Call() call: CallFacts,
  ): Promise<ApplicationView> {
    return this.refuse(who, applicationId, 'rejected', body.reason, call);
  }

  @Route(pointsRoutes.reverseCredit, {
    summary: '扣回已入账的积分',
    refuses: ['POINTS.NOT_REVERSIBLE', 'POINTS.REVERSAL_OVERDRAWS', 'POINTS.BOOKS_STOPPED'],
  })
  @May('points.credit.reverse')
  async reverse(
    @Who() who: VillageActor,
    @Param('applicationId') applicationId: string,
    @Body() body: ReverseCreditDto,
    @Call() call: CallFacts,
  ): Promise<ApplicationView> {
    await this.reversal.run(call, who, applicationId, body.reason);
    return this.work.read(who.villageId, tx => this.queries.one(tx, who, applicationId));
  }

  private refuse(
    who: VillageActor,
    applicationId: string,
    status: 'returned' | 'rejected',
    reason: string,
    call: CallFacts,
  ): Promise<ApplicationView> {
    return this.commands.run(call, async tx => {
      await refuseApplication(tx, call, who, applicationId, status, reason);
      return this.queries.one(tx, who, applicationId);
    });
  }
}
