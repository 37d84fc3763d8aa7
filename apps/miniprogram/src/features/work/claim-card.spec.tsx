import type { ClaimView } from '@jishan/contracts';
import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { queryClient } from '@/api/query';
import { useSession } from '@/features/session/session';
import * as texts from '@/texts/zh-CN';
import { ConfirmHost } from '@/ui/confirm/confirm-host';
import { phone, resetPhone } from '../../../test/stand-ins/taro';
import { ClaimCard } from './claim-card';

const t = texts.work;
const ROSTER_PHONE = '138****1234';
const claimWith = (phoneMasked: string | null) =>
  ({
    id: 'c1',
    name: '罗秀英',
    note: '',
    createdAt: '2026-11-26T01:00:00.000Z',
    phoneMasked,
    phoneProved: false,
    candidates: [{ id: 'p1', name: '罗秀英', householdName: '罗国华家', groupName: '三组', phoneMasked: ROSTER_PHONE }],
  }) as unknown as ClaimView;

const sent = () => phone.calls.filter(({ name }) => name === 'request');
const choice = () => screen.getByRole('radio', { name: /罗秀英/ });
const approve = () => fireEvent.click(screen.getByRole('button', { name: t.claimApprove }));

function open(phoneMasked: string | null): void {
  render(
    <QueryClientProvider client={queryClient}>
      <ClaimCard claim={claimWith(phoneMasked)} />
      <ConfirmHost />
    </QueryClientProvider>,
  );
}

beforeEach(() => {
  resetPhone();
  queryClient.clear();
  useSession.setState({ status: 'signed_in', villageId: 'v1' });
  phone.answer = () => ({ statusCode: 200, data: { status: 'approved' } });
});

it.each([
  ['no phone', null, t.claimUnproved],
  ['a phone that is not the roster’s', '139****0000', t.claimOtherPhone],
])('with %s nobody is chosen beforehand, and the card says what to do first', (_, given, note) => {
  open(given);
  expect(choice().getAttribute('aria-checked')).toBe('false');
  expect(screen.getByText(note)).toBeTruthy();
});

it('without a phone that matches, no tap alone lets anybody into a household', async () => {
  open(null);
  fireEvent.click(choice());
  approve();
  const sheet = within(await screen.findByRole('dialog'));
  expect(sheet.getByText(/罗国华家的积分、替这家兑换/)).toBeTruthy();
  expect(sent()).toEqual([]);
  fireEvent.click(sheet.getByRole('button', { name: t.claimAskAction }));
  await waitFor(() => expect(sent()).toHaveLength(1));
});

it('the phone that the roster has, too, chooses and is not asked about', async () => {
  open(ROSTER_PHONE);
  expect(choice().getAttribute('aria-checked')).toBe('true');
  approve();
  await waitFor(() => expect(sent()).toHaveLength(1));
  expect(screen.queryByRole('dialog')).toBeNull();
});
