import { activitiesRoutes, type GrantHonoursResult, type HonourView, type Page } from '@jishan/contracts';
import { Body, Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { VillageActor } from '../../../platform/auth/actor';
import { May } from '../../../platform/auth/policy.decorator';
import { UnitOfWork } from '../../../platform/db/unit-of-work';
import type { Call as CallFacts } from '../../../platform/http/call';
import { EmptyDto } from '../../../platform/http/fields';
import { Call, Who } from '../../../platform/http/params.decorator';
import { Route } from '../../../platform/http/route.decorator';
import { Commands } from '../../../platform/idempotency/commands';
import { ConfirmHonour } from './confirm-honour';
import { GrantHonours } from './grant-honours';
import { GrantHonoursDto, HonoursQueryDto, RefuseHonourPointsDto, RevokeHonourDto, ShowHonourDto } from './honours.dto';
import { HonoursQueries } from './honours.queries';
import { RefuseHonourPoints } from './refuse-points';
import { RevokeHonour } from './revoke-honour';
import { showHonour } from './show-honour';

@Controller()
@ApiTags('荣誉')
export class HonoursController {
  constructor(
    private readonly commands: Commands,
    private readonly work: UnitOfWork,
    private readonly queries: HonoursQueries,
    private readonly granting: GrantHonours,
    private readonly confirming: ConfirmHonour,
    private readonly refusing: RefuseHonourPoints,
    private readonly revoking: RevokeHonour,
  ) {}

  @Route(activitiesRoutes.honours, { summary: '村里授予的荣誉' })
  @May('honours.read')
  list(@Who() who: VillageActor, @Query() query: HonoursQueryDto): Promise<Page<HonourView>> {
    return this.work.read(who.villageId, tx => this.queries.list(tx, who, query));
  }

  @Route(activitiesRoutes.honour, { summary: '一项荣誉' })
  @May('honours.read')
  one(@Who() who: VillageActor, @Param('honourId') honourId: string): Promise<HonourView> {
    return this.work.read(who.villageId, tx => this.queries.one(tx, who, honourId));
  }

  @Route(activitiesRoutes.grantHonours, {
    summary: '授予荣誉（一户或多户）',
    refuses: [
      'HONOURS.RULE_NEEDED',
      'HONOURS.RULE_NOT_FOR_HONOURS',
      'HONOURS.DATE_WRONG',
      'HONOURS.PHOTO_UNKNOWN',
      'HONOURS.OWN_HOUSEHOLD',
      'HONOURS.ALREADY_GRANTED',
      'HONOURS.CAP_REACHED',
      'POINTS.RULE_FORBIDDEN',
      'POINTS.RANGE',
      'POINTS.BOOKS_STOPPED',
    ],
  })
  @May('honours.grant')
  grant(@Who() who: VillageActor, @Body() body: GrantHonoursDto, @Call() call: CallFacts): Promise<GrantHonoursResult> {
    return this.granting.run(call, who, body);
  }

  @Route(activitiesRoutes.confirmHonour, {
    summary: '确认荣誉的积分（超过一人最多批的分时）',
    refuses: [
      'HONOURS.NEEDS_ANOTHER',
      'HONOURS.NOTHING_TO_CONFIRM',
      'HONOURS.ALREADY_REVOKED',
      'HONOURS.CAP_REACHED',
      'POINTS.BOOKS_STOPPED',
    ],
  })
  @May('honours.grant')
  async confirm(
    @Who() who: VillageActor,
    @Param('honourId') honourId: string,
    @Body() _body: EmptyDto,
    @Call() call: CallFacts,
  ): Promise<HonourView> {
    await this.confirming.run(call, who, honourId);
    return this.work.read(who.villageId, tx => this.queries.one(tx, who, honourId));
  }

  @Route(activitiesRoutes.refuseHonourPoints, {
    summary: '不同意给荣誉记积分（超过一人最多批的分时），写明原因；荣誉不变',
    refuses: ['HONOURS.NEEDS_ANOTHER', 'HONOURS.NOTHING_TO_CONFIRM', 'HONOURS.ALREADY_REVOKED'],
  })
  @May('honours.grant')
  async refuse(
    @Who() who: VillageActor,
    @Param('honourId') honourId: string,
    @Body() body: RefuseHonourPointsDto,
    @Call() call: CallFacts,
  ): Promise<HonourView> {
    await this.refusing.run(call, who, honourId, body.reason);
    return this.work.read(who.villageId, tx => this.queries.one(tx, who, honourId));
  }

  @Route(activitiesRoutes.revokeHonour, {
    summary: '撤销荣誉',
    refuses: ['HONOURS.ALREADY_REVOKED', 'POINTS.REVERSAL_OVERDRAWS', 'POINTS.BOOKS_STOPPED'],
  })
  @May('honours.revoke')
  async revoke(
    @Who() who: VillageActor,
    @Param('honourId') honourId: string,
    @Body() body: RevokeHonourDto,
    @Call() call: CallFacts,
  ): Promise<HonourView> {
    await this.revoking.run(call, who, honourId, body.reason);
    return this.work.read(who.villageId, tx => this.queries.one(tx, who, honourId));
  }

  @Route(activitiesRoutes.showHonour, { summary: '我家的荣誉上不上榜' })
  @May('honours.show.own')
  show(
    @Who() who: VillageActor,
    @Param('honourId') honourId: string,
    @Body() body: ShowHonourDto,
    @Call() call: CallFacts,
  ): Promise<HonourView> {
    return this.commands.run(call, async tx => {
      await showHonour(tx, call, who, honourId, body.shown);
      return this.queries.one(tx, who, honourId);
    });
  }
}
