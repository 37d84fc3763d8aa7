import { identityRoutes, pointsRoutes } from '@jishan/contracts';
import { Client } from 'pg';
import { phoneOf, press, see, seen, write } from './hands';
import { until } from './until';
import { putPhonesAway, type Phone } from './phone';
import { ownerUrl } from './product-note';
import { helpAnother, thanksCome } from './thanks';
import { CLEAN_YARD, householdPoints, newVillager, STRICT_VILLAGE, told, type Villager } from './villagers';

const LONG_MS = 300_000;
const POINTS = 2;

let secretary: Villager;
let keeper: Villager;
let helper: Villager;
const owner = new Client({ connectionString: ownerUrl() });

const settingsNow = async () =>
  (await secretary.session.call(identityRoutes.villageHome, { params: { villageId: secretary.villageId } })).settings;

async function thankWith(phone: Phone, points: number, perMonth: number): Promise<void> {
  await write(phone, '每办妥一件记几分', String(points));
  await write(phone, '每人每月最多记几次', String(perMonth));
  await phone.page.locator('.card', { hasText: '代办感谢积分' }).filter({ visible: true }).getByRole('button', { name: '保存' }).click();
  await until(async () => {
    const { helperThanksPoints, helperThanksPerMonth } = await settingsNow();
    return helperThanksPoints === points && helperThanksPerMonth === perMonth;
  }, 'the settings are not saved');
}

beforeAll(async () => {
  await owner.connect();
  secretary = await newVillager({ role: 'secretary', village: STRICT_VILLAGE });
  keeper = await newVillager({ role: 'points_keeper', village: STRICT_VILLAGE });
  helper = await newVillager({ village: STRICT_VILLAGE });
}, LONG_MS);
afterAll(async () => {
  await owner.end();
  await putPhonesAway();
});

it(
  'a helper is thanked for what was done for another household, as often a month as the village has set, and not more',
  async () => {
    const office = await phoneOf(secretary, '/pkg-work/pages/village-settings/index');
    await see(office, '代办感谢积分');
    await thankWith(office, POINTS, 1);
    await office.shot('18-settings');

    const first = await helpAnother(helper, keeper);
    await thanksCome(owner, first.deedId, 'credited');
    await told(helper, `代办感谢 +${POINTS}`);
    const phone = await phoneOf(helper, '/pages/inbox/index');
    await press(phone, new RegExp(`代办感谢 \\+${POINTS}`));
    await see(phone, CLEAN_YARD);
    await see(phone, new RegExp(`^代办感谢 · ${helper.name}`));
    await see(phone, `余 ${POINTS}`);
    await phone.shot('18-statement');
    expect((await householdPoints(helper)).spendable).toBe(POINTS);
    // The deed's points went to the household that it was done for.
    expect((await householdPoints(first.helped)).spendable).toBe(2);

    const second = await helpAnother(helper, keeper);
    await thanksCome(owner, second.deedId, 'capped');
    expect((await householdPoints(second.helped)).spendable).toBe(2);
    const { items } = await helper.session.call(pointsRoutes.myStatement, { params: { villageId: helper.villageId }, query: {} });
    expect(items.map(line => [line.kind, line.amount])).toEqual([['thanks', POINTS]]);
    await phone.open('/pages/inbox/index');
    await see(phone, new RegExp(`^代办感谢 \\+${POINTS}`));
    expect(await seen(phone, /^代办感谢 \+/).count()).toBe(1);

    await thankWith(office, 0, 4);
    expect([...office.complaints, ...phone.complaints]).toEqual([]);
  },
  LONG_MS,
);
