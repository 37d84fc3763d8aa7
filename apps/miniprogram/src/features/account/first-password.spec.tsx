import { identityRoutes, type Me } from '@jishan/contracts';
import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { queryClient } from '@/api/query';
import { useSession } from '@/features/session/session';
import { SOMEBODY } from '../../../test/somebody';
import { phone, resetPhone } from '../../../test/stand-ins/taro';
import { FirstPassword } from './first-password';

const me: Me = { ...SOMEBODY, hasPassword: true, mustChangePassword: true };
const left = (): unknown[] => phone.calls.filter(call => call.name === 'reLaunch').map(call => call.options);
const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
const show = () =>
  render(
    <QueryClientProvider client={queryClient}>
      <FirstPassword after="/pages/inbox/index" />
    </QueryClientProvider>,
  );

beforeEach(resetPhone);

it('asks for the new password twice, sends it, and goes on when the server says that it is changed', async () => {
  phone.answer = given =>
    (given as { url: string }).url.endsWith(identityRoutes.me.path)
      ? { statusCode: 200, data: { ...me, mustChangePassword: false } }
      : { statusCode: 200, data: { done: true } };
  useSession.setState({ status: 'signed_in', me });
  show();
  type('初始密码', 'abcd-efgh-jkmn-pqrs');
  type('新密码', 'yaxi-de-qiao-3');
  type('再填一遍新密码', 'other');
  fireEvent.click(screen.getByRole('button', { name: '改好，继续' }));
  expect(screen.getByText('两遍填的不一样')).toBeTruthy();
  expect(left()).toEqual([]);
  type('再填一遍新密码', 'yaxi-de-qiao-3');
  fireEvent.click(screen.getByRole('button', { name: '改好，继续' }));
  await waitFor(() => expect(left()).toEqual([{ url: '/pages/inbox/index' }]));
});

it('keeps nobody who has nothing to change', () => {
  useSession.setState({ status: 'signed_in', me: { ...me, mustChangePassword: false } });
  show();
  expect(left()).toEqual([{ url: '/pages/inbox/index' }]);
});
