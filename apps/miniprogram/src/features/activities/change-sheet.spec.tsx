import type { ActivityView } from '@jishan/contracts';
import { QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { queryClient } from '@/api/query';
import { useSession } from '@/features/session/session';
import * as texts from '@/texts/zh-CN';
import { useConfirm } from '@/ui/confirm/confirm';
import { phone, resetPhone } from '../../../test/stand-ins/taro';
import { ChangeSheet } from './change-sheet';

const t = texts.activities;
const activity = {
  id: 'c1',
  version: 3,
  place: '村委会院坝',
  capacity: 30,
  startsAt: '2026-11-28T01:00:00.000Z',
  endsAt: '2026-11-28T03:00:00.000Z',
  signUpUntil: '2026-11-27T10:00:00.000Z',
} as unknown as ActivityView;

let closed: number;
const sent = () => phone.calls.filter(({ name }) => name === 'request').map(({ options }) => (options as { data: unknown }).data);
const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
const change = () => fireEvent.click(screen.getByRole('button', { name: t.change }));
const answer = (yes: boolean) => act(async () => Promise.resolve(useConfirm.getState().asked?.answer(yes)));

beforeEach(() => {
  resetPhone();
  queryClient.clear();
  closed = 0;
  useConfirm.setState({ asked: undefined });
  useSession.setState({ status: 'signed_in', villageId: 'v1' });
  phone.answer = () => ({ statusCode: 200, data: activity });
  render(
    <QueryClientProvider client={queryClient}>
      <ChangeSheet activity={activity} onClose={() => (closed += 1)} />
    </QueryClientProvider>,
  );
});

it('another place alone moves no time: the deadline that was set stays', async () => {
  type(t.place, '新文化广场');
  type(t.capacity, '');
  change();
  await answer(true);
  await waitFor(() => expect(sent()).toEqual([{ place: '新文化广场', capacity: null }]));
  await waitFor(() => expect(closed).toBe(1));
});

it('another hour goes by the village’s clock, with the end and the deadline that follow from it', async () => {
  fireEvent.click(screen.getByText('14:00'));
  change();
  await answer(true);
  await waitFor(() => expect(sent()).toHaveLength(1));
  expect(sent()[0]).toMatchObject({
    startsAt: '2026-11-28T06:00:00.000Z',
    endsAt: '2026-11-28T08:00:00.000Z',
    signUpUntil: '2026-11-28T06:00:00.000Z',
  });
});

it.each(['0', '10001', '三十'])('%s seats are said to be wrong, and nobody is asked', typed => {
  type(t.capacity, typed);
  change();
  expect(screen.getByText(t.capacityWrong)).toBeTruthy();
  expect(useConfirm.getState().asked).toBeUndefined();
});

it('whoever turns back has changed nothing; a refusal is said and the sheet stays', async () => {
  type(t.place, '别处');
  change();
  await answer(false);
  expect(sent()).toEqual([]);
  phone.answer = () => ({ statusCode: 409, data: { status: 409, code: 'ACTIVITIES.BEGUN', title: '活动已经开始' } });
  change();
  await answer(true);
  expect(await screen.findByText('活动已经开始')).toBeTruthy();
  expect(closed).toBe(0);
});

it('goes under the version that was seen; told that another one came first, it keeps what was typed', async () => {
  phone.answer = () => ({ statusCode: 412, data: { code: 'VERSION.STALE', title: '内容已被别人修改', status: 412 } });
  type(t.place, '新文化广场');
  change();
  await answer(true);
  await waitFor(() => expect(screen.getByText('内容已被别人修改')).toBeTruthy());
  const [request] = phone.calls.filter(({ name }) => name === 'request').map(({ options }) => options as { header: object });
  expect(request?.header).toMatchObject({ 'If-Match': '"3"' });
  expect((screen.getByLabelText(t.place) as HTMLInputElement).value).toBe('新文化广场');
  expect(closed).toBe(0);
});
