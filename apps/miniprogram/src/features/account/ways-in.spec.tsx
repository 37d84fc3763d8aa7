import { identityRoutes, problems, type Me } from '@jishan/contracts';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { PasswordForm } from '@/features/login/password-form';
import { useSession } from '@/features/session/session';
import { useConfirm } from '@/ui/confirm/confirm';
import { sentTo, showSignInSafety, typeInto, type SentRequest } from '../../../test/sign-in-safety';
import { SOMEBODY } from '../../../test/somebody';
import { phone, resetPhone } from '../../../test/stand-ins/taro';

const mockGiven = { codes: 0 };
jest.mock('@/platform/login', () => ({
  loginPlatform: { client: 'weapp', wechat: true, loginCode: () => Promise.resolve(`code-${(mockGiven.codes += 1)}`) },
}));

const spent = { statusCode: 401, data: { code: 'AUTH.WECHAT_CODE_INVALID', ...problems['AUTH.WECHAT_CODE_INVALID'] } };
const answers = (me: Me, of: (request: SentRequest) => object | undefined = () => undefined) => {
  phone.answer = options => {
    const request = options as SentRequest;
    if (request.url.endsWith(identityRoutes.me.path)) return { statusCode: 200, data: me };
    return (of(request) ?? { statusCode: 200, data: { done: true } }) as { statusCode: number; data: unknown };
  };
};
beforeEach(() => {
  resetPhone();
  mockGiven.codes = 0;
});

it('lets who came by WeChat set a first password, and asks for a new code once when the first is spent', async () => {
  const me: Me = { ...SOMEBODY, hasWechat: true };
  answers({ ...me, hasPassword: true }, ({ data }) => (data?.['code'] === 'code-1' ? spent : undefined));
  showSignInSafety(me);
  fireEvent.click(screen.getByRole('button', { name: /^设置密码/ }));
  const save = () => fireEvent.click(screen.getAllByRole('button', { name: '设置密码' }).at(-1) as HTMLElement);
  typeInto('用户名', '罗国华');
  typeInto('新密码', 'yaxi-de-qiao-3');
  typeInto('再填一遍新密码', 'yaxi-de-qiao-3');
  save();
  expect(screen.getByText('用小写字母开头，3 到 40 位小写字母、数字、点或短横')).toBeTruthy();
  expect(sentTo(identityRoutes.setFirstPassword.path)).toEqual([]);
  typeInto('用户名', 'luo-guohua');
  save();
  await screen.findByRole('button', { name: /^解绑微信/ });
  expect(sentTo(identityRoutes.setFirstPassword.path)).toEqual(
    ['code-1', 'code-2'].map(code => ({ username: 'luo-guohua', newPassword: 'yaxi-de-qiao-3', code })),
  );
});

it('tells a second refusal of a code, and asks no third time', async () => {
  const me: Me = { ...SOMEBODY, hasPassword: true, hasWechat: false };
  answers(me, ({ url }) => (url.endsWith(identityRoutes.bindWechat.path) ? spent : undefined));
  showSignInSafety(me);
  fireEvent.click(screen.getByRole('button', { name: /^绑定微信/ }));
  typeInto('现在的密码', 'hetao-shu-2');
  fireEvent.click(screen.getAllByRole('button', { name: '绑定微信' }).at(-1) as HTMLElement);
  await screen.findByText('微信登录没有成功');
  expect(sentTo(identityRoutes.bindWechat.path).map(data => data?.['code'])).toEqual(['code-1', 'code-2']);
});

it('takes the WeChat off with the password', async () => {
  const me: Me = { ...SOMEBODY, hasPassword: true, hasWechat: true };
  answers({ ...me, hasWechat: false });
  showSignInSafety(me);
  fireEvent.click(screen.getByRole('button', { name: /^解绑微信/ }));
  typeInto('现在的密码', 'hetao-shu-2');
  fireEvent.click(screen.getAllByRole('button', { name: '解绑微信' }).at(-1) as HTMLElement);
  await screen.findByRole('button', { name: /^绑定微信/ });
  expect(sentTo(identityRoutes.unbindWechat.path)).toEqual([{ currentPassword: 'hetao-shu-2' }]);
});

it.each([
  ['binds this WeChat', true, [{ currentPassword: 'hetao-shu-2', code: 'code-1' }]],
  ['goes on without', false, []],
])('after a log-in by password in WeChat the person is asked, and %s', async (_what, yes, bound) => {
  answers({ ...SOMEBODY, hasPassword: true, hasWechat: false }, ({ url }) =>
    url.endsWith(identityRoutes.passwordLogin.path)
      ? { statusCode: 200, data: { accountId: 'me', accessToken: 'a', refreshToken: 'r', expiresInSeconds: 600 } }
      : undefined,
  );
  useSession.setState({ status: 'signed_out', me: undefined });
  render(<PasswordForm after={undefined} />);
  typeInto('用户名', 'luo-guohua');
  typeInto('密码', 'hetao-shu-2');
  fireEvent.click(screen.getByRole('button', { name: '登录' }));
  await waitFor(() => expect(useConfirm.getState().asked?.title).toBe('绑定这个微信吗？'));
  expect(phone.calls.some(({ name }) => name === 'reLaunch')).toBe(false);
  useConfirm.getState().asked?.answer(yes);
  await waitFor(() => expect(phone.calls.some(({ name }) => name === 'reLaunch')).toBe(true));
  expect(sentTo(identityRoutes.bindWechat.path)).toEqual(bound);
});
