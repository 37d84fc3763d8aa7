import { dayOf } from './days';

it.each(['2027-06-30', '2028-02-29'])('%s is a day', day => {
  expect(dayOf(day)).toBe(day);
});

it.each(['', '2027-02-31', '20270630', '2027-6-30', '1999-12-31', '2027-13-01', '明年六月'])('%s is no day', chosen => {
  expect(dayOf(chosen)).toBeUndefined();
});
