import { isRecordedByCadres, pointsRoutes, recordedRoutes, type RuleView } from '@jishan/contracts';
import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { queryClient } from '@/api/query';
import type { OutboxEntry } from '@/outbox';
import { useBox } from '@/outbox/box';
import { signedIn } from '../../../test/signed-in';
import { resetPhone } from '../../../test/stand-ins/taro';
import { RecordedList } from './recorded-list';

const waiting = (id: string, title: string, route: OutboxEntry['route']): OutboxEntry => ({
  id,
  accountId: 'me',
  order: 0,
  villageId: 'v1',
  title,
  detail: '',
  page: '/p',
  route,
  params: {},
  body: {},
  photosField: 'photoIds',
  photos: [],
  refetches: [],
  createdAt: 1_790_000_000_000,
  state: 'waiting',
  tries: 1,
  nextTryAt: 0,
});

it('shows what this cadre wrote down and is not sent yet, and not the own household’s application beside it', () => {
  resetPhone();
  signedIn();
  useBox.setState({
    entries: [waiting('e1', '抢险救灾', recordedRoutes.recordDeed), waiting('e2', '院落“五清”', pointsRoutes.submitApplication)],
  });
  render(
    <QueryClientProvider client={queryClient}>
      <RecordedList />
    </QueryClientProvider>,
  );
  expect(screen.getByText('抢险救灾')).toBeTruthy();
  expect(screen.queryByText('院落“五清”')).toBeNull();
});

it.each([
  ['cadre', 'public_good', true],
  ['cadre', 'honours', false],
  ['cadre', 'negative', false],
  ['villager', 'public_good', false],
  ['activity', 'participation', false],
] as const)('a rule started by %s of category %s is offered: %s', (startedBy, category, offered) => {
  expect(isRecordedByCadres({ startedBy, category } as RuleView)).toBe(offered);
});
