import { identityRoutes, storeRoutes } from '@jishan/contracts';
import { choosePhotos, phoneOf, press, pressable, see, seeNoMore, write } from './hands';
import { until } from './until';
import { putPhonesAway, type Phone } from './phone';
import { newPhoto } from './photos';
import { accountOf, answer, goodsNow, newGoods, reserve, pressInList } from './shop';
import { newVillager, type Villager } from './villagers';

const SOON_MS = 240_000;
const PRICE = 3;

let keeper: Villager;
let shopper: Villager;

beforeAll(async () => {
  keeper = await newVillager({ role: 'store_keeper' });
  shopper = await newVillager({ points: PRICE * 6 });
}, SOON_MS);
afterAll(putPhonesAway);

async function atTheCounter(): Promise<Phone> {
  const phone = await phoneOf(keeper);
  await press(phone, /^工作台/);
  await press(phone, /^超市柜台/);
  await see(phone, '按组和姓名找户');
  return phone;
}

async function type(phone: Phone, code: string): Promise<void> {
  await write(phone, '输入码', code);
  await press(phone, '核对');
}

describe('at the counter', () => {
  it(
    'types the pick-up code, hands over, and a second scan is refused clearly',
    async () => {
      const goods = await newGoods(keeper, { points: PRICE, stock: 3 });
      const { redemptionId } = await reserve(shopper, goods);
      const held = await accountOf(shopper);
      const { qr } = await shopper.session.call(storeRoutes.pickupCode, { params: { villageId: shopper.villageId, redemptionId } });
      const phone = await atTheCounter();
      await type(phone, qr);
      await see(phone, shopper.householdName);
      await see(phone, '已扫领取码');
      await phone.shot('5-desk');
      await press(phone, `交付 ${goods.name} 1 块`);
      await answer(phone, '交付');
      await seeNoMore(phone, `${goods.name} 1 块`);
      expect(await accountOf(shopper)).toMatchObject({ spendable: held.spendable, reserved: held.reserved - PRICE });
      expect(await goodsNow(keeper, goods.id)).toMatchObject({ available: 2 });

      await press(phone, '办理下一户');
      await type(phone, qr);
      await see(phone, '这单已经领取过了');
      await see(phone, /^领取时间：20\d\d年\d+月\d+日 \d+:\d\d。不能重复领取。$/);
      await phone.shot('5-second-scan');
      expect(phone.complaints).toEqual([]);

      const hers = await phoneOf(shopper, `/pkg-store/pages/redemption/index?id=${redemptionId}`);
      await see(hers, '已领取');
      expect(hers.complaints).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'serves a household by its paper card: what waits, and a sale at once',
    async () => {
      const goods = await newGoods(keeper, { points: PRICE, stock: 3 });
      await reserve(shopper, goods);
      const { cardCode } = await shopper.session.call(identityRoutes.myHousehold, { params: { villageId: shopper.villageId } });
      const before = await accountOf(shopper);
      const phone = await atTheCounter();
      await type(phone, cardCode);
      await see(phone, '已扫户卡');
      await press(phone, `交付 ${goods.name} 1 块`);
      await answer(phone, '交付');
      await seeNoMore(phone, `${goods.name} 1 块`);
      await press(phone, '现场兑换');
      await pressInList(phone, `${goods.name}：加 1`);
      await phone.shot('5-sale');
      await press(phone, `确认兑换 ${PRICE} 分`);
      await answer(phone, '确认兑换');
      await see(phone, '兑换完成');
      expect(await accountOf(shopper)).toMatchObject({ spendable: before.spendable - PRICE, reserved: before.reserved - PRICE });
      expect(await goodsNow(keeper, goods.id)).toMatchObject({ available: 1 });
      expect(phone.complaints).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'finds the household by group and name, and needs the digits or a reason',
    async () => {
      const goods = await newGoods(keeper, { points: PRICE, stock: 3 });
      const { redemptionId } = await reserve(shopper, goods);
      const { digits } = await shopper.session.call(storeRoutes.pickupCode, { params: { villageId: shopper.villageId, redemptionId } });
      const phone = await atTheCounter();
      await press(phone, shopper.groupName);
      await write(phone, '输入户主或成员姓名', shopper.name);
      await press(phone, new RegExp(`^${shopper.householdName} ${shopper.groupName}`));
      await see(phone, '按姓名查找，未核对码');
      await press(phone, `交付 ${goods.name} 1 块`);
      await see(phone, '请写明怎样确认了身份');
      await write(phone, '8 位领取码', digits === '00000000' ? '11111111' : '00000000');
      await press(phone, '核对数字');
      await see(phone, '领取码不对');
      await write(phone, '8 位领取码', digits);
      await press(phone, '核对数字');
      await see(phone, '已核对数字码');
      await phone.shot('5-digits');
      await press(phone, `交付 ${goods.name} 1 块`);
      await answer(phone, '交付');
      await seeNoMore(phone, `${goods.name} 1 块`);
      expect(phone.complaints).toEqual([]);
    },
    SOON_MS,
  );
});

describe('behind the counter', () => {
  it(
    'puts a new article on the shelf with its picture, takes a delivery in, changes the price, and sees it all in the book',
    async () => {
      const name = `毛巾${Date.now() % 10_000}`;
      const phone = await phoneOf(keeper);
      await press(phone, /^工作台/);
      await press(phone, /^商品和库存/);
      await press(phone, '新增商品');
      await press(phone, '新增并上架');
      await see(phone, '请填写名称');
      await choosePhotos(phone, '添加照片', [await newPhoto()]);
      await write(phone, '名称', name);
      await write(phone, '单位', '条');
      await write(phone, '积分价', '5');
      await press(phone, '文具');
      await press(phone, '每月');
      await write(phone, '每户最多', '2');
      await phone.shot('5-goods-form');
      await press(phone, '新增并上架');
      await see(phone, '已上架，别忘了登记进货');
      await see(phone, '还没有流水');
      await see(phone, '每户每月限兑 2 条');

      await press(phone, '进货入库');
      await write(phone, '数量（条）', '20');
      await write(phone, '每件进价（元）', '6.5');
      await write(phone, '供货单位', '和平乡供销社');
      await see(phone, '1 种，共 20 件，进价合计 130.00 元');
      await phone.shot('5-receive');
      await press(phone, '确认入库');
      await answer(phone, '确认入库');
      await see(phone, '进货入库');
      await see(phone, '和平乡供销社 · 进价 6.50 元');
      await press(phone, '改价');
      await write(phone, '新的积分价', '4');
      await press(phone, '确认改价');
      // A lower one is told to whoever watches, and waits for its day.
      await see(phone, /起 4 分$/);
      await phone.shot('5-stock-item');

      const hers = await phoneOf(shopper);
      await press(hers, '超市');
      await press(hers, '文具');
      await pressInList(hers, new RegExp(`^${name} 5 分.*还有 20 条`));
      await until(
        async () => (await hers.page.getByRole('img', { name }).filter({ visible: true }).count()) > 0,
        'no picture of the new article',
      );
      await press(phone, '下架');
      await answer(phone, '下架');
      await see(phone, '已下架');
      await pressable(phone, '上架').first().waitFor();
      expect([...phone.complaints, ...hers.complaints]).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'sees who reserved and who fetched, and takes back what was broken',
    async () => {
      const goods = await newGoods(keeper, { points: PRICE, stock: 2 });
      const { redemptionId } = await reserve(shopper, goods);
      const phone = await phoneOf(keeper, '/pkg-work/pages/orders/index');
      await press(phone, new RegExp(`^${goods.name} 1 块.*${shopper.householdName}`));
      await press(phone, '去办理');
      await write(phone, '怎样确认身份', '本人到场，组长在旁');
      await press(phone, `交付 ${goods.name} 1 块`);
      await answer(phone, '交付');
      await seeNoMore(phone, `${goods.name} 1 块`);
      const { spendable } = await accountOf(shopper);
      await phone.open('/pkg-work/pages/orders/index');
      await press(phone, '已领取');
      await press(phone, new RegExp(`^${goods.name} 1 块.*${shopper.householdName}`));
      await phone.shot('5-order');
      await press(phone, '退货');
      await press(phone, `退回 ${PRICE} 分`);
      await see(phone, '请写明退货原因');
      await write(phone, '为什么退', '包装破损');
      await press(phone, '报损');
      await press(phone, `退回 ${PRICE} 分`);
      await see(phone, '已退货，积分已退回');
      expect(await accountOf(shopper)).toMatchObject({ spendable: spendable + PRICE });
      expect(await goodsNow(keeper, goods.id)).toMatchObject({ available: 1 });
      expect(await shopper.session.call(storeRoutes.redemption, { params: { villageId: shopper.villageId, redemptionId } })).toMatchObject({
        status: 'returned',
        reason: '包装破损',
      });
      expect(phone.complaints).toEqual([]);
    },
    SOON_MS,
  );
});
