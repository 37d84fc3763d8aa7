import type { VillageRole } from '@jishan/contracts';
import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import { queryClient } from '@/api/query';
import * as texts from '@/texts/zh-CN';
import { signedIn } from '../../../test/signed-in';
import { phone, resetPhone } from '../../../test/stand-ins/taro';
import { WorkbenchEntry } from './workbench-entry';

const FIGURES: Readonly<Record<string, object>> = {
  '/points/queue/count': { waiting: 12 },
  '/claims/count': { waiting: 4 },
  '/parlour/queue': { items: [], waiting: 5, overdue: 2 },
};
const asked = () => phone.calls.filter(({ name }) => name === 'request');

beforeEach(() => {
  resetPhone();
  queryClient.clear();
  phone.answer = ({ url }) => {
    const known = Object.entries(FIGURES).find(([end]) => (url.split('?')[0] ?? '').endsWith(end));
    return { statusCode: 200, data: known?.[1] ?? { items: [], waiting: 0, overdue: 0, open: 0 } };
  };
});
const open = (roles: readonly VillageRole[]) => {
  signedIn({ villageId: 'v1', personId: 'p1', householdId: 'h1', roles });
  render(
    <QueryClientProvider client={queryClient}>
      <WorkbenchEntry />
    </QueryClientProvider>,
  );
};

it('says on home what waits in the workbench, and what of it is late', async () => {
  open(['secretary']);
  expect(await screen.findByText('21 件待办，其中 2 件超时')).toBeTruthy();
});

it('says no part of the sum where a figure did not come', async () => {
  const others = phone.answer;
  phone.answer = request => (request.url.endsWith('/claims/count') ? { statusCode: 403, data: { status: 403 } } : others(request));
  open(['secretary']);
  await waitFor(() => expect(queryClient.isFetching()).toBe(0));
  expect(screen.getByText(texts.me.workbenchNote)).toBeTruthy();
});

it('asks nothing for a villager', () => {
  open(['villager']);
  expect(screen.queryByText(texts.me.workbench)).toBeNull();
  expect(asked()).toEqual([]);
});
