import type { RuleSetRule } from '@jishan/contracts';
import { ruleContent } from '../../../../test/rule-sets';
import { bandOf, lastQuarter, periodStart, simulate, type Deed } from './simulate.rules';

const rule = (lineId: string, change: Parameters<typeof ruleContent>[0]): RuleSetRule => ({
  ...ruleContent(change),
  id: `新${lineId}`,
  lineId,
});
const deed = (lineId: string, householdId: string, day: string, points: number): Deed => ({
  lineId,
  category: 'environment',
  householdId,
  memberId: `${householdId}的人`,
  points,
  day,
});

describe('the quarter', () => {
  it.each([
    ['2026-11-26', '2026-07-01', '2026-09-30'],
    ['2027-01-01', '2026-10-01', '2026-12-31'],
    ['2027-03-31', '2026-10-01', '2026-12-31'],
    ['2028-04-01', '2028-01-01', '2028-03-31'],
  ])('before %s is %s to %s', (today, from, until) => expect(lastQuarter(today)).toEqual({ from, until }));

  it('periods begin as the books have them: weeks on Monday', () => {
    expect(periodStart('2026-11-29', 'week')).toBe('2026-11-23');
    expect(periodStart('2026-11-23', 'week')).toBe('2026-11-23');
    expect(periodStart('2026-11-26', 'month')).toBe('2026-11-01');
    expect(periodStart('2026-11-26', 'quarter')).toBe('2026-10-01');
    expect(periodStart('2026-11-26', 'year')).toBe('2026-01-01');
  });
});

/**
 * 解放村 in the third quarter: 罗家 swept its yard every week of July (5 × 2), 杨家 twice in one week of August (2 × 2) and patrolled the
 * woods (5), 阿苦家 gave a helping hand, weighed at 12 (5 to 20). The draft pays 3 for a yard, once a week; weighs a helping hand at 10 at
 * most; knows no patrol any more; and lets a household report 11 points a month.
 */
describe('解放村, third quarter, under the draft', () => {
  const deeds = [
    ...['2026-07-01', '2026-07-08', '2026-07-15', '2026-07-22', '2026-07-29'].map(day => deed('yard', '罗家', day, 2)),
    deed('yard', '杨家', '2026-08-11', 2),
    deed('yard', '杨家', '2026-08-13', 2),
    deed('patrol', '杨家', '2026-09-02', 5),
    deed('hand', '阿苦家', '2026-09-03', 12),
  ];
  const households = [
    { id: '罗家', groupName: '1组', members: 4 },
    { id: '杨家', groupName: '2组', members: 1 },
    { id: '阿苦家', groupName: '2组', members: 5 },
    { id: '沉默家', groupName: '2组', members: 2 },
  ];
  const draft = {
    householdMonthCap: 11,
    rules: [
      rule('yard', { pointsMin: 3, pointsMax: 3, cap: { times: 1, period: 'week', subject: 'household' } }),
      rule('hand', { title: '助人', pointsMin: 5, pointsMax: 10 }),
    ],
  };
  const figures = simulate(deeds, households, draft);

  it('31 points were credited; the draft would have credited 22', () => {
    // 罗家: 3 + 3 + 3 = 9, a fourth would be 12 of 11; 杨家: 3; 阿苦家: 12 is weighed down to 10.
    expect(figures).toMatchObject({ deeds: 9, households: 3, before: 31, after: 22 });
    expect(figures).toMatchObject({ withoutRule: 1, overRuleCap: 1, overMonthCap: 2 });
  });

  it('by group, and by the number of members; too few households to say anything of theirs', () => {
    expect(figures.groups).toEqual([
      { name: '1组', households: 1, before: null, after: null, gaining: null, losing: null },
      { name: '2组', households: 2, before: null, after: null, gaining: null, losing: null },
    ]);
    expect(figures.householdSizes.map(part => [part.name, part.before, part.after])).toEqual([
      ['1', null, null],
      ['4–5', null, null],
    ]);
  });

  it('two lose a little, one much; nobody gains', () => {
    expect(figures.changes).toEqual([
      { band: 'much_less', households: 1 },
      { band: 'less', households: 2 },
      { band: 'same', households: 0 },
      { band: 'more', households: 0 },
      { band: 'much_more', households: 0 },
    ]);
  });

  it('names nobody', () => expect(JSON.stringify(figures)).not.toMatch(/家/));
});

it('a group of five households says how many gain and lose', () => {
  const households = Array.from({ length: 5 }, (_one, n) => ({ id: `${n}`, groupName: '3组', members: 3 }));
  const deeds = households.map(one => deed('yard', one.id, '2026-07-01', 2));
  const { groups } = simulate(deeds, households, { householdMonthCap: null, rules: [rule('yard', { pointsMin: 4, pointsMax: 4 })] });
  expect(groups).toEqual([{ name: '3组', households: 5, before: 10, after: 20, gaining: 5, losing: 0 }]);
});

describe('what the others would give away', () => {
  const groupsOf = (sizes: Readonly<Record<string, number>>) => {
    const households = Object.entries(sizes).flatMap(([groupName, count]) =>
      Array.from({ length: count }, (_one, n) => ({ id: `${groupName}${n}`, groupName, members: 3 })),
    );
    const deeds = households.map(one => deed('yard', one.id, '2026-07-01', 2));
    const { groups } = simulate(deeds, households, { householdMonthCap: null, rules: [rule('yard', { pointsMin: 4, pointsMax: 4 })] });
    return groups.map(part => [part.name, part.before]);
  };

  it.each<[string, Record<string, number>, [string, number | null][]]>([
    [
      'one small group beside two large ones hides the smaller of them, too',
      { 甲: 2, 乙: 6, 丙: 7 },
      [
        ['丙', 14],
        ['甲', null],
        ['乙', null],
      ],
    ],
    [
      'two that together are enough hide nothing else',
      { 甲: 2, 乙: 3, 丙: 7 },
      [
        ['丙', 14],
        ['甲', null],
        ['乙', null],
      ],
    ],
    [
      'where all are large, all are told',
      { 甲: 5, 乙: 6 },
      [
        ['甲', 10],
        ['乙', 12],
      ],
    ],
  ])('%s', (_what, sizes, told) => {
    expect(new Map(groupsOf(sizes) as [string, number | null][])).toEqual(new Map(told));
  });
});

it('a change of 20 % is little, of more is much; from nothing it is much', () => {
  expect(bandOf({ before: 10, after: 12 })).toBe('more');
  expect(bandOf({ before: 10, after: 13 })).toBe('much_more');
  expect(bandOf({ before: 10, after: 8 })).toBe('less');
  expect(bandOf({ before: 10, after: 7 })).toBe('much_less');
  expect(bandOf({ before: 0, after: 1 })).toBe('much_more');
});
