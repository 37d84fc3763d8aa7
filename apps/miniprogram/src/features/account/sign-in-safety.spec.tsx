import { identityRoutes, type Me } from '@jishan/contracts';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { sentTo, showSignInSafety, typeInto, type SentRequest } from '../../../test/sign-in-safety';
import { SOMEBODY } from '../../../test/somebody';
import { phone, resetPhone } from '../../../test/stand-ins/taro';

const township = { organizationId: 'o1', organizationName: '和平彝族乡', kind: 'township', roles: ['township_officer'] } as const;
const me = (more: Partial<Me>): Me => ({ ...SOMEBODY, hasPassword: true, ...more });

beforeEach(resetPhone);

it('shows nothing to those who come by WeChat', () => {
  showSignInSafety(me({ hasPassword: false, mustChangePassword: false, organizations: [township] }));
  expect(screen.queryByText('修改密码')).toBeNull();
});

it('offers the one-time code to officers only', () => {
  showSignInSafety(me({}));
  expect(screen.getByText('修改密码')).toBeTruthy();
  expect(screen.queryByText('动态口令')).toBeNull();
});

it('sends a new password only when it was typed twice alike and is long enough', async () => {
  phone.answer = () => ({ statusCode: 200, data: { done: true } });
  showSignInSafety(me({}));
  fireEvent.click(screen.getByRole('button', { name: /^修改密码/ }));
  const save = () => fireEvent.click(screen.getAllByRole('button', { name: '修改密码' }).at(-1) as HTMLElement);
  typeInto('现在的密码', 'old');
  typeInto('新密码', 'short');
  typeInto('再填一遍新密码', 'other');
  save();
  expect(screen.getByText('新密码至少 12 位')).toBeTruthy();
  expect(screen.getByText('两遍填的不一样')).toBeTruthy();
  typeInto('新密码', 'yaxi-de-qiao-3');
  typeInto('再填一遍新密码', 'yaxi-de-qiao-3');
  save();
  await waitFor(() =>
    expect(sentTo(identityRoutes.changePassword.path)).toEqual([{ currentPassword: 'old', newPassword: 'yaxi-de-qiao-3' }]),
  );
  await waitFor(() => expect(screen.queryByLabelText('新密码')).toBeNull());
});

it('asks an officer for the password, shows the secret as picture and text, then takes the code', async () => {
  phone.answer = given => {
    const { url } = given as SentRequest;
    if (url.endsWith(identityRoutes.startSecondFactor.path))
      return { statusCode: 200, data: { uri: 'otpauth://totp/x?secret=GEZDGNBV', secret: 'GEZDGNBV' } };
    if (url.endsWith(identityRoutes.me.path)) return { statusCode: 200, data: me({ organizations: [township], hasSecondFactor: true }) };
    return { statusCode: 200, data: { done: true } };
  };
  showSignInSafety(me({ organizations: [township] }));
  fireEvent.click(screen.getByRole('button', { name: /^动态口令.*未绑定/ }));
  const begin = () => fireEvent.click(screen.getByRole('button', { name: '取得二维码' }));
  begin();
  expect(screen.getByText('这一项还没有填')).toBeTruthy();
  typeInto('现在的密码', 'old');
  begin();
  await screen.findByText('GEZD GNBV');
  expect(screen.getByRole('img', { name: '绑定动态口令的二维码' })).toBeTruthy();
  typeInto('动态口令', '287082');
  fireEvent.click(screen.getByRole('button', { name: '完成绑定' }));
  await screen.findByText('已绑定');
  expect(sentTo(identityRoutes.startSecondFactor.path)).toEqual([{ currentPassword: 'old' }]);
  expect(sentTo(identityRoutes.confirmSecondFactor.path)).toEqual([{ code: '287082' }]);
  expect(screen.queryByText('GEZD GNBV')).toBeNull();
});
