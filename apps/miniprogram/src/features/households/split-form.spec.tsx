import type { SplitOutlook } from '@jishan/contracts';
import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen } from '@testing-library/react';
import { queryClient } from '@/api/query';
import { pageUrl } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { signedIn } from '../../../test/signed-in';
import { phone, resetPhone } from '../../../test/stand-ins/taro';
import { SplitForm } from './split-form';

const t = texts.households;
const member = (name: string, head: boolean) => ({ personId: name, name, head, minor: false, openApplications: 0 });
const OUTLOOK: SplitOutlook = {
  householdId: 'h1',
  householdName: '罗大明家',
  groupId: null,
  spendable: 31,
  reserved: 6,
  openDeductions: 0,
  members: [member('罗大明', true), member('罗小军', false)],
  groups: [],
  mayDiffer: null,
};
const FOUND = { items: [{ id: 'h1', name: '罗大明家', groupName: '三组', memberCount: 2, foundName: null }] };

/** The family is looked for, by somebody who lives here. */
async function found(change: Partial<SplitOutlook>, householdId: string): Promise<void> {
  resetPhone();
  queryClient.clear();
  phone.answer = ({ url }) => ({ statusCode: 200, data: url.includes('/households/h1/split') ? { ...OUTLOOK, ...change } : FOUND });
  signedIn({ villageId: 'v1', personId: 'p1', householdId, roles: ['secretary'] });
  render(
    <QueryClientProvider client={queryClient}>
      <SplitForm />
    </QueryClientProvider>,
  );
  const field = screen.getByLabelText(new RegExp(`^${t.household}`));
  fireEvent.change(field, { target: { value: '罗大明' } });
}

/** And chosen, by somebody of another one. */
async function choose(change: Partial<SplitOutlook>): Promise<void> {
  await found(change, 'h9');
  fireEvent.click(await screen.findByRole('radio', { name: /^罗大明家/ }));
}

/** The son leaves. */
async function open(change: Partial<SplitOutlook>): Promise<void> {
  await choose(change);
  fireEvent.click(await screen.findByRole('checkbox', { name: /^罗小军/ }));
}

it('says why no more may go along than there is, and that what is held for a redemption is not among it', async () => {
  await open({});
  expect(screen.getByText('已按人头算好，可以改，只能填 0 到 31：这家现有可用 31 分。')).toBeTruthy();
  expect(screen.getByText(/^兑换预留的 6 分不能分/)).toBeTruthy();
});

it('says why no fewer and no more where one person may not go far from the share by heads', async () => {
  await open({ mayDiffer: 4 });
  expect(screen.getByText(/只能填 11 到 19：按人头是 15 分，一个人经手上下最多差 4 分。$/)).toBeTruthy();
});

it('says both where both bound it', async () => {
  await open({ mayDiffer: 20 });
  expect(screen.getByText(/只能填 0 到 31：按人头是 15 分，一个人经手上下最多差 20 分；这家现有可用 31 分。$/)).toBeTruthy();
});

it('leads to the deductions that must be closed first, and asks nothing else meanwhile', async () => {
  await choose({ openDeductions: 2 });
  fireEvent.click(await screen.findByRole('button', { name: /^2\s件扣分没有办结/ }));
  expect(phone.calls.at(-1)).toEqual({ name: 'navigateTo', options: { url: pageUrl('deductions') } });
  expect(screen.queryByRole('checkbox')).toBeNull();
});

it('leads to the applications of those who cannot leave yet, and lets the others go', async () => {
  await open({ members: [{ ...member('罗大明', true), openApplications: 1 }, member('罗小军', false)] });
  fireEvent.click(screen.getByRole('button', { name: /^1\s件积分申报没有办完/ }));
  expect(phone.calls.at(-1)).toEqual({ name: 'navigateTo', options: { url: pageUrl('review', { householdId: 'h1' }) } });
  expect(screen.getByRole('checkbox', { name: /^罗小军/, checked: true })).toBeTruthy();
});

it('one’s own household is found, and is not to be chosen', async () => {
  await found({}, 'h1');
  expect(await screen.findByText(texts.helpers.ownHousehold)).toBeTruthy();
  expect(screen.queryByRole('radio')).toBeNull();
});
