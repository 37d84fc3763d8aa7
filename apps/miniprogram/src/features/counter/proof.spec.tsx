import type { CounterHousehold } from '@jishan/contracts';
import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen } from '@testing-library/react';
import { queryClient } from '@/api/query';
import { useState } from 'react';
import { signedIn } from '../../../test/signed-in';
import { resetPhone } from '../../../test/stand-ins/taro';
import { Proof } from './proof';

it('how somebody was recognised is filled in with one tap each', () => {
  resetPhone();
  signedIn({ villageId: 'v1', personId: 'p1', roles: ['store_keeper'] });
  const Counter = () => {
    const [reason, setReason] = useState('');
    return (
      <Proof
        household={{ open: [], ticket: null } as unknown as CounterHousehold}
        reason={reason}
        onReason={setReason}
        reasonError={undefined}
      />
    );
  };
  render(
    <QueryClientProvider client={queryClient}>
      <Counter />
    </QueryClientProvider>,
  );
  const said = () => screen.getByRole<HTMLTextAreaElement>('textbox').value;
  const tap = (words: string) => fireEvent.click(screen.getByRole('button', { name: words }));
  fireEvent.input(screen.getByRole('textbox'), { target: { value: '大女儿罗晓燕' } });
  tap('家里人来领');
  tap('组长在旁');
  expect(said()).toBe('大女儿罗晓燕，家里人来领，组长在旁');
  tap('家里人来领');
  expect(said()).toBe('大女儿罗晓燕，组长在旁');
});
