import { fireEvent, render, screen } from '@testing-library/react';
import type { QueueItem } from '@jishan/contracts';
import { useSession } from '@/features/session/session';
import * as texts from '@/texts/zh-CN';
import { DecideBar } from './decide-bar';
import type { useReview } from './use-review';

const approve = jest.fn();
const review = { busy: false, error: null, approve } as unknown as ReturnType<typeof useReview>;

const button = (): HTMLElement => screen.getByRole('button', { name: /^通过|^先选/ });

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
  return button();
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

it('of a range, nothing goes through before the points are chosen', () => {
  show({ pointsMax: 5 });
  expect(button().textContent).toBe(texts.work.chooseFirst);
  fireEvent.click(button());
  expect(approve).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole('tab', { name: '2' }));
  fireEvent.click(button());
  expect(approve).toHaveBeenCalledWith(expect.anything(), 2);
});

it('of a range, what the month still holds can be given', () => {
  show({ monthUse: { used: 17, cap: 20 }, pointsMax: 5 });
  fireEvent.click(screen.getByRole('tab', { name: '4' }));
  expect(screen.getByText(/^加上这条会超过这户本月的上限/)).toBeTruthy();
  fireEvent.click(button());
  expect(approve).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole('tab', { name: '3' }));
  fireEvent.click(button());
  expect(approve).toHaveBeenCalledWith(expect.anything(), 3);
});

it('a wide range has a stepper: its first tap, on either side, is the least', () => {
  show({ pointsMax: 40 });
  fireEvent.click(screen.getByRole('button', { name: texts.work.plus }));
  fireEvent.click(screen.getByRole('button', { name: texts.work.plus }));
  fireEvent.click(button());
  expect(approve).toHaveBeenCalledWith(expect.anything(), 3);
});
