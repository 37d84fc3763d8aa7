import { fundRoutes, periodAt, periodShift, type FundSource } from '@jishan/contracts';
import { Client } from 'pg';
import { uuidv7 } from 'uuidv7';
import { photoOf } from '../../../test/photo-of';
import { TestStore } from '../../../test/store';
import { TestVillage, type Inhabitant } from '../../../test/village';

let here: TestVillage;
let store: TestStore;
let secretary: Inhabitant;
let cadre: Inhabitant;
let supervisor: Inhabitant;
let villager: Inhabitant & { householdId: string };
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const quarter = periodAt('quarter', Date.now());

beforeAll(async () => {
  here = await TestVillage.boot();
});
afterAll(() => here.close());
beforeEach(async () => {
  store = await TestStore.open(here);
  secretary = await here.person(store.villageId, { roles: ['secretary'] });
  cadre = await here.person(store.villageId, { roles: ['cadre'] });
  supervisor = await here.person(store.villageId, { roles: ['supervisor'] });
  villager = await store.shopper(0);
});

const record = async (
  who: Inhabitant,
  amountFen: number,
  more: { source?: FundSource; id?: string; receivedOn?: string; note?: string; voucherId?: string | null; key?: string } = {},
) => {
  const { source = 'grant', id = uuidv7(), receivedOn = today, note = '区乡村振兴局积分制专项', key } = more;
  const { voucherId = await photoOf(here, who) } = more;
  return here.call(who, fundRoutes.recordFundEntry, {
    body: { id, source, amountFen, receivedOn, note, ...(voucherId ? { voucherId } : {}) },
    key,
  });
};
/** A delivery of the past: only the schema's owner may date one back. */
async function received(goodsId: string, quantity: number, unitCostFen: number, at: string): Promise<void> {
  const item = {
    villageId: store.villageId,
    id: uuidv7(),
    supplierName: '永胜乡供销社',
    lines: [{ goodsId, quantity, unitCostFen }],
    actorAccountId: store.keeper.accountId,
    actorPersonId: store.keeper.personId,
    actorRole: 'store_keeper',
    key: uuidv7(),
    requestHash: '00',
    requestId: 'test',
    ip: '',
    at,
  };
  const { rows } = await here.owner.query<{ outcome: object }>('SELECT outcome FROM store_receive($1::jsonb)', [JSON.stringify([item])]);
  expect(rows[0]?.outcome).toHaveProperty('done');
}
const fund = async (who: Inhabitant = villager) => (await here.call(who, fundRoutes.fund)).body;
const report = async (period = quarter, who: Inhabitant = villager) =>
  (await here.call(who, fundRoutes.fundReport, { query: { period } })).body;

describe('the fund', () => {
  it('a grant of 500 yuan, 20 bags of washing powder at 5.80, 100 points out: money, stock and coverage as on paper', async () => {
    expect(await fund()).toMatchObject({ moneyFen: 0, stockFen: 0, outstanding: 0, percent: null, state: 'nothing_to_cover' });
    expect((await record(secretary, 50_000)).status).toBe(200);
    const goodsId = await store.goods({ points: 6, stock: 20 });
    await here.earn(villager, 100);
    expect(await fund()).toMatchObject({
      moneyFen: 38_400,
      stockFen: 11_600,
      outstanding: 100,
      owedFen: 10_000,
      percent: 500,
      state: 'enough',
    });

    // A bag that is held is still in the store, and its points are still owed; one that is handed over is neither.
    const held = await store.reserved(villager, goodsId);
    expect(await fund()).toMatchObject({ stockFen: 11_600, outstanding: 100 });
    await store.handOver(held);
    expect(await fund()).toMatchObject({ moneyFen: 38_400, stockFen: 11_020, outstanding: 94 });
    expect((await fund()).months.at(-1)).toEqual({
      month: periodAt('month', Date.now()),
      receivedFen: 50_000,
      purchasedFen: 11_600,
      earned: 100,
      spent: 6,
    });
  });

  it('what is left in the store is worth what came last', async () => {
    const goodsId = await store.goods({ points: 6 });
    await received(goodsId, 10, 500, '2026-01-02T02:00:00Z');
    await store.receive(goodsId, 4);
    await here.earn(villager, 60);
    for (let n = 0; n < 7; n += 1) await store.handOver(await store.reserved(villager, goodsId));
    // Four of the new at 5.80 and three of the old at 5.00.
    expect((await fund()).stockFen).toBe(4 * 580 + 3 * 500);
  });

  it('goods bought before anybody recorded money: below zero, and short', async () => {
    await store.goods({ points: 6, stock: 10 });
    await here.earn(villager, 100);
    expect(await fund()).toMatchObject({ moneyFen: -5_800, stockFen: 5_800, percent: 0, state: 'short' });
    await record(secretary, 5_800 + 4_300);
    expect(await fund()).toMatchObject({ percent: 101, state: 'warning' });
  });

  it('follows the village’s own worth of a point', async () => {
    await here.owner.query(`UPDATE village SET settings = settings || '{"pointValueFen": 10}' WHERE id = $1`, [store.villageId]);
    await here.earn(villager, 100);
    await record(cadre, 1_200);
    expect(await fund()).toMatchObject({ owedFen: 1_000, percent: 120, state: 'enough' });
  });
});

describe('entries', () => {
  it('are corrected by a counter-entry that names them, once, and the first stays', async () => {
    const wrong = (await record(secretary, 5_000_000, { note: '多写了一个零' })).body;
    const correct = (entryId: string, reason = '金额多写了一个零') =>
      here.call(cadre, fundRoutes.correctFundEntry, { params: { entryId }, body: { reason } });
    const counter = await correct(wrong.id);
    expect(counter.body).toMatchObject({
      amountFen: -5_000_000,
      correctsEntryId: wrong.id,
      source: 'grant',
      receivedOn: today,
      recordedByRole: '村干部',
    });
    expect((await correct(wrong.id)).problem.code).toBe('FUND.NOT_CORRECTABLE');
    expect((await correct(counter.body.id)).problem.code).toBe('FUND.NOT_CORRECTABLE');
    expect((await correct(uuidv7())).status).toBe(404);
    expect((await fund()).moneyFen).toBe(0);
    const { items } = (await here.call(villager, fundRoutes.fundEntries)).body;
    expect(items.map(item => [item.amountFen, item.corrected, item.correctsEntryId])).toEqual([
      [-5_000_000, false, wrong.id],
      [5_000_000, true, null],
    ]);
  });

  it('eight correct the same one at once: one counter-entry', async () => {
    const entryId = (await record(secretary, 7_000)).body.id;
    const replies = await Promise.all(
      Array.from({ length: 8 }, () =>
        here.call(secretary, fundRoutes.correctFundEntry, { params: { entryId }, body: { reason: '重复登记' } }),
      ),
    );
    expect(replies.filter(reply => reply.status === 200)).toHaveLength(1);
    expect(replies.filter(reply => reply.problem.code === 'FUND.NOT_CORRECTABLE')).toHaveLength(7);
    expect((await fund()).moneyFen).toBe(0);
  });

  it('money that leaves is subtracted; sent twice it is one entry; the same id for other money is refused', async () => {
    const [id, key, voucherId] = [uuidv7(), uuidv7(), await photoOf(here, secretary)];
    const replies = await Promise.all([1, 2, 3].map(() => record(secretary, 3_000, { id, key, voucherId })));
    expect(replies.map(reply => reply.status)).toEqual([200, 200, 200]);
    expect((await record(secretary, 4_000, { id })).problem.code).toBe('FUND.ENTRY_ID_TAKEN');
    // What leaves needs none.
    expect((await record(secretary, 1_000, { source: 'paid_back', note: '年底退回结余', voucherId: null })).status).toBe(200);
    expect((await fund()).moneyFen).toBe(2_000);
  });

  it.each([
    ['a day ahead', { receivedOn: '2099-01-01' }, 422, 'FUND.DAY_AHEAD'],
    ['a bank account in the note', { note: '转自 6222021234567890123' }, 422, 'REQUEST.PERSONAL_NUMBERS'],
    ['no voucher for what came', { voucherId: null }, 422, 'FUND.VOUCHER_MISSING'],
    ['somebody else’s photo', { voucherId: uuidv7() }, 422, 'FUND.VOUCHER_UNKNOWN'],
    ['no note', { note: '' }, 400, 'REQUEST.INVALID'],
    ['a day that is none', { receivedOn: '2026-02-30' }, 400, 'REQUEST.INVALID'],
  ])('are refused with %s', async (_what, more, status, code) => {
    const reply = await record(secretary, 1_000, more);
    expect([reply.status, reply.problem.code]).toEqual([status, code]);
    expect((await fund()).moneyFen).toBe(0);
  });

  it('are recorded by cadre and secretary, never by who gives points or hands out goods, whatever else they are', async () => {
    for (const who of [villager, supervisor, store.keeper, await here.person(store.villageId, { roles: ['points_keeper'] })])
      expect((await record(who, 1_000)).problem.code).toBe('ACCESS.DENIED');
    // Cadre and store keeper are never one person, by the table of roles itself.
    const both = await here.person(store.villageId, { roles: ['cadre', 'points_keeper'] });
    expect((await record(both, 1_000)).problem.code).toBe('FUND.KEEPER_MAY_NOT');
    expect((await record(cadre, 1_000)).status).toBe(200);
  });

  it('show their voucher to those who keep and watch the fund, not to everybody', async () => {
    const voucherId = await photoOf(here, secretary);
    expect((await record(secretary, 1_000, { voucherId })).body.voucher).toMatchObject({ id: voucherId });
    expect((await record(cadre, 1_000, { voucherId })).problem.code).toBe('FUND.VOUCHER_UNKNOWN');
    const seen = async (who: Inhabitant) => (await here.call(who, fundRoutes.fundEntries)).body.items[0]?.voucher?.id ?? null;
    expect([await seen(cadre), await seen(supervisor), await seen(villager), await seen(store.keeper)]).toEqual([
      voucherId,
      voucherId,
      null,
      null,
    ]);
  });

  it('come in pages, newest voucher first', async () => {
    for (const day of ['2026-01-05', '2026-03-05', '2026-02-05']) await record(secretary, 100, { receivedOn: day });
    const first = (await here.call(villager, fundRoutes.fundEntries, { query: { limit: '2' } })).body;
    const second = (await here.call(villager, fundRoutes.fundEntries, { query: { limit: '2', cursor: first.nextCursor ?? '' } })).body;
    expect([...first.items, ...second.items].map(item => item.receivedOn)).toEqual(['2026-03-05', '2026-02-05', '2026-01-05']);
    expect(second.nextCursor).toBeUndefined();
  });

  it('are never edited, by nobody, and the application only adds to them', async () => {
    await record(secretary, 1_000);
    await expect(here.owner.query('UPDATE fund_entry SET amount_fen = 1')).rejects.toThrow(/append-only/);
    await expect(here.owner.query('DELETE FROM fund_entry')).rejects.toThrow(/append-only/);
    const app = new Client({ connectionString: here.database.appUrl });
    await app.connect();
    try {
      await app.query(`SELECT set_config('app.village', $1, false)`, [store.villageId]);
      for (const sql of [
        'UPDATE fund_entry SET note = note',
        'DELETE FROM fund_entry',
        `INSERT INTO fund_entry (created_at) VALUES (now())`,
      ])
        await expect(app.query(sql)).rejects.toMatchObject({ code: '42501' });
    } finally {
      await app.end();
    }
  });
});

describe('the quarterly report', () => {
  it('is open to everybody in the village, adds up, and the next quarter begins where it ended', async () => {
    const before = periodShift(quarter, -1);
    const dayBefore = `${before.slice(0, 4)}-${String(Number(before.slice(6)) * 3).padStart(2, '0')}-10`;
    await record(secretary, 80_000, { receivedOn: dayBefore });
    await record(secretary, 20_000, { source: 'donation', note: '爱心企业' });
    const goodsId = await store.goods({ points: 6 });
    await received(goodsId, 10, 580, `${dayBefore}T02:00:00Z`);
    await here.earn(villager, 30);
    await store.handOver(await store.reserved(villager, goodsId));

    const [past, now] = [await report(before), await report()];
    expect(past).toMatchObject({ openingFen: 0, receivedFen: 80_000, purchasedFen: 5_800, closingFen: 74_200, earned: 0, spent: 0 });
    expect(past.purchases).toEqual([expect.objectContaining({ supplierName: '永胜乡供销社', articles: 1, amountFen: 5_800 })]);
    expect(past.coverage).toMatchObject({ stockFen: 5_800, outstanding: 0, state: 'nothing_to_cover' });
    expect(now).toMatchObject({
      openingFen: past.closingFen,
      receivedFen: 20_000,
      purchasedFen: 0,
      closingFen: 94_200,
      earned: 30,
      spent: 6,
    });
    expect(now.sources).toEqual([{ source: 'donation', amountFen: 20_000 }]);
    const { months, ...coverage } = await fund();
    expect(now.coverage).toEqual(coverage);
    expect(months).toHaveLength(6);
    expect(coverage).toMatchObject({ moneyFen: now.closingFen, outstanding: 24 });
    for (const period of ['2026', '2026-11'])
      expect((await here.call(villager, fundRoutes.fundReport, { query: { period } })).problem.code).toBe('FUND.NOT_A_QUARTER');
  });

  it('is printed on A4 by anybody of the village, audited, and by nobody else', async () => {
    await record(secretary, 123_456);
    const link = await here.call(villager, fundRoutes.printFundReport, { body: { period: quarter } });
    const page = await here.app.getHttpAdapter().getInstance().inject({ method: 'GET', url: link.body.url });
    expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    for (const words of ['桠溪村积分资金公开', '1,234.56', '上级拨款', '覆盖率']) expect(page.body).toContain(words);
    expect(page.body).toMatch(/制表时间 \d{4}年\d{1,2}月\d{1,2}日 \d{1,2}:\d\d，/);
    expect(page.body).not.toMatch(/<script|src=|href=/);
    const elsewhere = await here.village('解放村');
    const foreign = await here.app
      .getHttpAdapter()
      .getInstance()
      .inject({ method: 'GET', url: link.body.url.replace(store.villageId, elsewhere) });
    expect(foreign.statusCode).toBe(404);
    const { rows } = await here.owner.query(`SELECT details FROM audit_entry WHERE village_id = $1 AND action = 'fund.report.printed'`, [
      store.villageId,
    ]);
    expect(rows).toEqual([{ details: { period: quarter } }]);
  });
});

describe('another village', () => {
  it('sees, corrects and counts nothing of it', async () => {
    const entry = (await record(secretary, 9_000)).body;
    const other = await TestStore.open(here);
    const stranger = await here.person(other.villageId, { roles: ['secretary'] });
    expect(await fund(stranger)).toMatchObject({ moneyFen: 0, outstanding: 0 });
    expect((await here.call(stranger, fundRoutes.fundEntries)).body.items).toEqual([]);
    const correction = await here.call(stranger, fundRoutes.correctFundEntry, {
      params: { entryId: entry.id },
      body: { reason: '不是我的' },
    });
    expect(correction.status).toBe(404);
    expect((await here.call(stranger, fundRoutes.fund, { params: { villageId: store.villageId } })).status).toBe(404);
    expect((await fund()).moneyFen).toBe(9_000);
  });
});
