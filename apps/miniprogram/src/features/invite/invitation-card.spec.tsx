import type { OwnInvitation } from '@jishan/contracts';
import { QueryClientProvider } from '@tanstack/react-query';
import Taro from '@tarojs/taro';
import { fireEvent, render, screen } from '@testing-library/react';
import { queryClient } from '@/api/query';
import * as texts from '@/texts/zh-CN';
import { ToastHost } from '@/ui/toast/toast-host';
import { useToast } from '@/ui/toast/toast';
import { signedIn } from '../../../test/signed-in';
import { phone, resetPhone } from '../../../test/stand-ins/taro';
import { InvitationCard } from './invitation-card';

const t = texts.invite;
const OPEN: OwnInvitation = {
  id: 'i1',
  token: 'abcdefgh',
  path: '/pages/join/index?invitation=abcdefgh',
  expiresAt: '2026-12-01T00:00:00.000Z',
  state: 'open',
  householdName: '罗家',
  invitedByName: '罗晓燕',
  createdAt: '2026-11-24T00:00:00.000Z',
  usedBy: [],
};

beforeEach(() => {
  resetPhone();
  queryClient.clear();
  useToast.setState({ shown: undefined, sheets: 0 });
  signedIn({ villageId: 'v1', villageName: '桠溪村' });
  render(
    <QueryClientProvider client={queryClient}>
      <InvitationCard of={OPEN} help />
      <ToastHost on="page" />
    </QueryClientProvider>,
  );
});
afterEach(() => jest.restoreAllMocks());

it('puts an invitation that says where it leads onto the clipboard, and says so', async () => {
  fireEvent.click(screen.getByRole('button', { name: t.copy }));
  expect(await screen.findByText(t.copied)).toBeTruthy();
  const copied = phone.calls.filter(({ name }) => name === 'setClipboardData').map(({ options }) => (options as { data: string }).data);
  expect(copied).toHaveLength(1);
  for (const part of ['桠溪村', '罗家', OPEN.path]) expect(copied[0]).toContain(part);
});

it('tells whoever said no on the privacy sheet that nothing was copied, and what else there is', async () => {
  jest
    .spyOn(Taro, 'setClipboardData')
    .mockRejectedValue({ errMsg: 'setClipboardData:fail privacy permission is not authorized', errno: 104 });
  fireEvent.click(screen.getByRole('button', { name: t.copy }));
  expect(await screen.findByText(t.notCopied)).toBeTruthy();
  expect(screen.queryByText(t.copied)).toBeNull();
});
