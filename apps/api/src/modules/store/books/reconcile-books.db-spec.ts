import { storeRoutes } from '@jishan/contracts';
import { Client } from 'pg';
import { TestStore } from '../../../../test/store';
import { TestVillage } from '../../../../test/village';
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

const reconcile = (): Promise<string[]> => here.app.get(ReconcileBooks).run();
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
