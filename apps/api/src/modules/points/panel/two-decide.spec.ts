import { needsTwo } from '@jishan/contracts';

const rule = (pointsMin: number, pointsMax = pointsMin, lane: 'fast' | 'full' = 'fast') => ({ pointsMin, pointsMax, lane });

it.each([
  ['at the limit one person decides', rule(50), 50, 'never'],
  ['one point more', rule(51), 50, 'always'],
  ['a range that reaches over it', rule(20, 51), 50, 'sometimes'],
  ['a range that begins at it', rule(50, 80), 50, 'sometimes'],
  ['a range that lies over it', rule(51, 80), 50, 'always'],
  ['the full lane is two people anyway', rule(100, 100, 'full'), 50, 'never'],
  ['0 is no limit', rule(1000), 0, 'never'],
] as const)('%s', (_words, one, above, expected) => expect(needsTwo(one, above)).toBe(expected));
