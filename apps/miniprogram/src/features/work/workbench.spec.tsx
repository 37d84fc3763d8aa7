import type { VillageRole } from '@jishan/contracts';
import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor, within } from '@testing-library/react';
import { queryClient } from '@/api/query';
import * as texts from '@/texts/zh-CN';
import { signedIn } from '../../../test/signed-in';
import { phone, resetPhone } from '../../../test/stand-ins/taro';
import { Workbench } from './workbench';

const asked = () => phone.calls.filter(({ name }) => name === 'request').map(({ options }) => (options as { url: string }).url);

beforeEach(() => {
  resetPhone();
  queryClient.clear();
  phone.answer = ({ url }) => {
    if (url.endsWith('/points/queue/count')) return { statusCode: 200, data: { waiting: 137 } };
    if (url.endsWith('/count')) return { statusCode: 200, data: { waiting: 0 } };
    return { statusCode: 200, data: { items: [], waiting: 0, overdue: 0, settings: {} } };
  };
});
const open = (roles: readonly VillageRole[]) => {
  signedIn({ villageId: 'v1', personId: 'p1', householdId: 'h1', roles });
  render(
    <QueryClientProvider client={queryClient}>
      <Workbench />
    </QueryClientProvider>,
  );
};
const row = (title: string) => within(screen.getByText(title).closest('[role="button"]') as HTMLElement);

it('says how many wait, all of them, without fetching one', async () => {
  open(['points_keeper']);
  await waitFor(() => expect(row(texts.work.reviewQueue).getByText(texts.work.waiting('137'))).toBeTruthy());
  expect(asked().filter(url => /\/points\/(queue|panel)($|\?)|\/claims($|\?)/.test(url))).toEqual([]);
});

it('a 并户 that waits for a second pair of hands is counted like the rest', async () => {
  const others = phone.answer;
  phone.answer = request => (request.url.endsWith('/household-merges/count') ? { statusCode: 200, data: { waiting: 2 } } : others(request));
  open(['cadre']);
  await waitFor(() => expect(row(texts.households.title).getByText(texts.work.waiting('2'))).toBeTruthy());
});

it('asks only for what the office may see', async () => {
  open(['villager', 'store_keeper']);
  await screen.findByText(texts.counter.title);
  await waitFor(() => expect(queryClient.isFetching()).toBe(0));
  expect(asked().filter(url => url.endsWith('/count'))).toEqual([]);
});

it('stands in parts, each only with what the office does', async () => {
  open(['store_keeper']);
  await screen.findByText(texts.counter.title);
  const shown = Object.values(texts.work.parts).filter(title => screen.queryByText(title));
  // Who stands at the counter writes down who may act for a household, too.
  expect(shown).toEqual([texts.work.parts.store, texts.work.parts.record]);
  expect(within(screen.getByText(texts.work.parts.store).closest('.card') as HTMLElement).getByText(texts.counter.title)).toBeTruthy();
});

it('stands there all at once: no row comes in between while somebody taps', async () => {
  open(['secretary']);
  // Nothing was answered yet: what the village has settled on decides about some rows.
  expect(screen.queryByText(texts.work.reviewQueue)).toBeNull();
  await screen.findByText(texts.work.reviewQueue);
});
