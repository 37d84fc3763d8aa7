import {
  activitiesRoutes,
  periodAt,
  pointsBookRoutes,
  pointsRoutes,
  storeRoutes,
  type DocumentLink,
  type PeriodKey,
  type RuleBookLine,
} from '@jishan/contracts';
import ExcelJS from 'exceljs';
import { uuidv7 } from 'uuidv7';
import { ActivitiesVillage } from '../../../test/activities-village';
import { creditOn, rolling, today, yearAgo } from '../../../test/expiry-houses';
import { plusDays } from '../../../test/model/expiry-terms';
import { TestVillage, type Inhabitant } from '../../../test/village';
import { ThankHelpers } from './thanks/thank-helpers';

/** What the book says beside the figures: under which rule, by whose hand, and when it goes. */
let here: TestVillage;
let v: ActivitiesVillage;
let supervisor: Inhabitant;
let helper: Inhabitant;
const month = periodAt('month', Date.now());

beforeAll(async () => {
  here = await TestVillage.boot();
  v = await ActivitiesVillage.make(here);
  await here.owner.query(`UPDATE village SET settings = settings || '{"helperThanksPoints": 2}' WHERE id = $1`, [v.villageId]);
  supervisor = await here.person(v.villageId, { roles: ['supervisor'] });
  helper = await here.person(v.villageId, { householdId: await here.household(v.villageId, '王家'), name: '王帮手' });
  await here.proxy(v.villager, helper);
  await applied();
  const activity = await v.published();
  await v.tick(activity, [v.villager.personId, v.neighbour.personId]);
  await v.settle(activity, 2);
  await v.reverse(activity, v.neighbour.personId);
  await honoured();
  await fetched();
  await here.app.get(ThankHelpers).run();
});
afterAll(() => here.close());
afterEach(async () => expect(await v.faults()).toEqual([]));

/** By the helper, for the family. */
async function applied(): Promise<void> {
  const [id, ruleId] = [uuidv7(), await here.rule(v.villageId, { title: '扫院坝', points: 20 })];
  await here.call(helper, pointsRoutes.submitApplication, {
    body: { id, ruleId, text: '', photoIds: [], memberId: v.villager.personId },
  });
  expect((await here.call(v.keeper, pointsRoutes.approveApplication, { params: { applicationId: id }, body: {} })).status).toBe(200);
}
async function honoured(): Promise<void> {
  const ruleId = await here.rule(v.villageId, { startedBy: 'cadre', points: 30, title: '家庭荣誉' });
  await here.owner.query(`UPDATE points_rule SET category = 'honours' WHERE id = $1`, [ruleId]);
  const body = {
    title: '最美家庭',
    period: '2026年',
    grantedOn: today,
    citation: '邻里和睦。',
    ruleId,
    points: 30,
    householdIds: [v.household],
  };
  expect((await here.call(v.cadre, activitiesRoutes.grantHonours, { body })).status).toBe(200);
}
/** Reserved by the family, fetched by the helper. */
async function fetched(): Promise<void> {
  const keeper = await here.person(v.villageId, { roles: ['store_keeper'] });
  const [goodsId, redemptionId] = [uuidv7(), uuidv7()];
  const goods = { id: goodsId, name: '洗衣粉', category: 'daily', unit: '袋', points: 6 } as const;
  await here.call(keeper, storeRoutes.createGoods, { body: goods });
  await here.call(keeper, storeRoutes.receiveStock, { body: { id: uuidv7(), lines: [{ goodsId, quantity: 2, unitCostFen: 580 }] } });
  await here.call(v.villager, storeRoutes.reserveGoods, {
    body: { id: redemptionId, lines: [{ goodsId, quantity: 1 }], expectedPoints: 6 },
  });
  const handed = await here.call(keeper, storeRoutes.handOver, {
    params: { redemptionId },
    body: { reason: '来领', helperPersonId: helper.personId },
  });
  expect(handed.status).toBe(200);
}

const open = (link: Pick<DocumentLink, 'url'>) => here.app.getHttpAdapter().getInstance().inject({ method: 'GET', url: link.url });
const exported = async (format: string) =>
  open((await here.call(supervisor, pointsBookRoutes.exportPointsBook, { body: { period: month, format } })).body);
const passbook = async (householdId: string, who = supervisor): Promise<string> =>
  (await open((await here.call(who, pointsBookRoutes.exportPassbook, { params: { householdId } })).body)).body;

/** The rows of a sheet of the workbook by their headings, without the sum. */
async function rows(sheet: string): Promise<Record<string, unknown>[]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await exported('xlsx')).rawPayload as unknown as ExcelJS.Buffer);
  const page = workbook.getWorksheet(sheet);
  if (!page) throw new Error(`no sheet ${sheet}`);
  const headings = page.getRow(2).values as string[];
  return Array.from({ length: page.rowCount - 3 }, (_none, row) => {
    const { values } = page.getRow(row + 3) as { values: unknown[] };
    return Object.fromEntries(Array.from(headings, (heading, index) => [heading, values[index]]));
  });
}

describe('by rule', () => {
  const expected: RuleBookLine[] = [
    { title: '家庭荣誉', category: 'honours', times: 1, reversedTimes: 0, households: 1, points: 30 },
    { title: '扫院坝', category: 'environment', times: 1, reversedTimes: 0, households: 1, points: 20 },
    { title: '代办感谢', category: null, times: 2, reversedTimes: 0, households: 1, points: 4 },
    { title: '参加集体活动', category: 'environment', times: 2, reversedTimes: 1, households: 2, points: 2 },
  ];

  it('activities and honours stand under their rule; thanks are one line and no deed of a rule', async () => {
    const { body } = await here.call(supervisor, pointsBookRoutes.pointsBookByRule, { query: { period: month } });
    expect(body.items).toEqual(expected);
    expect(body.total).toEqual({ times: 6, points: 56 });
  });

  it('comes in pages, in the workbook and on paper the same', async () => {
    const page = (cursor?: string) =>
      here.call(supervisor, pointsBookRoutes.pointsBookByRule, { query: { period: month, limit: '3', ...(cursor ? { cursor } : {}) } });
    const first = (await page()).body;
    expect([...first.items, ...(await page(first.nextCursor ?? '')).body.items]).toEqual(expected);
    expect((await rows('按细则')).map(row => [row['细则'], row['次数'], row['分值']])).toEqual(
      expected.map(line => [line.title, line.times, line.points]),
    );
    const paper = (await exported('print')).body;
    for (const { title } of expected) expect(paper.split(`>${title}<`)).toHaveLength(2);
    expect(paper).not.toContain('清理村口河道');
  });
});

it('the statement says under which version activities and honours gave, too', async () => {
  const { items } = (await here.call(v.villager, pointsRoutes.myStatement)).body;
  const versions = Object.fromEntries(items.map(line => [line.kind, line.ruleSetVersion]));
  expect(versions).toEqual({ award: 1, activity: 1, honour: 1, hold: null });
  const taken = (await here.call(v.neighbour, pointsRoutes.myStatement)).body.items;
  expect(taken.map(line => [line.kind, line.ruleSetVersion])).toEqual([
    ['activity_reversal', 1],
    ['activity', 1],
  ]);
});

describe('by whose hand', () => {
  it('the workbook names the helper as the helper, not as a member of the house', async () => {
    const lines = (await rows('明细')).filter(row => row['户'] === '罗家');
    const said = Object.fromEntries(lines.map(row => [row['事由'], [row['成员'] ?? '', row['代办'] ?? '']]));
    expect(said).toMatchObject({
      扫院坝: ['罗秀英', '王帮手 代 罗家'],
      '洗衣粉 1 袋': ['', '王帮手 代 罗家'],
      清理村口河道: ['罗秀英', ''],
    });
  });

  it('so does the passbook', async () => {
    const page = await passbook(v.household);
    expect(page).toContain('扫院坝 · 王帮手 代 罗家');
    expect(page).toContain('>清理村口河道<');
  });
});

describe('the passbook', () => {
  it('tells what goes and when, to whom has no phone to be told by', async () => {
    const villageId = await here.village('桠溪村', rolling);
    const householdId = await here.household(villageId);
    const one = { villageId, householdId, member: await here.person(villageId, { householdId }) };
    await creditOn(here, plusDays(yearAgo, 40), one, 5);
    await creditOn(here, plusDays(today, -1), one, 3);
    const watcher = await here.person(villageId, { roles: ['supervisor'] });
    const { expiring } = (await here.call(one.member, pointsRoutes.myAccount)).body;
    const [first, second] = expiring.map(line => line.lastDay.split('-').map(Number));
    const said = (day: number[] = [], points: number) => `${day[0]}年${day[1]}月${day[2]}日 到期 ${points} 分`;
    expect(await passbook(householdId, watcher)).toContain(`如不使用，到期作废：${said(first, 5)}；${said(second, 3)}`);
    expect(await passbook(v.household)).not.toContain('到期');
  });
});

describe('by group', () => {
  const households = async (period: PeriodKey) => {
    const { body } = await here.call(supervisor, pointsBookRoutes.pointsBook, { query: { period, by: 'household', limit: '100' } });
    return { names: body.items.map(line => line.name), count: body.total.households, merged: body.total.merged };
  };
  const groups = async (period: PeriodKey) => {
    const { body } = await here.call(supervisor, pointsBookRoutes.pointsBook, { query: { period, by: 'group' } });
    const sum = (column: 'households' | 'merged') => body.items.reduce((all, line) => all + line[column], 0);
    return { count: sum('households'), merged: sum('merged') };
  };

  it('counts a household from when it was there until it was merged into another, and none that was not there yet', async () => {
    const [merged, late] = [await here.household(v.villageId, '并走的家'), await here.household(v.villageId, '新来的家')];
    await here.owner.query(
      `UPDATE household SET created_at = '2024-01-01', closed_at = '2025-05-10', merged_into_household_id = $2 WHERE id = $1`,
      [merged, v.household],
    );
    for (const [period, names, count, gone] of [
      ['2023', [], 0, 0],
      ['2024', ['并走的家'], 1, 0],
      ['2025-05', ['并走的家'], 0, 1],
      ['2025-06', [], 0, 0],
    ] as const) {
      expect(await households(period)).toEqual({ names, count, merged: gone });
      expect(await groups(period)).toEqual({ count, merged: gone });
    }
    const now = await households(month);
    expect(now.names).toContain('新来的家');
    expect(now.names).not.toContain('并走的家');
    await here.owner.query('DELETE FROM household WHERE id = ANY($1)', [[merged, late]]);
  });

  it('keeps the entries of a household that was merged away, and says of it on the screen, in the workbook and on paper where it lives on', async () => {
    const [before, after] = [await households(month), await groups(month)];
    const [last, between] = [await here.household(v.villageId, '最后的家'), await here.household(v.villageId, '中间的家')];
    const { householdId } = helper;
    // 王家, whose helper was thanked in this month, went into one that went into another itself.
    await here.owner.query(
      `UPDATE household SET closed_at = now(), merged_into_household_id = CASE id WHEN $1::uuid THEN $2 ELSE $3 END WHERE id IN ($1, $2)`,
      [householdId, between, last],
    );
    const { body } = await here.call(supervisor, pointsBookRoutes.pointsBook, { query: { period: month, by: 'household', limit: '100' } });
    expect(body.items.find(line => line.id === householdId)).toMatchObject({
      name: '王家',
      earned: 4,
      households: 0,
      takingPart: 0,
      merged: 1,
      mergedInto: '最后的家',
    });
    expect(body.items.filter(line => line.mergedInto === null)).toHaveLength(body.total.households);
    expect([body.total.households, body.total.merged]).toEqual([before.count, before.merged + 2]);
    expect(await groups(month)).toEqual({ count: after.count, merged: after.merged + 2 });
    expect((await rows('按户')).find(row => row['户'] === '王家')?.['备注']).toBe('已并入 最后的家');
    expect((await rows('按组')).map(row => row['备注'])).toContain('另有 2 户已并入别的户');
    const paper = (await exported('print')).body;
    for (const words of ['已并入 最后的家', '另有 2 户已并入别的户']) expect(paper).toContain(`<td>${words}</td>`);
    await here.owner.query('UPDATE household SET closed_at = NULL, merged_into_household_id = NULL WHERE id IN ($1, $2)', [
      householdId,
      between,
    ]);
  });
});
