import { render, screen } from '@testing-library/react';
import { DueTag } from './due-tag';

const NOON = Date.parse('2026-12-01T12:00:00+08:00');

it.each([
  ['2026-12-03', false, '最晚12月3日 周四办'],
  ['2026-12-02', false, '最晚明天办'],
  ['2026-12-01', false, '最晚今天办'],
  ['2026-11-30', true, '已超期 1 天'],
  ['2026-11-26', true, '已超期 5 天'],
])('due on %s', (dueOn, overdue, words) => {
  jest.spyOn(Date, 'now').mockReturnValue(NOON);
  render(<DueTag item={{ dueOn, overdue }} />);
  expect(screen.getByText(words)).toBeTruthy();
});
