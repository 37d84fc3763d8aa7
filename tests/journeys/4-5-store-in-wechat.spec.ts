import { identityRoutes, storeRoutes } from '@jishan/contracts';
import type { WeappHost } from '../weapp/host';
import { accountOf, goodsNow, HEADING, newGoods, reserve } from './shop';
import { newVillager, type Villager } from './villagers';
import { newWeappPhone } from './weapp-phone';

const SOON_MS = 240_000;
const PRICE = 3;

let keeper: Villager;
let shopper: Villager;
const phones: WeappHost[] = [];

beforeAll(async () => {
  keeper = await newVillager({ role: 'store_keeper' });
  shopper = await newVillager({ points: PRICE * 4 });
}, SOON_MS);
afterAll(() => phones.forEach(phone => phone.close()));

/** The mini-program on this person's phone, signed in, on a page of it. */
async function weappOf({ openid }: Villager, page = '/pages/home/index'): Promise<WeappHost> {
  const phone = await newWeappPhone({ phone: '13900000000', openid });
  phones.push(phone);
  await phone.open('/pages/home/index');
  await phone.tap('微信一键登录');
  await phone.waitFor(() => phone.route === 'pages/home/index' && phone.exists('我家可用积分'));
  if (page !== '/pages/home/index') await phone.open(page);
  return phone;
}

/** Waits for the words, then taps them. */
async function tap(phone: WeappHost, wanted: string | RegExp | { label: string | RegExp }): Promise<void> {
  await phone.waitFor(() => phone.exists(wanted));
  const found = phone.findAll(wanted);
  await phone.tap(found.at(-1) ?? wanted);
}

const see = (phone: WeappHost, words: string): Promise<void> => phone.waitFor(() => phone.text().includes(words));
const seeNoMore = (phone: WeappHost, words: string): Promise<void> => phone.waitFor(() => !phone.text().includes(words));

describe('the store, in WeChat', () => {
  it('reserves, shows the code, and cancelling gives points and stock back', async () => {
    const goods = await newGoods(keeper, { points: PRICE, stock: 5 });
    const before = await accountOf(shopper);
    const phone = await weappOf(shopper);
    await phone.tapTab('超市');
    await tap(phone, { label: HEADING });
    await tap(phone, { label: new RegExp(`^${goods.name},`) });
    await see(phone, '还有 5 块');
    await tap(phone, '预留兑换');
    await tap(phone, { label: '数量:多一份' });
    await tap(phone, `用 ${PRICE * 2} 分预留`);
    await phone.waitFor(() => phone.route === 'pkg-store/pages/redemption/index' && phone.exists({ label: /^领取码 (\d ){7}\d$/ }));
    expect(await accountOf(shopper)).toMatchObject({ spendable: before.spendable - PRICE * 2, reserved: before.reserved + PRICE * 2 });
    expect(await goodsNow(shopper, goods.id)).toMatchObject({ available: 3 });

    await tap(phone, '取消兑换');
    await see(phone, `${PRICE * 2} 分和商品都会退回`);
    await tap(phone, '取消兑换');
    await see(phone, '已取消,积分和商品都退回了');
    expect(await accountOf(shopper)).toMatchObject(before);
    expect(await goodsNow(shopper, goods.id)).toMatchObject({ available: 5 });
    expect(phone.errors).toEqual([]);
  }, SOON_MS);

  it('scans the code with the camera, hands over, and a second scan is refused clearly', async () => {
    const goods = await newGoods(keeper, { points: PRICE, stock: 3 });
    const { redemptionId } = await reserve(shopper, goods);
    const { qr } = await shopper.session.call(storeRoutes.pickupCode, { params: { villageId: shopper.villageId, redemptionId } });
    const phone = await weappOf(keeper, '/pkg-work/pages/counter/index');
    await phone.waitFor(() => phone.exists('扫领取码或积分卡'));
    phone.nextScan(qr);
    await tap(phone, '扫领取码或积分卡');
    await see(phone, '已扫领取码');
    await tap(phone, { label: `交付 ${goods.name} 1 块` });
    await see(phone, '确认交付?');
    await tap(phone, { label: '交付' });
    await seeNoMore(phone, `${goods.name} 1 块`);
    expect(await goodsNow(keeper, goods.id)).toMatchObject({ available: 2 });

    await tap(phone, '办理下一户');
    phone.nextScan(qr);
    await tap(phone, '扫领取码或积分卡');
    await see(phone, '这单已经领取过了');
    expect(phone.text()).toMatch(/领取时间:20\d\d-\d\d-\d\d \d\d:\d\d。不能重复领取。/);
    expect(phone.errors).toEqual([]);
  }, SOON_MS);

  it('scans a household’s paper card and sells at once', async () => {
    const goods = await newGoods(keeper, { points: 1, stock: 3 });
    const { cardCode } = await shopper.session.call(identityRoutes.myHousehold, { params: { villageId: shopper.villageId } });
    const before = await accountOf(shopper);
    const phone = await weappOf(keeper, '/pkg-work/pages/counter/index');
    await phone.waitFor(() => phone.exists('扫领取码或积分卡'));
    phone.nextScan(cardCode);
    await tap(phone, '扫领取码或积分卡');
    await see(phone, '已扫积分卡');
    await tap(phone, '现场兑换');
    await tap(phone, { label: `${goods.name}:多一份` });
    await tap(phone, '确认兑换 1 分');
    await see(phone, '确认现场兑换?');
    await tap(phone, { label: '确定' });
    await see(phone, '兑换完成');
    expect(await accountOf(shopper)).toMatchObject({ spendable: before.spendable - 1 });
    expect(await goodsNow(keeper, goods.id)).toMatchObject({ available: 2 });
    expect(phone.errors).toEqual([]);
  }, SOON_MS);
});
