import { householdChangeRoutes, type HouseholdChangeView, type MergeOutlook, type Page, type WaitingCount } from '@jishan/contracts';
import { Body, Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { VillageActor } from '../../../platform/auth/actor';
import { May } from '../../../platform/auth/policy.decorator';
import { UnitOfWork } from '../../../platform/db/unit-of-work';
import type { Call as CallFacts } from '../../../platform/http/call';
import { PageDto } from '../../../platform/http/fields';
import { Call, Who } from '../../../platform/http/params.decorator';
import { Route } from '../../../platform/http/route.decorator';
import { DropMergeDto, MergeHouseholdDto } from './household-changes.dto';
import { countWaitingMerges, HouseholdChangesQueries, readMergeOutlook } from './household-changes.queries';
import { MergeHousehold } from './merge-household';

const OPEN = [
  'HOUSEHOLD.MERGE_OWN',
  'HOUSEHOLD.MERGE_CLAIM_DECIDER',
  'HOUSEHOLD.CLOSED',
  'HOUSEHOLD.MERGE_DUTIES',
  'HOUSEHOLD.MERGE_DEDUCTIONS',
  'HOUSEHOLD.MERGE_APPLICATIONS',
  'HOUSEHOLD.MERGE_RESERVED',
  'POINTS.BOOKS_STOPPED',
] as const;

/** 并户: recorded by those who keep the roster; above what one person may give, by two of them. */
@Controller()
@ApiTags('人和户')
export class MergesController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly queries: HouseholdChangesQueries,
    private readonly merging: MergeHousehold,
  ) {}

  @Route(householdChangeRoutes.waitingMerges, { summary: '等人确认的并户' })
  @May('households.changes.read')
  waiting(@Who() who: VillageActor, @Query() query: PageDto): Promise<Page<HouseholdChangeView>> {
    return this.work.read(who.villageId, tx => this.queries.waiting(tx, who, query));
  }

  @Route(householdChangeRoutes.mergeCount, { summary: '等我确认的并户有多少件' })
  @May('households.merge')
  count(@Who() who: VillageActor): Promise<WaitingCount> {
    return this.work.read(who.villageId, tx => countWaitingMerges(tx, who));
  }

  @Route(householdChangeRoutes.mergeOutlook, { summary: '并户之前：这家有谁、有多少积分、什么要先办完' })
  @May('households.merge')
  outlook(@Who() who: VillageActor, @Param('householdId') householdId: string): Promise<MergeOutlook> {
    return this.work.read(who.villageId, tx => readMergeOutlook(tx, householdId));
  }

  @Route(householdChangeRoutes.mergeHousehold, {
    summary: '登记并户；积分超过一个人能定的数，等另一位村干部确认',
    refuses: [
      'HOUSEHOLD.DOCUMENT_DAY',
      'HOUSEHOLD.PHOTO_UNKNOWN',
      'HOUSEHOLD.ID_TAKEN',
      'HOUSEHOLD.MERGE_SAME',
      'HOUSEHOLD.MERGE_WAITING',
      ...OPEN,
    ],
  })
  @May('households.merge')
  async file(
    @Who() who: VillageActor,
    @Param('householdId') householdId: string,
    @Body() body: MergeHouseholdDto,
    @Call() call: CallFacts,
  ): Promise<HouseholdChangeView> {
    return this.after(who, await this.merging.file(call, who, householdId, body));
  }

  @Route(householdChangeRoutes.confirmMerge, {
    summary: '确认并户，人和积分转过去，原来的户关闭',
    refuses: ['HOUSEHOLD.MERGE_DECIDED', 'HOUSEHOLD.MERGE_NEEDS_ANOTHER', 'HOUSEHOLD.MERGE_FILER', ...OPEN],
  })
  @May('households.merge')
  async confirm(@Who() who: VillageActor, @Param('changeId') id: string, @Call() call: CallFacts): Promise<HouseholdChangeView> {
    return this.after(who, await this.merging.confirm(call, who, id));
  }

  @Route(householdChangeRoutes.dropMerge, { summary: '登记的并户不办了', refuses: ['HOUSEHOLD.MERGE_DECIDED', 'HOUSEHOLD.MERGE_OWN'] })
  @May('households.merge')
  async drop(
    @Who() who: VillageActor,
    @Param('changeId') id: string,
    @Body() body: DropMergeDto,
    @Call() call: CallFacts,
  ): Promise<HouseholdChangeView> {
    return this.after(who, await this.merging.drop(call, who, id, body.reason));
  }

  private after(who: VillageActor, id: string): Promise<HouseholdChangeView> {
    return this.work.read(who.villageId, tx => this.queries.one(tx, who, id));
  }
}
