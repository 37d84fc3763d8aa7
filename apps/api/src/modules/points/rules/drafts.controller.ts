import { ruleSetRoutes, type DraftChanged, type ImportPreview } from '@jishan/contracts';
import { Body, Controller, Headers, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { VillageActor } from '../../../platform/auth/actor';
import { May } from '../../../platform/auth/policy.decorator';
import { UnitOfWork } from '../../../platform/db/unit-of-work';
import type { Call as CallFacts } from '../../../platform/http/call';
import { EmptyDto } from '../../../platform/http/fields';
import { Call, Who } from '../../../platform/http/params.decorator';
import { Route } from '../../../platform/http/route.decorator';
import { Commands } from '../../../platform/idempotency/commands';
import { adoptRuleSet, withdrawAdoption } from './adopt-rule-set';
import { BonusRulesGuard } from './bonus-rules';
import { createDraft, discardDraft, editDraft } from './edit-draft';
import { importRules, previewImport } from './import-rules';
import { withoutRule, withRule, withRuleAt } from './rule-draft.rules';
import {
  AdoptRuleSetDto,
  ChangeDraftDto,
  CreateDraftDto,
  ImportRulesDto,
  MoveDraftRuleDto,
  SaveDraftRuleDto,
  WithdrawAdoptionDto,
} from './rule-sets.dto';

const CHANGED = ['VERSION.REQUIRED', 'VERSION.STALE', 'POINTS.RULE_SET_NOT_DRAFT'] as const;
const RULE = [
  'POINTS.RULE_FORBIDDEN',
  'POINTS.RULE_TITLE_TWICE',
  'POINTS.RULE_POINTS_ORDER',
  'POINTS.RULE_PHOTOS_ORDER',
  'POINTS.RULE_DAYS_ORDER',
  'POINTS.TOO_MANY_RULES',
] as const;

/** Writing a draft, and making it the village's rules. */
@Controller()
@ApiTags('积分细则')
export class DraftsController {
  constructor(
    private readonly commands: Commands,
    private readonly work: UnitOfWork,
    private readonly guard: BonusRulesGuard,
  ) {}

  @Route(ruleSetRoutes.createRuleDraft, {
    summary: '新建草稿：空白，或复制一版细则、一个模板、别村或上级公开的一份',
    refuses: ['POINTS.SOURCE_MISSING', 'POINTS.TOO_MANY_DRAFTS', 'POINTS.RULE_SET_ID_TAKEN', 'POINTS.RULE_FORBIDDEN'],
  })
  @May('points.rules.draft')
  create(@Body() body: CreateDraftDto, @Call() call: CallFacts): Promise<DraftChanged> {
    return this.commands.run(call, tx => createDraft(tx, call, body));
  }

  @Route(ruleSetRoutes.changeRuleDraft, { summary: '修改草稿的名称和每户每月上限', refuses: [...CHANGED, 'POINTS.RULE_FORBIDDEN'] })
  @May('points.rules.draft')
  change(
    @Param('ruleSetId') ruleSetId: string,
    @Body() body: ChangeDraftDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Call() call: CallFacts,
  ): Promise<DraftChanged> {
    return this.commands.run(call, tx => editDraft(tx, call, { action: 'changed', ruleSetId, ifMatch, whole: body }));
  }

  @Route(ruleSetRoutes.discardRuleDraft, { summary: '删除草稿', refuses: CHANGED })
  @May('points.rules.draft')
  discard(
    @Param('ruleSetId') ruleSetId: string,
    @Body() _body: EmptyDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Call() call: CallFacts,
  ): Promise<{ readonly done: true }> {
    return this.commands.run(call, tx => discardDraft(tx, call, ruleSetId, ifMatch));
  }

  @Route(ruleSetRoutes.saveDraftRule, { summary: '添加或修改一条细则', refuses: [...CHANGED, ...RULE, 'POINTS.RULE_ID_TAKEN'] })
  @May('points.rules.draft')
  saveRule(
    @Param('ruleSetId') ruleSetId: string,
    @Body() body: SaveDraftRuleDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Call() call: CallFacts,
  ): Promise<DraftChanged> {
    return this.commands.run(call, tx =>
      editDraft(tx, call, { action: 'rule_saved', ruleSetId, ifMatch, rules: rules => withRule(rules, body.id, body.rule) }),
    );
  }

  @Route(ruleSetRoutes.moveDraftRule, { summary: '调整一条细则的位置', refuses: [...CHANGED, 'POINTS.RULE_NOT_IN_DRAFT'] })
  @May('points.rules.draft')
  moveRule(
    @Param('ruleSetId') ruleSetId: string,
    @Param('ruleId') ruleId: string,
    @Body() body: MoveDraftRuleDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Call() call: CallFacts,
  ): Promise<DraftChanged> {
    return this.commands.run(call, tx =>
      editDraft(tx, call, { action: 'rule_moved', ruleSetId, ifMatch, rules: rules => withRuleAt(rules, ruleId, body.position) }),
    );
  }

  @Route(ruleSetRoutes.removeDraftRule, { summary: '从草稿里删除一条细则', refuses: [...CHANGED, 'POINTS.RULE_NOT_IN_DRAFT'] })
  @May('points.rules.draft')
  removeRule(
    @Param('ruleSetId') ruleSetId: string,
    @Param('ruleId') ruleId: string,
    @Body() _body: EmptyDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Call() call: CallFacts,
  ): Promise<DraftChanged> {
    return this.commands.run(call, tx =>
      editDraft(tx, call, { action: 'rule_removed', ruleSetId, ifMatch, rules: rules => withoutRule(rules, ruleId) }),
    );
  }

  @Route(ruleSetRoutes.previewRuleImport, {
    summary: '试导入：逐行检查，不保存',
    refuses: ['POINTS.IMPORT_UNREADABLE', 'POINTS.RULE_SET_NOT_DRAFT'],
  })
  @May('points.rules.draft')
  preview(@Who() who: VillageActor, @Param('ruleSetId') ruleSetId: string, @Body() body: ImportRulesDto): Promise<ImportPreview> {
    return this.work.read(who.villageId, tx => previewImport(tx, ruleSetId, body));
  }

  @Route(ruleSetRoutes.importRules, {
    summary: '把表格导入草稿',
    refuses: [...CHANGED, 'POINTS.IMPORT_UNREADABLE', 'POINTS.IMPORT_PROBLEMS', 'POINTS.TOO_MANY_RULES'],
  })
  @May('points.rules.draft')
  import(
    @Param('ruleSetId') ruleSetId: string,
    @Body() body: ImportRulesDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Call() call: CallFacts,
  ): Promise<DraftChanged> {
    return this.commands.run(call, tx => importRules(tx, call, ruleSetId, ifMatch, body));
  }

  @Route(ruleSetRoutes.adoptRuleSet, {
    summary: '登记村民代表会议的决定，通过这一版',
    refuses: [
      ...CHANGED,
      'POINTS.RULE_SET_EMPTY',
      'POINTS.RULE_FORBIDDEN',
      'POINTS.ADOPTION_PENDING',
      'POINTS.DECISION_NO_QUORUM',
      'POINTS.DECISION_NOT_CARRIED',
      'POINTS.DECISION_VOTES',
      'POINTS.DECISION_DAY',
      'POINTS.EFFECTIVE_DAY',
      'POINTS.EFFECTIVE_TOO_SOON',
      'POINTS.MINUTES_UNKNOWN',
      'FUND.COVERAGE_SHORT',
    ],
  })
  @May('points.rules.adopt')
  adopt(
    @Who() who: VillageActor,
    @Param('ruleSetId') ruleSetId: string,
    @Body() body: AdoptRuleSetDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Call() call: CallFacts,
  ): Promise<DraftChanged> {
    return this.commands.run(call, tx => adoptRuleSet(tx, call, who, ruleSetId, ifMatch, body, this.guard));
  }

  @Route(ruleSetRoutes.withdrawAdoption, { summary: '生效之前撤回通过的细则', refuses: ['POINTS.ADOPTION_NOT_PENDING'] })
  @May('points.rules.adopt')
  withdraw(@Param('ruleSetId') ruleSetId: string, @Body() body: WithdrawAdoptionDto, @Call() call: CallFacts): Promise<DraftChanged> {
    return this.commands.run(call, tx => withdrawAdoption(tx, call, ruleSetId, body.reason));
  }
}
