import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { queryClient } from '@/api/query';
import { signedIn } from '../../../test/signed-in';
import { phone, resetPhone } from '../../../test/stand-ins/taro';
import { GrantSheet } from './grant-sheet';

interface Request {
  url: string;
  data?: unknown;
}
const sent = (end: string) =>
  phone.calls
    .filter(({ name }) => name === 'request')
    .map(({ options }) => options as Request)
    .filter(({ url }) => url.endsWith(end));
const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });

let closed = 0;
function show() {
  phone.answer = ({ url }) => ({
    statusCode: 200,
    data: url.endsWith('/resolve') ? { helperName: '杨德明', groupName: '5组', householdName: '杨德明家', ticket: 't1' } : {},
  });
  signedIn();
  render(
    <QueryClientProvider client={queryClient}>
      <GrantSheet onClose={() => (closed += 1)} />
    </QueryClientProvider>,
  );
}

beforeEach(() => {
  resetPhone();
  queryClient.clear();
  closed = 0;
});

it('asks nothing of the server without a name and eight digits', () => {
  show();
  type('8 位代办码', '1234');
  fireEvent.click(screen.getByRole('button', { name: '核对' }));
  expect(screen.getByText('请填写对方姓名')).toBeTruthy();
  expect(screen.getByText('请填写 8 位数字')).toBeTruthy();
  expect(sent('/resolve')).toEqual([]);
});

it('shows whose code it is and grants only after a second yes, for the chosen time', async () => {
  show();
  type('对方姓名', ' 杨德明 ');
  type('8 位代办码', '12345678');
  fireEvent.click(screen.getByRole('button', { name: '核对' }));
  await screen.findByText('杨德明');
  expect(screen.getByText('5组')).toBeTruthy();
  expect(screen.getByText('杨德明家')).toBeTruthy();
  expect(sent('/resolve').map(({ data }) => data)).toEqual([{ digits: '12345678', helperName: '杨德明' }]);
  expect(sent('/helpers')).toEqual([]);
  fireEvent.click(screen.getByRole('tab', { name: '直到收回' }));
  fireEvent.click(screen.getByRole('button', { name: '确认授权' }));
  await waitFor(() => expect(closed).toBe(1));
  expect(sent('/helpers').map(({ data }) => data)).toEqual([{ ticket: 't1', term: 'open' }]);
});

it('goes back when it is somebody else', async () => {
  show();
  type('对方姓名', '杨德明');
  type('8 位代办码', '12345678');
  fireEvent.click(screen.getByRole('button', { name: '核对' }));
  fireEvent.click(await screen.findByRole('button', { name: '不是，重新核对' }));
  expect(screen.getByLabelText('对方姓名')).toBeTruthy();
  expect(sent('/helpers')).toEqual([]);
});
