import {
  TEMPLATES_MAX_PUBLISHED,
  type CopyTemplate,
  type OwnStandard,
  type PublishTemplate,
  type TemplatePreview,
  type TemplateSheet,
} from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { audit } from '../../../platform/audit/audit';
import type { Tx } from '../../../platform/db/tx';
import type { Call } from '../../../platform/http/call';
import { throughDoor } from '../through-door';
import { readRules } from './import-rules';
import { refuseTitle, refuseVersion } from './rule-draft.rules';
import { importProblems } from './rule-sets.errors';
import { readRuleSet, readRuleSetRules } from './rule-sets.queries';
import { readOfficeStandard, readOwnStandard } from './standards.queries';

/** A village shows the version in force to its county. What no rule may say is refused here too, of the rules that were published: others would copy it. */
export async function publishStandard(tx: Tx, call: Call, ruleSetId: string): Promise<OwnStandard> {
  await throughDoor(tx, 'points_standard_publish($1, $2, $3)', [tx.villageId, ruleSetId, uuidv7()]);
  refuseVersion((await readRuleSet(tx, ruleSetId)).title, await readRuleSetRules(tx, ruleSetId));
  await audit(tx, call, 'points.standard.published', ruleSetId);
  return readOwnStandard(tx);
}

/** Nobody finds it any more; what was copied from it stays. */
export async function withdrawStandard(tx: Tx, call: Call): Promise<OwnStandard> {
  await throughDoor(tx, 'points_standard_withdraw($1)', [tx.villageId]);
  await audit(tx, call, 'points.standard.withdrawn', null);
  return readOwnStandard(tx);
}

/** The dry run of an office's sheet. */
export const previewTemplate = (sheet: TemplateSheet): TemplatePreview => readRules(sheet);

export async function publishTemplate(tx: Tx, call: Call, organizationId: string, wish: PublishTemplate): Promise<{ readonly id: string }> {
  refuseTitle(wish.title);
  const { rules, problems } = readRules(wish);
  const [worst] = problems;
  if (worst) throw importProblems({ count: problems.length, ...worst });
  await throughDoor(tx, 'points_template_publish($1, $2, $3, $4, $5::jsonb, $6)', [
    organizationId,
    wish.id,
    wish.title.trim(),
    wish.householdMonthCap,
    JSON.stringify(rules),
    TEMPLATES_MAX_PUBLISHED,
  ]);
  await audit(tx, call, 'points.template.published', wish.id, { organizationId, rules: rules.length });
  return { id: wish.id };
}

/** What a village below has opened, as the office's template. The rules are read for the red lines once more: the lint may know more than when the village opened them. */
export async function copyTemplate(tx: Tx, call: Call, organizationId: string, wish: CopyTemplate): Promise<{ readonly id: string }> {
  await throughDoor<true>(tx, 'points_template_copy($1, $2, $3, $4, $5)', [
    organizationId,
    wish.id,
    wish.standardId,
    wish.title.trim(),
    TEMPLATES_MAX_PUBLISHED,
  ]);
  const { title, rules } = await readOfficeStandard(tx, organizationId, wish.id);
  refuseVersion(title, rules);
  await audit(tx, call, 'points.template.copied', wish.id, { organizationId, from: wish.standardId, rules: rules.length });
  return { id: wish.id };
}

export async function withdrawTemplate(tx: Tx, call: Call, organizationId: string, standardId: string): Promise<{ readonly done: true }> {
  await throughDoor(tx, 'points_template_withdraw($1, $2)', [organizationId, standardId]);
  await audit(tx, call, 'points.template.withdrawn', standardId, { organizationId });
  return { done: true };
}
