import { QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen } from '@testing-library/react';
import { queryClient } from '@/api/query';
import { useSession } from '@/features/session/session';
import * as texts from '@/texts/zh-CN';
import { emit, phone, resetPhone } from '../../../test/stand-ins/taro';
import { PanelRecordOf } from './panel-record';

const t = texts.draw;
const running = {
  round: 1,
  purpose: 'application',
  seed: null,
  seatsAtMost: 3,
  needed: 2,
  openedAt: '2026-11-26T02:00:00Z',
  dueOn: '2026-12-03',
  outcome: null,
  decidedAt: null,
  seats: [],
};

it('a page that is shown again asks again: the round that was running is over by now', async () => {
  resetPhone();
  queryClient.clear();
  useSession.setState({ status: 'signed_in', villageId: 'v1' });
  let round: object = running;
  phone.answer = () => ({ statusCode: 200, data: { rounds: [round] } });
  render(
    <QueryClientProvider client={queryClient}>
      <PanelRecordOf applicationId="a1" />
    </QueryClientProvider>,
  );
  await screen.findByText(t.running);
  expect(screen.getByText(t.sealed)).toBeTruthy();
  round = { ...running, outcome: 'agreed', decidedAt: '2026-11-27T02:00:00Z', seed: 'the-seed' };
  act(() => emit('didShow', undefined));
  await screen.findByText(t.agreed);
  expect(screen.queryByText(t.running)).toBeNull();
  expect(screen.getByText(t.seed('the-seed'))).toBeTruthy();
});
