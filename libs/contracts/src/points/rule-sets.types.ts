import type { CalendarDay, Fen, Id, Instant, Points } from '../platform';
import type { CopiedFrom } from './copied-from.types';
import type { PhotoView } from './photo.types';
import type { RuleCategory, RuleContent, RuleView } from './rules.types';

/** `adopted`: decided, and not yet in force. A version that was in force before is retired; its entries stay under it. */
export const RULE_SET_STATUSES = ['draft', 'adopted', 'in_force', 'retired'] as const;
export type RuleSetStatus = (typeof RULE_SET_STATUSES)[number];
export const ruleSetStatusTitles = {
  draft: '草稿',
  adopted: '已通过，待生效',
  in_force: '现行',
  retired: '已停用',
} as const satisfies Record<RuleSetStatus, string>;

/** What everybody in the village sees of the 村民代表会议 that adopted a version. */
export interface RuleDecisionSummary {
  readonly decidedOn: CalendarDay;
  /** Members of the assembly, those who came, and their votes. */
  readonly representatives: number;
  readonly present: number;
  readonly votesFor: number;
  readonly votesAgainst: number;
}

/** A rule in its version. */
export interface RuleSetRule extends RuleContent {
  readonly id: Id;
  /** The same over all versions of a rule: caps count, and comparisons match, along it. */
  readonly lineId: Id;
}

export const RULE_TEMPLATES = ['sichuan_county'] as const;
export type RuleTemplate = (typeof RULE_TEMPLATES)[number];
export const ruleTemplateTitles = { sichuan_county: '四川县级参考细则' } as const satisfies Record<RuleTemplate, string>;

export interface RuleSetListItem {
  readonly id: Id;
  /** Counted in the order of adoption; null: a draft. */
  readonly version: number | null;
  readonly status: RuleSetStatus;
  readonly title: string;
  readonly effectiveFrom: Instant | null;
  readonly ruleCount: number;
  readonly decision: RuleDecisionSummary | null;
  /** Taken back before its day: it was never in force. */
  readonly withdrawnReason: string | null;
  readonly createdAt: Instant;
}
export interface RuleDecisionView extends RuleDecisionSummary {
  /** The pages of the minutes. */
  readonly minutes: readonly PhotoView[];
  /** The fund did not reach for rules that give more points, and the secretary adopted them all the same: how far it reached, and why. */
  readonly shortFund: { readonly percent: number; readonly reason: string } | null;
}
export interface RuleSetView extends RuleSetListItem {
  readonly decision: RuleDecisionView | null;
  readonly householdMonthCap: Points | null;
  /** The version it was copied from. */
  readonly basedOnVersion: number | null;
  /** The published standard of another village, or of an office above, that it was copied from. */
  readonly copiedFrom: CopiedFrom | null;
  /** The ETag, for `If-Match` of every change to a draft. */
  readonly revision: number;
  /** The village's limit of what one person may give, for `needsTwo`: who adopts is told which rules it sends to the panel. */
  readonly twoDecideAbove: Points;
  /** Of a draft: from which day on it may be in force, if it is adopted today. Where rules are in force, everybody has a whole day to read the new ones. Null once it is adopted. */
  readonly effectiveFirst: CalendarDay | null;
  readonly rules: readonly RuleSetRule[];
}
/** What a change to a draft answers. */
export interface DraftChanged {
  readonly ruleSetId: Id;
  readonly revision: number;
}

export const DRAFT_SOURCES = ['empty', 'version', 'template', 'standard'] as const;
export type DraftSource = (typeof DRAFT_SOURCES)[number];
export interface CreateDraft {
  /** Made by the client. */
  readonly id: Id;
  readonly title: string;
  readonly from: DraftSource;
  /** With `version`. */
  readonly ruleSetId?: Id;
  /** With `template`. */
  readonly template?: RuleTemplate;
  /** With `standard`. */
  readonly standardId?: Id;
}
export interface ChangeDraft {
  readonly title: string;
  readonly householdMonthCap: Points | null;
}
/** Adds a rule at the end of its category, or replaces the one with this id. */
export interface SaveDraftRule {
  readonly id: Id;
  readonly rule: RuleContent;
}
export interface MoveDraftRule {
  /** 1 is the first. */
  readonly position: number;
}

export interface AdoptRuleSet {
  readonly decidedOn: CalendarDay;
  readonly representatives: number;
  readonly present: number;
  readonly votesFor: number;
  readonly votesAgainst: number;
  /** The minutes, photographed: at least one page. */
  readonly photoIds: readonly Id[];
  /** From `effectiveFirst` of the draft on: in force at the midnight that begins it, at once where it is today. */
  readonly effectiveOn: CalendarDay;
  /** The secretary's, where the fund does not reach for rules that give more points. Everybody reads it. */
  readonly shortFundReason?: string;
}
export interface WithdrawAdoption {
  readonly reason: string;
}

/** One field that differs, in words. */
export interface RuleChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}
export interface RuleComparison {
  readonly added: readonly RuleSetRule[];
  readonly removed: readonly RuleSetRule[];
  readonly changed: readonly { readonly lineId: Id; readonly title: string; readonly changes: readonly RuleChange[] }[];
  readonly same: number;
}
export interface RuleSetComparison extends RuleComparison {
  /** The version it is held against; null: the village had none. */
  readonly withVersion: number | null;
  /** What differs about the version as a whole. */
  readonly whole: readonly RuleChange[];
}
export interface ComparisonQuery {
  /** Another version; absent: the one in force. */
  readonly withId?: Id;
}

/** What the deeds of a quarter were worth, and would be under the draft. */
export interface SimulatedSums {
  readonly before: Points;
  readonly after: Points;
}
/** Null where so few households stand behind it that one could tell whose figures they are, or reckon them from the others. */
export interface SimulatedPart {
  readonly name: string;
  readonly households: number;
  readonly before: Points | null;
  readonly after: Points | null;
  /** How many of them would have more, and less. */
  readonly gaining: number | null;
  readonly losing: number | null;
}
export interface RuleSetSimulation extends SimulatedSums {
  readonly from: CalendarDay;
  readonly until: CalendarDay;
  readonly deeds: number;
  readonly households: number;
  /** The village's rate: what a point costs its fund. */
  readonly pointValueFen: Fen;
  /** Credited deeds that the draft knows no rule for, that are over a rule's cap, and over the household's limit of the month. */
  readonly withoutRule: number;
  readonly overRuleCap: number;
  readonly overMonthCap: number;
  readonly groups: readonly SimulatedPart[];
  /** By the number of members: the register keeps no year of birth (docs/decisions/0049-no-age-bands.md). */
  readonly householdSizes: readonly SimulatedPart[];
  readonly categories: readonly (SimulatedSums & { readonly category: RuleCategory })[];
  /** Households by how their points would change. */
  readonly changes: readonly { readonly band: SimulatedBand; readonly households: number }[];
}
export const SIMULATED_BANDS = ['much_less', 'less', 'same', 'more', 'much_more'] as const;
export type SimulatedBand = (typeof SIMULATED_BANDS)[number];
export const simulatedBandTitles = {
  much_less: '少 20% 以上',
  less: '少 20% 以内',
  same: '不变',
  more: '多 20% 以内',
  much_more: '多 20% 以上',
} as const satisfies Record<SimulatedBand, string>;

export const RULE_FILE_KINDS = ['xlsx', 'csv'] as const;
export type RuleFileKind = (typeof RULE_FILE_KINDS)[number];
export interface RuleFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly contentBase64: string;
}
export interface RuleFileQuery {
  readonly kind: RuleFileKind;
}
export interface ImportRules {
  readonly kind: RuleFileKind;
  readonly contentBase64: string;
}
export interface ImportProblem {
  /** Of the sheet, as its reader counts: the heading is line 1. */
  readonly line: number;
  readonly message: string;
}
export interface ImportPreview {
  readonly problems: readonly ImportProblem[];
  readonly added: readonly RuleContent[];
  /** Already in the draft under the same category and title, with other contents. */
  readonly changed: readonly { readonly title: string; readonly changes: readonly RuleChange[] }[];
  readonly same: number;
}

/** The rules in force, as everybody reads them. */
export interface RulesView {
  readonly version: number;
  /** What the version is called; empty where nobody gave it a name. */
  readonly title: string;
  readonly effectiveFrom: Instant;
  /** The villagers' representatives' decision; null for a village whose first rules came with its data. */
  readonly decision: RuleDecisionSummary | null;
  /** What a household can be credited in a month for deeds that it reported itself; null: no such limit. */
  readonly householdMonthCap: Points | null;
  /** A version that was adopted and comes into force later. */
  readonly upcoming: { readonly version: number; readonly effectiveFrom: Instant } | null;
  readonly rules: readonly RuleView[];
}
