import type { CounterHousehold } from '@jishan/contracts';
import { QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { queryClient } from '@/api/query';
import { useSession } from '@/features/session/session';
import { useConfirm } from '@/ui/confirm/confirm';
import { phone, resetPhone } from '../../../test/stand-ins/taro';
import { HouseholdDesk } from './household-desk';

const household: CounterHousehold = {
  householdId: 'h1',
  householdName: '欧阳家',
  groupName: '一组',
  memberNames: ['欧阳秀英'],
  spendable: 200,
  helpers: [],
  own: false,
  means: 'card',
  ticket: 'ticket',
  redemptionId: null,
  open: [],
};
const soap = {
  id: 'g1',
  name: '洗衣粉',
  category: 'daily',
  unit: '袋',
  description: '',
  photo: null,
  points: 20,
  comingPrice: null,
  available: 8,
  limit: null,
  limitLeft: null,
  onShelf: true,
};
interface Sale {
  url: string;
  method: string;
  header: Record<string, string>;
  data: { id: string };
}
const sales = (): Sale[] =>
  phone.calls
    .filter(({ name }) => name === 'request')
    .map(({ options }) => options as Sale)
    .filter(({ method }) => method === 'POST');
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));

beforeEach(() => {
  resetPhone();
  queryClient.clear();
  useSession.setState({ status: 'signed_in', villageId: 'v1' });
});

it('a sale whose answer was lost is the same sale when the sheet is closed and opened again', async () => {
  phone.answer = ({ method }) => {
    if (method === 'POST') throw { errMsg: 'request:fail timeout' };
    return { statusCode: 200, data: { items: [soap] } };
  };
  render(
    <QueryClientProvider client={queryClient}>
      <HouseholdDesk household={household} />
    </QueryClientProvider>,
  );
  for (const many of [1, 2]) {
    press('现场兑换');
    fireEvent.click(await screen.findByRole('button', { name: /加 1/ }));
    press('确认兑换 20 分');
    act(() => useConfirm.getState().asked?.answer(true));
    await waitFor(() => expect(sales()).toHaveLength(many));
    await screen.findByRole('button', { name: '确认兑换 20 分' });
    press('关闭');
  }
  expect(new Set(sales().map(({ data }) => data.id)).size).toBe(1);
  expect(new Set(sales().map(({ header }) => header['Idempotency-Key'])).size).toBe(1);
});
