import type { ApplicationView } from '@jishan/contracts';
import { applicationNow, apply, newWords } from './applications';
import { phoneOf, press, pressable, see, seen } from './hands';
import { until } from './until';
import { putPhonesAway, type Phone } from './phone';
import { CLEAN_YARD, householdPoints, newVillager, told, type Villager } from './villagers';

const SOON_MS = 240_000;
const REASON = '查了值班表，那天没有打扫';

let keeper: Villager;
let secretary: Villager;

beforeAll(async () => {
  keeper = await newVillager({ role: 'points_keeper' });
  secretary = await newVillager({ role: 'secretary' });
}, SOON_MS);
afterAll(putPhonesAway);

/** A button of the list, which may be on a later page. */
async function bring(phone: Phone, name: string): Promise<void> {
  const wanted = pressable(phone, name).filter({ visible: true });
  await until(async () => {
    if ((await wanted.count()) > 0) return true;
    await pressable(phone, '加载更多')
      .click({ timeout: 2_000 })
      .catch(() => undefined);
    return false;
  }, `“${name}” is not in the list`);
}

async function approveTogether(phone: Phone, words: readonly string[]): Promise<void> {
  await press(phone, /^工作台/);
  await press(phone, /^批量通过/);
  for (const text of words) {
    const row = pressable(phone, new RegExp(`^${CLEAN_YARD}`)).filter({ hasText: text });
    await until(async () => {
      if ((await row.count()) > 0) return true;
      await pressable(phone, '加载更多')
        .click({ timeout: 2_000 })
        .catch(() => undefined);
      return false;
    }, `${text} is not among them`);
    await row.click();
  }
  await press(phone, `通过选中的 ${words.length} 条`);
  await phone.page.getByRole('dialog').getByRole('button', { name: '通过', exact: true }).click();
  await see(phone, `${words.length} 条已通过`);
}

it(
  'three are approved at once; the keeper comes back later and undoes one, the secretary takes another back with a reason',
  async () => {
    const villagers = [await newVillager(), await newVillager(), await newVillager()] as const;
    const [slip, wrong] = villagers;
    const words = villagers.map(newWords);
    const filed: ApplicationView[] = [];
    for (const [index, villager] of villagers.entries()) filed.push(await apply(villager, CLEAN_YARD, words[index] ?? '', 1));
    const status = async (index: 0 | 1 | 2) => (await applicationNow(villagers[index], filed[index]?.id ?? '')).status;
    const desk = await phoneOf(keeper);
    await approveTogether(desk, words);
    await desk.close();

    const back = await phoneOf(keeper);
    await press(back, /^工作台/);
    await press(back, /^审过的/);
    const undo = `撤销：${slip.name}，${CLEAN_YARD}`;
    await bring(back, undo);
    await back.shot('23-decided');
    await press(back, undo);
    await see(back, '撤销这 2 分？');
    await back.page.getByRole('dialog').getByRole('button', { name: '撤销', exact: true }).click();
    await see(back, '已撤销，积分已收回');
    await until(async () => (await pressable(back, undo).filter({ visible: true }).count()) === 0, 'the undo is still offered');
    expect(await status(0)).toBe('reversed');

    const office = await phoneOf(secretary, '/pkg-work/pages/decided/index');
    const reverse = `扣回：${wrong.name}，${CLEAN_YARD}`;
    await bring(office, reverse);
    await press(office, reverse);
    const sheet = office.page.getByRole('dialog').filter({ visible: true });
    await sheet.getByRole('button', { name: '扣回', exact: true }).click();
    await see(office, '请写明原因');
    await sheet.getByRole('textbox', { name: '原因' }).fill(REASON);
    await office.shot('23-reason');
    await sheet.getByRole('button', { name: '扣回', exact: true }).click();
    await see(office, '已扣回 2 分');
    await see(office, new RegExp(`积分管理员通过，后来扣回：${REASON}$`));
    await office.shot('23-taken-back');
    expect([await status(1), await status(2)]).toEqual(['reversed', 'credited']);
    expect((await Promise.all(villagers.map(householdPoints))).map(one => one.spendable)).toEqual([0, 0, 2]);

    await told(wrong, REASON);
    const mine = await phoneOf(wrong, '/pkg-points/pages/statement/index');
    await see(mine, REASON);
    await see(mine, /^积分扣回 · /);
    await mine.shot('23-statement');
    expect(await seen(mine, /^积分扣回 · /).count()).toBe(1);
    expect([...back.complaints, ...office.complaints, ...mine.complaints]).toEqual([]);
  },
  SOON_MS,
);
