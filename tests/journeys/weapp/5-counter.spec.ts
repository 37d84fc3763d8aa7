import { identityRoutes, storeRoutes } from '@jishan/contracts';
import type { WeappHost } from '../../weapp/host';
import { accountOf, goodsNow, newGoods, reserve } from '../shop';
import { PATIENCE_MS } from '../until';
import { newVillager, type Villager } from '../villagers';
import { answer, canPress, phoneOf, press, putPhonesAway, see, seeNoMore, write } from './hands';

const SOON_MS = 240_000;
const PRICE = 3;
const SCAN = '扫领取码或户卡';

let keeper: Villager;
let shopper: Villager;

async function atTheCounter(): Promise<WeappHost> {
  const phone = await phoneOf(keeper);
  await press(phone, /^工作台/);
  await press(phone, /^超市柜台/);
  return phone;
}

async function scan(phone: WeappHost, code: string): Promise<void> {
  phone.nextScan(code);
  await press(phone, SCAN);
}

/** Lists come in pages; what is looked for may stand on a later one. */
async function pressInList(phone: WeappHost, name: string | RegExp): Promise<void> {
  await phone.waitFor(() => canPress(phone, name) || canPress(phone, '加载更多'), PATIENCE_MS);
  while (!canPress(phone, name)) {
    await press(phone, '加载更多');
    await phone.waitFor(() => canPress(phone, name) || canPress(phone, '加载更多'), PATIENCE_MS);
  }
  await press(phone, name);
}

describe('at the counter, in WeChat', () => {
  beforeAll(async () => {
    keeper = await newVillager({ role: 'store_keeper' });
    shopper = await newVillager({ points: PRICE * 6 });
  }, SOON_MS);
  afterAll(putPhonesAway);

  it(
    'scans the pick-up code, hands over, and a second scan is refused clearly',
    async () => {
      const goods = await newGoods(keeper, { points: PRICE, stock: 3 });
      const { redemptionId } = await reserve(shopper, goods);
      const held = await accountOf(shopper);
      const { qr } = await shopper.session.call(storeRoutes.pickupCode, { params: { villageId: shopper.villageId, redemptionId } });
      const phone = await atTheCounter();
      await scan(phone, qr);
      await see(phone, '已扫领取码');
      await see(phone, shopper.householdName);
      await press(phone, `交付 ${goods.name} 1 块`);
      await answer(phone, '交付');
      await seeNoMore(phone, `${goods.name} 1 块`);
      expect(await accountOf(shopper)).toMatchObject({ spendable: held.spendable, reserved: held.reserved - PRICE });
      expect(await goodsNow(keeper, goods.id)).toMatchObject({ available: 2 });

      await press(phone, '办理下一户');
      await scan(phone, qr);
      await see(phone, '这单已经领取过了');
      expect(await accountOf(shopper)).toMatchObject({ spendable: held.spendable, reserved: held.reserved - PRICE });
      expect(phone.errors).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'scans the paper card of a household, hands over what waits for it, and sells at once',
    async () => {
      const goods = await newGoods(keeper, { points: PRICE, stock: 3 });
      await reserve(shopper, goods);
      const before = await accountOf(shopper);
      const { cardCode } = await shopper.session.call(identityRoutes.myHousehold, { params: { villageId: shopper.villageId } });
      const phone = await atTheCounter();
      await scan(phone, cardCode);
      await see(phone, '已扫户卡');
      await press(phone, `交付 ${goods.name} 1 块`);
      await answer(phone, '交付');
      await seeNoMore(phone, `${goods.name} 1 块`);
      expect(await accountOf(shopper)).toMatchObject({ spendable: before.spendable, reserved: before.reserved - PRICE });
      expect(await goodsNow(keeper, goods.id)).toMatchObject({ available: 2 });

      await press(phone, '现场兑换');
      await see(phone, '选择商品');
      await pressInList(phone, `${goods.name}：加 1`);
      await press(phone, `${goods.name}：加 1`);
      await press(phone, `确认兑换 ${PRICE * 2} 分`);
      // Not before it is confirmed.
      expect(await goodsNow(keeper, goods.id)).toMatchObject({ available: 2 });
      await answer(phone, '确认兑换');
      await seeNoMore(phone, `${goods.name}：加 1`);
      expect(await accountOf(shopper)).toMatchObject({ spendable: before.spendable - PRICE * 2, reserved: before.reserved - PRICE });
      expect(await goodsNow(keeper, goods.id)).toMatchObject({ available: 0 });
      expect(phone.errors).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'finds the household by group and name, and hands over only after the right digits or a reason',
    async () => {
      const goods = await newGoods(keeper, { points: PRICE, stock: 3 });
      const { redemptionId } = await reserve(shopper, goods);
      const before = await accountOf(shopper);
      const { digits } = await shopper.session.call(storeRoutes.pickupCode, { params: { villageId: shopper.villageId, redemptionId } });
      const phone = await atTheCounter();
      await press(phone, shopper.groupName);
      await write(phone, '输入户主或成员姓名', shopper.name);
      await press(phone, new RegExp(`${shopper.householdName} ${shopper.groupName}`));
      await see(phone, '按姓名查找，未核对码');
      await press(phone, `交付 ${goods.name} 1 块`);
      await see(phone, '请写明怎样确认了身份');
      await write(phone, '8 位领取码', digits === '00000000' ? '11111111' : '00000000');
      await press(phone, '核对数字');
      await see(phone, '领取码不对');
      expect(await accountOf(shopper)).toEqual(before);
      await write(phone, '8 位领取码', digits);
      await press(phone, '核对数字');
      await see(phone, '已核对数字码');
      await press(phone, `交付 ${goods.name} 1 块`);
      await answer(phone, '交付');
      await seeNoMore(phone, `${goods.name} 1 块`);
      expect(await accountOf(shopper)).toMatchObject({ spendable: before.spendable, reserved: before.reserved - PRICE });
      const params = { villageId: shopper.villageId, redemptionId };
      expect(await shopper.session.call(storeRoutes.redemption, { params })).toMatchObject({ status: 'fulfilled' });
      expect(phone.errors).toEqual([]);
    },
    SOON_MS,
  );
});
