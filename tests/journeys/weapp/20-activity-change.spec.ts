import { activitiesRoutes } from '@jishan/contracts';
import { newTitle, publishComing } from '../activities';
import { newVillager, told } from '../villagers';
import { answer, phoneOf, press, putPhonesAway, see } from './hands';

const SOON_MS = 240_000;
const PLACE = '村小学操场';

describe('an activity that was changed, in WeChat', () => {
  afterAll(putPhonesAway);

  it(
    'who signed up is told, sees the new place, and steps back from it',
    async () => {
      const [cadre, villager] = [await newVillager({ role: 'cadre' }), await newVillager()];
      const title = newTitle('村民大会');
      const { id } = await publishComing(cadre, title, 5);
      const params = { villageId: cadre.villageId, activityId: id };
      const phone = await phoneOf(villager);
      await phone.open(`/pkg-life/pages/activity/index?id=${id}`);
      await press(phone, `给${villager.name}报名`);
      await see(phone, '已报名');

      await cadre.session.call(activitiesRoutes.changeActivity, { params, body: { place: PLACE, capacity: 30 }, version: 1 });
      await told(villager, '活动有变动');
      await phone.open('/pages/inbox/index');
      await press(phone, /活动有变动/);
      await see(phone, title);
      await see(phone, PLACE);
      await see(phone, '1/30');
      await press(phone, `给${villager.name}退出报名`);
      await answer(phone, '退出');
      await see(phone, '已退出报名');
      expect((await villager.session.call(activitiesRoutes.activity, { params })).counts.going).toBe(0);
      expect(phone.errors).toEqual([]);
    },
    SOON_MS,
  );
});
