import { accountOf, goodsNow, newGoods } from '../shop';
import { newVillager, type Villager } from '../villagers';
import { answer, phoneOf, press, putPhonesAway, see } from './hands';

const SOON_MS = 240_000;
const PRICE = 4;

let keeper: Villager;
let shopper: Villager;

describe('reserving in the store, in WeChat', () => {
  beforeAll(async () => {
    keeper = await newVillager({ role: 'store_keeper' });
    shopper = await newVillager({ points: PRICE * 3 });
  }, SOON_MS);
  afterAll(putPhonesAway);

  it(
    'holds points and stock together, gives a code, and cancelling gives both back',
    async () => {
      const goods = await newGoods(keeper, { points: PRICE, stock: 5 });
      const before = await accountOf(shopper);
      const phone = await phoneOf(shopper);
      await phone.tapTab('超市');
      await see(phone, `可用 ${before.spendable} 分`);
      await press(phone, '服务');
      await press(phone, new RegExp(`^${goods.name} `));
      await see(phone, '还有 5 块');
      await press(phone, '预留兑换');
      await press(phone, '数量：加 1');
      await see(phone, `${before.spendable - PRICE * 2} 分`);
      await press(phone, `用 ${PRICE * 2} 分预留`);
      await see(phone, `${goods.name} 2 块`);
      await phone.waitFor(() => phone.exists({ role: 'img', label: /^领取码 (\d ){7}\d$/ }), 60_000);
      expect(phone.exists({ label: '领取码二维码' })).toBe(true);
      expect(await accountOf(shopper)).toMatchObject({ spendable: before.spendable - PRICE * 2, reserved: before.reserved + PRICE * 2 });
      expect(await goodsNow(shopper, goods.id)).toMatchObject({ available: 3 });

      await press(phone, '取消兑换');
      await see(phone, `${PRICE * 2} 分和商品都会退回，需要时可以重新预留。`);
      await answer(phone, '取消兑换');
      await see(phone, '已取消，积分和商品都退回了');
      expect(await accountOf(shopper)).toMatchObject(before);
      expect(await goodsNow(shopper, goods.id)).toMatchObject({ available: 5 });
      expect(phone.errors).toEqual([]);
    },
    SOON_MS,
  );
});
