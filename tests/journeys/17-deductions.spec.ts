import { deductionRoutes } from '@jishan/contracts';
import { newWords } from './applications';
import { DUMPING, householdWith, NOTICE } from './deductions';
import { choosePhotos, inSight, phoneOf, press, pressable, see, seen, seeNoMore, write } from './hands';
import { putPhonesAway, type Phone } from './phone';
import { newPhoto } from './photos';
import { householdPoints, newVillager, STRICT_VILLAGE, told, type Villager } from './villagers';

const SOON_MS = 240_000;

let keeper: Villager;
let cadre: Villager;
let supervisor: Villager;

beforeAll(async () => {
  keeper = await newVillager({ role: 'points_keeper', village: STRICT_VILLAGE });
  cadre = await newVillager({ role: 'cadre', village: STRICT_VILLAGE });
  supervisor = await newVillager({ role: 'supervisor', village: STRICT_VILLAGE });
}, SOON_MS);
afterAll(putPhonesAway);

const sheetOf = (phone: Phone) => phone.page.getByRole('dialog').filter({ visible: true }).last();

/** With what was seen, and a photo; the household is told before anything is taken. */
async function openCase(villager: Villager, text: string): Promise<void> {
  const phone = await phoneOf(cadre, '/pkg-work/pages/deductions/index');
  await press(phone, '登记一件');
  await press(phone, '告知农户');
  // The first thing that is missing, though the button is at the foot of the form.
  await inSight(phone, '请选一条细则');
  await press(phone, DUMPING);
  await write(phone, '哪一户：输入户主或成员姓名', villager.name);
  await press(phone, new RegExp(`^${villager.householdName}`));
  await write(phone, '经过', text);
  await choosePhotos(phone, '添加照片', [await newPhoto()]);
  await see(phone, '1/4');
  await phone.shot('17-form');
  await press(phone, '告知农户');
  await see(phone, new RegExp(`^${villager.householdName}会收到告知，5 天内可以申诉`));
  await sheetOf(phone).getByRole('button', { name: '告知农户', exact: true }).click();
  await see(phone, `${villager.groupName} · ${villager.householdName}`);
  expect(phone.complaints).toEqual([]);
  await phone.close();
}

/** Opened from the list by whose it is. */
async function atTheCase(who: Villager, villager: Villager): Promise<Phone> {
  const phone = await phoneOf(who, '/pkg-work/pages/deductions/index');
  await press(phone, new RegExp(villager.householdName));
  await see(phone, '告知农户');
  return phone;
}

describe('points are taken', () => {
  it(
    'only after the household was told and heard: it appeals, somebody else decides, and nothing goes below zero',
    async () => {
      const villager = await householdWith(2, keeper);
      const text = newWords();
      await openCase(villager, text);
      expect((await householdPoints(villager)).spendable).toBe(2);

      await told(villager, '有一件扣分要先告知您家');
      const hers = await phoneOf(villager, '/pages/inbox/index');
      await press(hers, NOTICE);
      await see(hers, text);
      await see(hers, /为止可以申诉，现在还没有扣/);
      await hers.shot('17-notice');
      await press(hers, '提交申诉');
      await see(hers, '请写一句话');
      await write(hers, '说说情况', '那天我家没有人在村里');
      await press(hers, '提交申诉');
      await see(hers, /等没有经手的人复核.*复核前不扣/);
      await hers.shot('17-appealed');
      expect((await householdPoints(villager)).spendable).toBe(2);

      const openers = await atTheCase(cadre, villager);
      await see(openers, '那天我家没有人在村里');
      expect(await pressable(openers, '申诉不成立').count()).toBe(0);
      const desk = await atTheCase(supervisor, villager);
      await see(desk, '那天我家没有人在村里');
      await desk.shot('17-desk');
      await press(desk, '申诉不成立');
      await sheetOf(desk).getByRole('textbox', { name: '原因' }).fill('有当天的照片和两个人证明');
      await sheetOf(desk).getByRole('button', { name: '申诉不成立', exact: true }).click();
      await seeNoMore(desk, /等没有经手的人复核.*复核前不扣/);

      await told(villager, '扣分已办结');
      await hers.open('/pages/inbox/index');
      await press(hers, /扣分已办结/);
      await see(hers, /扣了 2 分.*还有 1 分不够扣，免了，以后也不补扣/);
      await see(hers, /村监委会：申诉不成立.*有当天的照片和两个人证明/);
      await hers.shot('17-posted');
      expect((await householdPoints(villager)).spendable).toBe(0);
      await hers.open('/pkg-points/pages/statement/index');
      await see(hers, DUMPING);
      await see(hers, '−2');
      await see(hers, /另有 1 分不够扣，免了/);
      await see(hers, '余 0');
      await hers.shot('17-statement');
      expect([...hers.complaints, ...openers.complaints, ...desk.complaints]).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'is between the household and those in office: a neighbour finds nothing of it, on no page',
    async () => {
      const [villager, neighbour] = [await householdWith(0, keeper), await newVillager({ village: STRICT_VILLAGE })];
      const text = newWords();
      await openCase(villager, text);
      const params = { villageId: villager.villageId };
      const [own] = (await villager.session.call(deductionRoutes.myDeductions, { params, query: {} })).items;
      const phone = await phoneOf(neighbour, `/pkg-points/pages/deduction/index?id=${own?.id ?? ''}`);
      await see(phone, '没有找到');
      await phone.open('/pkg-points/pages/deductions/index');
      await see(phone, '没有扣分');
      expect(await seen(phone, text).count()).toBe(0);
      expect(phone.complaints).toEqual([]);
    },
    SOON_MS,
  );
});
