import { identityRoutes, pointsRoutes } from '@jishan/contracts';
import { phoneOf, press, see } from './hands';
import { until } from './until';
import { putPhonesAway } from './phone';
import { newVillager, type Villager } from './villagers';

const SOON_MS = 240_000;

let secretary: Villager;
let villager: Villager;

beforeAll(async () => {
  secretary = await newVillager({ role: 'secretary' });
  villager = await newVillager({ points: 1 });
}, SOON_MS);
afterAll(putPhonesAway);

const settingsNow = async () =>
  (await secretary.session.call(identityRoutes.villageHome, { params: { villageId: secretary.villageId } })).settings;

it(
  'the secretary lets points expire, nobody loses one at once, and a villager sees what can be used until when',
  async () => {
    const before = await villager.session.call(pointsRoutes.myAccount, { params: { villageId: villager.villageId } });
    expect(before.expiring).toEqual([]);

    const office = await phoneOf(secretary, '/pkg-work/pages/village-settings/index');
    await press(office, '每年清零');
    await see(office, '新一年从哪天开始');
    await see(office, /30 天内谁家的积分都不会作废/);
    await office.shot('16-expiry-settings');
    await press(office, '一年过期');
    await press(office, '保存有效期');
    await see(office, '改为“一年过期”？');
    await press(office, '确定修改');
    await see(office, /起才可能有积分作废/);
    expect((await settingsNow()).pointsExpiry).toBe('rolling12');

    const home = await phoneOf(villager, '/pages/points/index');
    await press(home, /看全部期限$/);
    await see(home, /^可用到 /);
    await see(home, /先用的总是最早得到的积分/);
    await home.shot('16-expiry-balance');
    const statement = await phoneOf(villager, '/pkg-points/pages/statement/index');
    await see(statement, '积分什么时候过期');
    await statement.shot('16-expiry-statement');
    const after = await villager.session.call(pointsRoutes.myAccount, { params: { villageId: villager.villageId } });
    expect(after.spendable).toBe(before.spendable);
    expect(after.expiring.length).toBeGreaterThan(0);

    await press(office, '不过期');
    await press(office, '保存有效期');
    await press(office, '确定修改');
    await until(async () => (await settingsNow()).pointsExpiry === 'none', 'points still expire');
    expect([...office.complaints, ...home.complaints, ...statement.complaints]).toEqual([]);
  },
  SOON_MS,
);
