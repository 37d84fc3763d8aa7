import type { RuleCap, RuleSetRule } from '@jishan/contracts';
import { ruleContent } from '../../../../test/rule-sets';
import { givesMore } from './bonus-rules';

const rule = (change: Partial<RuleSetRule> = {}): RuleSetRule => ({ ...ruleContent(), id: 'a', lineId: 'a', ...change });
const weekly: RuleCap = { times: 1, period: 'week', subject: 'household' };

it.each<[string, boolean, RuleSetRule[], RuleSetRule[]]>([
  ['the same', false, [rule()], [rule()]],
  ['fewer rules', false, [rule()], [rule(), rule({ lineId: 'b' })]],
  ['fewer points', false, [rule({ pointsMin: 1, pointsMax: 1 })], [rule()]],
  ['a new rule', true, [rule(), rule({ lineId: 'b' })], [rule()]],
  ['the first rules of a village', true, [rule()], []],
  ['more points at least', true, [rule({ pointsMin: 3, pointsMax: 3 })], [rule()]],
  ['more points at most', true, [rule({ pointsMax: 5 })], [rule()]],
  ['a deduction', false, [rule({ category: 'negative', lineId: 'b' })], []],
  ['a cap where there was none', false, [rule({ cap: weekly })], [rule()]],
  ['a cap taken away', true, [rule({ cap: null })], [rule({ cap: weekly })]],
  ['oftener', true, [rule({ cap: { ...weekly, times: 2 } })], [rule({ cap: weekly })]],
  ['once a month instead of once a week', false, [rule({ cap: { ...weekly, period: 'month' } })], [rule({ cap: weekly })]],
  ['each member instead of each household', true, [rule({ cap: { ...weekly, subject: 'member' } })], [rule({ cap: weekly })]],
  ['only the words', false, [rule({ standard: '换个说法' })], [rule()]],
])('%s: %s', (_words, expected, rules, inForce) => expect(givesMore(rules, inForce)).toBe(expected));
