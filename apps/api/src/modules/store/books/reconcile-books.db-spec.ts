import { storeRoutes } from '@jishan/contracts';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { TestStore } from '../../../../test/store';
import { TestVillage } from '../../../../test/village';
import { Alarms } from '../../../platform/health';
import { ReconcileBooks } from './reconcile-books';

let here: TestVillage;
let right: TestStore;
let wrong: TestStore;

beforeAll(async () => {
  here = await TestVillage.boot();
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
      RETURN QUERY SELECT * FROM store_verify_at_once(p_village);
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
    await here.owner.query('ALTER FUNCTION store_verify(uuid) RENAME TO store_verify_at_once');
    await delay(wrong.villageId, 6.5);
    await here.owner.query('UPDATE village SET books_stopped_at = NULL');
    expect(await here.app.get(ReconcileBooks).run()).toEqual({ wrong: [wrong.villageId], unchecked: [] });
    expect(await stopped()).toEqual([wrong.villageId]);
    expect(alarms()).toEqual({ books_wrong: 1, books_unchecked: 0 });
    // The longer limit went with its transaction: the pool has its own again.
    const limits = await Promise.all(Array.from({ length: 12 }, () => here.app.get(DataSource).query<object[]>('SHOW statement_timeout')));
    expect(new Set(limits.map(rows => JSON.stringify(rows)))).toEqual(new Set(['[{"statement_timeout":"5s"}]']));
  });

  it('says of which village nothing can be said, and checks the others all the same', async () => {
    await delay(right.villageId, 30);
    await here.owner.query('UPDATE village SET books_stopped_at = NULL');
    expect(await here.app.get(ReconcileBooks).run(1_000)).toEqual({ wrong: [wrong.villageId], unchecked: [right.villageId] });
    expect(await stopped()).toEqual([wrong.villageId]);
    expect(alarms()).toEqual({ books_wrong: 1, books_unchecked: 1 });
    await delay(right.villageId, 0);
    await here.app.get(ReconcileBooks).run();
    expect(alarms()).toEqual({ books_wrong: 1, books_unchecked: 0 });
  });

  it('is the one way by which the application’s role stops books; it starts none', async () => {
    const app = new Client({ connectionString: here.database.appUrl });
    await app.connect();
    try {
      await expect(app.query('UPDATE village SET books_stopped_at = NULL')).rejects.toMatchObject({ code: '42501' });
      await expect(app.query('SELECT * FROM ledger_verify()')).rejects.toMatchObject({ code: '42501' });
      expect((await app.query('SELECT * FROM books_reconcile($1)', [right.villageId])).rows).toEqual([]);
    } finally {
      await app.end();
    }
  });
});
