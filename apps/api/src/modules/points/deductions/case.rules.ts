import { DEDUCTION_MAX_PHOTOS, lintCase, type OpenDeduction, type RuleView } from '@jishan/contracts';
import type { Problem } from '../../../platform/errors/problem';
import { photosNeeded } from '../points.errors';
import { ruleForbidden } from '../rules/rule-sets.errors';

/**
 * What is asked of a case beside what its rule takes. Pure: no database, no Nest. As many photos as the rule says, up to what a case can carry;
 * the most that a rule takes is meant for those who apply, and keeps no evidence out. The rule's own words were asked when it was adopted.
 */
export function refuseCase(rule: RuleView, wish: Pick<OpenDeduction, 'text' | 'photoIds'>): Problem | null {
  const min = Math.min(rule.minPhotos, DEDUCTION_MAX_PHOTOS);
  const have = wish.photoIds.length;
  if (have < min) return photosNeeded({ min, have });
  const [finding] = lintCase(wish.text);
  return finding ? ruleForbidden(rule.title, finding) : null;
}
