import { fireEvent, render, screen } from '@testing-library/react';
import type { QueueItem } from '@jishan/contracts';
import { useSession } from '@/features/session/session';
import { DecideBar } from './decide-bar';
import type { useReview } from './use-review';

const approve = jest.fn();
const review = { busy: false, error: null, approve } as unknown as ReturnType<typeof useReview>;

function show(part: { cap?: { times: number }; capUsed?: number; monthUse?: QueueItem['monthUse']; pointsMax?: number }): HTMLElement {
  const { cap = null, capUsed = null, monthUse = null, pointsMax = 2 } = part;
  const item = {
    id: 'a1',
    rule: { lane: 'fast', pointsMin: 2, pointsMax, cap },
    capUsed,
    monthUse,
    twoDecideAbove: 0,
  } as unknown as QueueItem;
  render(<DecideBar item={item} review={review} />);
  return screen.getByRole('button', { name: /^通过/ });
}

beforeEach(() => {
  approve.mockClear();
  useSession.setState({ status: 'signed_in', villageId: 'v1' });
});

it('below the cap one tap approves', () => {
  fireEvent.click(show({ cap: { times: 2 }, capUsed: 1, monthUse: { used: 10, cap: 20 } }));
  expect(approve).toHaveBeenCalledTimes(1);
});

it('at the cap it says why, and approves nothing', () => {
  const button = show({ cap: { times: 2 }, capUsed: 2 });
  expect(screen.getByText(/^本期已到次数上限/)).toBeTruthy();
  expect(button.getAttribute('aria-disabled')).toBe('true');
  fireEvent.click(button);
  expect(approve).not.toHaveBeenCalled();
});

it('of a range, what the month still holds can be given', () => {
  fireEvent.click(show({ monthUse: { used: 17, cap: 20 }, pointsMax: 5 }));
  expect(approve).toHaveBeenCalledTimes(1);
  fireEvent.click(screen.getByRole('button', { name: '加 1 分' }));
  fireEvent.click(screen.getByRole('button', { name: '加 1 分' }));
  expect(screen.getByText(/^加上这条会超过这户本月的上限/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: /^通过/ }));
  expect(approve).toHaveBeenCalledTimes(1);
});
