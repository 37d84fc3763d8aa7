import { parlourRoutes, pointsRoutes } from '@jishan/contracts';
import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { queryClient } from '@/api/query';
import { useSession } from '@/features/session/session';
import type { OutboxEntry } from '@/outbox';
import { useBox } from '@/outbox/box';
import { resetPhone } from '../../../test/stand-ins/taro';
import { ApplicationList } from './application-list';

const waiting = (id: string, title: string, route: OutboxEntry['route']): OutboxEntry => ({
  id,
  accountId: 'me',
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
  order: 1,
  state: 'waiting',
  tries: 1,
  nextTryAt: 0,
});

it('shows the applications that wait in the outbox, and not the private letter beside them', () => {
  resetPhone();
  useSession.setState({
    status: 'signed_in',
    villageId: 'v1',
    me: { accountId: 'me', hasPassword: false, hasSecondFactor: false, memberships: [], organizations: [], pendingClaims: [] },
  });
  useBox.setState({
    entries: [waiting('e1', '院落“五清”', pointsRoutes.submitApplication), waiting('e2', '说一件家里的事', parlourRoutes.askSecretary)],
  });
  render(
    <QueryClientProvider client={queryClient}>
      <ApplicationList />
    </QueryClientProvider>,
  );
  expect(screen.getByText('院落“五清”')).toBeTruthy();
  expect(screen.queryByText('说一件家里的事')).toBeNull();
});
