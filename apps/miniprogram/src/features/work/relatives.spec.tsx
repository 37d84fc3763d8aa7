import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen } from '@testing-library/react';
import { queryClient } from '@/api/query';
import { useSession } from '@/features/session/session';
import { useToast } from '@/ui/toast/toast';
import { phone, resetPhone } from '../../../test/stand-ins/taro';
import { Relatives } from './relatives';

const stones = { householdId: 'h2', householdName: '石家', groupName: '二组', memberNames: ['石大山'], endsOn: null };

it('nobody is told that a relative is declared before the house has it', async () => {
  resetPhone();
  queryClient.clear();
  useToast.setState({ shown: undefined });
  useSession.setState({ status: 'signed_in', villageId: 'v1' });
  phone.answer = ({ url, method }) => {
    if (method === 'POST') throw { errMsg: 'request:fail timeout' };
    return { statusCode: 200, data: { households: url.includes('name=') ? [stones] : [] } };
  };
  render(
    <QueryClientProvider client={queryClient}>
      <Relatives />
    </QueryClientProvider>,
  );
  const search = screen.getByRole<HTMLInputElement>('textbox');
  fireEvent.change(search, { target: { value: '石大山' } });
  fireEvent.click(await screen.findByRole('button', { name: /石家/ }, { timeout: 3_000 }));
  await screen.findByRole('alert');
  expect(useToast.getState().shown).toBeUndefined();
  expect(search.value).toBe('石大山');
});
