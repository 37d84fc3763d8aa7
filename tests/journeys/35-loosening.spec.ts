import { identityRoutes } from '@jishan/contracts';
import { phoneOf, see, seeNoMore, seen, write } from './hands';
import { putPhonesAway, type Phone } from './phone';
import { until } from './until';
import { newVillager, type Villager } from './villagers';

const SOON_MS = 240_000;
const FIELD = '一个人最多批几分';

let secretary: Villager;
beforeAll(async () => {
  secretary = await newVillager({ role: 'secretary' });
}, SOON_MS);
afterAll(putPhonesAway);

const settingsNow = async () =>
  (await secretary.session.call(identityRoutes.villageHome, { params: { villageId: secretary.villageId } })).settings;
const monthDay = (day: string): string => day.replace(/^\d+-0?(\d+)-0?(\d+)$/, '$1月$2日');

/** The card of 几分以上不能一个人定 is not the only one with such a button. */
async function save(phone: Phone): Promise<void> {
  await phone.page
    .locator('.card')
    .filter({ hasText: FIELD, visible: true })
    .getByRole('button', { name: '保存', exact: true })
    .last()
    .click();
}

it(
  'the secretary lets one person give more: it is asked about, waits for its day, and is taken back at once',
  async () => {
    const { twoDecideAbovePoints: now } = await settingsNow();
    const more = now + 30;
    const phone = await phoneOf(secretary, '/pkg-work/pages/village-settings/index');
    await phone.page.evaluate(`localStorage.setItem('jishan.elder', '{"data":"true"}')`);
    await phone.open('/pkg-work/pages/village-settings/index');
    await see(phone, /改大（或填 0），从后天起算，会通知所有任职的人；改小马上算/);
    await write(phone, FIELD, String(more));
    await save(phone);
    await see(phone, new RegExp(`^一个人最多批 ${more} 分？$`));
    await phone.shot('35-ask-elder');
    await phone.page
      .getByRole('dialog')
      .getByRole('button', { name: `改成 ${more} 分` })
      .click();
    await see(phone, '已改，还没有起算');
    const { pending, twoDecideAbovePoints } = await settingsNow();
    expect([twoDecideAbovePoints, pending?.choices]).toEqual([now, { twoDecideAbovePoints: more }]);
    await see(phone, `已保存，${monthDay(pending?.from ?? '')}起算`);
    await see(phone, new RegExp(`^改成 ${more} 分$`));
    await seen(phone, '已改，还没有起算').first().scrollIntoViewIfNeeded();
    await phone.shot('35-waits-elder');

    await phone.open('/pkg-work/pages/lane-settings/index');
    await see(phone, '已改，还没有起算');
    await seen(phone, '公示天数').first().scrollIntoViewIfNeeded();
    await phone.shot('35-lane-elder');

    // Back to what it was: nobody is asked, and nothing waits any more.
    await phone.open('/pkg-work/pages/village-settings/index');
    await write(phone, FIELD, String(now));
    await save(phone);
    await until(async () => (await settingsNow()).pending === null, 'it still waits');
    await seeNoMore(phone, '已改，还没有起算');
    await see(phone, '已保存，全村生效');
    expect(phone.complaints).toEqual([]);
  },
  SOON_MS,
);
