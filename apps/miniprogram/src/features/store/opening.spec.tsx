import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { queryClient } from '@/api/query';
import * as texts from '@/texts/zh-CN';
import { signedIn } from '../../../test/signed-in';
import { phone, resetPhone } from '../../../test/stand-ins/taro';
import { Opening, Rounds } from './opening';

const HOURS = '在村活动室旁边';

beforeEach(() => {
  resetPhone();
  queryClient.clear();
  signedIn({ villageId: 'v1', personId: 'p1', householdId: 'h1', roles: ['villager'] });
});

const open = (redemptionMode: string, page: 'shelf' | 'reserved') => {
  phone.answer = () => ({ statusCode: 200, data: { settings: { redemptionMode, storeOpening: HOURS } } });
  render(
    <QueryClientProvider client={queryClient}>
      {page === 'shelf' && <Rounds />}
      <Opening />
    </QueryClientProvider>,
  );
  return screen.findByText(texts.store.opening(HOURS));
};

it.each<['rounds' | 'any_time', 'shelf' | 'reserved', boolean]>([
  ['rounds', 'shelf', true],
  ['rounds', 'reserved', false],
  ['any_time', 'shelf', false],
])('%s, %s: that one waits for the announced time is said: %s', async (mode, page, said) => {
  await open(mode, page);
  expect(screen.queryByText(texts.store.roundsNote) !== null).toBe(said);
});
