import { householdChangeRoutes, identityRoutes, type MergeOutlook } from '@jishan/contracts';
import { choosePhotos, phoneOf, press, pressable, see, seen, write } from './hands';
import { putPhonesAway, type Phone } from './phone';
import { newPhoto } from './photos';
import { accountOf, answer } from './shop';
import { newVillager, told, type Villager } from './villagers';

const SOON_MS = 300_000;
const TRIES = 12;
/** More than one person may give, so that a second pair of hands is needed. */
const MUCH = 51;
const FORM = '/pkg-work/pages/merge-form/index';
const WHICH = '哪一户并掉：输入户主或成员姓名';
const INTO = '并到哪一户：输入户主或成员姓名';
const UNCLEAR = '凭据不清楚，要重新拍';

let secretary: Villager;
let mother: Villager;
let son: Villager;
let outlook: MergeOutlook;

const outlookOf = (of: Villager): Promise<MergeOutlook> =>
  secretary.session.call(householdChangeRoutes.mergeOutlook, { params: { villageId: of.villageId, householdId: of.householdId } });

beforeAll(async () => {
  [secretary, son] = [await newVillager({ role: 'secretary' }), await newVillager()];
  for (let n = 0; n < TRIES; n += 1) {
    mother = await newVillager({ points: MUCH });
    outlook = await outlookOf(mother);
    if (outlook.openDeductions + outlook.openApplications + outlook.reserved === 0 && outlook.spendable >= MUCH) return;
  }
  throw new Error('no household of the demonstration that has enough can be merged');
}, SOON_MS);
afterAll(putPhonesAway);

const choose = async (office: Phone, field: string, who: Pick<Villager, 'name' | 'householdName'>): Promise<void> => {
  await write(office, field, who.name);
  await press(office, new RegExp(`^${who.householdName}`));
};

/** Both households are chosen; what it rests on, and why. */
async function fillIn(office: Phone): Promise<void> {
  await press(office, '并户申请书');
  await office.page.getByLabel('凭据上的日期').filter({ visible: true }).fill('2026-01-20');
  await write(office, '编号', '〔2026〕15 号');
  await write(office, '为什么并户', '母亲搬来同住');
  await choosePhotos(office, '添加照片', [await newPhoto()]);
}

async function send(office: Phone): Promise<void> {
  await press(office, '登记并户');
  await see(office, '确认登记并户？');
  await answer(office, '登记并户');
}

/** From the inbox to what the line is about. */
async function readOf(whose: Villager, words: string): Promise<Phone> {
  await told(whose, words);
  const phone = await phoneOf(whose, '/pages/inbox/index');
  await press(phone, new RegExp(words));
  return phone;
}

describe('并户', () => {
  it(
    'filed with an unclear photo it is dropped with a reason, and nobody and nothing has moved',
    async () => {
      const office = await phoneOf(secretary, '/pkg-work/pages/workbench/index');
      await press(office, /^分户和并户/);
      await press(office, '办一次并户');
      await see(office, /要有并户申请书/);
      await choose(office, WHICH, { name: mother.name, householdName: outlook.householdName });
      await choose(office, INTO, son);
      await see(office, `${outlook.spendable} 分 → 0 分`);
      await see(office, `0 分 → ${outlook.spendable} 分`);
      await press(office, '登记并户');
      await see(office, '请选是哪种凭据');
      await see(office, '请选凭据上的日期');
      await see(office, '请拍凭据照片');
      await fillIn(office);
      await office.shot('27-merge-form');
      await send(office);
      await see(office, '等另一位村干部确认，还没有办');
      await see(office, '您登记的，请另一位村干部来确认。');
      await office.shot('27-merge-waiting');
      expect(await pressable(office, '核对无误，确认并户').filter({ visible: true }).count()).toBe(0);

      await press(office, '这件不办了');
      await press(office, UNCLEAR);
      await office.shot('27-merge-drop');
      await answer(office, '这件不办了');
      await see(office, `不办了：${UNCLEAR}`);
      for (const family of [mother, son]) {
        const home = await readOf(family, '并户不办了');
        await see(home, `不办了：${UNCLEAR}`);
        // That it was, and why; what was to be, and on what document, is the office's.
        for (const words of ['母亲搬来同住', /〔2026〕15 号/])
          expect(await home.page.getByText(words).filter({ visible: true }).count()).toBe(0);
        await home.shot(`27-merge-dropped-${family === mother ? 'old' : 'new'}`);
        expect(home.complaints).toEqual([]);
      }
      expect([(await accountOf(mother)).spendable, (await accountOf(son)).spendable]).toEqual([outlook.spendable, 0]);
      expect(office.complaints).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'filed anew, a second cadre confirms it: both families read it, the points are in the household that goes on, and the other is gone',
    async () => {
      const cadre = await newVillager({ role: 'cadre' });
      const office = await phoneOf(secretary, FORM);
      await choose(office, WHICH, { name: mother.name, householdName: outlook.householdName });
      await choose(office, INTO, son);
      await fillIn(office);
      await send(office);
      await see(office, '等另一位村干部确认，还没有办');
      for (const family of [mother, son]) await told(family, '有人给您家登记了并户');

      await told(cadre, '有一件并户等人确认');
      const desk = await phoneOf(cadre, '/pkg-work/pages/workbench/index');
      await press(desk, /^分户和并户/);
      await see(desk, '等人确认的并户');
      await desk.shot('27-merge-list');
      await press(desk, new RegExp(`^${outlook.householdName} 并入 ${son.householdName}`));
      await see(desk, '母亲搬来同住');
      await press(desk, '核对无误，确认并户');
      await see(desk, '确认并户？');
      await see(desk, /马上办好，不能撤销/);
      await answer(desk, '确认并户');
      await see(desk, /村干部确认/);
      await desk.shot('27-merge-done');

      for (const family of [mother, son]) {
        const home = await readOf(family, '并户办好了');
        await see(home, '母亲搬来同住');
        await see(home, /〔2026〕15 号/);
        await home.open('/pkg-points/pages/statement/index');
        await see(home, `“${outlook.householdName}”并入“${son.householdName}”`);
        await home.shot(`27-merge-statement-${family === mother ? 'moved' : 'stayed'}`);
        expect(home.complaints).toEqual([]);
      }
      expect([(await accountOf(mother)).spendable, (await accountOf(son)).spendable]).toEqual([outlook.spendable, outlook.spendable]);

      // Looked for by the mother's name there is the household that she lives in now, and no other.
      await office.open(FORM);
      await write(office, WHICH, mother.name);
      await see(office, son.householdName);
      expect(await seen(office, new RegExp(`^${outlook.householdName}$`)).count()).toBe(0);
      const { items } = await secretary.session.call(identityRoutes.listHouseholds, {
        params: { villageId: mother.villageId },
        query: { name: mother.name },
      });
      expect(items.map(one => one.id)).toContain(son.householdId);
      expect(items.map(one => one.id)).not.toContain(mother.householdId);
      expect([...office.complaints, ...desk.complaints]).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'of the own household it is somebody else’s to file',
    async () => {
      const guest = await newVillager();
      const office = await phoneOf(secretary, FORM);
      await choose(office, WHICH, guest);
      await write(office, INTO, secretary.name);
      await see(office, '您自己家，请别的村干部办');
      await office.shot('27-merge-own');
      expect(await pressable(office, new RegExp(`^${secretary.householdName}`)).count()).toBe(0);
      expect((await outlookOf(guest)).waiting).toBe(false);
      expect(office.complaints).toEqual([]);
    },
    SOON_MS,
  );
});
