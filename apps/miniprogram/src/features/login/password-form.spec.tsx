import { API_BASE, identityRoutes, problems, type ProblemCode } from '@jishan/contracts';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { dropTokens } from '@/api/client';
import { useSession } from '@/features/session/session';
import { phone, resetPhone } from '../../../test/stand-ins/taro';
import { PasswordForm } from './password-form';

interface Request {
  url: string;
  data?: { oneTimeCode?: string };
}

const refusal = (code: ProblemCode) => ({ statusCode: 401, data: { type: 'about:blank', code, ...problems[code] } });
const logins = () =>
  phone.calls
    .filter(({ name }) => name === 'request')
    .map(({ options }) => options as Request)
    .filter(({ url }) => url.endsWith(API_BASE + identityRoutes.passwordLogin.path));
const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
const press = () => fireEvent.click(screen.getByRole('button', { name: '登录' }));

beforeEach(() => {
  resetPhone();
  dropTokens();
  useSession.setState({ status: 'signed_out', me: undefined });
});

it('asks for the one-time code when the account has one, and takes a wrong one away', async () => {
  phone.answer = given => {
    const { url, data } = given as Request;
    if (!url.endsWith(identityRoutes.passwordLogin.path))
      return {
        statusCode: 200,
        data: {
          accountId: 'me',
          hasPassword: true,
          mustChangePassword: false,
          hasSecondFactor: true,
          memberships: [],
          organizations: [],
          pendingClaims: [],
        },
      };
    if (!data?.oneTimeCode) return refusal('AUTH.SECOND_FACTOR_REQUIRED');
    return data.oneTimeCode === '287082'
      ? { statusCode: 200, data: { accessToken: 'a', expiresInSeconds: 600 } }
      : refusal('AUTH.SECOND_FACTOR_WRONG');
  };
  render(<PasswordForm after={undefined} />);
  expect(screen.queryByLabelText('动态口令')).toBeNull();
  type('用户名', 'xiangzhang');
  type('密码', 'hetao-shu-2-ke-ban');
  press();
  await screen.findByLabelText('动态口令');
  expect(screen.getByRole('alert').textContent).toContain('请填写动态口令');
  type('动态口令', '28708');
  press();
  expect(screen.getByText('请填写 6 位数字')).toBeTruthy();
  type('动态口令', '111111');
  press();
  await screen.findByText('动态口令不对');
  expect((screen.getByLabelText('动态口令') as HTMLInputElement).value).toBe('');
  type('动态口令', '287082');
  press();
  await waitFor(() => expect(useSession.getState().status).toBe('signed_in'));
  expect(logins().map(({ data }) => data?.oneTimeCode)).toEqual([undefined, '111111', '287082']);
});
