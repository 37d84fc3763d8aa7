import { activitiesRoutes, pointsRoutes } from '@jishan/contracts';
import { newTitle, publishRunning } from '../activities';
import { newVillager, told } from '../villagers';
import { phoneOf, press, putPhonesAway, see } from './hands';

const SOON_MS = 240_000;

describe('a villager at an activity, in WeChat', () => {
  afterAll(putPhonesAway);

  it(
    'finds it, signs up, scans the code on the cadre’s phone, and sees the points after they were given',
    async () => {
      const [cadre, villager] = [await newVillager({ role: 'cadre' }), await newVillager()];
      const title = newTitle('村民大会');
      const { id, points } = await publishRunning(cadre, title);
      const params = { villageId: cadre.villageId, activityId: id };

      const phone = await phoneOf(villager);
      await press(phone, '活动');
      await see(phone, '往期活动');
      await press(phone, new RegExp(`^${title}`));
      await see(phone, '我要报名');
      await press(phone, `给${villager.name}报名`);
      await see(phone, '已报名');
      const { qr } = await cadre.session.call(activitiesRoutes.activityCode, { params });
      await press(phone, '我到了，签到');
      await see(phone, '请看村干部手机上的码');
      phone.nextScan(qr);
      await press(phone, '扫一扫');
      await see(phone, '签到成功');
      await press(phone, '看活动');
      await see(phone, '我已签到');

      await cadre.session.renew();
      await cadre.session.call(activitiesRoutes.settleActivity, { params, body: { expectedPersons: 1 } });
      await told(villager, `积分到账 +${points}`);
      await phone.open('/pages/inbox/index');
      await see(phone, `积分到账 +${points}`);
      await phone.open(`/pkg-life/pages/activity/index?id=${id}`);
      await see(phone, `已记 ${points} 分`);
      expect(phone.errors).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'something else that was scanned is no code',
    async () => {
      const [cadre, villager] = [await newVillager({ role: 'cadre' }), await newVillager()];
      const { id } = await publishRunning(cadre, newTitle('村民大会'));
      const phone = await phoneOf(villager);
      await phone.open(`/pkg-life/pages/check-in/index?id=${id}`);
      await see(phone, '扫一扫');
      phone.nextScan('JSA1.passed-on');
      await press(phone, '扫一扫');
      await see(phone, '签到码不对');
      expect(phone.errors).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'the roll and a certificate open; where the canvas cannot be drawn on, the words stand below it',
    async () => {
      const [cadre, villager] = [await newVillager({ role: 'cadre' }), await newVillager()];
      const params = { villageId: cadre.villageId };
      const { rules } = await cadre.session.call(pointsRoutes.rules, { params });
      const rule = rules.find(one => one.title === '身边好人');
      await cadre.session.call(activitiesRoutes.grantHonours, {
        params,
        body: {
          title: '身边好人',
          period: newTitle('本届'),
          grantedOn: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10),
          citation: '照看隔壁老人',
          ruleId: rule?.id ?? '',
          householdIds: [villager.householdId],
        },
      });
      const phone = await phoneOf(villager);
      await press(phone, '荣誉');
      await press(phone, '我家的');
      await press(phone, new RegExp(`${villager.householdName} · 身边好人`));
      await see(phone, '照看隔壁老人');
      await see(phone, '让全村看到');
      expect(phone.errors).toEqual([]);
    },
    SOON_MS,
  );
});
