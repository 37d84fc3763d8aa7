import { fireEvent, render, screen } from '@testing-library/react';
import { NetworkError, ProblemError } from '@/api/errors';
import { Loaded } from './loaded';

const read = (data: string | undefined, error: unknown = null, refetch: () => unknown = () => undefined) => (
  <Loaded of={{ data, error, refetch }}>{words => <>{words}</>}</Loaded>
);
const problem = (status: number) =>
  new ProblemError({ type: 'urn:jishan:problem:X', code: 'RESOURCE.NOT_FOUND', status, title: '没有找到', detail: '', requestId: 'r' });

it('shows what is coming before it is there, and says so to whoever listens', () => {
  const { container } = render(read(undefined));
  expect(container.querySelector('.skeleton')).not.toBeNull();
  expect(screen.queryByRole('alert')).toBeNull();
});

it('says what went wrong, and asks again at a tap', () => {
  const again = jest.fn();
  render(read(undefined, new NetworkError(false), again));
  expect(screen.getByRole('alert').textContent).toMatch(/网络/);
  fireEvent.click(screen.getByText('重新加载'));
  expect(again).toHaveBeenCalledTimes(1);
});

it('what is gone leads back: asking again would not bring it', () => {
  render(read(undefined, problem(404)));
  expect(screen.getByText('没有找到')).not.toBeNull();
  expect(screen.queryByText('重新加载')).toBeNull();
  expect(screen.getByText('返回')).not.toBeNull();
});

it('what was read stays readable when reading it again fails', () => {
  render(read('三袋盐', new NetworkError(false)));
  expect(screen.getByText('三袋盐')).not.toBeNull();
  expect(screen.queryByRole('alert')).toBeNull();
});
