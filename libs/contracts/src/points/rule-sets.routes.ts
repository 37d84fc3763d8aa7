import { command, get, post, type Page, type PageQuery, type RouteTable } from '../platform';
import type {
  AdoptRuleSet,
  ChangeDraft,
  ComparisonQuery,
  CreateDraft,
  DraftChanged,
  ImportPreview,
  ImportRules,
  MoveDraftRule,
  RuleFile,
  RuleFileQuery,
  RuleSetComparison,
  RuleSetListItem,
  RuleSetSimulation,
  RuleSetView,
  SaveDraftRule,
  WithdrawAdoption,
} from './rule-sets.types';

/** Changes to a draft come with `If-Match`: its revision. */
export const ruleSetRoutes = {
  ruleSets: get<{ query: PageQuery; answer: Page<RuleSetListItem> }>()('/villages/{villageId}/points/rule-sets'),
  ruleSet: get<{ answer: RuleSetView }>()('/villages/{villageId}/points/rule-sets/{ruleSetId}'),
  compareRuleSet: get<{ query: ComparisonQuery; answer: RuleSetComparison }>()(
    '/villages/{villageId}/points/rule-sets/{ruleSetId}/comparison',
  ),
  simulateRuleSet: get<{ answer: RuleSetSimulation }>()('/villages/{villageId}/points/rule-sets/{ruleSetId}/simulation'),
  exportRuleSet: get<{ query: RuleFileQuery; answer: RuleFile }>()('/villages/{villageId}/points/rule-sets/{ruleSetId}/file'),

  createRuleDraft: command<{ body: CreateDraft; answer: DraftChanged }>()('/villages/{villageId}/points/rule-sets'),
  changeRuleDraft: command<{ body: ChangeDraft; answer: DraftChanged }>()('/villages/{villageId}/points/rule-sets/{ruleSetId}'),
  discardRuleDraft: command<{ body: Record<string, never>; answer: { readonly done: true } }>()(
    '/villages/{villageId}/points/rule-sets/{ruleSetId}/discard',
  ),
  saveDraftRule: command<{ body: SaveDraftRule; answer: DraftChanged }>()('/villages/{villageId}/points/rule-sets/{ruleSetId}/rules'),
  moveDraftRule: command<{ body: MoveDraftRule; answer: DraftChanged }>()(
    '/villages/{villageId}/points/rule-sets/{ruleSetId}/rules/{ruleId}/move',
  ),
  removeDraftRule: command<{ body: Record<string, never>; answer: DraftChanged }>()(
    '/villages/{villageId}/points/rule-sets/{ruleSetId}/rules/{ruleId}/remove',
  ),
  /** The dry run: nothing is kept. */
  previewRuleImport: post<{ body: ImportRules; answer: ImportPreview }>()(
    '/villages/{villageId}/points/rule-sets/{ruleSetId}/import/preview',
  ),
  importRules: command<{ body: ImportRules; answer: DraftChanged }>()('/villages/{villageId}/points/rule-sets/{ruleSetId}/import'),

  adoptRuleSet: command<{ body: AdoptRuleSet; answer: DraftChanged }>()('/villages/{villageId}/points/rule-sets/{ruleSetId}/adopt'),
  withdrawAdoption: command<{ body: WithdrawAdoption; answer: DraftChanged }>()(
    '/villages/{villageId}/points/rule-sets/{ruleSetId}/withdraw-adoption',
  ),
} as const satisfies RouteTable;
