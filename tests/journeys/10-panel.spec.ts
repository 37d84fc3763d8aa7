import type { ApplicationView, PanelRecord } from '@jishan/contracts';
import { Client } from 'pg';
import sharp from 'sharp';
import { applicationNow, apply, newWords } from './applications';
import type { ApiSession } from './api';
import { phoneOf, press, pressable, see, seen } from './hands';
import { until } from './until';
import { openidsAsked, panelRecord } from './panel-seats';
import { putPhonesAway, type Phone } from './phone';
import { newScene } from './photos';
import { ownerUrl } from './product-note';
import { openCase } from './queue';
import { CLEAN_YARD, enterDemo, householdPoints, newVillager, type Villager } from './villagers';

const LONG_MS = 400_000;
const ROAD_WORK = '义务修路修渠';

let keeper: Villager;
let supervisor: ApiSession;
const owner = new Client({ connectionString: ownerUrl() });

const caseOf = ({ id }: ApplicationView) => ({ villageId: keeper.villageId, applicationId: id });
const record = (application: ApplicationView): Promise<PanelRecord> => panelRecord(supervisor, caseOf(application));

/** Who is asked now, on their own phones, at the case. The demonstration has other cases before them: these are voted on first. */
async function askedAtTheCase(application: ApplicationView, words: string): Promise<Phone[]> {
  const openids = await openidsAsked(owner, supervisor, caseOf(application));
  return Promise.all(
    openids.map(async openid => {
      const phone = await phoneOf({ openid });
      await press(phone, /^工作台/);
      await press(phone, /^积分评议/);
      await openCase(phone, words, () => castAnother(phone));
      return phone;
    }),
  );
}
async function castAnother(phone: Phone): Promise<void> {
  if ((await pressable(phone, '异议不成立').count()) > 0) await voteWithReason(phone, '异议不成立', '经核实，与照片一致');
  else await press(phone, /^同意，记/);
}
async function voteWithReason(phone: Phone, kind: '不同意' | '异议成立' | '异议不成立', reason: string): Promise<void> {
  await press(phone, kind);
  const sheet = phone.page.getByRole('dialog').filter({ visible: true });
  await sheet.getByRole('textbox', { name: '原因' }).fill(reason);
  await sheet.getByRole('button', { name: kind, exact: true }).click();
}
/** The vote has landed: the words that one has stay for a moment, and may be those of the vote before. */
async function castOn({ id }: ApplicationView, phone: Phone, vote: string): Promise<void> {
  const cast = phone.page.waitForResponse(reply => reply.request().method() === 'POST' && reply.url().includes(id));
  await press(phone, vote);
  expect((await cast).status()).toBe(200);
  await see(phone, '已提交，谢谢您');
}
async function passedOn(application: ApplicationView, words: string): Promise<Phone> {
  const phone = await phoneOf(keeper);
  await press(phone, /^工作台/);
  await press(phone, /^积分审核/);
  await openCase(phone, words);
  await see(phone, '要评议和公示');
  await phone.shot('10-first-check');
  await press(phone, '初审通过');
  await see(phone, '初审通过，已随机抽取评议员');
  expect((await record(application)).rounds).toHaveLength(1);
  return phone;
}
const close = (phones: readonly Phone[]): Promise<void[]> => Promise.all(phones.map(phone => phone.close()));

describe('the panel', () => {
  beforeAll(async () => {
    await owner.connect();
    keeper = await newVillager({ role: 'points_keeper' });
    supervisor = await enterDemo('jianwei');
  }, LONG_MS);
  afterAll(async () => {
    await owner.end();
    await putPhonesAway();
  });

  it(
    'first check, votes that nobody sees before the own one，公示, and the credit when it is over',
    async () => {
      const villager = await newVillager();
      const words = newWords();
      const application = await apply(villager, ROAD_WORK, words, 1);
      const { spendable } = await householdPoints(villager);
      const check = await passedOn(application, words);

      const [first, second] = (await askedAtTheCase(application, words)) as [Phone, Phone];
      await see(first, '您被随机抽中。请独立判断，别人的意见在您提交以后才看得到。');
      await press(first, '加 1 分');
      await press(first, '加 1 分');
      await first.shot('10-vote');
      await castOn(application, first, '同意，记 12 分');
      expect(await seen(second, '记 12 分').count()).toBe(0);
      await castOn(application, second, '同意，记 10 分');
      await press(second, '我评过的');
      await see(second, '同意，12 分');
      await second.shot('10-voted');

      const mine = await phoneOf(villager);
      await press(mine, /^消息/);
      await see(mine, '全部标为已读');
      await press(mine, /积分申请开始公示/);
      await see(mine, /拟记 11 分/);
      await see(mine, /没有异议自动入账/);
      await mine.shot('10-steps');
      const neighbour = await phoneOf(await newVillager());
      await press(neighbour, '积分');
      await press(neighbour, /^积分公示/);
      await see(neighbour, `${villager.groupName} · ${Array.from(villager.name)[0]}*`);
      expect(await seen(neighbour, villager.name).count()).toBe(0);
      await neighbour.shot('10-publications');

      await owner.query(
        `UPDATE points_application SET public_from = now() - interval '6 days', public_until = now() - interval '1 second' WHERE id = $1`,
        [application.id],
      );
      const isCredited = async (): Promise<boolean> => (await applicationNow(villager, application.id)).status === 'credited';
      await until(isCredited, 'the clock credits nothing');
      expect((await householdPoints(villager)).spendable).toBe(spendable + 11);
      await mine.open('/');
      await press(mine, '积分');
      await see(mine, `积分入账 · ${villager.name} · 评议小组审核`);
      for (const phone of [check, first, second, mine, neighbour]) expect(phone.complaints).toEqual([]);
      await close([check, first, second, mine, neighbour]);
    },
    LONG_MS,
  );

  it(
    'an objection goes to others, is upheld, and the result is there for everybody to read, without who objected',
    async () => {
      const [villager, neighbour] = [await newVillager(), await newVillager()];
      const words = newWords();
      const application = await apply(villager, ROAD_WORK, words, 1);
      const { spendable } = await householdPoints(villager);
      const check = await passedOn(application, words);
      const deciders = await askedAtTheCase(application, words);
      for (const phone of deciders) {
        await press(phone, '同意，记 10 分');
        await see(phone, '已提交，谢谢您');
      }
      const decided = (await record(application)).rounds[0]?.seats.map(seat => seat.personId) ?? [];

      const theirs = await phoneOf(neighbour);
      await press(theirs, '积分');
      await press(theirs, /^积分公示/);
      const who = `${Array.from(villager.name)[0]}*`;
      const row = theirs.page
        .locator('.publication')
        .filter({ visible: true, hasText: `${villager.groupName} · ${who}` })
        .filter({ has: theirs.page.getByRole('button', { name: `对 ${who} 的“${ROAD_WORK}”提异议` }) })
        .last();
      await row.getByRole('button').click();
      await theirs.page.getByRole('textbox', { name: '异议理由' }).fill('那天修路没有看到他家的人');
      await theirs.shot('10-objection');
      await press(theirs, '提交异议');
      await see(theirs, '已收到您的异议，正在复核');
      await until(async () => (await applicationNow(villager, application.id)).status === 'objected', 'it is not objected');

      const others = await askedAtTheCase(application, words);
      expect((await record(application)).rounds[1]?.seats.some(seat => decided.includes(seat.personId))).toBe(false);
      for (const phone of others) {
        await see(phone, '那天修路没有看到他家的人');
        await phone.shot('10-weighing');
        await voteWithReason(phone, '异议成立', '问了工地的人，确实没来');
        await see(phone, '已提交，谢谢您');
      }
      await until(async () => (await applicationNow(villager, application.id)).status === 'upheld', 'it is not upheld');
      expect((await householdPoints(villager)).spendable).toBe(spendable);

      const mine = await phoneOf(villager);
      await press(mine, /^消息/);
      await see(mine, '全部标为已读');
      await press(mine, /复核结果：异议成立/);
      await see(mine, '复核意见：问了工地的人，确实没来');
      expect(await seen(mine, neighbour.name).count()).toBe(0);
      await mine.shot('10-upheld');
      await press(theirs, '异议结果');
      await see(theirs, '异议成立，不入账');
      await theirs.shot('10-results');
      for (const phone of [check, ...deciders, ...others, theirs, mine]) expect(phone.complaints).toEqual([]);
      await close([check, ...deciders, ...others, theirs, mine]);
    },
    LONG_MS,
  );

  it(
    'a photo that looks nearly like a neighbour’s is beside it for the reviewer; a slip is taken back with one tap',
    async () => {
      const [villager, copyist] = [await newVillager(), await newVillager()];
      const photo = await newScene();
      const first = await apply(villager, CLEAN_YARD, newWords(), [photo]);
      const words = newWords();
      const copy = await sharp(photo).resize(900).modulate({ brightness: 1.15 }).jpeg({ quality: 60 }).toBuffer();
      const second = await apply(copyist, CLEAN_YARD, words, [copy]);
      const { spendable } = await householdPoints(copyist);
      const phone = await phoneOf(keeper);
      await press(phone, /^工作台/);
      await press(phone, /^积分审核/);
      await openCase(phone, words);
      await see(phone, '有相似的照片');
      await see(phone, '别的户交的');
      await phone.page.getByText('有相似的照片').filter({ visible: true }).first().scrollIntoViewIfNeeded();
      await phone.shot('10-similar');
      await press(phone, '通过 +2 分');
      await see(phone, `刚刚通过“${CLEAN_YARD}” +2 分`);
      expect((await householdPoints(copyist)).spendable).toBe(spendable + 2);
      await press(phone, '撤销');
      await see(phone, '已撤销，积分已收回');
      await phone.shot('10-undone');
      expect((await householdPoints(copyist)).spendable).toBe(spendable);
      expect((await applicationNow(copyist, second.id)).status).toBe('reversed');
      expect((await applicationNow(villager, first.id)).status).toBe('submitted');
      expect(phone.complaints).toEqual([]);
    },
    LONG_MS,
  );
});
