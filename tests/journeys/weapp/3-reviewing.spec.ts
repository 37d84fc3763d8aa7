import type { WeappHost } from '../../weapp/host';
import { textOfNode } from '../../weapp/host/tree';
import { applicationNow, apply, newWords } from '../applications';
import { newPhoto } from '../photos';
import { CLEAN_YARD, householdPoints, newVillager, type Villager } from '../villagers';
import { answer, canPress, choosePhotos, phoneOf, press, putPhonesAway, see, seeNoMore, write } from './hands';
import { openCase } from './queue';

const SOON_MS = 240_000;

let keeper: Villager;

async function atTheQueue(): Promise<WeappHost> {
  const phone = await phoneOf(keeper);
  await press(phone, /^工作台/);
  await press(phone, /^积分审核/);
  return phone;
}

describe('the points keeper reviews, in WeChat', () => {
  beforeAll(async () => {
    keeper = await newVillager({ role: 'points_keeper' });
  }, SOON_MS);
  afterAll(putPhonesAway);

  it(
    'sees photos, rule and cap, and approves: the points are there at once, and the villager is told',
    async () => {
      const villager = await newVillager();
      const words = newWords();
      await apply(villager, CLEAN_YARD, words);
      const { spendable: before } = await householdPoints(villager);
      const phone = await atTheQueue();
      await openCase(phone, words);
      for (const name of ['查看照片 1，共 2 张', '查看照片 2，共 2 张']) expect(phone.exists({ role: 'button', label: name })).toBe(true);
      await see(phone, '房前屋后干净整齐，当天照片为准');
      await see(phone, '每户每周最多 1 次');
      await see(phone, '本期已入账 0 次，上限 1 次');
      await see(phone, '这户用这条细则');
      await press(phone, '通过 +2 分');
      await seeNoMore(phone, words);
      expect(await householdPoints(villager)).toMatchObject({ spendable: before + 2 });

      const mine = await phoneOf(villager);
      await see(mine, '积分到账 +2');
      await mine.tapTab('积分');
      await see(mine, `积分入账 · ${villager.name} · 积分管理员审核`);
      await see(mine, `余 ${before + 2}`);
      await mine.tapTab('消息');
      await press(mine, /积分到账 \+2/);
      await see(mine, '+2 分已进我家账户');
      expect([...phone.errors, ...mine.errors]).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'gives one back with a reason; the villager adds what was missing, and it waits again',
    async () => {
      const villager = await newVillager();
      const words = newWords();
      const { id } = await apply(villager, CLEAN_YARD, words, 1);
      const phone = await atTheQueue();
      await openCase(phone, words);
      await press(phone, '退回补充');
      await write(phone, '原因', '请补一张打扫后的照片');
      await answer(phone, '退回');
      await seeNoMore(phone, words);

      const mine = await phoneOf(villager);
      await mine.tapTab('消息');
      await press(mine, /积分申请需要补充/);
      await see(mine, '请补一张打扫后的照片');
      await choosePhotos(mine, '从相册选', [await newPhoto()]);
      await see(mine, '1/4');
      await press(mine, '重新提交');
      await see(mine, /审核中，最晚.+有结果/);
      const now = await applicationNow(villager, id);
      expect(now.status).toBe('submitted');
      expect(now.photos).toHaveLength(2);
      expect([...phone.errors, ...mine.errors]).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'rejects with a reason, which the villager reads',
    async () => {
      const villager = await newVillager();
      const words = newWords();
      const { id } = await apply(villager, CLEAN_YARD, words);
      const phone = await atTheQueue();
      await openCase(phone, words);
      await press(phone, '不通过');
      await answer(phone, '不通过');
      await see(phone, '请写明原因');
      await write(phone, '原因', '照片里不是自家院坝');
      await answer(phone, '不通过');
      await seeNoMore(phone, words);

      const mine = await phoneOf(villager);
      await press(mine, /^我的申报/);
      await press(mine, new RegExp(`^${CLEAN_YARD}.*未通过`));
      await see(mine, '照片里不是自家院坝');
      expect((await applicationNow(villager, id)).status).toBe('rejected');
      expect([...phone.errors, ...mine.errors]).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'approves several at once',
    async () => {
      const villagers = [await newVillager(), await newVillager()];
      const before = await Promise.all(villagers.map(householdPoints));
      const words = villagers.map(newWords);
      for (const [index, villager] of villagers.entries()) await apply(villager, CLEAN_YARD, words[index] ?? '', 1);
      const phone = await phoneOf(keeper);
      await press(phone, /^工作台/);
      await press(phone, /^批量通过/);
      for (const text of words) {
        const row = () => phone.findAll({ role: 'checkbox' }).find(one => textOfNode(one).includes(text));
        await phone.waitFor(() => row() !== undefined || canPress(phone, '加载更多'), 60_000);
        while (!row() && canPress(phone, '加载更多')) await press(phone, '加载更多');
        const found = row();
        if (!found) throw new Error(`${text} is not among them: ${phone.text()}`);
        await phone.tap(found);
      }
      await press(phone, '通过选中的 2 条');
      await see(phone, '合计 4 分将立即进入各户账户。');
      await answer(phone, '通过');
      await seeNoMore(phone, words[0] ?? '');
      const after = await Promise.all(villagers.map(householdPoints));
      expect(after.map(one => one.spendable)).toEqual(before.map(one => one.spendable + 2));
      expect(phone.errors).toEqual([]);
    },
    SOON_MS,
  );
});
