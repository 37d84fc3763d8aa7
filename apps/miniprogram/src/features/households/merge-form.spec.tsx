import type { MergeOutlook, VillageRole } from '@jishan/contracts';
import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen } from '@testing-library/react';
import { queryClient } from '@/api/query';
import type { PageName } from '@/navigation/pages';
import { pageUrl } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { signedIn } from '../../../test/signed-in';
import { phone, resetPhone } from '../../../test/stand-ins/taro';
import { MergeForm } from './merge-form';

const t = texts.merges.inTheWay;
const NOTHING: MergeOutlook = {
  householdId: 'h1',
  householdName: '王秀家',
  spendable: 30,
  reserved: 0,
  openDeductions: 0,
  openApplications: 0,
  waiting: false,
  memberNames: ['王秀'],
};
const household = (id: string, name: string) => ({ id, name, groupName: '三组', memberCount: 1, foundName: null });
const FOUND = { items: [household('h1', '王秀家'), household('h2', '罗小军家')] };

const choose = async (field: string, name: string) => {
  fireEvent.change(screen.getByLabelText(new RegExp(`^${field}`)), { target: { value: name } });
  fireEvent.click(await screen.findByRole('radio', { name: new RegExp(`^${name}`) }));
};

/** Both are chosen; of the one that ends, this is open. */
async function open(role: VillageRole, change: Partial<MergeOutlook>): Promise<void> {
  resetPhone();
  queryClient.clear();
  phone.answer = ({ url }) => ({ statusCode: 200, data: /\/households\/h\d\/merge/.test(url) ? { ...NOTHING, ...change } : FOUND });
  signedIn({ villageId: 'v1', personId: 'p1', roles: [role] });
  render(
    <QueryClientProvider client={queryClient}>
      <MergeForm />
    </QueryClientProvider>,
  );
  await choose(texts.merges.from, '王秀家');
  await choose(texts.merges.into, '罗小军家');
  await screen.findByText(new RegExp(t.title));
}

// A number is bound to its unit by a blank that does not break.
const wayOf = (title: string) => screen.queryByRole('button', { name: new RegExp(`^${title.replace(/ /g, '\\s')}`) });
const leadsTo = (title: string, page: PageName, params = {}) => {
  const way = wayOf(title);
  if (!way) throw new Error(`${title} leads nowhere`);
  fireEvent.click(way);
  expect(phone.calls.at(-1)).toEqual({ name: 'navigateTo', options: { url: pageUrl(page, params) } });
};

it('says all that is in the way at once, and each leads to where it is finished', async () => {
  await open('secretary', { waiting: true, openDeductions: 1, openApplications: 2, reserved: 6 });
  leadsTo(t.waiting, 'householdSplits');
  leadsTo(t.deductions(1), 'deductions');
  leadsTo(t.applications(2), 'review', { householdId: 'h1' });
  leadsTo(t.reserved(6), 'orders');
  leadsTo(t.household, 'rosterHousehold', { id: 'h1' });
});

it('what a cadre has no page for says who finishes it, and the family can be asked', async () => {
  await open('cadre', { reserved: 6 });
  expect(screen.getByText(t.reserved(6))).toBeTruthy();
  expect(screen.getByText(t.reservedNote)).toBeTruthy();
  expect(wayOf(t.reserved(6))).toBeNull();
  expect(wayOf(t.applications(0))).toBeNull();
  leadsTo(t.household, 'rosterHousehold', { id: 'h1' });
});
