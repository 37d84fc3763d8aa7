import { activitiesRoutes } from '@jishan/contracts';
import { Client } from 'pg';
import { letBegin, newTitle, publishComing } from './activities';
import { phoneOf, press, pressable, see, seeNoMore, write } from './hands';
import { putPhonesAway } from './phone';
import { ownerUrl } from './product-note';
import { newVillager, told, type Villager } from './villagers';

const SOON_MS = 240_000;
const CHANGE = '改时间地点';
const ACTIVITY = '/pkg-life/pages/activity/index';

let cadre: Villager;
let villager: Villager;
let neighbour: Villager;
const owner = new Client({ connectionString: ownerUrl() });

beforeAll(async () => {
  await owner.connect();
  cadre = await newVillager({ role: 'cadre' });
  villager = await newVillager();
  neighbour = await newVillager();
}, SOON_MS);
afterAll(async () => {
  await owner.end();
  await putPhonesAway();
});

it(
  'time, place and seats are changed until it begins; those who signed up are told, who waited moves up, and both check in',
  async () => {
    const title = newTitle('村民大会');
    const { id } = await publishComing(cadre, title, 1);
    const params = { villageId: cadre.villageId, activityId: id };
    const phone = await phoneOf(villager, `${ACTIVITY}?id=${id}`);
    await press(phone, `给${villager.name}报名`);
    await see(phone, '我已报名');
    await neighbour.session.call(activitiesRoutes.signUp, { params, body: {} });

    const office = await phoneOf(cadre, `${ACTIVITY}?id=${id}`);
    await press(office, CHANGE);
    const sheet = office.page.getByRole('dialog').filter({ visible: true });
    // Today, tomorrow, and the day after.
    await sheet.getByRole('tablist', { name: '哪一天' }).getByRole('tab').nth(2).click();
    await press(office, '15:00');
    await press(office, '2 小时');
    await write(office, '地点', '村小学操场');
    await write(office, '人数上限', '0');
    await sheet.getByRole('button', { name: CHANGE, exact: true }).click();
    await see(office, '请填 1 到 10000 的整数');
    await write(office, '人数上限', '30');
    await office.shot('20-change');
    await sheet.getByRole('button', { name: CHANGE, exact: true }).click();
    await see(office, '确认改动？');
    await see(office, /^改为 .*15:00.*村小学操场。报了名的人会收到消息。$/);
    await office.page.getByRole('dialog').filter({ visible: true }).last().getByRole('button', { name: CHANGE, exact: true }).click();
    await seeNoMore(office, '确认改动？');
    await see(office, '村小学操场');

    for (const one of [villager, neighbour]) await told(one, '活动有变动');
    await told(neighbour, '候补成功');
    await phone.open('/pages/inbox/index');
    await press(phone, /活动有变动/);
    await see(phone, title);
    await see(phone, '村小学操场');
    await see(phone, /15:00/);
    await phone.shot('20-changed');
    const changed = await villager.session.call(activitiesRoutes.activity, { params });
    expect(changed).toMatchObject({ place: '村小学操场', capacity: 30, counts: { going: 2, waiting: 0 }, mine: 'going' });
    expect(Date.parse(changed.endsAt) - Date.parse(changed.startsAt)).toBe(2 * 3_600_000);

    await letBegin(owner, id);
    await office.open(`${ACTIVITY}?id=${id}`);
    await see(office, '显示签到码');
    expect(await pressable(office, CHANGE).count()).toBe(0);
    await press(office, /^显示签到码/);
    const shown = office.page.getByRole('img', { name: /^签到数字/ }).filter({ visible: true });
    await shown.waitFor();
    for (const one of [phone, await phoneOf(neighbour)]) {
      await one.open(`${ACTIVITY}?id=${id}`);
      await press(one, '我到了，签到');
      await write(one, '6 位签到码', ((await shown.getAttribute('aria-label')) ?? '').replace(/\D/g, ''));
      await press(one, '签到');
      await see(one, '签到成功');
      expect(one.complaints).toEqual([]);
    }
    await see(office, '已到 2 人');
    expect(office.complaints).toEqual([]);
  },
  SOON_MS,
);
