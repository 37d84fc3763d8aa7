import {
  RULE_SET_MAX_DRAFTS,
  type ChangeDraft,
  type CopiedFrom,
  type CreateDraft,
  type DraftChanged,
  type RuleSetRule,
} from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { audit } from '../../../platform/audit/audit';
import { villageDay } from '../../../platform/calendar';
import type { Tx } from '../../../platform/db/tx';
import { Problem } from '../../../platform/errors/problem';
import type { Call } from '../../../platform/http/call';
import { refuseTitle, tidy, type DraftRules } from './rule-draft.rules';
import { ruleSetDoor } from './rule-set-door';
import { notDraft, sourceMissing } from './rule-sets.errors';
import { copiedFrom, readRuleSet, readRuleSetRules } from './rule-sets.queries';
import { readStandard } from './standards.queries';
import { ruleTemplates } from './templates';

interface Source {
  readonly basedOnId: string | null;
  readonly copiedFrom: CopiedFrom | null;
  readonly monthCap: number | null;
  readonly rules: DraftRules;
}

/** A new draft: empty, or a copy of a version (its rules keep their lines) or of another draft, of a template, or of what another village published. */
export async function createDraft(tx: Tx, call: Call, wish: CreateDraft): Promise<DraftChanged> {
  refuseTitle(wish.title);
  const source = await sourceOf(tx, wish);
  await ruleSetDoor.create(tx, { id: wish.id, title: wish.title.trim(), maxDrafts: RULE_SET_MAX_DRAFTS, ...source });
  await audit(tx, call, 'points.rule_draft.created', wish.id, { from: wish.from, rules: source.rules.length });
  return { ruleSetId: wish.id, revision: 1 };
}

async function sourceOf(tx: Tx, wish: CreateDraft): Promise<Source> {
  const fresh = { basedOnId: null, copiedFrom: null };
  if (wish.from === 'empty') return { ...fresh, monthCap: null, rules: [] };
  if (wish.from === 'template') {
    if (!wish.template) throw sourceMissing();
    const { rules, householdMonthCap } = ruleTemplates[wish.template];
    return { ...fresh, monthCap: householdMonthCap, rules: rules.map(rule => newLine(tidy(rule))) };
  }
  if (wish.from === 'standard') return sourceFromStandard(tx, wish.standardId);
  if (!wish.ruleSetId) throw sourceMissing();
  const set = await readRuleSet(tx, wish.ruleSetId);
  const rules = await readRuleSetRules(tx, set.id);
  const isDraft = set.status === 'draft';
  return {
    basedOnId: isDraft ? null : set.id,
    // A copy of a copy comes from there too; what is based on an own version is the village's.
    copiedFrom: isDraft ? copiedFrom(set) : null,
    monthCap: set.household_month_cap,
    rules: rules.map(rule => (isDraft ? copyOfDraft(rule) : { ...rule, id: uuidv7() })),
  };
}

async function sourceFromStandard(tx: Tx, standardId: string | undefined): Promise<Source> {
  if (!standardId) throw sourceMissing();
  const { rules, householdMonthCap, ...said } = await readStandard(tx, standardId);
  return {
    basedOnId: null,
    copiedFrom: {
      name: said.publisherName,
      title: said.title,
      version: said.version,
      day: said.effectiveOn ?? villageDay(new Date(said.publishedAt)),
    },
    monthCap: householdMonthCap,
    rules: rules.map(rule => newLine(tidy(rule))),
  };
}

/** A draft can be thrown away, so nothing may hang on it: a line that began there begins anew. */
const copyOfDraft = (rule: RuleSetRule): RuleSetRule => (rule.lineId === rule.id ? newLine(rule) : { ...rule, id: uuidv7() });

/** As far as the writer knows: what is called like a rule that was adopted goes on along its line (`rule_draft_lines`). */
function newLine(rule: Omit<RuleSetRule, 'id' | 'lineId'>): RuleSetRule {
  const id = uuidv7();
  return { ...rule, id, lineId: id };
}

/** The revision that `If-Match` names. @throws VERSION.REQUIRED without one, VERSION.STALE for what is none of ours. */
export function revisionOf(ifMatch: string | undefined): number {
  if (!ifMatch) throw new Problem('VERSION.REQUIRED');
  const [, digits] = /^"?(\d{1,9})"?$/.exec(ifMatch) ?? [];
  if (!digits) throw new Problem('VERSION.STALE');
  return Number(digits);
}

interface Edit {
  readonly action: string;
  readonly ruleSetId: string;
  readonly ifMatch: string | undefined;
  /** What the rules become; absent: they stay. */
  readonly rules?: (rules: DraftRules) => DraftRules;
  readonly whole?: ChangeDraft;
}

/** One edit: the list as it was under the caller's revision, changed, and written if nobody else wrote meanwhile. */
export async function editDraft(tx: Tx, call: Call, edit: Edit): Promise<DraftChanged> {
  const revision = revisionOf(edit.ifMatch);
  const set = await readRuleSet(tx, edit.ruleSetId);
  if (set.status !== 'draft') throw notDraft();
  if (set.revision !== revision) throw new Problem('VERSION.STALE');
  if (edit.whole) refuseTitle(edit.whole.title);
  const before = await readRuleSetRules(tx, set.id);
  const rules = edit.rules ? edit.rules(before) : before;
  const written = await ruleSetDoor.write(tx, {
    id: set.id,
    revision,
    title: edit.whole?.title.trim() ?? set.title,
    monthCap: edit.whole ? edit.whole.householdMonthCap : set.household_month_cap,
    rules,
  });
  await audit(tx, call, `points.rule_draft.${edit.action}`, set.id, { rules: rules.length });
  return { ruleSetId: set.id, revision: written };
}

export async function discardDraft(tx: Tx, call: Call, ruleSetId: string, ifMatch: string | undefined): Promise<{ readonly done: true }> {
  await ruleSetDoor.discard(tx, ruleSetId, revisionOf(ifMatch));
  await audit(tx, call, 'points.rule_draft.discarded', ruleSetId);
  return { done: true };
}
