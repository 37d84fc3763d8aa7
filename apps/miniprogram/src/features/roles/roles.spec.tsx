import type { PersonListItem, RoleHolder } from '@jishan/contracts';
import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { queryClient } from '@/api/query';
import * as texts from '@/texts/zh-CN';
import { signedIn } from '../../../test/signed-in';
import { phone, resetPhone } from '../../../test/stand-ins/taro';
import { EndSheet } from './end-sheet';
import { FindAppointee } from './find-appointee';

const t = texts.roles;
const person = (id: string, name: string): PersonListItem => ({
  id,
  name,
  phoneMasked: null,
  householdId: null,
  householdName: null,
  groupName: null,
  hasAccount: true,
  roles: [],
});
const show = (what: ReactNode) => render(<QueryClientProvider client={queryClient}>{what}</QueryClientProvider>);

beforeEach(() => {
  resetPhone();
  queryClient.clear();
  signedIn({ villageId: 'v1', personId: 'p1', roles: ['secretary'] });
});

it('says what happens at an end, and names who it is on the button', () => {
  const holder = { personId: 'p2', personName: '黄明全', role: 'cadre' } as RoleHolder;
  show(<EndSheet holder={holder} onClose={() => undefined} />);
  expect(screen.getByText(t.endNote)).toBeTruthy();
  expect(screen.getByRole('button', { name: '免去黄明全' })).toBeTruthy();
});

it('finds oneself with the reason why not, and nothing to press', async () => {
  phone.answer = () => ({ statusCode: 200, data: { items: [person('p1', '罗书记'), person('p2', '罗大明')], nextCursor: null } });
  const chosen: (PersonListItem | undefined)[] = [];
  show(<FindAppointee chosen={undefined} onChange={one => chosen.push(one)} />);
  fireEvent.change(screen.getByLabelText(`${t.person}：${texts.helpers.searchPerson}`), { target: { value: '罗' } });
  const other = await screen.findByRole('radio', { name: /罗大明/ });
  expect(screen.getByText(t.personYourself)).toBeTruthy();
  expect(screen.getAllByRole('radio')).toEqual([other]);
  fireEvent.click(other);
  expect(chosen.map(one => one?.id)).toEqual(['p2']);
});
