import { pointsRoutes, storeRoutes, type GoodsView, type RedemptionResult } from '@jishan/contracts';
import { randomUUID } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { pressable } from './hands';
import { until } from './until';
import type { Phone } from './phone';
import type { Villager } from './villagers';

/** Where little else stands, so that an article of a test's own is on the first page. */
export const HEADING = '服务';

/** An article of this test's own: no other journey takes it off the shelf. */
export async function newGoods(keeper: Villager, options: { points: number; stock: number }): Promise<GoodsView> {
  const id = uuidv7();
  const params = { villageId: keeper.villageId };
  const name = `肥皂${randomUUID().slice(0, 4)}`;
  await keeper.session.call(storeRoutes.createGoods, {
    params,
    body: { id, name, category: 'service', unit: '块', points: options.points },
  });
  await keeper.session.call(storeRoutes.receiveStock, {
    params,
    body: { id: uuidv7(), lines: [{ goodsId: id, quantity: options.stock, unitCostFen: 320 }] },
  });
  return goodsNow(keeper, id);
}

export const goodsNow = ({ session, villageId }: Villager, goodsId: string): Promise<GoodsView> =>
  session.call(storeRoutes.goods, { params: { villageId, goodsId } });

/** Under which its keeper sees it. */
export const goodsVersion = async ({ session, villageId }: Villager, goodsId: string): Promise<number> =>
  (await session.call(storeRoutes.stockItem, { params: { villageId, goodsId } })).version;

export const reserve = ({ session, villageId }: Villager, goods: GoodsView): Promise<RedemptionResult> =>
  session.call(storeRoutes.reserveGoods, {
    params: { villageId },
    body: { id: uuidv7(), lines: [{ goodsId: goods.id, quantity: 1 }], expectedPoints: goods.points },
  });

export const accountOf = ({ session, villageId }: Villager): Promise<{ spendable: number; reserved: number }> =>
  session.call(pointsRoutes.myAccount, { params: { villageId } });

/** Answers the question that is on the screen. */
export async function answer(phone: Phone, action: string): Promise<void> {
  await phone.page.getByRole('dialog').filter({ visible: true }).last().getByRole('button', { name: action, exact: true }).click();
}

/** Lists come in pages; what is looked for may stand on a later one. */
export async function pressInList(phone: Phone, name: string | RegExp): Promise<void> {
  const wanted = pressable(phone, name);
  await until(
    async () => {
      if ((await wanted.count()) > 0) return true;
      const more = pressable(phone, '加载更多').filter({ visible: true });
      if ((await more.count()) > 0) await more.last().click();
      return false;
    },
    `“${String(name)}” is not in the list`,
  );
  await wanted.first().click();
}
