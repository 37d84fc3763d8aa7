import { pointsRoutes, transferFlows, TRANSFER_KINDS } from '@jishan/contracts';
import { Client } from 'pg';
import { uuidv7 } from 'uuidv7';
import { TestStore } from '../../../test/store';
import { TestVillage, type Inhabitant } from '../../../test/village';
import { makeDataSource } from '../../platform/db/data-source';
import { PointsTotals1764000024000 } from '../../migrations/1764000024000-points-totals';

let here: TestVillage;
beforeAll(async () => {
  here = await TestVillage.boot();
});
afterAll(() => here.close());
afterEach(async () => expect(await here.faults()).toEqual([]));

interface Total {
  month: string;
  earned: number;
  spent: number;
  expired: number;
  adjusted: number;
}
const totalsOf = async (householdId: string): Promise<Total[]> =>
  (
    await here.owner.query<Total>(
      `SELECT to_char(month, 'YYYY-MM') AS month, earned, spent, expired, adjusted FROM points_month_total WHERE household_id = $1 ORDER BY month`,
      [householdId],
    )
  ).rows;
const thisMonth = async (): Promise<string> =>
  (await here.owner.query<{ month: string }>(`SELECT to_char(now() AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM') AS month`)).rows[0]?.month ??
  '';

/** An opening balance at a moment of the past, as an import posts it. */
async function postAt(villageId: string, householdId: string, kind: string, amount: number, at: string): Promise<void> {
  await here.owner.query('SELECT ledger_open(ARRAY[$1::uuid], ARRAY[$2::uuid])', [villageId, householdId]);
  await here.owner.query(
    `SELECT ledger_post(ARRAY[ROW($1, new_id(), $3, ledger_village_account($1, 'issuance'), (SELECT wallet FROM ledger_accounts_of($1, $2)), $4, new_id(), '期初', NULL, NULL, NULL, NULL)::ledger_posting], $5)`,
    [villageId, householdId, kind, amount, at],
  );
}

describe('what a transfer means for the month', () => {
  it.each(TRANSFER_KINDS)('%s: the database says what the contract says', async kind => {
    const { rows } = await here.owner.query<{ flow: string }>('SELECT ledger_flow($1) AS flow', [kind]);
    expect(rows[0]?.flow).toBe(transferFlows[kind]);
  });
});

describe('totals beside the entries', () => {
  it('follow a household from the yard to the store: earned, taken back, held, handed over, returned', async () => {
    const store = await TestStore.open(here);
    const shopper = await store.shopper(20);
    const keeper = await here.person(store.villageId, { roles: ['points_keeper'] });
    const month = await thisMonth();
    const now = async () => totalsOf(shopper.householdId);
    expect(await now()).toEqual([{ month, earned: 20, spent: 0, expired: 0, adjusted: 0 }]);

    const id = uuidv7();
    const ruleId = await here.rule(store.villageId, { points: 3 });
    await here.call(shopper, pointsRoutes.submitApplication, { body: { id, ruleId, text: '', photoIds: [] } });
    await here.call(keeper, pointsRoutes.approveApplication, { params: { applicationId: id }, body: {} });
    expect((await now())[0]?.earned).toBe(23);
    await here.call(keeper, pointsRoutes.reverseCredit, { params: { applicationId: id }, body: { reason: '重复' } });
    expect((await now())[0]?.earned).toBe(20);

    const goodsId = await store.goods({ points: 6, stock: 5 });
    const cancelled = await store.reserved(shopper, goodsId);
    await store.cancel(shopper, cancelled);
    const fetched = await store.reserved(shopper, goodsId);
    expect((await now())[0]?.spent).toBe(0);
    await store.handOver(fetched);
    expect(await now()).toEqual([{ month, earned: 20, spent: 6, expired: 0, adjusted: 0 }]);
    expect(await here.balance(shopper.householdId)).toBe(14);
  });

  it('the village’s month begins at midnight in the village', async () => {
    const villageId = await here.village();
    const household = await here.household(villageId);
    await postAt(villageId, household, 'opening', 5, '2026-09-30T15:59:59Z');
    await postAt(villageId, household, 'opening', 7, '2026-09-30T16:00:00Z');
    expect(await totalsOf(household)).toEqual([
      { month: '2026-09', earned: 0, spent: 0, expired: 0, adjusted: 5 },
      { month: '2026-10', earned: 0, spent: 0, expired: 0, adjusted: 7 },
    ]);
  });

  it('hold when sixty approvals, reservations and cancellations come at once', async () => {
    const store = await TestStore.open(here);
    const keepers = await Promise.all([1, 2, 3].map(() => here.person(store.villageId, { roles: ['points_keeper'] })));
    const shoppers = await Promise.all([1, 2, 3, 4].map(() => store.shopper(30)));
    const goodsId = await store.goods({ points: 6, stock: 100 });
    const ruleId = await here.rule(store.villageId, { points: 2 });
    const ids: string[] = [];
    for (const shopper of shoppers)
      for (let n = 0; n < 6; n += 1) {
        const id = uuidv7();
        await here.call(shopper, pointsRoutes.submitApplication, { body: { id, ruleId, text: '', photoIds: [] } });
        ids.push(id);
      }
    const approve = (id: string, n: number) =>
      here.call(keepers[n % 3] as Inhabitant, pointsRoutes.approveApplication, { params: { applicationId: id }, body: {} });
    const shop = async (shopper: Inhabitant) => {
      const { body, status } = await store.reserve(shopper, goodsId);
      return status === 200 ? [(await store.cancel(shopper, body.redemptionId)).status] : [status];
    };
    const sell = async (shopper: Inhabitant) => {
      const { body } = await store.reserve(shopper, goodsId);
      return [(await store.handOver(body.redemptionId)).status];
    };
    const replies = await Promise.all([
      ...ids.map(async (id, n) => [(await approve(id, n)).status]),
      ...shoppers.flatMap(shopper => [shop(shopper), sell(shopper), shop(shopper)]),
    ]);
    expect(new Set(replies.flat())).toEqual(new Set([200]));
    for (const shopper of shoppers) expect(await totalsOf(shopper.householdId)).toMatchObject([{ earned: 42, spent: 6 }]);
    expect(await store.faults()).toEqual([]);
  });

  it('a total that somebody changed is named, and made anew from the entries', async () => {
    const villageId = await here.village();
    const villager = await here.person(villageId, { householdId: await here.household(villageId) });
    await here.earn(villager, 4);
    await here.owner.query('UPDATE points_month_total SET earned = earned + 96 WHERE village_id = $1', [villageId]);
    expect(await here.faults()).toEqual([
      expect.objectContaining({
        subject: 'total',
        subject_id: villager.householdId,
        fault: expect.stringContaining('says earned 100') as string,
      }),
    ]);
    await here.owner.query('DELETE FROM points_month_total WHERE village_id = $1', [villageId]);
    expect(await here.faults()).toHaveLength(1);
    expect((await here.owner.query('SELECT ledger_rebuild_totals($1) AS rows', [villageId])).rows).toEqual([{ rows: 1 }]);
    expect(await totalsOf(villager.householdId ?? '')).toMatchObject([{ earned: 4 }]);
  });

  it('a ledger that was there before the totals gets them when they come', async () => {
    const dataSource = makeDataSource({ url: here.database.ownerUrl, poolSize: 1, applicationName: 'jishan-test' });
    await dataSource.initialize();
    const runner = dataSource.createQueryRunner();
    try {
      const before = await runner.query('SELECT * FROM points_month_total ORDER BY household_id, month');
      expect(before.length).toBeGreaterThan(5);
      const migration = new PointsTotals1764000024000();
      await migration.down(runner);
      await migration.up(runner);
      expect(await runner.query('SELECT * FROM points_month_total ORDER BY household_id, month')).toEqual(before);
    } finally {
      await runner.release();
      await dataSource.destroy();
    }
  });

  it('are read by the application and written by nobody but the books', async () => {
    const app = new Client({ connectionString: here.database.appUrl });
    await app.connect();
    try {
      for (const sql of [
        'UPDATE points_month_total SET earned = 0',
        'DELETE FROM points_month_total',
        `INSERT INTO points_month_total (village_id, household_id, month) VALUES (new_id(), new_id(), now())`,
        'SELECT ledger_rebuild_totals(new_id())',
      ])
        await expect(app.query(sql)).rejects.toMatchObject({ code: '42501' });
    } finally {
      await app.end();
    }
  });
});
