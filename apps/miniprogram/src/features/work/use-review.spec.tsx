import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { queryClient } from '@/api/query';
import { useSession } from '@/features/session/session';
import { ErrorNote } from '@/ui';
import { phone, resetPhone } from '../../../test/stand-ins/taro';
import { useReview } from './use-review';

function Desk({ householdId }: { householdId?: string }) {
  const review = useReview(householdId);
  const { current } = review;
  return (
    <>
      <ErrorNote error={review.error} />
      <div>{`case ${current?.id ?? 'none'}`}</div>
      {current && <button onClick={() => review.approve(current, undefined)}>approve</button>}
      {current && <button onClick={() => review.reject(current, '照片看不清')}>reject</button>}
    </>
  );
}

beforeEach(() => {
  resetPhone();
  queryClient.clear();
  useSession.setState({ status: 'signed_in', villageId: 'v1' });
});

it('what was said of one case is not said of the next', async () => {
  phone.answer = ({ url }) => {
    if (url.endsWith('/approve')) return { statusCode: 409, data: { status: 409, code: 'POINTS.BOOKS_STOPPED', title: '已暂停记账' } };
    if (url.endsWith('/reject')) return { statusCode: 200, data: { id: 'a1' } };
    return { statusCode: 200, data: { items: [{ id: 'a1' }, { id: 'a2' }] } };
  };
  render(
    <QueryClientProvider client={queryClient}>
      <Desk />
    </QueryClientProvider>,
  );
  await screen.findByText('case a1');
  fireEvent.click(screen.getByText('approve'));
  await screen.findByRole('alert');
  fireEvent.click(screen.getByText('reject'));
  await screen.findByText('case a2');
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
});

it('of one household, and of that one alone, when its applications are to be finished', async () => {
  phone.answer = ({ url }) => ({ statusCode: 200, data: { items: url.includes('householdId=h1') ? [{ id: 'a2' }] : [{ id: 'a1' }] } });
  render(
    <QueryClientProvider client={queryClient}>
      <Desk householdId="h1" />
    </QueryClientProvider>,
  );
  await screen.findByText('case a2');
});
