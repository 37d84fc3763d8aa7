import type { RuleView } from '@jishan/contracts';
import { findRules } from './find-rules';

const rule = (id: string, category: RuleView['category'], title: string, standard: string): RuleView => ({
  id,
  category,
  title,
  standard,
  pointsMin: 2,
  pointsMax: 2,
  unit: '次',
  cap: null,
  minPhotos: 0,
  maxPhotos: 3,
  textRequired: false,
  startedBy: 'villager',
  lane: 'fast',
  validFrom: null,
  validUntil: null,
  ruleSetVersion: 1,
});
const rules = [
  rule('a', 'environment', '院落“五清”', '清垃圾、清柴草、清污水、清残垣、清庭院'),
  rule('b', 'public_good', '义务劳动', '参加村里组织的义务劳动半天以上'),
  rule('c', 'environment', '垃圾分类', '按要求分类投放'),
];
const ids = (words: string, category: RuleView['category'] | 'all' = 'all') => findRules(rules, { words, category }).map(one => one.id);

it('keeps the order and finds everything by nothing', () => expect(ids('')).toEqual(['a', 'b', 'c']));
it('looks into title and standard', () => expect(ids('垃圾')).toEqual(['a', 'c']));
it('wants every word', () => expect(ids('垃圾 分类')).toEqual(['c']));
it('keeps to the category', () => expect(ids('劳动', 'environment')).toEqual([]));
