import { wholeOf } from './whole';

it.each([
  ['1', 1],
  [' 12 ', 12],
  ['007', 7],
  ['99', 99],
])('%s is %d', (typed, value) => {
  expect(wholeOf(typed, 99)).toBe(value);
});

it.each(['', '0', '100', '1.5', '-1', '1e1', '三'])('%s is none', typed => {
  expect(wholeOf(typed, 99)).toBeUndefined();
});
