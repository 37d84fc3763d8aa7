import { pointsRoutes } from '@jishan/contracts';
import { applicationNow, apply, newWords } from './applications';
import { choosePhotos, phoneOf, press, pressable, see, seen, write } from './hands';
import { until } from './until';
import { putPhonesAway, type Phone } from './phone';
import { newPhoto } from './photos';
import { openCase } from './queue';
import { CLEAN_YARD, householdPoints, newVillager, type Villager } from './villagers';

const SOON_MS = 240_000;
const SORTING = '垃圾分类投放';

let keeper: Villager;

/** The reviewer's phone at the queue. */
async function atTheQueue(): Promise<Phone> {
  const phone = await phoneOf(keeper);
  await press(phone, /^工作台/);
  await press(phone, /^积分审核/);
  return phone;
}

async function decide(phone: Phone, kind: '退回补充' | '不通过', reason: string, confirm: '退回' | '不通过'): Promise<void> {
  await press(phone, kind);
  const sheet = phone.page.getByRole('dialog').filter({ visible: true });
  await sheet.getByRole('button', { name: confirm, exact: true }).click();
  await see(phone, '请写明原因');
  await sheet.getByRole('textbox', { name: '原因' }).fill(reason);
  await sheet.getByRole('button', { name: confirm, exact: true }).click();
}

describe('the points keeper reviews', () => {
  beforeAll(async () => {
    keeper = await newVillager({ role: 'points_keeper' });
  }, SOON_MS);
  afterAll(putPhonesAway);

  it(
    'sees photos, rule, cap and what the household sent lately, and approves: the points are there at once, and everybody is told',
    async () => {
      const villager = await newVillager();
      const earlier = await apply(villager, SORTING, '垃圾分好类投到分类点了');
      await villager.session.call(pointsRoutes.withdrawApplication, {
        params: { villageId: villager.villageId, applicationId: earlier.id },
        body: {},
      });
      const words = newWords();
      const application = await apply(villager, CLEAN_YARD, words);
      const { spendable: before } = await householdPoints(villager);

      const phone = await atTheQueue();
      await openCase(phone, words);
      await see(phone, villager.name);
      await see(phone, new RegExp(`^${villager.groupName} · ${villager.householdName} · `));
      for (const name of ['查看照片 1，共 2 张', '查看照片 2，共 2 张']) {
        const photo = phone.page.getByRole('button', { name }).filter({ visible: true }).locator('img');
        await until(async () => photo.evaluate((image: HTMLImageElement) => image.naturalWidth > 0), `${name} is not shown`);
      }
      await see(phone, /房前屋后干净整齐，当天照片为准/);
      await see(phone, '每户每周最多 1 次');
      await see(phone, '本期已入账 0 次，上限 1 次');
      await see(phone, '这户用这条细则');
      await see(phone, SORTING);
      await see(phone, '已撤回');
      await phone.shot('3-case');
      await press(phone, '通过 +2 分');
      await see(phone, '已通过，+2 分已入账');
      expect(await householdPoints(villager)).toMatchObject({ spendable: before + 2 });

      const mine = await phoneOf(villager);
      await see(mine, '积分到账 +2');
      await press(mine, '积分');
      await see(mine, CLEAN_YARD);
      await see(mine, `积分入账 · ${villager.name} · 积分管理员审核`);
      await see(mine, `余 ${before + 2}`);
      await mine.shot('3-statement');
      await press(mine, /^消息/);
      await press(mine, /积分到账 \+2/);
      await see(mine, '由积分管理员审核');
      await see(mine, '+2 分已进我家账户');
      expect(await applicationNow(villager, application.id)).toMatchObject({
        status: 'credited',
        pointsAwarded: 2,
        decidedByRole: '积分管理员',
      });
      expect([...phone.complaints, ...mine.complaints]).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'gives one back with a reason; the villager adds what was missing, and it is in the queue again',
    async () => {
      const villager = await newVillager();
      const words = newWords();
      const { id } = await apply(villager, CLEAN_YARD, words, 1);
      const phone = await atTheQueue();
      await openCase(phone, words);
      await decide(phone, '退回补充', '请补一张打扫后的照片', '退回');
      await see(phone, '已退回补充');

      const mine = await phoneOf(villager);
      await press(mine, /^消息/);
      await press(mine, /积分申请需要补充/);
      await see(mine, '请补一张打扫后的照片');
      await choosePhotos(mine, '从相册选', [await newPhoto()]);
      await see(mine, '1/4');
      await write(mine, '说明', `${words}，补了照片`);
      await press(mine, '重新提交');
      await see(mine, /审核中，最晚.+有结果/);
      await mine.page.getByRole('button', { name: '查看照片 2，共 2 张' }).filter({ visible: true }).waitFor();
      expect(await applicationNow(villager, id)).toMatchObject({ status: 'submitted', text: `${words}，补了照片` });

      const again = await atTheQueue();
      await openCase(again, `${words}，补了照片`);
      await press(again, '通过 +2 分');
      await see(again, '已通过，+2 分已入账');
      expect([...phone.complaints, ...mine.complaints, ...again.complaints]).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'rejects with a reason, which the villager reads; no points move',
    async () => {
      const villager = await newVillager();
      const words = newWords();
      const { id } = await apply(villager, CLEAN_YARD, words);
      const before = await householdPoints(villager);
      const phone = await atTheQueue();
      await openCase(phone, words);
      await decide(phone, '不通过', '照片里不是自家院坝', '不通过');
      await see(phone, '已标记不通过');

      const mine = await phoneOf(villager);
      await see(mine, '积分申请未通过');
      await press(mine, /^我的申报/);
      await press(mine, new RegExp(`^${CLEAN_YARD}.*未通过`));
      await see(mine, '没有通过');
      await see(mine, '照片里不是自家院坝');
      expect(await householdPoints(villager)).toMatchObject({ spendable: before.spendable });
      expect((await applicationNow(villager, id)).status).toBe('rejected');
      expect([...phone.complaints, ...mine.complaints]).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'is told, and cannot approve, when the household has had all that the rule gives this week',
    async () => {
      const villager = await newVillager();
      const [first, second] = [newWords(), newWords()];
      const { id } = await apply(villager, CLEAN_YARD, first);
      await apply(villager, CLEAN_YARD, second);
      await keeper.session.call(pointsRoutes.approveApplication, { params: { villageId: keeper.villageId, applicationId: id }, body: {} });
      const { spendable } = await householdPoints(villager);
      const phone = await atTheQueue();
      await openCase(phone, second);
      await see(phone, '本期已入账 1 次，上限 1 次');
      await see(phone, '本期已到次数上限，不能再入账。可以退回或不通过，写明原因。');
      expect(await pressable(phone, '通过 +2 分').filter({ visible: true }).getAttribute('aria-disabled')).toBe('true');
      await phone.shot('3-cap');
      expect((await householdPoints(villager)).spendable).toBe(spendable);
      expect(phone.complaints).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'approves several at once',
    async () => {
      const villagers = [await newVillager(), await newVillager(), await newVillager()];
      const before = await Promise.all(villagers.map(householdPoints));
      const words = villagers.map(newWords);
      for (const [index, villager] of villagers.entries()) await apply(villager, CLEAN_YARD, words[index] ?? '', 1);
      const phone = await phoneOf(keeper);
      await press(phone, /^工作台/);
      await press(phone, /^批量通过/);
      for (const text of words) {
        const row = pressable(phone, new RegExp(`^${CLEAN_YARD}`)).filter({ hasText: text });
        await until(async () => {
          if ((await row.count()) > 0) return true;
          // The next page may be on its way already, and then there is nothing to press.
          await pressable(phone, '加载更多')
            .click({ timeout: 2_000 })
            .catch(() => undefined);
          return false;
        }, `${text} is not among them`);
        await row.click();
      }
      await phone.shot('3-batch');
      await press(phone, '通过选中的 3 条');
      await see(phone, '合计 6 分将立即进入各户账户。');
      await phone.page.getByRole('dialog').getByRole('button', { name: '通过', exact: true }).click();
      await see(phone, '3 条已通过');
      const after = await Promise.all(villagers.map(householdPoints));
      expect(after.map(one => one.spendable)).toEqual(before.map(one => one.spendable + 2));
      await until(async () => (await seen(phone, words[0] ?? '').count()) === 0, 'what was approved still waits');
      expect(phone.complaints).toEqual([]);
    },
    SOON_MS,
  );
});
