import { identityRoutes, pointsRoutes } from '@jishan/contracts';
import { letActFor } from './acting';
import { newWords } from './applications';
import { choosePhotos, phoneOf, press, see, seeNoMore, write } from './hands';
import { putPhonesAway, type Phone } from './phone';
import { newPhoto } from './photos';
import { openCase } from './queue';
import { moveIn } from './roster';
import { answer, newGoods, pressInList } from './shop';
import { CLEAN_YARD, newVillager, type Villager } from './villagers';

const SOON_MS = 300_000;
const PRICE = 3;
const HELPERS = '/pkg-life/pages/helpers/index';

let helper: Villager;

beforeAll(async () => {
  helper = await newVillager();
}, SOON_MS);
afterAll(putPhonesAway);

/** Types a name into the field and takes the one it finds. */
async function find(phone: Phone, field: string, name: string, where: string): Promise<void> {
  await write(phone, field, name);
  await phone.page
    .getByRole('radio', { name: new RegExp(`^${name}.*${where}`) })
    .filter({ visible: true })
    .first()
    .click();
  await see(phone, name);
}

describe('a household without a phone', () => {
  it(
    'lets a neighbour act for it before two witnesses, who both say so on their own phones',
    async () => {
      const leader = await newVillager({ role: 'group_leader' });
      const [one, two] = [await newVillager(), await newVillager()];
      const old = await moveIn(helper.villageId);

      const desk = await phoneOf(leader, '/pkg-work/pages/proxies/index');
      await press(desk, '登记一件');
      await press(desk, '送见证人确认');
      await see(desk, '请选两位见证人');
      await desk.shot('15-record-missing');
      await find(desk, '哪一家（没有手机）：输入户主或成员姓名', old.householdName, old.groupName);
      await find(desk, '请谁代办：输入姓名', helper.name, helper.householdName);
      await find(desk, '两位见证人：输入姓名', one.name, one.householdName);
      await find(desk, '两位见证人：输入姓名', two.name, two.householdName);
      await write(desk, '当时的情况', '老人没有手机，在家当面同意');
      await desk.shot('15-record');
      await press(desk, '送见证人确认');
      await see(desk, `${old.householdName} 请 ${helper.name} 代办`);
      await see(desk, /等 .* 确认/);
      await desk.shot('15-recorded');

      for (const [witness, last] of [
        [one, false],
        [two, true],
      ] as const) {
        const phone = await phoneOf(witness, HELPERS);
        await see(phone, '请您见证');
        await see(phone, `${old.householdName} 请 ${helper.name} 代办`);
        if (last) await phone.shot('15-witness');
        await press(phone, `属实，${old.householdName} 当面同意`);
        await answer(phone, '属实');
        await seeNoMore(phone, '请您见证');
        expect(phone.complaints).toEqual([]);
      }

      const helping = await phoneOf(helper, HELPERS);
      await see(helping, old.householdName);
      await helping.open('/pages/inbox/index');
      await see(helping, '有家庭请您代办');
      await desk.open('/pkg-work/pages/proxies/index');
      await press(desk, `收回 ${helper.name} 给 ${old.householdName} 的代办`);
      await answer(desk, '收回');
      await see(desk, '已收回');
      expect([...desk.complaints, ...helping.complaints]).toEqual([]);
    },
    SOON_MS,
  );
});

describe('what a helper does says so', () => {
  it(
    'an application: in the queue, and on the statement of the household that it was for',
    async () => {
      const [old, keeper] = [await newVillager(), await newVillager({ role: 'points_keeper' })];
      await letActFor(old, helper);
      const words = newWords();

      const helping = await phoneOf(helper);
      await press(helping, '申报积分');
      await press(helping, new RegExp(`^${CLEAN_YARD}`));
      await press(helping, '替别家代办');
      await helping.page.getByRole('radiogroup', { name: old.householdName }).getByRole('radio', { name: old.name }).click();
      await see(helping, `${helper.name} 代 ${old.name} 申报`);
      await choosePhotos(helping, '从相册选', [await newPhoto(), await newPhoto()]);
      await see(helping, '2/4');
      await write(helping, '说明', words);
      await press(helping, '提交申报');
      await see(helping, /审核中，最晚.+有结果/);
      await see(helping, `${helper.name} 代 ${old.name} 申报`);

      const desk = await phoneOf(keeper);
      await press(desk, /^工作台/);
      await press(desk, /^积分审核/);
      await openCase(desk, words);
      await see(desk, `${helper.name} 代 ${old.name} 申报`);
      await desk.shot('15-queue');
      await press(desk, '通过 +2 分');
      await see(desk, '已通过，+2 分已入账');

      const hers = await phoneOf(old, '/pkg-points/pages/statement/index');
      await see(hers, CLEAN_YARD);
      await see(hers, new RegExp(`积分入账 · ${helper.name} 代您家办`));
      await hers.shot('15-statement');
      await hers.open('/pages/inbox/index');
      await see(hers, new RegExp(`^${helper.name} 代 ${old.householdName} 办理。`));
      expect([...helping.complaints, ...desk.complaints, ...hers.complaints]).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'at the counter: the card in the neighbour’s hand, and the book names who fetched it',
    async () => {
      const [old, keeper] = [await newVillager({ points: PRICE * 2 }), await newVillager({ role: 'store_keeper' })];
      const goods = await newGoods(keeper, { points: PRICE, stock: 5 });
      const params = { villageId: old.villageId };
      const { cardCode } = await old.session.call(identityRoutes.myHousehold, { params });

      const counter = await phoneOf(keeper, '/pkg-work/pages/counter/index');
      await write(counter, '输入码', cardCode);
      await press(counter, '核对');
      await see(counter, '已扫户卡');
      await press(counter, '别人拿着户卡来代领');
      await find(counter, '谁来领：输入姓名', helper.name, helper.householdName);
      await counter.shot('15-card');
      await press(counter, '请他当天代办');
      await see(counter, `${helper.name} 代 ${old.householdName} 领取`);
      await counter.shot('15-collector');
      await press(counter, '现场兑换');
      await press(counter, `${goods.name}：加 1`);
      await press(counter, `确认兑换 ${PRICE} 分`);
      await see(counter, new RegExp(`${helper.name} 代 ${old.householdName} 领取。`));
      await counter.shot('15-confirm');
      await answer(counter, '确认兑换');
      await see(counter, '兑换完成');

      await counter.open('/pkg-work/pages/orders/index');
      await press(counter, '已领取');
      await pressInList(counter, new RegExp(`${goods.name} 1 块.*${helper.name} 代 ${old.householdName} 领取`));

      const hers = await phoneOf(old, '/pkg-points/pages/statement/index');
      await see(hers, new RegExp(`柜台兑换 · ${helper.name} 代您家办`));
      const [line] = (await old.session.call(pointsRoutes.myStatement, { params, query: { limit: 1 } })).items;
      expect(line).toMatchObject({ kind: 'counter_sale', helperName: helper.name, amount: -PRICE });
      expect([...counter.complaints, ...hers.complaints]).toEqual([]);
    },
    SOON_MS,
  );
});
