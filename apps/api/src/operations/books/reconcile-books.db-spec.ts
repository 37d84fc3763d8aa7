import { storeRoutes } from '@jishan/contracts';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { ActivitiesVillage } from '../../../test/activities-village';
import { TestBook } from '../../../test/book';
import { TestStore } from '../../../test/store';
import { TestVillage } from '../../../test/village';
import { dayAt } from '../../modules/points/seal/seal-book';
import { Alarms } from '../../platform/health';
import { ReconcileBooks } from './reconcile-books';

let here: TestVillage;
let right: TestStore;
let wrong: TestStore;

beforeAll(async () => {
  // As long as any request may be by itself, which tests lengthen.
  here = await TestVillage.boot({ DATABASE_LOCK_SECONDS: '' });
  right = await TestStore.open(here);
  wrong = await TestStore.open(here);
});
afterAll(() => here.close());

const reconcile = async (): Promise<readonly string[]> => (await here.app.get(ReconcileBooks).run()).wrong;
const alarms = (): unknown => Object.fromEntries(here.app.get(Alarms).all());
/** From now on the check of this village takes so long, as if it were a city. */
const delay = (villageId: string, seconds: number): Promise<unknown> =>
  here.owner
    .query(`CREATE OR REPLACE FUNCTION store_verify(p_village uuid DEFAULT NULL) RETURNS TABLE (village_id uuid, subject text, subject_id uuid, fault text)
    LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
    BEGIN
      IF p_village = '${villageId}' THEN PERFORM pg_sleep(${seconds}); END IF;
      RETURN QUERY SELECT * FROM apart.store_verify(p_village);
    END $$`);
const stopped = async (): Promise<unknown[]> =>
  (await here.owner.query('SELECT id FROM village WHERE books_stopped_at IS NOT NULL')).rows.map(row => row.id as unknown);

describe('the nightly reconciliation', () => {
  it('stops the books of the village that do not agree, of no other, and says so once', async () => {
    const [goods, others] = [await wrong.goods({ stock: 5 }), await right.goods({ stock: 5 })];
    const [buyer, neighbour] = [await wrong.shopper(20), await right.shopper(20)];
    expect(await reconcile()).toEqual([]);
    expect(await stopped()).toEqual([]);
    await here.owner.query('UPDATE store_stock SET on_hand = on_hand + 1 WHERE goods_id = $1', [goods]);
    expect(await reconcile()).toEqual([wrong.villageId]);
    expect(await reconcile()).toEqual([wrong.villageId]);
    expect(await stopped()).toEqual([wrong.villageId]);
    expect((await wrong.reserve(buyer, goods)).problem).toMatchObject({ status: 503, code: 'POINTS.BOOKS_STOPPED' });
    expect((await right.reserve(neighbour, others)).status).toBe(200);
    expect((await here.call(buyer, storeRoutes.shelf)).status).toBe(200);
    const { rows } = await here.owner.query(`SELECT village_id, details FROM audit_entry WHERE action = 'books.stopped'`);
    expect(rows).toEqual([{ village_id: wrong.villageId, details: { faults: 1 } }]);
  });

  it('checks a village that takes longer than any request may', async () => {
    await here.owner.query('CREATE SCHEMA apart');
    await here.owner.query('ALTER FUNCTION store_verify(uuid) SET SCHEMA apart');
    await delay(wrong.villageId, 6.5);
    await here.owner.query('UPDATE village SET books_stopped_at = NULL');
    expect(await here.app.get(ReconcileBooks).run()).toEqual({ wrong: [wrong.villageId], unchecked: [] });
    expect(await stopped()).toEqual([wrong.villageId]);
    expect(alarms()).toMatchObject({ books_wrong: 1, books_unchecked: 0 });
    // The longer limit went with its transaction: the pool has its own again.
    const limits = await Promise.all(Array.from({ length: 12 }, () => here.app.get(DataSource).query<object[]>('SHOW statement_timeout')));
    expect(new Set(limits.map(rows => JSON.stringify(rows)))).toEqual(new Set(['[{"statement_timeout":"5s"}]']));
  });

  it('says of which village nothing can be said, and checks the others all the same', async () => {
    await delay(right.villageId, 30);
    await here.owner.query('UPDATE village SET books_stopped_at = NULL');
    expect(await here.app.get(ReconcileBooks).run(5_000)).toEqual({ wrong: [wrong.villageId], unchecked: [right.villageId] });
    expect(await stopped()).toEqual([wrong.villageId]);
    expect(alarms()).toMatchObject({ books_wrong: 1, books_unchecked: 1 });
    await delay(right.villageId, 0);
    await here.app.get(ReconcileBooks).run();
    expect(alarms()).toMatchObject({ books_wrong: 1, books_unchecked: 0 });
  });

  it('is the one way by which the application’s role stops books; it starts none', async () => {
    const app = new Client({ connectionString: here.database.appUrl });
    await app.connect();
    try {
      await expect(app.query('UPDATE village SET books_stopped_at = NULL')).rejects.toMatchObject({ code: '42501' });
      await expect(app.query('SELECT * FROM books_verify()')).rejects.toMatchObject({ code: '42501' });
      await expect(app.query('SELECT * FROM ledger_verify()')).rejects.toMatchObject({ code: '42501' });
      expect((await app.query('SELECT * FROM books_reconcile($1)', [right.villageId])).rows).toEqual([]);
    } finally {
      await app.end();
    }
  });
});

describe('the nightly reconciliation, whichever book it is that does not agree', () => {
  /** As a superuser could: without the trigger that says no. */
  const behindTheTrigger = async (table: string, statement: string, village: string): Promise<void> => {
    await here.owner.query(`ALTER TABLE ${table} DISABLE TRIGGER ${table}_append_only`);
    await here.owner.query(statement, [village]);
    await here.owner.query(`ALTER TABLE ${table} ENABLE TRIGGER ${table}_append_only`);
  };
  const update = async (statement: string, village: string): Promise<void> => void (await here.owner.query(statement, [village]));

  const money = async (): Promise<string> => (await new TestBook(here).home()).villageId;
  /** Two households, an approved deed of the same points each; and a third that has nothing. */
  const awarded = async (): Promise<string> => {
    const villageId = await here.village();
    for (const name of ['罗家', '杨家', '石家']) {
      const householdId = await here.household(villageId, name);
      if (name !== '石家') await here.earn(await here.person(villageId, { householdId }), 10);
    }
    return villageId;
  };
  /** Each becomes the other's: no balance, no month and no sealed leaf says so. */
  const swapWallets = async (village: string): Promise<void> => {
    for (const [from, to] of [
      ['罗家', '石家'],
      ['杨家', '罗家'],
      ['石家', '杨家'],
    ])
      await here.owner.query(
        `UPDATE ledger_account a SET household_id = t.id FROM household f, household t
         WHERE f.village_id = $1 AND f.name = $2 AND t.village_id = $1 AND t.name = $3 AND a.village_id = $1 AND a.household_id = f.id`,
        [village, from, to],
      );
  };
  const shelf = async (): Promise<string> => {
    const store = await TestStore.open(here);
    await store.goods({ stock: 5 });
    return store.villageId;
  };
  const gathering = async (): Promise<string> => {
    const v = await ActivitiesVillage.make(here);
    const id = await v.published();
    await v.tick(id, [v.villager.personId]);
    expect((await v.settle(id, 1)).status).toBe(200);
    return v.villageId;
  };
  const sealedBook = async (): Promise<string> => {
    const book = new TestBook(here);
    const { villageId } = await book.home();
    await book.sealer.village(villageId, dayAt(new Date()));
    expect(await book.blocks(villageId)).toHaveLength(1);
    return villageId;
  };

  it.each<[string, () => Promise<string>, (village: string) => Promise<void>]>([
    ['a balance', money, v => update(`UPDATE ledger_account SET balance = balance + 1 WHERE village_id = $1 AND kind = 'wallet'`, v)],
    ['a month’s total', money, v => update('UPDATE points_month_total SET earned = earned + 1 WHERE village_id = $1', v)],
    ['whose wallet an award is in', awarded, swapWallets],
    ['a stock level', shelf, v => update('UPDATE store_stock SET on_hand = on_hand + 1 WHERE village_id = $1', v)],
    ['an activity’s settlement', gathering, v => update('UPDATE activity_settlement SET points = points + 1 WHERE village_id = $1', v)],
    [
      'a sealed line',
      sealedBook,
      v =>
        behindTheTrigger('ledger_leaf', 'UPDATE ledger_leaf SET hash = set_byte(hash, 0, get_byte(hash, 0) # 1) WHERE village_id = $1', v),
    ],
    ['a sealed block', sealedBook, v => behindTheTrigger('ledger_block', 'UPDATE ledger_block SET day = day - 1 WHERE village_id = $1', v)],
  ])('%s', async (_what, made, breakIt) => {
    const [broken, whole] = [await made(), await made()];
    const before = await reconcile();
    expect(before).not.toEqual(expect.arrayContaining([broken]));
    await breakIt(broken);
    const after = await reconcile();
    expect(after.filter(id => !before.includes(id))).toEqual([broken]);
    expect(await stopped()).toEqual(expect.arrayContaining([broken]));
    expect(await stopped()).not.toContain(whole);
    expect(alarms()).toMatchObject({ books_wrong: before.length + 1, books_unchecked: 0 });
  });

  it('what is wrong comes in one order: the sealed book first, from its first wrong line on, then book by book', async () => {
    const book = new TestBook(here);
    const home = await book.home();
    for (let n = 0; n < 4; n += 1) await here.earn(home.who, 1);
    await book.sealer.village(home.villageId, dayAt(new Date()));
    await update('UPDATE points_month_total SET earned = earned + 1 WHERE village_id = $1', home.villageId);
    await update(
      `UPDATE ledger_account SET balance = balance + 1 WHERE village_id = $1 AND kind IN ('wallet', 'reserved')`,
      home.villageId,
    );
    for (const line of [4, 2])
      await behindTheTrigger(
        'ledger_leaf',
        `UPDATE ledger_leaf SET hash = sha256('x') WHERE village_id = $1 AND n = ${line}`,
        home.villageId,
      );
    const found = async (): Promise<string[]> =>
      (
        await here.owner.query<{ subject: string; fault: string }>('SELECT subject, fault FROM books_verify($1)', [home.villageId])
      ).rows.map(row => `${row.subject}: ${row.fault}`);
    const first = await found();
    expect(first[0]).toMatch(/^leaf: line 2 of the book/);
    const sealed = first.filter(one => /^(leaf|block)/.test(one));
    expect(first.slice(0, sealed.length)).toEqual(sealed);
    expect(sealed.findIndex(one => one.startsWith('leaf: line 4'))).toBeGreaterThan(0);
    expect(first.filter(one => one.startsWith('account')).length).toBeGreaterThan(1);
    // Another plan, the same order.
    await here.owner.query('SET enable_hashjoin = off; SET enable_mergejoin = off; SET enable_hashagg = off');
    expect(await found()).toEqual(first);
    await here.owner.query('RESET ALL');
  });

  it('every verification there is takes part: one that is written a little otherwise would not, and nobody would notice', async () => {
    const { rows } = await here.owner.query<{ part: string[]; all: string[] }>(
      `SELECT ARRAY(SELECT books_verifications()) AS part, ARRAY(SELECT p.proname::text FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace
         AND p.proname ~ '_verif' AND p.proname NOT IN ('books_verify', 'books_verifications') ORDER BY p.proname) AS all`,
    );
    expect(rows[0]?.part).toEqual(rows[0]?.all);
    expect(rows[0]?.part).toEqual(
      expect.arrayContaining(['activities_verify', 'book_verify', 'ledger_verify', 'ledger_verify_totals', 'store_verify']),
    );
  });

  it('without any verification nothing is said to be right', async () => {
    await here.owner.query('BEGIN');
    await here.owner.query(
      `CREATE OR REPLACE FUNCTION books_verifications() RETURNS SETOF text LANGUAGE sql STABLE AS $$ SELECT 'x' WHERE false $$`,
    );
    await expect(here.owner.query('SELECT * FROM books_verify()')).rejects.toThrow('no book has a verification');
    await here.owner.query('ROLLBACK');
  });

  it('a book that comes tomorrow, from the moment it brings its verification', async () => {
    const village = await here.village('明天村');
    expect(await reconcile()).not.toContain(village);
    await here.owner
      .query(`CREATE FUNCTION deductions_verify(p_village uuid DEFAULT NULL) RETURNS TABLE (village_id uuid, subject text, subject_id uuid, fault text)
      LANGUAGE sql STABLE AS $$ SELECT v.id, 'deduction', v.id, 'was never posted' FROM village v WHERE v.id = '${village}' AND (p_village IS NULL OR v.id = p_village) $$`);
    expect(await reconcile()).toContain(village);
    expect(await stopped()).toContain(village);
    await here.owner.query('DROP FUNCTION deductions_verify(uuid)');
  });
});
