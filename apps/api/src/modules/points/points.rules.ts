import type { RuleView } from '@jishan/contracts';
import type { Problem } from '../../platform/errors/problem';
import { photosNeeded, photosTooMany, ruleNotForVillagers, textNeeded } from './points.errors';

/** What a rule asks of an application that a villager files. Pure: no database, no Nest. */
export function refuseEvidence(rule: RuleView, evidence: { readonly text: string; readonly photoIds: readonly string[] }): Problem | null {
  // What takes points is no deed to apply for.
  if (rule.startedBy !== 'villager' || rule.category === 'negative') return ruleNotForVillagers();
  const have = evidence.photoIds.length;
  if (have < rule.minPhotos) return photosNeeded({ min: rule.minPhotos, have });
  if (have > rule.maxPhotos) return photosTooMany({ max: rule.maxPhotos });
  if (rule.textRequired && evidence.text.trim() === '') return textNeeded();
  return null;
}
