import {
  ruleSetRoutes,
  type Page,
  type RuleFile,
  type RuleSetComparison,
  type RuleSetListItem,
  type RuleSetSimulation,
  type RuleSetView,
} from '@jishan/contracts';
import { Controller, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { VillageActor } from '../../../platform/auth/actor';
import { May } from '../../../platform/auth/policy.decorator';
import { UnitOfWork } from '../../../platform/db/unit-of-work';
import { PageDto } from '../../../platform/http/fields';
import { Who } from '../../../platform/http/params.decorator';
import { Route } from '../../../platform/http/route.decorator';
import { ExportLimited } from '../../../platform/limits';
import { compareRuleSets } from './compare-rule-sets';
import { exportRuleSet } from './export-rule-set';
import { ComparisonQueryDto, RuleFileQueryDto } from './rule-sets.dto';
import { RuleSetsQueries } from './rule-sets.queries';
import { OtherDeeds } from './other-deeds';
import { simulateRuleSet } from './simulate-rule-set';

/** What there is to read of the versions of a village's rules. */
@Controller()
@ApiTags('积分细则')
export class RuleSetsController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly queries: RuleSetsQueries,
    private readonly others: OtherDeeds,
  ) {}

  @Route(ruleSetRoutes.ruleSets, { summary: '细则的各个版本（草稿只给起草的人看）' })
  @May('points.rule.read')
  list(@Who() who: VillageActor, @Query() query: PageDto): Promise<Page<RuleSetListItem>> {
    return this.work.read(who.villageId, tx => this.queries.list(tx, who, query));
  }

  @Route(ruleSetRoutes.ruleSet, { summary: '一版细则：每一条，和通过它的会议' })
  @May('points.rule.read')
  async one(
    @Who() who: VillageActor,
    @Param('ruleSetId') ruleSetId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RuleSetView> {
    const view = await this.work.read(who.villageId, tx => this.queries.one(tx, who, ruleSetId));
    void reply.header('etag', `"${view.revision}"`);
    return view;
  }

  @Route(ruleSetRoutes.compareRuleSet, { summary: '与现行细则（或另一版）对比' })
  @May('points.rules.drafts.read')
  compare(@Who() who: VillageActor, @Param('ruleSetId') ruleSetId: string, @Query() query: ComparisonQueryDto): Promise<RuleSetComparison> {
    return this.work.read(who.villageId, tx => compareRuleSets(tx, ruleSetId, query.withId));
  }

  @Route(ruleSetRoutes.simulateRuleSet, { summary: '用上一季度的真实记分试算' })
  @May('points.rules.drafts.read')
  simulate(@Who() who: VillageActor, @Param('ruleSetId') ruleSetId: string): Promise<RuleSetSimulation> {
    return this.work.read(who.villageId, tx => simulateRuleSet(tx, ruleSetId, this.others));
  }

  @Route(ruleSetRoutes.exportRuleSet, { summary: '导出为表格', refuses: ['REQUEST.TOO_MANY'] })
  @May('points.rules.drafts.read')
  @ExportLimited()
  file(@Who() who: VillageActor, @Param('ruleSetId') ruleSetId: string, @Query() query: RuleFileQueryDto): Promise<RuleFile> {
    return this.work.read(who.villageId, tx => exportRuleSet(tx, ruleSetId, query.kind));
  }
}
