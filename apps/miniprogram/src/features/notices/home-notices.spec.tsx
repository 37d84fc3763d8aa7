import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import { queryClient } from '@/api/query';
import { signedIn } from '../../../test/signed-in';
import { phone, resetPhone } from '../../../test/stand-ins/taro';
import { HomeNotices } from './home-notices';

const notice = (id: string, change: object = {}) => ({
  id,
  title: id,
  excerpt: '',
  category: 'affairs',
  pinned: false,
  mustAcknowledge: false,
  acknowledgeBy: null,
  publishedAt: '2026-11-27T10:00:00Z',
  withdrawnAt: null,
  photoCount: 0,
  spoken: false,
  counts: { audience: 1, delivered: 1, opened: 0, acknowledged: 0, toldInPerson: 0, waiting: 1 },
  mine: { deliveredAt: '2026-11-27T10:00:01Z', openedAt: null, acknowledgedAt: null, toldInPersonAt: null },
  ...change,
});
const READ = { mine: { deliveredAt: null, openedAt: '2026-11-27T11:00:00Z', acknowledgedAt: null, toldInPersonAt: null } };
const pinned = notice('停水', { pinned: true, ...READ });

const open = async (items: readonly object[]): Promise<string[]> => {
  resetPhone();
  queryClient.clear();
  phone.answer = ({ url }) => ({ statusCode: 200, data: { items: url.includes('shelf=pinned') ? [pinned] : items } });
  signedIn({ villageId: 'v1', personId: 'p1', householdId: 'h1', roles: ['villager'] });
  const { container } = render(
    <QueryClientProvider client={queryClient}>
      <HomeNotices />
    </QueryClientProvider>,
  );
  await screen.findByText('停水');
  await waitFor(() => expect(queryClient.isFetching()).toBe(0));
  return [...container.querySelectorAll('.entry__title')].map(title => title.textContent ?? '');
};

it('shows what is pinned, and behind it the newest that wait for the reader, each once', async () => {
  expect(
    await open([
      notice('坝坝会', { spoken: true }),
      pinned,
      notice('读过的', READ),
      notice('上门说过的', { mine: { ...notice('').mine, toldInPersonAt: '2026-11-27T11:00:00Z' } }),
      notice('读过没有确认的', { mustAcknowledge: true, ...READ }),
      notice('再早的'),
    ]),
  ).toEqual(['停水', '坝坝会', '读过没有确认的']);
  expect(screen.getByText('可以听')).toBeTruthy();
});

it('shows what is pinned alone to whoever has opened the rest', async () => {
  expect(await open([notice('读过的', READ)])).toEqual(['停水']);
});
