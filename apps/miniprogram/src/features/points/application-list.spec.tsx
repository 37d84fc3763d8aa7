import { parlourRoutes, pointsRoutes } from '@jishan/contracts';
import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { queryClient } from '@/api/query';
import type { OutboxEntry } from '@/outbox';
import { useBox } from '@/outbox/box';
import * as texts from '@/texts/zh-CN';
import { signedIn } from '../../../test/signed-in';
import { phone, resetPhone } from '../../../test/stand-ins/taro';
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

const inReview = {
  id: 'a1',
  status: 'in_review',
  submittedAt: '2026-11-26T01:00:00.000Z',
  photos: [],
  text: '',
  rule: { title: '义务修路', category: 'public_good' },
};

it('shows the applications that wait in the outbox, and not the private letter beside them', () => {
  resetPhone();
  signedIn();
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

it('among those in hand are also the ones with the panel, in 公示 or objected to: the house is asked for all of them at once', async () => {
  resetPhone();
  queryClient.clear();
  signedIn();
  useBox.setState({ entries: [] });
  phone.answer = ({ url }) => ({
    statusCode: 200,
    data: { items: url.includes('state=running') && !url.includes('status=') ? [inReview] : [] },
  });
  render(
    <QueryClientProvider client={queryClient}>
      <ApplicationList />
    </QueryClientProvider>,
  );
  await waitFor(() => expect(screen.getByText(texts.points.applicationsEmpty)).toBeTruthy());
  fireEvent.click(screen.getByText(texts.points.filterWaiting));
  expect(await screen.findByText('义务修路')).toBeTruthy();
});
