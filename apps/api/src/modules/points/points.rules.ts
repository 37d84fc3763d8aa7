import { isRecordedByCadres, type RuleView } from '@jishan/contracts';
import type { Problem } from '../../platform/errors/problem';
import { photosNeeded, photosTooMany, ruleNotForCadres, ruleNotForVillagers, textNeeded } from './points.errors';

interface Evidence {
  readonly text: string;
  /** What comes with it now: each time it is sent, as many as the rule takes. */
  readonly photoIds: readonly string[];
  /** Of the same application: whoever asks for better photos asks beyond those. */
  readonly sentBefore?: number;
  /** Says what the text would. */
  readonly voiceId?: string | undefined;
}

/** What a rule asks of an application that a villager files. Pure: no database, no Nest. */
export function refuseEvidence(rule: RuleView, evidence: Evidence): Problem | null {
  // What takes points is no deed to apply for.
  if (rule.startedBy !== 'villager' || rule.category === 'negative') return ruleNotForVillagers();
  return refuseProofs(rule, evidence);
}

/** And of one that a cadre files: honours and deductions have rooms of their own. */
export function refuseRecord(rule: RuleView, evidence: Evidence): Problem | null {
  if (!isRecordedByCadres(rule)) return ruleNotForCadres();
  return refuseProofs(rule, evidence);
}

function refuseProofs(rule: RuleView, evidence: Evidence): Problem | null {
  const have = (evidence.sentBefore ?? 0) + evidence.photoIds.length;
  if (have < rule.minPhotos) return photosNeeded({ min: rule.minPhotos, have });
  if (evidence.photoIds.length > rule.maxPhotos) return photosTooMany({ max: rule.maxPhotos });
  if (rule.textRequired && evidence.text.trim() === '' && evidence.voiceId === undefined) return textNeeded();
  return null;
}
