import type { ApplicationView } from '@jishan/contracts';
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import { queryClient } from '@/api/query';
import * as texts from '@/texts/zh-CN';
import { signedIn } from '../../../test/signed-in';
import { resetPhone } from '../../../test/stand-ins/taro';
import { ApplicationDetail } from './application-detail';

const returned = {
  id: 'a1',
  status: 'returned',
  householdId: 'h2',
  householdName: '罗家',
  memberName: '罗秀英',
  filedByName: null,
  supplementedByName: null,
  withdrawnByName: null,
  filedByRole: null,
  recordedByMe: false,
  mayAct: false,
  text: '守了一夜河堤',
  photos: [],
  voice: null,
  course: null,
  rule: { title: '抢险救灾', maxPhotos: 3, minPhotos: 0, pointsMin: 2, pointsMax: 2, cap: null, unit: '次', category: 'public_good' },
} as unknown as ApplicationView;

/** What can be pressed by a cadre of another household, as far as the server says whose it is. */
function pressed(more: Partial<ApplicationView>): (string | null)[] {
  render(
    <QueryClientProvider client={queryClient}>
      <ApplicationDetail application={{ ...returned, ...more }} />
    </QueryClientProvider>,
  );
  const { withdraw, supplementSend } = texts.points;
  return [withdraw, supplementSend].filter(name => screen.queryByRole('button', { name }) !== null);
}
const both = [texts.points.withdraw, texts.points.supplementSend];

beforeEach(() => {
  resetPhone();
  signedIn();
});

it('whoever wrote a deed down answers what is asked, and may take it back', () => {
  expect(pressed({ filedByRole: '村干部', recordedByMe: true })).toEqual(both);
});

it('another cadre sees it and is offered nothing that the server would refuse them', () => {
  expect(pressed({ filedByRole: '村干部' })).toEqual([]);
});

it('the household that it was written down for may say no to it, and proves nothing', () => {
  expect(pressed({ filedByRole: '村干部', mayAct: true })).toEqual([texts.points.withdraw]);
});

it('what a household filed is its own', () => {
  expect(pressed({ householdId: 'h1', mayAct: true })).toEqual(both);
});

it('and theirs who act for it, who live elsewhere', () => {
  expect(pressed({ mayAct: true })).toEqual(both);
});

it('and nobody else’s', () => {
  expect(pressed({})).toEqual([]);
});

it('a helper’s answer and taking back say who did it for whom; the household’s own say nothing', () => {
  pressed({ supplementedByName: '杨德明', withdrawnByName: '罗小军', status: 'withdrawn' });
  expect(screen.getByText('杨德明 代 罗秀英 补充')).toBeTruthy();
  expect(screen.getByText('罗小军 代 罗秀英 撤回')).toBeTruthy();
  cleanup();
  pressed({ status: 'withdrawn' });
  expect(screen.queryByText(/代 罗秀英/)).toBeNull();
});
