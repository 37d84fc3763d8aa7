import type { NoticeReceipt, NoticeView } from '@jishan/contracts';
import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { queryClient } from '@/api/query';
import * as texts from '@/texts/zh-CN';
import { ConfirmHost } from '@/ui/confirm/confirm-host';
import { signedIn } from '../../../test/signed-in';
import { phone, resetPhone } from '../../../test/stand-ins/taro';
import { Receipts } from './receipts';

const t = texts.receipts;
const person = (name: string, householdId: string | null): NoticeReceipt => ({
  personId: name,
  name,
  householdId,
  householdName: householdId && `${householdId}家`,
  groupName: '一组',
  hasAccount: false,
  phoneMasked: null,
  deliveredAt: null,
  openedAt: null,
  acknowledgedAt: null,
  toldInPersonAt: null,
});
const COUNTS = { audience: 4, delivered: 0, opened: 0, acknowledged: 0, toldInPerson: 0, waiting: 4 };
const NOTICE = { id: 'n1', title: '停水', mustAcknowledge: true, withdrawnAt: null } as unknown as NoticeView;
const PEOPLE = [person('干仕清', '干仕清'), person('干小妹', '干仕清'), person('罗国华', '罗国华'), person('游客', null)];

const posted = () =>
  phone.calls.map(({ options }) => options as { method?: string; url?: string }).filter(({ method }) => method === 'POST');

beforeEach(() => {
  resetPhone();
  queryClient.clear();
  phone.answer = ({ url, method }) => {
    if (method === 'POST') return { statusCode: 200, data: { told: 2 } };
    return { statusCode: 200, data: url.includes('/summary') ? { counts: COUNTS, groups: [] } : { items: PEOPLE } };
  };
  signedIn({ villageId: 'v1', personId: 'p1', householdId: 'h1', roles: ['secretary'] });
  render(
    <QueryClientProvider client={queryClient}>
      <Receipts notice={NOTICE} />
      <ConfirmHost />
    </QueryClientProvider>,
  );
});

it('a family that waits is told at its door, all of them with one tap and one question', async () => {
  fireEvent.click(await screen.findByRole('button', { name: t.tellAllLabel('干仕清家') }));
  expect(await screen.findByText(t.tellAllBody(['干仕清', '干小妹']))).toBeTruthy();
  fireEvent.click(await screen.findByRole('button', { name: t.tellAll }));
  await waitFor(() => expect(posted()).toHaveLength(1));
  expect(posted()[0]?.url).toContain('/notices/n1/receipts/households/%E5%B9%B2%E4%BB%95%E6%B8%85/told');
});

it('who waits alone in a house, or lives in none, is recorded alone', async () => {
  await screen.findByText('罗国华');
  expect([...document.querySelectorAll('.visit-house__name')].map(({ textContent }) => textContent)).toEqual(['干仕清家', '罗国华家']);
  expect(screen.getAllByText(t.tellAll)).toHaveLength(1);
  expect(screen.getAllByText(t.tell)).toHaveLength(PEOPLE.length);
});
