import type { Membership } from '@jishan/contracts';
import { render, screen } from '@testing-library/react';
import { useEffect } from 'react';
import { SOMEBODY } from '../../../test/somebody';
import { phone, resetPhone } from '../../../test/stand-ins/taro';
import * as texts from '@/texts/zh-CN';
import { Gate } from './gate';
import { useSession } from './session';

const left = (): unknown[] => phone.calls.filter(call => call.name === 'reLaunch').map(call => call.options);

/** Learns who this is after the gate was drawn and before it looks. */
function Learns({ villageId }: { villageId: string | undefined }) {
  useEffect(() => useSession.setState({ status: 'signed_in', me: SOMEBODY, villageId }), [villageId]);
  return null;
}

beforeEach(() => {
  resetPhone();
  useSession.setState({ status: 'starting', me: undefined, villageId: undefined });
});

it('lets in who becomes known in the moment the page is shown', () => {
  render(
    <>
      <Learns villageId="v1" />
      <Gate>里面</Gate>
    </>,
  );
  expect(screen.getByText('里面')).toBeTruthy();
  expect(left()).toEqual([]);
});

it('sends who has no place in a village where one is found', () => {
  render(
    <>
      <Learns villageId={undefined} />
      <Gate>里面</Gate>
    </>,
  );
  expect(screen.queryByText('里面')).toBeNull();
  expect(left()).toEqual([{ url: '/pages/join/index' }]);
});

it('sends who is not signed in to the login, and back here afterwards', () => {
  phone.route = { path: '/pages/home/index', params: {} };
  useSession.setState({ status: 'signed_out' });
  render(<Gate>里面</Gate>);
  expect(left()).toEqual([{ url: `/pages/login/index?after=${encodeURIComponent('/pages/home/index')}` }]);
});

it('tells apart a house that cannot be reached and one that asks to wait', () => {
  useSession.setState({ status: 'unreachable', refused: undefined });
  const { unmount } = render(<Gate>里面</Gate>);
  expect(screen.getByText(texts.login.unreachable)).toBeTruthy();
  unmount();
  useSession.setState({ status: 'unreachable', refused: { title: '操作太频繁', detail: '请稍等 40 秒再试。', retryable: true } });
  render(<Gate>里面</Gate>);
  expect(screen.getByText('请稍等 40 秒再试。')).toBeTruthy();
  expect(screen.queryByText(texts.login.unreachable)).toBeNull();
});

it('sends who has a temporary password to change it, and shows nothing before', () => {
  phone.route = { path: '/pages/home/index', params: {} };
  useSession.setState({ status: 'signed_in', me: { ...SOMEBODY, hasPassword: true, mustChangePassword: true }, villageId: 'v1' });
  render(<Gate>里面</Gate>);
  expect(screen.queryByText('里面')).toBeNull();
  expect(left()).toEqual([{ url: `/pages/first-password/index?after=${encodeURIComponent('/pages/home/index')}` }]);
});

it('tells whoever may not do what the page is for, and shows them nothing of it', () => {
  const home = { villageId: 'v1', villageName: '桠溪村', personId: 'p1', personName: '罗晓燕', householdId: 'h1', householdName: '罗家' };
  const as = (roles: Membership['roles']): void =>
    useSession.setState({
      status: 'signed_in',
      me: { ...SOMEBODY, memberships: [{ ...home, groupName: '三组', roles }] },
      villageId: 'v1',
    });
  as(['villager']);
  const { unmount } = render(<Gate may="points.deed.record">里面</Gate>);
  expect(screen.queryByText('里面')).toBeNull();
  expect(screen.getByText('没有办理此事的权限')).toBeTruthy();
  unmount();
  as(['cadre']);
  render(<Gate may="points.deed.record">里面</Gate>);
  expect(screen.getByText('里面')).toBeTruthy();
});
