import { storeRoutes } from '@jishan/contracts';
import { phoneOf, press, see, seen, seeNoMore } from './hands';
import { putPhonesAway } from './phone';
import { accountOf, answer, goodsNow, goodsVersion, HEADING, newGoods, pressInList } from './shop';
import { newVillager, type Villager } from './villagers';

const SOON_MS = 240_000;
const PRICE = 4;

let keeper: Villager;
let shopper: Villager;

beforeAll(async () => {
  keeper = await newVillager({ role: 'store_keeper' });
  shopper = await newVillager({ points: PRICE * 3 });
}, SOON_MS);
afterAll(putPhonesAway);

describe('reserving in the store', () => {
  it(
    'holds points and stock together, gives a code, and cancelling gives both back',
    async () => {
      const goods = await newGoods(keeper, { points: PRICE, stock: 5 });
      const before = await accountOf(shopper);
      const phone = await phoneOf(shopper);
      await press(phone, '超市');
      await see(phone, `可用 ${before.spendable} 分`);
      await phone.shot('4-shelf');
      await press(phone, HEADING);
      await pressInList(phone, new RegExp(`^${goods.name} `));
      await see(phone, '还有 5 块');
      await phone.shot('4-goods');
      await press(phone, '预留兑换');
      await press(phone, '数量：加 1');
      await see(phone, `${before.spendable - PRICE * 2} 分`);
      await phone.shot('4-reserve');
      await press(phone, `用 ${PRICE * 2} 分预留`);

      await see(phone, '已为您留好');
      await see(phone, `${goods.name} 2 块`);
      await phone.page
        .getByRole('img', { name: /^领取码 (\d ){7}\d$/ })
        .filter({ visible: true })
        .waitFor();
      await phone.page.getByRole('img', { name: '领取码二维码' }).filter({ visible: true }).waitFor();
      await phone.shot('4-code');
      expect(await accountOf(shopper)).toMatchObject({ spendable: before.spendable - PRICE * 2, reserved: before.reserved + PRICE * 2 });
      expect(await goodsNow(shopper, goods.id)).toMatchObject({ available: 3 });

      await press(phone, '取消兑换');
      await see(phone, `${PRICE * 2} 分和商品都会退回，需要时可以重新预留。`);
      await answer(phone, '取消兑换');
      await see(phone, '已取消，积分和商品都退回了');
      await seeNoMore(phone, '到超市出示给管理员，扫码或报数字都行');
      expect(await accountOf(shopper)).toMatchObject(before);
      expect(await goodsNow(shopper, goods.id)).toMatchObject({ available: 5 });
      expect(phone.complaints).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'is refused, and holds nothing, when the price changed between looking and reserving',
    async () => {
      const goods = await newGoods(keeper, { points: PRICE, stock: 5 });
      const before = await accountOf(shopper);
      const phone = await phoneOf(shopper, `/pkg-store/pages/goods/index?id=${goods.id}`);
      await press(phone, '预留兑换');
      await keeper.session.call(storeRoutes.changeGoodsPrice, {
        params: { villageId: keeper.villageId, goodsId: goods.id },
        body: { points: PRICE + 1 },
        version: await goodsVersion(keeper, goods.id),
      });
      await press(phone, `用 ${PRICE} 分预留`);
      await see(phone, '价格刚刚调整了');
      await see(phone, `现在需要 ${PRICE + 1} 分。没有扣分，请看清后再确认。`);
      await phone.shot('4-price-changed');
      expect(await accountOf(shopper)).toMatchObject(before);
      expect(phone.complaints).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'finds the reservation again under “我的兑换”, with its state',
    async () => {
      const goods = await newGoods(keeper, { points: PRICE, stock: 1 });
      const phone = await phoneOf(shopper, `/pkg-store/pages/goods/index?id=${goods.id}`);
      await press(phone, '预留兑换');
      await press(phone, `用 ${PRICE} 分预留`);
      await see(phone, '已为您留好');
      await phone.open('/pkg-store/pages/redemptions/index');
      await press(phone, new RegExp(`^${goods.name} 1 块.*待领取`));
      await see(phone, '到超市领取');
      await phone.open(`/pkg-store/pages/goods/index?id=${goods.id}`);
      await see(phone, '已兑完');
      expect(await seen(phone, '已兑完').count()).toBeGreaterThan(0);
      expect(phone.complaints).toEqual([]);
    },
    SOON_MS,
  );
});
