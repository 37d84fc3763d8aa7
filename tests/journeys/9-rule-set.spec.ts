import { randomInt } from 'node:crypto';
import { pointsRoutes, ruleSetRoutes } from '@jishan/contracts';
import { dayHasCome } from './days';
import { choosePhotos, phoneOf, press, pressable, see, seen, seeNoMore, write } from './hands';
import { until } from './until';
import { putPhonesAway, type Phone } from './phone';
import { newPhoto } from './photos';
import { CLEAN_YARD, newVillager, ruleCalled } from './villagers';

const SOON_MS = 300_000;

/** A draft copied from what is in force, with a name of its own. */
async function startDraft(phone: Phone, title: string): Promise<void> {
  await press(phone, /^工作台/);
  await press(phone, /^积分细则/);
  await press(phone, '新建草稿');
  await write(phone, '名称', title);
  await press(phone, '复制现行细则');
  await press(phone, '建好草稿');
  await see(phone, `草稿 · ${title}`);
}

/** One more rule; what no rule may touch is said while it is written. */
async function addRule(phone: Phone, ruleTitle: string): Promise<void> {
  await press(phone, '添加一条细则');
  await press(phone, '公益事业');
  await write(phone, '名称', '按时缴纳医保');
  await see(phone, '“医保”：积分不能与“医疗保险”挂钩');
  await phone.shot('9-lint');
  await write(phone, '名称', ruleTitle);
  await seeNoMore(phone, '“医保”：积分不能与“医疗保险”挂钩');
  await write(phone, '标准', '帮缺劳力的邻居抢收花椒，半天为一次。');
  await write(phone, '分值', '4');
  await press(phone, '每月');
  await press(phone, '保存这一条');
  await see(phone, '已保存');
  await pressable(phone, new RegExp(`^${ruleTitle}`))
    .first()
    .waitFor();
}

/** The decision as it stands in the minutes: first one that carries nothing, then the real one. */
async function adopt(phone: Phone): Promise<void> {
  await press(phone, '登记会议决定，通过这一版');
  await write(phone, '应到代表', '43');
  await write(phone, '到会人数', '28');
  await write(phone, '同意', '28');
  await press(phone, '通过这一版');
  await see(phone, '至少要 29 人到会，会议才有效');
  await see(phone, '请拍会议记录');
  await write(phone, '到会人数', '38');
  await write(phone, '同意', '36');
  await write(phone, '反对', '1');
  await choosePhotos(phone, '添加照片', [await newPhoto()]);
  await see(phone, '1/9');
  await see(phone, '公布满一整天才执行');
  await phone.shot('9-adopt');
  await until(async () => {
    // While the photo travels the button is busy.
    await pressable(phone, '通过这一版')
      .filter({ visible: true })
      .first()
      .click({ timeout: 2_000 })
      .catch(() => undefined);
    return (await seen(phone, '通过这一版细则？').count()) > 0;
  }, 'nobody asks before it counts');
  await see(phone, /条细则从.+起自动执行，在那之前仍用现行细则，也可以撤回/);
  await phone.shot('9-confirm');
  await phone.page.getByRole('dialog').getByRole('button', { name: '通过这一版', exact: true }).click();
}

describe('the village gives itself new rules', () => {
  afterAll(putPhonesAway);

  it(
    'are drafted, compared and adopted by the representatives’ decision; a villager applies under them and sees the version',
    async () => {
      const [title, ruleTitle] = [`冬季细则${randomInt(10_000)}`, `抢收花椒${randomInt(10_000)}`];
      const villager = await newVillager();
      const before = await villager.session.call(pointsRoutes.rules, { params: { villageId: villager.villageId } });
      const secretary = await phoneOf(await newVillager({ role: 'secretary' }));
      await startDraft(secretary, title);
      await addRule(secretary, ruleTitle);
      await secretary.shot('9-draft');
      await press(secretary, '与现行细则对比');
      await see(secretary, `与第 ${before.version} 版（现行）对比`);
      await see(secretary, '新增 1 条');
      await see(secretary, `${before.rules.length} 条没有变`);
      await secretary.shot('9-compare');
      await secretary.page.goBack();
      await press(secretary, '用上季度的记分试算');
      await see(secretary, '总分不变');
      await secretary.shot('9-simulate');
      await secretary.page.goBack();
      await adopt(secretary);
      await see(secretary, `第 ${before.version + 1} 版 · ${title}`);
      await see(secretary, '会议记录');
      await secretary.shot('9-adopted');

      // Nothing changes before its day; then it is in force by itself.
      const version = before.version + 1;
      const { items } = await villager.session.call(ruleSetRoutes.ruleSets, { params: { villageId: villager.villageId }, query: {} });
      const adopted = items.find(one => one.version === version);
      expect(adopted).toMatchObject({ status: 'adopted', title });
      expect((await ruleCalled(villager, CLEAN_YARD)).ruleSetVersion).toBe(before.version);
      await dayHasCome(adopted?.id ?? '');

      const phone = await phoneOf(villager);
      await phone.open('/pkg-points/pages/rules/index');
      await see(phone, `第 ${version} 版 · ${title}`);
      await see(phone, '应到 43 人，到会 38 人；同意 36 票，反对 1 票');
      await phone.shot('9-rules');
      expect((await ruleCalled(villager, CLEAN_YARD)).ruleSetVersion).toBe(version);

      await phone.open('/pkg-points/pages/apply/index');
      await press(phone, new RegExp(`^${ruleTitle}`));
      await write(phone, '说明', '帮三组杨家收了一上午花椒');
      await press(phone, '提交申报');
      const application = await until1(async () => {
        const { items } = await villager.session.call(pointsRoutes.myApplications, { params: { villageId: villager.villageId } });
        return items.find(one => one.rule.title === ruleTitle);
      });
      expect(application.rule).toMatchObject({ pointsMin: 4, ruleSetVersion: version });
      const keeper = await newVillager({ role: 'points_keeper' });
      await keeper.session.call(pointsRoutes.approveApplication, {
        params: { villageId: keeper.villageId, applicationId: application.id },
        body: {},
      });
      await phone.open('/pkg-points/pages/statement/index');
      await see(phone, `第 ${version} 版细则`);
      await phone.shot('9-statement');
      expect([...secretary.complaints, ...phone.complaints]).toEqual([]);
    },
    SOON_MS,
  );
});

/** The first thing that is there. */
async function until1<T>(look: () => Promise<T | undefined>): Promise<T> {
  let found: T | undefined;
  await until(async () => (found = await look()) !== undefined, 'it does not arrive');
  if (found === undefined) throw new Error('it went away again');
  return found;
}
