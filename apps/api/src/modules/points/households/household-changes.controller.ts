import { householdChangeRoutes, type HouseholdChangeView, type Page, type SplitOutlook } from '@jishan/contracts';
import { Body, Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { VillageActor } from '../../../platform/auth/actor';
import { May } from '../../../platform/auth/policy.decorator';
import { UnitOfWork } from '../../../platform/db/unit-of-work';
import type { Call as CallFacts } from '../../../platform/http/call';
import { PageDto } from '../../../platform/http/fields';
import { Call, Who } from '../../../platform/http/params.decorator';
import { Route } from '../../../platform/http/route.decorator';
import { SplitHouseholdDto } from './household-changes.dto';
import { HouseholdChangesQueries, readSplitOutlook } from './household-changes.queries';
import { SplitHousehold } from './split-household';

/** 分户 (并户: merges.controller.ts): recorded by those who keep the roster, read by both households. */
@Controller()
@ApiTags('人和户')
export class HouseholdChangesController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly queries: HouseholdChangesQueries,
    private readonly splitting: SplitHousehold,
  ) {}

  @Route(householdChangeRoutes.householdChanges, { summary: '村里办过的分户和并户' })
  @May('households.changes.read')
  list(@Who() who: VillageActor, @Query() query: PageDto): Promise<Page<HouseholdChangeView>> {
    return this.work.read(who.villageId, tx => this.queries.list(tx, who, query));
  }

  @Route(householdChangeRoutes.householdChange, { summary: '一次分户或并户和它的凭据' })
  @May('village.read')
  one(@Who() who: VillageActor, @Param('changeId') id: string): Promise<HouseholdChangeView> {
    return this.work.read(who.villageId, tx => this.queries.one(tx, who, id));
  }

  @Route(householdChangeRoutes.splitOutlook, { summary: '分户之前：这家有谁、有多少积分、什么要先办完' })
  @May('households.split')
  outlook(@Who() who: VillageActor, @Param('householdId') householdId: string): Promise<SplitOutlook> {
    return this.work.read(who.villageId, tx => readSplitOutlook(tx, householdId));
  }

  @Route(householdChangeRoutes.splitHousehold, {
    summary: '登记分户，人和积分转到新户',
    refuses: [
      'HOUSEHOLD.DOCUMENT_DAY',
      'HOUSEHOLD.OWN',
      'HOUSEHOLD.PEOPLE_ELSEWHERE',
      'HOUSEHOLD.NOBODY_LEFT',
      'HOUSEHOLD.HEAD',
      'HOUSEHOLD.GROUP_UNKNOWN',
      'HOUSEHOLD.PHOTO_UNKNOWN',
      'HOUSEHOLD.ID_TAKEN',
      'HOUSEHOLD.OPEN_DEDUCTIONS',
      'HOUSEHOLD.OPEN_APPLICATIONS',
      'HOUSEHOLD.TOO_MANY_POINTS',
      'HOUSEHOLD.FAR_FROM_SHARE',
      'HOUSEHOLD.CLAIM_DECIDER',
      'HOUSEHOLD.CLOSED',
      'HOUSEHOLD.MERGED_LATELY',
      'POINTS.BOOKS_STOPPED',
    ],
  })
  @May('households.split')
  async split(
    @Who() who: VillageActor,
    @Param('householdId') householdId: string,
    @Body() body: SplitHouseholdDto,
    @Call() call: CallFacts,
  ): Promise<HouseholdChangeView> {
    const id = await this.splitting.run(call, who, householdId, body);
    return this.work.read(who.villageId, tx => this.queries.one(tx, who, id));
  }
}
