import type { OwnInvitation } from '@jishan/contracts';
import { QueryClientProvider } from '@tanstack/react-query';
import Taro from '@tarojs/taro';
import { fireEvent, render, screen } from '@testing-library/react';
import { putOnClipboard as weapp } from '@/platform/clipboard.weapp';
import { queryClient } from '@/api/query';
import * as texts from '@/texts/zh-CN';
import { ConfirmHost } from '@/ui/confirm/confirm-host';
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
      <ConfirmHost />
      <ToastHost on="page" />
    </QueryClientProvider>,
  );
});
afterEach(() => jest.restoreAllMocks());

/** What the browser was given to copy; `allowed`: whether it does. */
function browserThatCopies(allowed: boolean): string[] {
  const given: string[] = [];
  const writeText = (words: string) => {
    given.push(words);
    return allowed ? Promise.resolve() : Promise.reject(new DOMException('denied', 'NotAllowedError'));
  };
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
  Object.defineProperty(document, 'execCommand', { configurable: true, value: () => false });
  return given;
}

it('puts an invitation that says where it leads onto the clipboard, and says so once', async () => {
  const copied = browserThatCopies(true);
  fireEvent.click(screen.getByRole('button', { name: t.copy }));
  expect(await screen.findByText(t.copied)).toBeTruthy();
  expect(copied).toHaveLength(1);
  for (const part of ['桠溪村', '罗家', OPEN.path]) expect(copied[0]).toContain(part);
  // Taro's own way of copying has a word of its own for it.
  expect(phone.calls).toEqual([]);
});

it('shows what was to be copied where the browser refuses, and tries again when asked', async () => {
  const asked = browserThatCopies(false);
  fireEvent.click(screen.getByRole('button', { name: t.copy }));
  expect(await screen.findByText(texts.common.copying.refused)).toBeTruthy();
  expect(document.querySelector('.by-hand')?.textContent).toBe(asked[0]);
  expect(screen.queryByText(t.copied)).toBeNull();
  const copied = browserThatCopies(true);
  fireEvent.click(screen.getByRole('button', { name: texts.common.copying.again }));
  expect(await screen.findByText(t.copied)).toBeTruthy();
  expect(copied).toEqual(asked.slice(0, 1));
});

describe('in WeChat', () => {
  it('what it says itself is taken away, for the app says it', async () => {
    expect(await weapp('您好')).toBe(true);
    expect(phone.calls.map(({ name }) => name)).toEqual(['setClipboardData', 'hideToast']);
  });

  it('whoever said no on the privacy sheet has nothing copied', async () => {
    jest
      .spyOn(Taro, 'setClipboardData')
      .mockRejectedValue({ errMsg: 'setClipboardData:fail privacy permission is not authorized', errno: 104 });
    expect(await weapp('您好')).toBe(false);
  });
});
