import type { Points } from '../platform';
import type { RuleContent } from './rules.types';

/**
 * Whether a rule of the fast lane comes to more points than one person may give (`above`, the village's setting; 0: no limit): `always` when
 * its least is more, `sometimes` when its most is. Such a case goes through the full lane. The books' function decides by the points given.
 */
export function needsTwo(rule: Pick<RuleContent, 'lane' | 'pointsMin' | 'pointsMax'>, above: Points): 'always' | 'sometimes' | 'never' {
  if (above <= 0 || rule.lane !== 'fast' || rule.pointsMax <= above) return 'never';
  return rule.pointsMin > above ? 'always' : 'sometimes';
}
