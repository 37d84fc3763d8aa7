import { lintRule, type AdoptRuleSet } from '@jishan/contracts';
import { ruleContent } from '../../../../test/rule-sets';
import { plannedRules } from '../../../demo/data/rules.texts';
import { refuseDecision, refuseRule, withoutRule, withRule, withRuleAt, type DraftRules } from './rule-draft.rules';
import { ruleTemplates } from './templates';

const rules: DraftRules = ['甲', '乙', '丙'].map(title => ({ ...ruleContent({ title }), id: title, lineId: title }));
const titles = (list: DraftRules) => list.map(rule => rule.title).join('');

describe('the order of a draft', () => {
  it('moves a rule to any place, and past the end to the end', () => {
    expect(titles(withRuleAt(rules, '丙', 1))).toBe('丙甲乙');
    expect(titles(withRuleAt(rules, '甲', 2))).toBe('乙甲丙');
    expect(titles(withRuleAt(rules, '甲', 99))).toBe('乙丙甲');
    expect(() => withRuleAt(rules, '丁', 1)).toThrow('POINTS.RULE_NOT_IN_DRAFT');
  });

  it('a replaced rule keeps its place and its line; a removed one is gone', () => {
    const copied = rules.map(rule => ({ ...rule, lineId: `老${rule.lineId}` }));
    const after = withRule(copied, '乙', ruleContent({ title: ' 乙二 ' }));
    expect(titles(after)).toBe('甲乙二丙');
    expect(after[1]?.lineId).toBe('老乙');
    expect(titles(withoutRule(rules, '乙'))).toBe('甲丙');
    expect(() => withoutRule(rules, '丁')).toThrow('POINTS.RULE_NOT_IN_DRAFT');
  });

  it('holds two hundred rules and no more', () => {
    const many = Array.from({ length: 200 }, (_one, n) => ({ ...ruleContent({ title: `${n}` }), id: `${n}`, lineId: `${n}` }));
    expect(() => withRule(many, 'x', ruleContent({ title: '多出来的' }))).toThrow('POINTS.TOO_MANY_RULES');
    expect(withRule(many, '7', ruleContent({ title: '改过的' }))).toHaveLength(200);
  });
});

describe('a decision of the villagers’ representatives', () => {
  const decision: AdoptRuleSet = {
    decidedOn: '2026-11-20',
    representatives: 43,
    present: 38,
    votesFor: 36,
    votesAgainst: 1,
    photoIds: [],
    effectiveOn: '2026-12-01',
  };
  const refused = (change: Partial<AdoptRuleSet>) => refuseDecision({ ...decision, ...change }, '2026-11-26', '2027-11-26');

  it('桠溪村：43 representatives, 38 came, 36 for: carried', () => expect(refused({})).toBeNull());
  it('29 of 43 are two thirds, 28 are not', () => {
    expect(refused({ present: 29, votesFor: 29, votesAgainst: 0 })).toBeNull();
    expect(refused({ present: 28, votesFor: 28, votesAgainst: 0 })).toMatchObject({
      code: 'POINTS.DECISION_NO_QUORUM',
      details: { representatives: 43, needed: 29 },
    });
  });
  it('20 of 38 are more than half, 19 are not', () => {
    expect(refused({ votesFor: 20, votesAgainst: 18 })).toBeNull();
    expect(refused({ votesFor: 19, votesAgainst: 19 })).toMatchObject({ code: 'POINTS.DECISION_NOT_CARRIED', details: { needed: 20 } });
  });
  it('is recorded afterwards, never ahead, and rules no day that is past', () => {
    expect(refused({ decidedOn: '2026-11-27' })).toMatchObject({ code: 'POINTS.DECISION_DAY' });
    expect(refused({ effectiveOn: '2026-11-25' })).toMatchObject({ code: 'POINTS.EFFECTIVE_DAY' });
    expect(refused({ effectiveOn: '2026-11-26' })).toBeNull();
  });
});

describe('what the product itself ships', () => {
  it.each(Object.entries(ruleTemplates))('the template %s has no rule that would be refused', (_name, template) => {
    expect(template.rules.map(rule => refuseRule(rule)?.details).filter(Boolean)).toEqual([]);
    expect(new Set(template.rules.map(rule => rule.title)).size).toBe(template.rules.length);
  });
  it('the demonstration’s rules touch nothing that no rule may touch', () => {
    expect(plannedRules.flatMap(rule => lintRule(rule))).toEqual([]);
  });
});
