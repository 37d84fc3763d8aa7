import {
  activitiesRoutes,
  type ActivityCode,
  type ActivityView,
  type CheckInResult,
  type Page,
  type RosterHousehold,
  type SettleResult,
  type TickResult,
} from '@jishan/contracts';
import { Body, Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { VillageActor } from '../../../platform/auth/actor';
import { May } from '../../../platform/auth/policy.decorator';
import { UnitOfWork } from '../../../platform/db/unit-of-work';
import type { Call as CallFacts } from '../../../platform/http/call';
import { Call, Who } from '../../../platform/http/params.decorator';
import { Route } from '../../../platform/http/route.decorator';
import { Commands } from '../../../platform/idempotency/commands';
import { CheckInDto, ReverseActivityCreditDto, RosterQueryDto, SettleActivityDto, TickPresenceDto } from '../activities.dto';
import { ActivitiesQueries } from '../gatherings/activities.queries';
import { ReverseActivityCredit } from '../settling/reverse-credit';
import { SettleActivity } from '../settling/settle-activity';
import { CheckIn } from './check-in';
import { ShowCode } from './show-code';
import { readRoster } from './roster.queries';
import { tickPresence } from './tick-presence';

/** Who was there, and what they get for it. */
@Controller()
@ApiTags('活动签到')
export class PresenceController {
  constructor(
    private readonly commands: Commands,
    private readonly work: UnitOfWork,
    private readonly queries: ActivitiesQueries,
    private readonly code: ShowCode,
    private readonly checkingIn: CheckIn,
    private readonly settling: SettleActivity,
    private readonly reversing: ReverseActivityCredit,
  ) {}

  @Route(activitiesRoutes.activityCode, {
    summary: '现场签到码（一分钟内有效）',
    refuses: ['ACTIVITIES.CANCELLED', 'ACTIVITIES.CHECK_IN_CLOSED'],
  })
  @May('activities.tick')
  show(@Who() who: VillageActor, @Param('activityId') activityId: string): Promise<ActivityCode> {
    return this.work.read(who.villageId, tx => this.code.run(tx, who, activityId));
  }

  @Route(activitiesRoutes.checkIn, {
    summary: '扫码或输码签到',
    refuses: [
      'ACTIVITIES.CODE_INVALID',
      'ACTIVITIES.CODE_EXPIRED',
      'ACTIVITIES.CODE_LOCKED',
      'ACTIVITIES.CANCELLED',
      'ACTIVITIES.CHECK_IN_CLOSED',
      'ACTIVITIES.NOT_SIGNED_UP',
      'ACTIVITIES.NOT_MEANT_FOR',
      'ACTIVITIES.MEMBER_NOT_ALLOWED',
    ],
  })
  @May('activities.check_in')
  checkIn(@Who() who: VillageActor, @Body() body: CheckInDto, @Call() call: CallFacts): Promise<CheckInResult> {
    return this.checkingIn.run(call, who, body);
  }

  @Route(activitiesRoutes.activityRoster, { summary: '到场名单，按组和户' })
  @May('activities.roster.read')
  roster(
    @Who() who: VillageActor,
    @Param('activityId') activityId: string,
    @Query() query: RosterQueryDto,
  ): Promise<Page<RosterHousehold>> {
    return this.work.read(who.villageId, tx => readRoster(tx, who, activityId, query));
  }

  @Route(activitiesRoutes.tickPresence, {
    summary: '在名单上登记到场',
    refuses: ['ACTIVITIES.CANCELLED', 'ACTIVITIES.NOT_STARTED', 'ACTIVITIES.TICKS_CLOSED'],
  })
  @May('activities.tick')
  tick(
    @Who() who: VillageActor,
    @Param('activityId') activityId: string,
    @Body() body: TickPresenceDto,
    @Call() call: CallFacts,
  ): Promise<TickResult> {
    return this.commands.run(call, tx => tickPresence(tx, call, who, activityId, body));
  }

  @Route(activitiesRoutes.settleActivity, {
    summary: '给到场的人统一记分',
    refuses: [
      'ACTIVITIES.CANCELLED',
      'ACTIVITIES.NO_POINTS',
      'ACTIVITIES.NOT_STARTED',
      'ACTIVITIES.NOBODY_TO_CREDIT',
      'ACTIVITIES.ONLY_OWN_HOUSEHOLD',
      'ACTIVITIES.PRESENCE_CHANGED',
      'ACTIVITIES.NEEDS_ANOTHER',
      'POINTS.BOOKS_STOPPED',
    ],
  })
  @May('activities.settle')
  settle(
    @Who() who: VillageActor,
    @Param('activityId') activityId: string,
    @Body() body: SettleActivityDto,
    @Call() call: CallFacts,
  ): Promise<SettleResult> {
    return this.settling.run(call, who, activityId, body.expectedPersons);
  }

  @Route(activitiesRoutes.reverseActivityCredit, {
    summary: '扣回一个人的活动记分',
    refuses: ['ACTIVITIES.NOT_REVERSIBLE', 'POINTS.REVERSAL_OVERDRAWS', 'POINTS.BOOKS_STOPPED'],
  })
  @May('activities.credit.reverse')
  async reverse(
    @Who() who: VillageActor,
    @Param('activityId') activityId: string,
    @Param('personId') personId: string,
    @Body() body: ReverseActivityCreditDto,
    @Call() call: CallFacts,
  ): Promise<ActivityView> {
    await this.reversing.run(call, who, activityId, personId, body.reason);
    return this.work.read(who.villageId, tx => this.queries.one(tx, who, activityId));
  }
}
