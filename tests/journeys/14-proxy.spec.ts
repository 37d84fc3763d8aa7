import { pointsRoutes, storeRoutes } from '@jishan/contracts';
import { letActFor } from './acting';
import { applicationNow, apply, newWords } from './applications';
import { choosePhotos, phoneOf, press, see, seen, seeNoMore, write } from './hands';
import { until } from './until';
import { putPhonesAway, type Phone } from './phone';
import { newPhoto } from './photos';
import { accountOf, answer, newGoods, pressInList } from './shop';
import { CLEAN_YARD, newVillager, told, type Villager } from './villagers';

const SOON_MS = 300_000;
const PRICE = 3;
const APPLICATION = '/pkg-points/pages/application/index';
const HELPERS = '/pkg-life/pages/helpers/index';

let keeper: Villager;
let old: Villager;
let helper: Villager;

beforeAll(async () => {
  keeper = await newVillager({ role: 'store_keeper' });
  old = await newVillager({ points: PRICE * 3 });
  helper = await newVillager();
}, SOON_MS);
afterAll(putPhonesAway);

/** As they stand on the helper's phone, to be said aloud. */
async function digitsOn(phone: Phone): Promise<string> {
  const shown = phone.page.getByRole('img', { name: /^代办码 (\d ){7}\d$/ }).filter({ visible: true });
  return ((await shown.getAttribute('aria-label')) ?? '').replace(/\D/g, '');
}

const elderOn = (phone: Phone): Promise<void> =>
  phone.page
    .getByRole('switch', { name: /长辈版/ })
    .filter({ visible: true })
    .click();

describe('a neighbour helps an old household', () => {
  it(
    'by code: shown, looked at, granted; reserved and handed over; taken back, and over at once',
    async () => {
      const goods = await newGoods(keeper, { points: PRICE, stock: 5 });
      const before = await accountOf(old);

      const helping = await phoneOf(helper);
      await press(helping, '我的');
      await press(helping, /^代办/);
      await see(helping, '还没有家庭请您代办');
      await press(helping, '出示我的代办码');
      await see(helping, '5 分钟内有效，用一次就换新的');
      await helping.shot('14-code');
      const digits = await digitsOn(helping);

      const hers = await phoneOf(old, '/pages/me/index');
      await elderOn(hers);
      await press(hers, /^代办/);
      await see(hers, '替我家办事的人');
      await hers.shot('14-helpers-empty-elder');
      await press(hers, '请一位代办人');
      await press(hers, '核对');
      await see(hers, '请填写 8 位数字');
      await write(hers, '对方姓名', helper.name);
      await write(hers, '8 位代办码', digits === '00000000' ? '11111111' : '00000000');
      await press(hers, '核对');
      await see(hers, '代办码不对');
      await write(hers, '8 位代办码', digits);
      await press(hers, '核对');
      await see(hers, '是这位吗？');
      await see(hers, helper.name);
      await see(hers, `${helper.groupName} · ${helper.householdName}`);
      await see(hers, '在超市预留和领取商品');
      await hers.shot('14-confirm-elder');
      await press(hers, '确认授权');
      await see(hers, '已授权');
      await see(hers, helper.name);
      await hers.shot('14-helpers-elder');

      await until(async () => (await digitsOn(helping)) !== digits, 'the code that was used is still shown');
      await press(helping, '关闭');
      await see(helping, old.householdName);
      await helping.shot('14-helped');

      await helping.open(`/pkg-store/pages/goods/index?id=${goods.id}`);
      await press(helping, '预留兑换');
      await press(helping, `${old.groupName} · ${old.householdName}`);
      await see(helping, `${helper.name} 代 ${old.householdName} 兑换`);
      await helping.shot('14-reserve');
      await press(helping, `用 ${PRICE} 分预留`);
      await see(helping, '已为您留好');
      await see(helping, `${helper.name} 代 ${old.householdName} 兑换`);
      await helping.page.getByRole('img', { name: '领取码二维码' }).filter({ visible: true }).waitFor();
      await helping.shot('14-pickup');
      expect(await accountOf(old)).toMatchObject({ spendable: before.spendable - PRICE });

      const params = { villageId: helper.villageId };
      const [waiting] = (await helper.session.call(storeRoutes.myRedemptions, { params, query: { status: 'reserved' } })).items;
      if (!waiting) throw new Error('the helper does not see what they reserved');
      const { qr } = await helper.session.call(storeRoutes.pickupCode, { params: { ...params, redemptionId: waiting.id } });
      const counter = await phoneOf(keeper, '/pkg-work/pages/counter/index');
      await write(counter, '输入码', qr);
      await press(counter, '核对');
      await see(counter, '已扫领取码');
      await press(counter, `交付 ${goods.name} 1 块`);
      await answer(counter, '交付');
      await seeNoMore(counter, `${goods.name} 1 块`);

      await hers.open('/pkg-store/pages/redemptions/index');
      await pressInList(hers, new RegExp(`^${goods.name} 1 块.*${helper.name} 代 ${old.householdName} 兑换.*已领取`));
      await see(hers, `${helper.name} 代 ${old.householdName} 兑换`);

      await hers.open(HELPERS);
      await press(hers, `收回 ${helper.name} 的代办`);
      await answer(hers, '收回');
      await see(hers, '已收回');
      await seeNoMore(hers, helper.name);
      await helping.open(`/pkg-store/pages/goods/index?id=${goods.id}`);
      await press(helping, '预留兑换');
      await see(helping, '合计');
      expect(await seen(helping, '给哪一家兑换').count()).toBe(0);
      await told(helper, '代办授权已结束');
      await helping.open('/pages/inbox/index');
      await see(helping, '代办授权已结束');
      await told(old, '您家有了代办人');
      await hers.open('/pages/inbox/index');
      await see(hers, '您家有了代办人');
      expect([...helping.complaints, ...hers.complaints, ...counter.complaints]).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'answers what the reviewer asked of the household, and takes back what it does not want any more',
    async () => {
      const [reviewer, house, neighbour] = [await newVillager({ role: 'points_keeper' }), await newVillager(), await newVillager()];
      await letActFor(house, neighbour);
      const words = newWords();
      const [asked, unwanted] = [await apply(house, CLEAN_YARD, words, 1), await apply(house, CLEAN_YARD, newWords(), 1)];
      for (const { id } of [asked, unwanted])
        await reviewer.session.call(pointsRoutes.returnApplication, {
          params: { villageId: reviewer.villageId, applicationId: id },
          body: { reason: '请补一张打扫后的照片' },
        });
      const phone = await phoneOf(neighbour, `${APPLICATION}?id=${asked.id}`);
      await see(phone, '请补一张打扫后的照片');
      await choosePhotos(phone, '从相册选', [await newPhoto()]);
      await see(phone, '1/4');
      await write(phone, '说明', `${words}，补了照片`);
      await press(phone, '重新提交');
      await see(phone, /审核中，最晚.+有结果/);
      expect(await applicationNow(house, asked.id)).toMatchObject({ status: 'submitted', text: `${words}，补了照片` });
      await phone.open(`${APPLICATION}?id=${unwanted.id}`);
      await press(phone, '撤回申报');
      await answer(phone, '撤回申报');
      await see(phone, '已撤回');
      expect((await applicationNow(house, unwanted.id)).status).toBe('withdrawn');
      expect(phone.complaints).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'the helper lays it down as well',
    async () => {
      await letActFor(old, helper);
      const phone = await phoneOf(helper, HELPERS);
      await see(phone, old.householdName);
      await press(phone, `不再代办 ${old.householdName}`);
      await answer(phone, '不再代办');
      await see(phone, '已不再代办');
      await see(phone, '还没有家庭请您代办');
      expect(phone.complaints).toEqual([]);
    },
    SOON_MS,
  );
});
