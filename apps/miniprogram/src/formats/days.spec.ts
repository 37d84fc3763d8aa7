import { dayOf } from './days';

it.each([
  ['20270630', '2027-06-30'],
  ['2027-06-30', '2027-06-30'],
  ['20280229', '2028-02-29'],
])('%s is %s', (typed, day) => {
  expect(dayOf(typed)).toBe(day);
});

it.each(['', '20270231', '2027630', '19991231', '20271301', '明年六月'])('%s is no day', typed => {
  expect(dayOf(typed)).toBeUndefined();
});
