import { activitiesRoutes, pointsRoutes, type RosterHousehold } from '@jishan/contracts';
import { newTitle, publishRunning } from './activities';
import { phoneOf, press, pressable, see, seen, write } from './hands';
import { until } from './until';
import { putPhonesAway, type Phone } from './phone';
import { newVillager, told, type Villager } from './villagers';

const SOON_MS = 240_000;
const CROWD_MS = 560_000;
const HOUSEHOLDS = 100;
const PAGE = 100;

/** Households of which nobody is the cadre's to decide about. */
async function neighboursOf(cadre: Villager, activityId: string): Promise<RosterHousehold[]> {
  const households: RosterHousehold[] = [];
  let cursor: string | undefined;
  do {
    const page = await cadre.session.call(activitiesRoutes.activityRoster, {
      params: { villageId: cadre.villageId, activityId },
      query: { limit: PAGE, ...(cursor ? { cursor } : {}) },
    });
    households.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return households.filter(one => one.householdId !== cadre.householdId);
}

async function walletOf(cadre: Villager, householdId: string): Promise<number> {
  const { items } = await cadre.session.call(pointsRoutes.householdStatement, {
    params: { villageId: cadre.villageId, householdId },
    query: { limit: 1 },
  });
  return items[0]?.balanceAfter ?? 0;
}

/** What the list shows as a box to tick, within its house. */
const boxOf = (phone: Phone, { householdName, members }: RosterHousehold) =>
  phone.page
    .getByRole('group', { name: householdName, exact: true })
    .filter({ visible: true })
    .getByRole('checkbox', { name: new RegExp(`^${members[0]?.name ?? ''}`) })
    .first();

describe('an activity', () => {
  afterAll(putPhonesAway);

  it(
    'is published by a cadre; a villager reads of it, signs up, and changes her mind',
    async () => {
      const [cadre, villager] = [await newVillager({ role: 'cadre' }), await newVillager()];
      const title = newTitle('清理河道');
      const office = await phoneOf(cadre, '/pkg-work/pages/activity-form/index');
      await see(office, '活动名称');
      await press(office, '发布');
      await see(office, '请填写活动名称');
      await write(office, '活动名称', title);
      await write(office, '地点', '村口大桥下');
      await press(office, '明天');
      await press(office, /^参加集体活动/);
      await press(office, '发布');
      await office.page.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click();
      await see(office, '村干部操作');
      await see(office, '到场 +3 分');
      expect(office.complaints).toEqual([]);

      const phone = await phoneOf(villager);
      await press(phone, '活动');
      await see(phone, '往期活动');
      await press(phone, new RegExp(`^${title}`));
      await see(phone, '我要报名');
      await press(phone, `给${villager.name}报名`);
      await see(phone, '已报名');
      await phone.shot('12-signed-up');
      await press(phone, `给${villager.name}退出报名`);
      await press(phone, '退出');
      await until(
        async () => (await pressable(phone, `给${villager.name}报名`).filter({ visible: true }).count()) > 0,
        'the seat is not given back',
      );
      expect(phone.complaints).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'a hundred households are there: ticked on the list, or by the code; points once, balances and inbox right',
    async () => {
      const [cadre, scanner] = [await newVillager({ role: 'cadre' }), await newVillager()];
      await cadre.session.renew();
      const title = newTitle('村民大会');
      const { id, points } = await publishRunning(cadre, title);
      const others = (await neighboursOf(cadre, id)).filter(one => one.householdId !== scanner.householdId).slice(0, HOUSEHOLDS - 1);
      expect(others).toHaveLength(HOUSEHOLDS - 1);
      const everywhere = [...others.map(one => one.householdId), scanner.householdId];
      const before = new Map<string, number>();
      for (const householdId of everywhere) before.set(householdId, await walletOf(cadre, householdId));

      // One by the code: the digits stand under the QR on the cadre's phone.
      const office = await phoneOf(cadre, `/pkg-work/pages/activity-code/index?id=${id}`);
      const phone = await phoneOf(scanner, `/pkg-life/pages/activity/index?id=${id}`);
      await press(phone, '我到了，签到');
      const shown = office.page.getByRole('img', { name: /^签到数字/ });
      await shown.waitFor();
      await office.page.getByRole('img', { name: '活动签到二维码' }).waitFor();
      await office.shot('12-code');
      await write(phone, '6 位签到码', ((await shown.getAttribute('aria-label')) ?? '').replace(/\D/g, ''));
      await press(phone, '签到');
      await see(phone, '签到成功');
      await phone.shot('12-checked-in');

      // The others on the list; the network goes in the middle, and nothing that was ticked is lost.
      await office.open(`/pkg-work/pages/activity-roster/index?id=${id}`);
      for (const [index, household] of others.entries()) {
        if (index === 40) await office.context.setOffline(true);
        await boxOf(office, household).click({ timeout: 60_000 });
        if (index === 60) {
          await see(office, /处还没有发出/);
          await office.context.setOffline(false);
        }
      }
      await see(office, '已全部保存');
      await see(office, `已到 ${HOUSEHOLDS} 人`);
      await office.shot('12-roster');

      await press(office, `给 ${HOUSEHOLDS} 人记分`);
      await press(office, '记分');
      await see(office, `${HOUSEHOLDS} 人已记分，共 ${HOUSEHOLDS * points} 分`);
      await until(
        async () =>
          (await pressable(office, /^给 \d+ 人记分$/)
            .filter({ visible: true })
            .count()) === 0,
        'points can be given again',
      );

      await cadre.session.renew();
      for (const householdId of everywhere)
        expect([householdId, await walletOf(cadre, householdId)]).toEqual([householdId, (before.get(householdId) ?? 0) + points]);
      const again = await cadre.session
        .call(activitiesRoutes.settleActivity, {
          params: { villageId: cadre.villageId, activityId: id },
          body: { expectedPersons: HOUSEHOLDS },
        })
        .catch((error: unknown) => String(error));
      expect(again).toContain('ACTIVITIES.NOBODY_TO_CREDIT');

      await told(scanner, `积分到账 +${points}`);
      await phone.open('/pages/inbox/index');
      await see(phone, `积分到账 +${points}`);
      await seen(phone, new RegExp(title)).first().click();
      await see(phone, `已记 ${points} 分`);
      await phone.shot('12-credited');
      expect(phone.complaints).toEqual([]);
      // What was asked while the line was cut is no fault.
      expect(office.complaints.filter(words => !/ERR_INTERNET_DISCONNECTED/.test(words))).toEqual([]);
    },
    CROWD_MS,
  );

  it(
    'honours: granted to a household, on the roll, with a certificate; the household takes it off the roll',
    async () => {
      const [cadre, villager] = [await newVillager({ role: 'cadre' }), await newVillager()];
      const office = await phoneOf(cadre, '/pkg-work/pages/honour-form/index');
      await press(office, '身边好人');
      await write(office, '届次', newTitle('本届'));
      await write(office, '按户名或姓名找', villager.householdName);
      await press(office, new RegExp(`${villager.householdName}$`));
      await press(office, '授予 1 户');
      await press(office, '授予荣誉');
      await see(office, '村里的荣誉');
      expect(office.complaints).toEqual([]);

      const phone = await phoneOf(villager, '/pkg-life/pages/honours/index');
      await press(phone, '我家的');
      await press(phone, new RegExp(`${villager.householdName} · 身边好人`));
      await phone.page.getByRole('img', { name: `${villager.householdName}的“身边好人”证书` }).waitFor();
      await phone.shot('12-certificate');
      await phone.page.getByRole('switch', { name: /让全村看到/ }).click();
      await see(phone, '已收起，别家看不到了');
      expect(phone.complaints).toEqual([]);
    },
    SOON_MS,
  );
});
