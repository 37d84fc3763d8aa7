import type { ClaimView } from '@jishan/contracts';
import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { queryClient } from '@/api/query';
import { useSession } from '@/features/session/session';
import { useToast } from '@/ui/toast/toast';
import { phone, resetPhone } from '../../../test/stand-ins/taro';
import { ClaimCard } from './claim-card';

const claim = { id: 'c1', name: '罗秀英', note: '', createdAt: '2026-11-26T01:00:00.000Z', candidates: [] } as unknown as ClaimView;
const REASON = '请到村委会核对一下户口本';
const sheet = () => within(screen.getByRole('dialog'));
const written = () => sheet().getByLabelText<HTMLTextAreaElement>('原因').value;

function refuseWith(reason: string): void {
  fireEvent.click(screen.getByRole('button', { name: '不通过' }));
  fireEvent.change(sheet().getByLabelText('原因'), { target: { value: reason } });
  fireEvent.click(sheet().getByRole('button', { name: '不通过' }));
}

beforeEach(() => {
  resetPhone();
  queryClient.clear();
  useToast.setState({ shown: undefined });
  useSession.setState({ status: 'signed_in', villageId: 'v1' });
  render(
    <QueryClientProvider client={queryClient}>
      <ClaimCard claim={claim} />
    </QueryClientProvider>,
  );
});

it('what was written stays when it did not arrive, and goes from there', async () => {
  phone.answer = () => {
    throw { errMsg: 'request:fail timeout' };
  };
  refuseWith(REASON);
  await sheet().findByRole('alert');
  expect(written()).toBe(REASON);
  phone.answer = () => ({ statusCode: 200, data: { status: 'rejected' } });
  fireEvent.click(sheet().getByRole('button', { name: '不通过' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

it('whoever comes second is told, though the card is about to go', async () => {
  phone.answer = () => ({ statusCode: 409, data: { status: 409, code: 'CLAIM.DECIDED', title: '已经处理过了' } });
  refuseWith(REASON);
  await waitFor(() => expect(useToast.getState().shown).toMatchObject({ kind: 'refused', text: '已经处理过了' }));
});
