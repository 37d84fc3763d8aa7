import type { HouseholdChangeView, VillageRole } from '@jishan/contracts';
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { queryClient } from '@/api/query';
import * as texts from '@/texts/zh-CN';
import { ConfirmHost } from '@/ui/confirm/confirm-host';
import { signedIn } from '../../../test/signed-in';
import { phone, resetPhone } from '../../../test/stand-ins/taro';
import { HouseholdChangeById } from './change-detail';

const t = texts.households;
const m = texts.merges;
const WAITING: HouseholdChangeView = {
  id: 'c1',
  kind: 'merge',
  state: 'waiting',
  fromHouseholdId: 'h1',
  fromHouseholdName: '王秀家',
  toHouseholdId: 'h2',
  toHouseholdName: '罗小军家',
  personNames: ['王秀', '王强'],
  points: 30,
  document: 'application',
  documentDay: '2026-11-20',
  documentNumber: '',
  reason: '母亲搬来同住',
  photos: [],
  recordedByRole: '村书记',
  confirmedByRole: null,
  dropReason: null,
  filedByMe: false,
  at: '2026-11-26T01:00:00.000Z',
};

const open = async (one: Partial<HouseholdChangeView>, role: VillageRole) => {
  phone.answer = () => ({ statusCode: 200, data: { ...WAITING, ...one } });
  signedIn({ villageId: 'v1', personId: 'p1', roles: [role] });
  render(
    <QueryClientProvider client={queryClient}>
      <HouseholdChangeById id="c1" />
      <ConfirmHost />
    </QueryClientProvider>,
  );
  await screen.findByText('罗小军家');
};

beforeEach(() => {
  resetPhone();
  queryClient.clear();
});

it('while it waits, everything is still to come, and one may speak', async () => {
  await open({ points: 0 }, 'villager');
  for (const words of [m.old.waiting, m.new.waiting, m.who.waiting, m.pointsToMove, m.points(0), m.stillTime])
    expect(screen.getByText(words)).toBeTruthy();
  for (const words of [m.who.done, t.moved, t.wrong]) expect(screen.queryByText(words)).toBeNull();
});

it('once it is done, it has happened', async () => {
  await open({ state: 'done' }, 'villager');
  for (const words of [m.old.done, m.new.done, m.who.done, t.moved, t.wrong, '30 分']) expect(screen.getByText(words)).toBeTruthy();
  expect(screen.queryByText(m.stillTime)).toBeNull();
});

it('what was dropped says that nothing has moved and how to go on; only the office has the way there', async () => {
  const dropped: Partial<HouseholdChangeView> = { state: 'dropped', dropReason: '凭据不清楚，要重新拍', points: 0 };
  await open(dropped, 'villager');
  for (const words of [m.droppedBecause('凭据不清楚，要重新拍'), m.old.dropped, m.new.dropped, m.unmoved])
    expect(screen.getByText(words)).toBeTruthy();
  for (const words of ['母亲搬来同住', t.wrong, m.stillTime, m.again]) expect(screen.queryByText(words)).toBeNull();
  cleanup();
  queryClient.clear();
  await open(dropped, 'cadre');
  fireEvent.click(screen.getByRole('button', { name: m.again }));
  expect(phone.calls.filter(one => one.name === 'navigateTo').map(one => one.options)).toEqual([
    { url: '/pkg-work/pages/merge-form/index' },
  ]);
});

it('the second hand is asked with the names, the points, and that it cannot be undone', async () => {
  await open({}, 'cadre');
  fireEvent.click(screen.getByRole('button', { name: m.confirm }));
  await screen.findByText(m.confirmAsk);
  expect(screen.getByText('王秀家 的 王秀、王强转到 罗小军家，30 分一起转，王秀家 关闭。马上办好，不能撤销。')).toBeTruthy();
  expect(screen.getByRole('button', { name: '确认并户' })).toBeTruthy();
});
