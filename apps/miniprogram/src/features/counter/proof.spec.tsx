import type { CounterHousehold } from '@jishan/contracts';
import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen } from '@testing-library/react';
import { queryClient } from '@/api/query';
import * as texts from '@/texts/zh-CN';
import { signedIn } from '../../../test/signed-in';
import { resetPhone } from '../../../test/stand-ins/taro';
import { Proof } from './proof';

it('how somebody was recognised is filled in with one tap each', () => {
  resetPhone();
  signedIn({ villageId: 'v1', personId: 'p1', roles: ['store_keeper'] });
  const said: string[] = [];
  render(
    <QueryClientProvider client={queryClient}>
      <Proof
        household={{ open: [], ticket: null } as unknown as CounterHousehold}
        reason=""
        onReason={words => said.push(words)}
        reasonError={undefined}
      />
    </QueryClientProvider>,
  );
  for (const words of texts.counter.proofs) fireEvent.click(screen.getByRole('button', { name: words }));
  expect(said).toEqual(['本人到场', '家里人来领', '组长在旁']);
});
