import { identityRoutes, pointsRoutes, storeRoutes } from '@jishan/contracts';
import type { Page } from 'playwright-core';
import { apply, newWords } from './applications';
import { phoneOf, press, see, write } from './hands';
import { putPhonesAway, type Phone } from './phone';
import { accountOf, newGoods, pressInList, reserve } from './shop';
import { PATIENCE_MS } from './until';
import { CLEAN_YARD, newVillager, type Villager } from './villagers';

const SOON_MS = 240_000;
const POINTS_PER_MM = 72 / 25.4;

afterAll(putPhonesAway);

/** The first points of a household that has just moved in: nobody else has its name. */
async function earn(villager: Villager): Promise<number> {
  const keeper = await newVillager({ role: 'points_keeper' });
  const { id } = await apply(villager, CLEAN_YARD, newWords(), 1);
  await keeper.session.call(pointsRoutes.approveApplication, { params: { villageId: keeper.villageId, applicationId: id }, body: {} });
  return (await accountOf(villager)).spendable;
}

/** The page for the printer that a tap opens beside the app. */
async function paperOf(phone: Phone, action: string): Promise<Page> {
  const [paper] = await Promise.all([phone.context.waitForEvent('page', { timeout: PATIENCE_MS }), press(phone, action)]);
  await paper.waitForLoadState();
  return paper;
}

/** What comes out of the printer: its sheets, in whole millimetres, as the page itself asks for them. */
async function printed(paper: Page): Promise<string[]> {
  const pdf = (await paper.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
  return [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) =>
    [width, height].map(points => Math.round(Number(points) / POINTS_PER_MM)).join('×'),
  );
}

it(
  'a household’s passbook is one leaf of A6 for its paper card: what is there, what is held, and the newest lines',
  async () => {
    const [supervisor, villager] = [await newVillager({ role: 'supervisor' }), await newVillager()];
    await earn(villager);
    const keeper = await newVillager({ role: 'store_keeper' });
    await reserve(villager, await newGoods(keeper, { points: 1, stock: 1 }));
    const { spendable, reserved } = await accountOf(villager);
    const { items } = await villager.session.call(pointsRoutes.myStatement, { params: { villageId: villager.villageId }, query: {} });
    const phone = await phoneOf(supervisor, '/pkg-work/pages/workbench/index');
    await press(phone, /^积分台账/);
    await pressInList(phone, new RegExp(`^${villager.householdName} ${villager.groupName}`));
    await see(phone, 'A6 一页，最近 20 笔，夹在纸质户卡里');
    await phone.shot('33-household');
    const paper = await paperOf(phone, '打印存折');
    expect(await paper.title()).toBe(`积分存折 ${villager.householdName}`);
    const words = await paper.innerText('body');
    expect(words).toContain(`桠溪村 ${villager.groupName} ${villager.householdName}`);
    expect(words).toContain(`可用 ${spendable} 分，另有 ${reserved} 分兑换预留`);
    const lines = await paper.locator('tbody tr').allInnerTexts();
    expect(lines.map(line => line.split('\t').slice(2).map(Number))).toEqual(
      items
        .slice(0, 20)
        .reverse()
        .map(({ amount, balanceAfter }) => [amount, balanceAfter]),
    );
    expect(await printed(paper)).toEqual(['105×148']);
    expect(phone.complaints).toEqual([]);
  },
  SOON_MS,
);

it(
  'the book is printed on A4, with every household once, its figures, and room for three signatures',
  async () => {
    const supervisor = await newVillager({ role: 'supervisor' });
    const villager = await newVillager();
    const points = await earn(villager);
    expect(points).toBeGreaterThan(0);
    const phone = await phoneOf(supervisor, '/pkg-work/pages/workbench/index');
    await press(phone, /^积分台账/);
    const paper = await paperOf(phone, '打印台账');
    const row = paper.locator('tr', { has: paper.getByRole('cell', { name: villager.householdName, exact: true }) });
    const rows = (await row.allInnerTexts()).filter(text => text.startsWith(villager.groupName));
    // The last is the remark, which says of a merged household where it lives on.
    expect(rows.map(text => text.split('\t').slice(2))).toEqual([['0', `${points}`, '0', '0', '0', `${points}`, '']]);
    expect(await paper.locator('.signs span').allInnerTexts()).toEqual(['制表', '村监委会', '村书记']);
    const sheets = await printed(paper);
    expect(sheets.length).toBeGreaterThan(1);
    expect([...new Set(sheets)]).toEqual(['210×297']);
    expect(phone.complaints).toEqual([]);
  },
  SOON_MS,
);

it(
  'a household’s paper card is printed from the roster, eight to an A4, and the store knows it by the digits on it',
  async () => {
    const [cadre, villager] = [await newVillager({ role: 'cadre' }), await newVillager()];
    await earn(villager);
    const phone = await phoneOf(cadre, '/pkg-work/pages/workbench/index');
    await press(phone, /^花名册/);
    await write(phone, '输入户主或家里人的姓名', villager.name);
    await press(phone, new RegExp(`^${villager.householdName}`));
    await see(phone, /再印一次不影响旧卡/);
    await phone.shot('33-card');
    const paper = await paperOf(phone, '打印这户的户卡');
    expect(await paper.locator('.card h2').allInnerTexts()).toEqual([villager.householdName]);
    expect(await paper.locator('.card svg').count()).toBe(1);
    const digits = await paper.locator('.card code').innerText();
    const { cardCode } = await villager.session.call(identityRoutes.myHousehold, { params: { villageId: villager.villageId } });
    expect(digits).toBe(cardCode);
    expect(await printed(paper)).toEqual(['210×297']);
    const keeper = await newVillager({ role: 'store_keeper' });
    const found = await keeper.session.call(storeRoutes.resolveCounter, {
      params: { villageId: keeper.villageId },
      body: { code: digits },
    });
    expect(JSON.stringify(found)).toContain(villager.householdName);
    await phone.open('/pkg-work/pages/roster/index');
    const sheets = await printed(await paperOf(phone, '打印户卡：全村'));
    expect(sheets.length).toBeGreaterThan(1);
    expect([...new Set(sheets)]).toEqual(['210×297']);
    expect(phone.complaints).toEqual([]);
  },
  SOON_MS,
);
