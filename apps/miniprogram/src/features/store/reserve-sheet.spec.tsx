import type { GoodsView } from '@jishan/contracts';
import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { queryClient } from '@/api/query';
import { signedIn } from '../../../test/signed-in';
import { phone, resetPhone } from '../../../test/stand-ins/taro';
import { GoodsDetail } from './goods-detail';

const soap: GoodsView = {
  id: 'g1',
  name: '洗衣粉',
  category: 'daily',
  unit: '袋',
  description: '',
  photo: null,
  points: 20,
  comingPrice: null,
  available: 8,
  limit: { quantity: 2, period: 'month' },
  limitLeft: 2,
  onShelf: true,
};
const membership = {
  villageId: 'v1',
  villageName: '桠溪村',
  personId: 'p1',
  personName: '欧阳秀英',
  householdId: 'h1',
  householdName: '欧阳家',
  groupName: '一组',
  roles: ['villager' as const],
};
interface Order {
  url: string;
  method: string;
  header: Record<string, string>;
  data: { id: string; lines: readonly { quantity: number }[] };
}
const orders = (): Order[] =>
  phone.calls
    .filter(({ name }) => name === 'request')
    .map(({ options }) => options as Order)
    .filter(({ method }) => method === 'POST');
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));

/** What is read comes; an order is answered like this. */
function shop(order: () => { statusCode: number; data: unknown }, represented: readonly object[] = []): void {
  phone.answer = ({ url, method }) => {
    if (method === 'POST') return order();
    if (url.includes('/points/account')) return { statusCode: 200, data: { spendable: 200 } };
    return {
      statusCode: 200,
      data: { items: represented, settings: { reservationDays: 7, storeOpening: '在村活动室旁边，周三上午开门' } },
    };
  };
  render(
    <QueryClientProvider client={queryClient}>
      <GoodsDetail goods={soap} />
    </QueryClientProvider>,
  );
}

beforeEach(() => {
  resetPhone();
  queryClient.clear();
  signedIn(membership);
});

it('an order whose answer was lost is the same order when the sheet is closed and opened again', async () => {
  shop(() => {
    throw { errMsg: 'request:fail timeout' };
  });
  for (const many of [1, 2]) {
    press('预留兑换');
    press('用 20 分预留');
    await waitFor(() => expect(orders()).toHaveLength(many));
    await screen.findByRole('button', { name: '用 20 分预留' });
    press('关闭');
  }
  expect(new Set(orders().map(({ header }) => header['Idempotency-Key'])).size).toBe(1);
  expect(new Set(orders().map(({ data }) => data.id)).size).toBe(1);
});

it('takes no more for the own household than its limit, though it was chosen for another', async () => {
  shop(
    () => ({ statusCode: 409, data: { status: 409, code: 'STORE.OUT_OF_STOCK', title: '没有了' } }),
    [{ id: 'h2', name: '石家', groupName: '二组' }],
  );
  press('预留兑换');
  fireEvent.click(await screen.findByRole('radio', { name: /石家/ }));
  for (let more = 0; more < 3; more += 1) press(/加 1/);
  press('用 80 分预留');
  await waitFor(() => expect(orders()).toHaveLength(1));
  fireEvent.click(screen.getAllByRole('radio')[0] as HTMLElement);
  press('用 40 分预留');
  await waitFor(() => expect(orders()).toHaveLength(2));
  expect(orders().map(({ data }) => data.lines[0]?.quantity)).toEqual([4, 2]);
});

it('says where to fetch it and when, before anything is reserved', async () => {
  shop(() => ({ statusCode: 200, data: {} }));
  press('预留兑换');
  expect(await screen.findByText('超市：在村活动室旁边，周三上午开门')).toBeTruthy();
});
