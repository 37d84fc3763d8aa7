import { BOOK_EXPORT_MAX_LINES, PASSBOOK_LINES, periodAt, pointsBookRoutes, pointsRoutes, type DocumentLink } from '@jishan/contracts';
import ExcelJS from 'exceljs';
import { uuidv7 } from 'uuidv7';
import { TestStore } from '../../../test/store';
import { TestVillage, type Inhabitant } from '../../../test/village';

let here: TestVillage;
let store: TestStore;
let supervisor: Inhabitant;
let keeper: Inhabitant;
let shopper: Inhabitant & { householdId: string };
let evil: Inhabitant & { householdId: string };
const EVIL = '=HYPERLINK("http://x","罗家")<script>家';
const month = periodAt('month', Date.now());

beforeAll(async () => {
  here = await TestVillage.boot();
  store = await TestStore.open(here);
  supervisor = await here.person(store.villageId, { roles: ['supervisor'] });
  keeper = await here.person(store.villageId, { roles: ['points_keeper'] });
  shopper = await store.shopper(30);
  evil = await store.shopper(5, { household: await here.household(store.villageId, EVIL) });
  await here.owner.query(`INSERT INTO village_group (village_id, id, name, position) VALUES ($1, new_id(), '1组', 1)`, [store.villageId]);
  await here.owner.query('UPDATE household SET group_id = (SELECT id FROM village_group WHERE village_id = $1) WHERE id = $2', [
    store.villageId,
    shopper.householdId,
  ]);
  await reversed(await credited(shopper, '+1 院落“五清”', 4));
  await credited(shopper, '+1 院落“五清”', 4);
  const goodsId = await store.goods({ points: 6, stock: 10 });
  await store.handOver(await store.reserved(shopper, goodsId));
  await store.reserved(shopper, goodsId);
  await postBefore(shopper.householdId, 9);
});
afterAll(() => here.close());

async function credited(who: Inhabitant, title: string, points: number): Promise<string> {
  const [id, ruleId] = [uuidv7(), await here.rule(store.villageId, { points, title })];
  await here.call(who, pointsRoutes.submitApplication, { body: { id, ruleId, text: '', photoIds: [] } });
  const { status } = await here.call(keeper, pointsRoutes.approveApplication, { params: { applicationId: id }, body: {} });
  expect(status).toBe(200);
  return id;
}
const reversed = (applicationId: string) =>
  here.call(keeper, pointsRoutes.reverseCredit, { params: { applicationId }, body: { reason: '重复记分' } });

/** An opening balance of two years ago. */
const postBefore = (householdId: string, points: number) =>
  here.owner.query(
    `SELECT ledger_post(ARRAY[ROW($1, new_id(), 'opening', ledger_village_account($1, 'issuance'), (SELECT wallet FROM ledger_accounts_of($1, $2)), $3, new_id(), '期初', NULL, NULL, NULL, NULL)::ledger_posting], now() - interval '2 years')`,
    [store.villageId, householdId, points],
  );

/** What the entries of the month say, without the totals beside them. */
async function fromEntries(): Promise<{ earned: number; spent: number; closing: number }> {
  const { rows } = await here.owner.query<{ earned: number; spent: number; closing: number }>(
    `SELECT (SELECT sum(e.amount)::int FROM ledger_entry e JOIN ledger_account a USING (village_id) JOIN ledger_transfer t USING (village_id)
       WHERE a.id = e.account_id AND t.id = e.transfer_id AND e.village_id = $1 AND a.household_id IS NOT NULL AND t.kind IN ('award', 'award_reversal')
         AND t.at >= date_trunc('month', now(), 'Asia/Shanghai')) AS earned,
      (SELECT -sum(e.amount)::int FROM ledger_entry e JOIN ledger_account a USING (village_id) JOIN ledger_transfer t USING (village_id)
       WHERE a.id = e.account_id AND t.id = e.transfer_id AND e.village_id = $1 AND a.household_id IS NOT NULL AND t.kind IN ('capture', 'counter_sale', 'sale_return')) AS spent,
      (SELECT sum(balance)::int FROM ledger_account WHERE village_id = $1 AND household_id IS NOT NULL) AS closing`,
    [store.villageId],
  );
  const [row] = rows;
  if (!row) throw new Error('no sums');
  return row;
}

const book = (by: 'household' | 'group', query: Record<string, string> = {}) =>
  here.call(supervisor, pointsBookRoutes.pointsBook, { query: { period: month, by, ...query } });
const exported = (format: string, who = supervisor, period = month) =>
  here.call(who, pointsBookRoutes.exportPointsBook, { body: { period, format } });
/** Opens an address as a browser or WeChat does: without a session. */
const open = (link: Pick<DocumentLink, 'url'>) => here.app.getHttpAdapter().getInstance().inject({ method: 'GET', url: link.url });

describe('the book on the phone', () => {
  it('adds up by household and by group, and agrees with the entries', async () => {
    const sums = await fromEntries();
    expect(sums).toEqual({ earned: 39, spent: 6, closing: 42 });
    for (const by of ['household', 'group'] as const) {
      const { body } = await book(by);
      expect(body.total).toMatchObject({ ...sums, opening: 9, expired: 0, adjusted: 0, takingPart: 2 });
      for (const line of [...body.items, body.total])
        expect(line.opening + line.earned - line.spent - line.expired + line.adjusted).toBe(line.closing);
      const columns = ['opening', 'earned', 'spent', 'closing', 'households'] as const;
      for (const column of columns) expect(body.items.reduce((sum, line) => sum + line[column], 0)).toBe(body.total[column]);
    }
    expect((await book('household')).body.items[0]).toMatchObject({
      name: '罗家',
      groupName: '1组',
      opening: 9,
      earned: 34,
      spent: 6,
      closing: 37,
    });
    expect((await book('group')).body.items.map(line => [line.id === null, line.groupName])).toEqual([
      [false, '1组'],
      [true, null],
    ]);
  });

  it('by rule: credits and what was taken back stand under the rule’s title, and come to what was earned', async () => {
    const { body } = await here.call(supervisor, pointsBookRoutes.pointsBookByRule, { query: { period: month } });
    expect(body.items).toEqual([
      { title: '院落“五清”', category: 'environment', times: 2, reversedTimes: 0, households: 2, points: 35 },
      { title: '+1 院落“五清”', category: 'environment', times: 2, reversedTimes: 1, households: 1, points: 4 },
    ]);
    expect(body.total).toEqual({ times: 4, points: (await fromEntries()).earned });
  });

  it('of one group, in pages, and of a year', async () => {
    const groupId = (await book('group')).body.items[0]?.id ?? '';
    expect((await book('household', { groupId })).body.items.map(line => line.name)).toEqual(['罗家']);
    const first = await book('household', { limit: '1' });
    const second = await book('household', { limit: '1', cursor: first.body.nextCursor ?? '' });
    expect([...first.body.items, ...second.body.items].map(line => line.name)).toEqual(['罗家', EVIL]);
    expect((await book('household', { period: periodAt('year', Date.now()) })).body.total.earned).toBe(39);
  });

  it('is for those who watch over the points, in their own village', async () => {
    const storeKeeper = store.keeper;
    const elsewhere = await here.person(await here.village('解放村'), { roles: ['supervisor'] });
    for (const who of [shopper, storeKeeper])
      expect((await here.call(who, pointsBookRoutes.pointsBook, { query: { period: month, by: 'household' } })).problem.code).toBe(
        'ACCESS.DENIED',
      );
    expect((await exported('xlsx', shopper)).problem.code).toBe('ACCESS.DENIED');
    const foreign = await here.call(elsewhere, pointsBookRoutes.pointsBook, { query: { period: month, by: 'household' } });
    expect(foreign.body.items).toEqual([]);
    const passbook = await here.call(elsewhere, pointsBookRoutes.exportPassbook, { params: { householdId: shopper.householdId } });
    expect(passbook.status).toBe(404);
  });
});

describe('the workbook', () => {
  async function opened(): Promise<ExcelJS.Workbook> {
    const link = (await exported('xlsx')).body;
    expect(link.fileName).toMatch(/^桠溪村积分台账2.*\.xlsx$/);
    const file = await open(link);
    expect(file.statusCode).toBe(200);
    expect(file.headers['content-disposition']).toBe(`attachment; filename*=UTF-8''${encodeURIComponent(link.fileName)}`);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(file.rawPayload as unknown as ExcelJS.Buffer);
    return workbook;
  }
  const sheet = (workbook: ExcelJS.Workbook, name: string): ExcelJS.Worksheet => {
    const found = workbook.getWorksheet(name);
    if (!found) throw new Error(`no sheet ${name}`);
    return found;
  };
  /** The figures under a heading, without the sum. */
  const column = (page: ExcelJS.Worksheet, heading: string): { values: unknown[]; total: unknown } => {
    const index = (page.getRow(2).values as unknown[]).indexOf(heading);
    expect(index).toBeGreaterThan(0);
    const values = Array.from({ length: page.rowCount - 2 }, (_none, row) => page.getRow(row + 3).getCell(index).value);
    return { values: values.slice(0, -1), total: values.at(-1) };
  };
  const sum = (values: readonly unknown[]): number => values.reduce((all: number, value) => all + Number(value), 0);

  it('opens, and each of its four sheets comes to what the entries come to', async () => {
    const [workbook, entries] = [await opened(), await fromEntries()];
    expect(workbook.worksheets.map(page => page.name)).toEqual(['按户', '按组', '按细则', '明细']);
    for (const name of ['按户', '按组'])
      for (const [heading, figure] of [
        ['获得', entries.earned],
        ['兑换', entries.spent],
        ['期末', entries.closing],
      ] as const) {
        const { values, total } = column(sheet(workbook, name), heading);
        expect([sum(values), total]).toEqual([figure, figure]);
      }
    const rules = column(sheet(workbook, '按细则'), '分值');
    expect([sum(rules.values), rules.total]).toEqual([entries.earned, entries.earned]);
    const lines = column(sheet(workbook, '明细'), '变动');
    expect([sum(lines.values), lines.total]).toEqual([entries.earned - entries.spent, entries.earned - entries.spent]);
  });

  it('has no formula: what looks like one is text', async () => {
    const workbook = await opened();
    const strange: unknown[] = [];
    let texts = 0;
    for (const page of workbook.worksheets)
      page.eachRow(row =>
        row.eachCell(cell => {
          if (cell.type === ExcelJS.ValueType.String) texts += 1;
          else if (cell.type !== ExcelJS.ValueType.Number) strange.push([page.name, cell.address, cell.type, cell.value]);
        }),
      );
    expect(strange).toEqual([]);
    expect(texts).toBeGreaterThan(40);
    expect(column(sheet(workbook, '按户'), '户').values).toContain(EVIL);
    expect(column(sheet(workbook, '按细则'), '细则').values).toContain('+1 院落“五清”');
  });

  it('is refused when it would be too long, before there is an address', async () => {
    const villageId = await here.village('大村');
    const household = await here.household(villageId);
    const watcher = await here.person(villageId, { roles: ['supervisor'] });
    await here.owner.query('SELECT ledger_open(ARRAY[$1::uuid], ARRAY[$2::uuid])', [villageId, household]);
    await here.owner.query(
      `SELECT ledger_post(array_agg(ROW($1, new_id(), 'award', ledger_village_account($1, 'issuance'), (SELECT wallet FROM ledger_accounts_of($1, $2)), 1, new_id(), '', NULL, NULL, NULL, NULL)::ledger_posting), now())
       FROM generate_series(1, $3)`,
      [villageId, household, BOOK_EXPORT_MAX_LINES + 1],
    );
    const refused = await here.call(watcher, pointsBookRoutes.exportPointsBook, { body: { period: month, format: 'xlsx' } });
    expect([refused.status, refused.problem.code]).toEqual([422, 'BOOK.TOO_LARGE']);
    // What is printed has no single lines.
    expect((await here.call(watcher, pointsBookRoutes.exportPointsBook, { body: { period: month, format: 'print' } })).status).toBe(200);
  });
});

describe('what is printed', () => {
  it('the book: A4, whole, without script and without anything from elsewhere', async () => {
    const page = await open((await exported('print')).body);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.body).toContain('size: A4');
    expect(page.body).toContain('&lt;script&gt;');
    expect(page.body).not.toMatch(/<script|<img|<link|src=|href=|url\(/);
    for (const words of ['桠溪村积分台账', '按组', '按细则', '按户', '合计', '村监委会']) expect(page.body).toContain(words);
    expect(page.body).toMatch(/制表时间 \d{4}年\d{1,2}月\d{1,2}日 \d{1,2}:\d\d，/);
  });

  it('the passbook: A6, the newest twenty lines, newest last', async () => {
    for (let n = 1; n <= PASSBOOK_LINES; n += 1) await credited(evil, `第${n}件好事`, 1);
    const link = await here.call(supervisor, pointsBookRoutes.exportPassbook, { params: { householdId: evil.householdId } });
    const page = await open(link.body);
    expect(page.body).toContain('size: 105mm 148mm');
    const rows = [...page.body.matchAll(/第(\d+)件好事/g)].map(found => Number(found[1]));
    expect(rows).toEqual(Array.from({ length: PASSBOOK_LINES }, (_none, index) => index + 1));
    expect(page.body).not.toContain('>院落“五清”<');
    expect(page.body).toContain(`可用 ${5 + PASSBOOK_LINES} 分`);
    expect(page.body).toMatch(/打印于 \d{4}年\d{1,2}月\d{1,2}日 \d{1,2}:\d\d。/);
  });
});

describe('an address', () => {
  it('opens nothing when a letter of it is changed, or in another village', async () => {
    const { url } = (await exported('print')).body;
    expect((await open({ url })).statusCode).toBe(200);
    expect((await open({ url: url.replace(/doc=./, 'doc=x') })).statusCode).toBe(404);
    expect((await open({ url: url.replace(store.villageId, uuidv7()) })).statusCode).toBe(404);
    expect((await open({ url: url.replace(/exp=\d+/, 'exp=9999999999') })).statusCode).toBe(404);
  });

  it('is audited with who asked, what and in which form; the same tap twice is one', async () => {
    const key = uuidv7();
    const twice = [1, 2].map(() =>
      here.call(supervisor, pointsBookRoutes.exportPointsBook, { body: { period: '2026', format: 'xlsx' }, key }),
    );
    expect((await Promise.all(twice)).map(reply => reply.status)).toEqual([200, 200]);
    const { rows } = await here.owner.query(
      `SELECT account_id, details FROM audit_entry WHERE village_id = $1 AND action = 'points.book.exported' AND details ->> 'period' = '2026'`,
      [store.villageId],
    );
    expect(rows).toEqual([{ account_id: supervisor.accountId, details: { period: '2026', format: 'xlsx' } }]);
  });
});

describe('the statement', () => {
  it('tells what each month of its lines comes to', async () => {
    const { body } = await here.call(shopper, pointsRoutes.myStatement, { query: { limit: '100' } });
    const months = [...new Set(body.items.map(line => periodAt('month', Date.parse(line.at))))];
    expect(body.months.map(one => one.month)).toEqual(months);
    expect(body.months.find(one => one.month === month)).toEqual({ month, earned: 34, spent: 6, expired: 0, adjusted: 0 });
    expect(body.months.find(one => one.month !== month)).toMatchObject({ earned: 0, spent: 0, adjusted: 9 });
    expect((await here.call(shopper, pointsRoutes.myAccount)).body).toMatchObject({ earnedThisMonth: 34, spendable: 31, reserved: 6 });
  });
});
