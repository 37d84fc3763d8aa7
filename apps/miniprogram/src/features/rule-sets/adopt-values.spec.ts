import { effectiveDay, readDecision, type AdoptValues } from './adopt-values';

/** 26 November 2026, 7:30 in the village: still the 25th in Greenwich. */
const NOW = Date.parse('2026-11-25T23:30:00Z');
/** Where rules are in force, the next ones wait a whole day. */
const FIRST = '2026-11-28';
const values: AdoptValues = {
  decidedOn: '2026-11-20',
  representatives: '43',
  present: '38',
  votesFor: '36',
  votesAgainst: '1',
  effective: 'month',
  otherDay: '',
};

it('a decision as it is typed becomes one of the village’s days', () => {
  expect(readDecision(values, FIRST, NOW).decision).toEqual({
    decidedOn: '2026-11-20',
    effectiveOn: '2026-12-01',
    representatives: 43,
    present: 38,
    votesFor: 36,
    votesAgainst: 1,
  });
  expect(effectiveDay({ ...values, effective: 'first' }, FIRST)).toBe('2026-11-28');
  expect(effectiveDay(values, '2026-12-15')).toBe('2027-01-01');
  // Never a first of the month that is too soon.
  expect(effectiveDay(values, '2026-12-01')).toBe('2027-01-01');
});

it.each<[keyof AdoptValues, Partial<AdoptValues>]>([
  ['decidedOn', { decidedOn: '2026-11-27' }],
  ['decidedOn', { decidedOn: '' }],
  ['otherDay', { effective: 'other', otherDay: '2026-11-27' }],
  ['otherDay', { effective: 'other', otherDay: '' }],
  ['present', { present: '28', votesFor: '28', votesAgainst: '0' }],
  ['present', { present: '44' }],
  ['votesFor', { votesFor: '19' }],
  ['votesFor', { votesAgainst: '3' }],
  ['representatives', { representatives: '' }],
])('says what is wrong with %s', (field, change) => {
  const { decision, faults } = readDecision({ ...values, ...change }, FIRST, NOW);
  expect(decision).toBeUndefined();
  expect(faults[field]).toMatch(/[\u4e00-\u9fff]/);
});
