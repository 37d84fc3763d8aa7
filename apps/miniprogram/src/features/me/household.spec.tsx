import type { HouseholdView, VillageRole } from '@jishan/contracts';
import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen } from '@testing-library/react';
import { queryClient } from '@/api/query';
import { Invitations } from '@/features/invite/invitations';
import * as texts from '@/texts/zh-CN';
import { signedIn } from '../../../test/signed-in';
import { phone, resetPhone } from '../../../test/stand-ins/taro';
import { Household } from './household';

const t = texts.invite;
const member = (name: string, head: boolean, hasAccount = false) => ({ personId: name, name, head, phoneMasked: null, hasAccount });
const HOUSEHOLD: HouseholdView = {
  id: 'h1',
  name: '罗国华家',
  groupName: '三组',
  members: [member('罗国华', true), member('罗秀英', false)],
  cardCode: 'card',
  helpers: [],
};

function open(screenOf: () => React.JSX.Element, roles: readonly VillageRole[], household: Partial<HouseholdView> = {}): void {
  const Shown = screenOf;
  phone.answer = () => ({ statusCode: 200, data: { ...HOUSEHOLD, ...household } });
  signedIn({ villageId: 'v1', personId: 'p1', householdId: 'h1', roles });
  render(
    <QueryClientProvider client={queryClient}>
      <Shown />
    </QueryClientProvider>,
  );
}

beforeEach(() => {
  resetPhone();
  queryClient.clear();
});

it('the head has a button that leads to the invitations', async () => {
  open(Household, ['villager', 'household_head']);
  fireEvent.click(await screen.findByRole('button', { name: new RegExp(t.title) }));
  expect(phone.calls.find(({ name }) => name === 'navigateTo')?.options).toEqual({ url: '/pkg-life/pages/invite/index' });
});

it('the others, in office or not, have no button that ends in a refusal: they read who invites, and how', async () => {
  open(Household, ['villager', 'cadre']);
  expect(await screen.findByText('请户主罗国华来邀请')).toBeTruthy();
  expect(screen.getByText(/罗国华登录后，在“我的”里点“邀请家人”/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: /邀请/ })).toBeNull();
});

it('where everybody has an account, nobody is asked to ask for one', async () => {
  open(Household, ['villager'], { members: [member('罗国华', true, true), member('罗秀英', false, true)] });
  await screen.findByText('罗秀英');
  expect(screen.queryByText('请户主罗国华来邀请')).toBeNull();
});

it('where nobody heads the household, they read who changes that', async () => {
  open(Household, ['villager'], { members: [member('罗秀英', false)] });
  expect(await screen.findByText(t.byHead(undefined))).toBeTruthy();
  expect(screen.getByText(/请村干部先定户主/)).toBeTruthy();
});

it('whoever comes to the page by a link reads the same there', async () => {
  open(Invitations, ['villager']);
  expect(await screen.findByText('请户主罗国华来邀请')).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
});
