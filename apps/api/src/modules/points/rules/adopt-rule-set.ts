import { ADOPTION_MAX_DAYS_AHEAD, mayOverrideShortFund, type AdoptRuleSet, type DraftChanged, type RuleSetRule } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { audit } from '../../../platform/audit/audit';
import type { VillageActor } from '../../../platform/auth/actor';
import { villageDay } from '../../../platform/calendar';
import type { Tx } from '../../../platform/db/tx';
import type { Call } from '../../../platform/http/call';
import { owe } from '../../../platform/outbox/outbox';
import { givesMore, type BonusRulesGuard } from './bonus-rules';
import { revisionOf } from './edit-draft';
import { refuseDecision, refuseVersion } from './rule-draft.rules';
import { ruleSetDoor } from './rule-set-door';
import { readRuleSet, readRuleSetRules, setInForce } from './rule-sets.queries';

const DAY_MS = 86_400_000;

/**
 * A draft becomes a version by the villagers' representatives' decision. The rules that were looked at here are those that are adopted:
 * the door refuses when the draft's revision has moved on.
 */
export async function adoptRuleSet(
  tx: Tx,
  call: Call,
  who: VillageActor,
  ruleSetId: string,
  ifMatch: string | undefined,
  decision: AdoptRuleSet,
  guard: BonusRulesGuard,
  now: Date = new Date(),
): Promise<DraftChanged> {
  const revision = revisionOf(ifMatch);
  const set = await readRuleSet(tx, ruleSetId);
  const latest = villageDay(new Date(now.getTime() + ADOPTION_MAX_DAYS_AHEAD * DAY_MS));
  const refusal = refuseDecision(decision, villageDay(now), latest);
  if (refusal) throw refusal;
  const rules = set.status === 'draft' ? await readRuleSetRules(tx, set.id) : [];
  if (set.status === 'draft') refuseVersion(set.title, rules);
  const shortFund = await weighFund(tx, who, rules, decision.shortFundReason?.trim() ?? '', guard);
  const written = await ruleSetDoor.adopt(tx, ruleSetId, revision, {
    ...decision,
    shortFund,
    id: uuidv7(),
    personId: who.personId,
    accountId: who.accountId,
  });
  await audit(tx, call, 'points.rule_set.adopted', ruleSetId, {
    effectiveOn: decision.effectiveOn,
    present: decision.present,
    votesFor: decision.votesFor,
    ...(shortFund ? { fundPercent: shortFund.percent } : {}),
  });
  await owe(tx, 'points.rule_set.adopted', ruleSetId, { title: set.title, day: decision.effectiveOn });
  return { ruleSetId, revision: written };
}

/**
 * Rules that give more points than those in force need a fund that reaches, or the secretary's reason, which stands beside the decision.
 * Null: nothing of the kind.
 */
async function weighFund(tx: Tx, who: VillageActor, rules: readonly RuleSetRule[], reason: string, guard: BonusRulesGuard) {
  if (!givesMore(rules, await readRuleSetRules(tx, await setInForce(tx)))) return null;
  const percent = await guard.shortPercent(tx);
  if (percent === null) return null;
  if (reason === '' || !mayOverrideShortFund(who.roles)) throw guard.refusal(percent);
  return { percent, reason };
}

/** Before its day only; the number, the rules and the decision stay on record. */
export async function withdrawAdoption(tx: Tx, call: Call, ruleSetId: string, reason: string): Promise<DraftChanged> {
  const revision = await ruleSetDoor.withdraw(tx, ruleSetId, reason.trim());
  await audit(tx, call, 'points.rule_set.withdrawn', ruleSetId);
  await owe(tx, 'points.rule_set.withdrawn', ruleSetId, { title: (await readRuleSet(tx, ruleSetId)).title, reason: reason.trim() });
  return { ruleSetId, revision };
}
