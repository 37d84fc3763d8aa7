import type { HouseholdView, Membership, RepresentedHousehold } from '@jishan/contracts';
import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { queryClient } from '@/api/query';
import * as texts from '@/texts/zh-CN';
import { signedIn } from '../../../test/signed-in';
import { phone, resetPhone } from '../../../test/stand-ins/taro';
import { ForWhom } from './for-whom';

const home: Membership = {
  villageId: 'v1',
  villageName: '桠溪村',
  personId: 'p1',
  personName: '罗晓燕',
  householdId: 'h1',
  householdName: '罗国华家',
  groupName: '3组',
  roles: ['villager'],
};
const member = (personId: string, name: string) => ({ personId, name, head: false, phoneMasked: null, hasAccount: false });
const household = (members: HouseholdView['members']): HouseholdView => ({
  id: 'h1',
  name: '罗国华家',
  groupName: '3组',
  members,
  cardCode: 'c',
  helpers: [],
});
const yang: RepresentedHousehold = {
  id: 'h2',
  name: '杨德明家',
  groupName: '5组',
  members: [
    { personId: 'p8', name: '杨德明' },
    { personId: 'p9', name: '杨秀英' },
  ],
  proxyId: 'r1',
  expiresAt: null,
};

let chosen: string | undefined;

function Form({ start }: { start?: string }) {
  const [value, setValue] = useState(start);
  chosen = value;
  return <ForWhom label="给谁办" say={texts.checklists.proxy} value={value} onChange={setValue} />;
}

function show(own: HouseholdView, represented: readonly RepresentedHousehold[], start?: string) {
  phone.answer = ({ url }) => ({
    statusCode: 200,
    data: url.includes('/households/represented') ? { items: represented } : url.includes('/households/mine') ? own : {},
  });
  signedIn(home);
  return render(
    <QueryClientProvider client={queryClient}>
      <Form start={start} />
    </QueryClientProvider>,
  );
}

beforeEach(() => {
  resetPhone();
  queryClient.clear();
});

it('asks nothing of who lives alone and acts for nobody', async () => {
  show(household([member('p1', '罗晓燕')]), []);
  await waitFor(() => expect(queryClient.isFetching()).toBe(0));
  expect(phone.calls.filter(({ name }) => name === 'request')).toHaveLength(2);
  expect(screen.queryByText('给谁办')).toBeNull();
});

it('offers the own household without a word of acting for others', async () => {
  show(household([member('p1', '罗晓燕'), member('p2', '罗国华')]), []);
  fireEvent.click(await screen.findByRole('tab', { name: '罗国华' }));
  expect(chosen).toBe('p2');
  fireEvent.click(screen.getByRole('tab', { name: '我自己' }));
  expect(chosen).toBeUndefined();
  expect(screen.queryByText('替别家代办')).toBeNull();
});

it('lets a helper choose somebody of a household that granted the right, says X 代 Y, and lets go again', async () => {
  show(household([member('p1', '罗晓燕')]), [yang]);
  fireEvent.click(await screen.findByRole('button', { name: '替别家代办' }));
  const sheet = within(screen.getByRole('dialog'));
  expect(sheet.getByText('5组 · 杨德明家')).toBeTruthy();
  fireEvent.click(sheet.getByRole('radio', { name: '杨秀英' }));
  expect(chosen).toBe('p9');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(screen.getByText('罗晓燕 代 杨秀英 办理')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '不代办了' }));
  expect(chosen).toBeUndefined();
});

it('says for whom a draft was that is taken up again', async () => {
  show(household([member('p1', '罗晓燕')]), [yang], 'p8');
  expect(await screen.findByText('罗晓燕 代 杨德明 办理')).toBeTruthy();
});
