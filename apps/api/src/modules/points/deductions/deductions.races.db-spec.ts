import { storeRoutes } from '@jishan/contracts';
import { Client } from 'pg';
import { uuidv7 } from 'uuidv7';
import { DeductionsVillage } from '../../../../test/deductions-village';
import { TestVillage } from '../../../../test/village';

let here: TestVillage;
let our: DeductionsVillage;
let app: Client;

beforeAll(async () => {
  here = await TestVillage.boot();
  app = new Client({ connectionString: here.database.appUrl });
  await app.connect();
});
beforeEach(async () => {
  our = await DeductionsVillage.open(here);
});
afterAll(async () => {
  await app.end();
  await here.close();
});
afterEach(async () => expect(await here.faults()).toEqual([]));

const transfers = async (id: string): Promise<number> =>
  (await here.owner.query<{ n: number }>(`SELECT count(*)::int AS n FROM ledger_transfer WHERE kind = 'deduction' AND cause_id = $1`, [id]))
    .rows[0]?.n ?? -1;

describe('many at once', () => {
  it('eight jobs: each case is posted once', async () => {
    await here.earn(our.villager, 100);
    const ids: string[] = [];
    for (let n = 0; n < 6; n += 1) ids.push(await our.notified());
    for (const id of ids) await our.letWindowEnd(id);
    const posted = await Promise.all(Array.from({ length: 8 }, () => our.post()));
    expect(posted.reduce((sum, one) => sum + one, 0)).toBe(6);
    expect(await our.wallet()).toBe(70);
    for (const id of ids) expect(await transfers(id)).toBe(1);
  });

  it('two decide an appeal, a third withdraws: one of them is heard, and the books agree', async () => {
    await here.earn(our.villager, 20);
    const id = await our.appealed();
    const replies = await Promise.all([our.decide(id, true), our.decide(id, false, our.supervisor), our.close('withdrawDeduction', id)]);
    expect(replies.map(one => one.status).sort()).toEqual([200, 409, 409]);
    expect(await our.wallet()).toBe((await our.status(id)) === 'posted' ? 15 : 20);
  });

  it('what is owed is not spent in the minute before the job: whoever spends posts it first', async () => {
    const goods = uuidv7();
    await here.owner.query(
      `INSERT INTO store_goods (village_id, id, name, category, unit, points) VALUES ($1, $2, '肥皂', 'daily', '块', 18)`,
      [our.villageId, goods],
    );
    await here.owner.query('SELECT store_lock_stock(ARRAY[$1::uuid], ARRAY[$2::uuid])', [our.villageId, goods]);
    await here.owner.query(`SELECT store_post(ARRAY[ROW(1, $1, $2, 'receipt', 10, 0, new_id(), NULL, now())::store_move])`, [
      our.villageId,
      goods,
    ]);
    await here.earn(our.villager, 20);
    const id = await our.notified();
    await our.letWindowEnd(id);
    const reserved = await here.call(our.villager, storeRoutes.reserveGoods, {
      body: { id: uuidv7(), lines: [{ goodsId: goods, quantity: 1 }], expectedPoints: 18 },
    });
    expect(reserved.problem).toMatchObject({ code: 'POINTS.INSUFFICIENT' });
    expect(await our.status(id)).toBe('posted');
    expect(await our.wallet()).toBe(15);
    expect(await our.post()).toBe(0);
  });

  it('points that are held for a redemption are not touched', async () => {
    const goods = uuidv7();
    await here.owner.query(
      `INSERT INTO store_goods (village_id, id, name, category, unit, points) VALUES ($1, $2, '肥皂', 'daily', '块', 18)`,
      [our.villageId, goods],
    );
    await here.owner.query('SELECT store_lock_stock(ARRAY[$1::uuid], ARRAY[$2::uuid])', [our.villageId, goods]);
    await here.owner.query(`SELECT store_post(ARRAY[ROW(1, $1, $2, 'receipt', 10, 0, new_id(), NULL, now())::store_move])`, [
      our.villageId,
      goods,
    ]);
    await here.earn(our.villager, 20);
    const reserved = await here.call(our.villager, storeRoutes.reserveGoods, {
      body: { id: uuidv7(), lines: [{ goodsId: goods, quantity: 1 }], expectedPoints: 18 },
    });
    expect(reserved.status).toBe(200);
    const id = await our.posted();
    expect((await our.read(id)).body.result).toMatchObject({ posted: 2, waived: 3 });
    expect(await here.balance(our.villager.householdId, 'reserved')).toBe(18);
  });
});

describe('one door', () => {
  it.each([
    'UPDATE points_deduction SET points = 1',
    `UPDATE points_deduction SET status = 'posted'`,
    'DELETE FROM points_deduction',
    'INSERT INTO points_deduction_photo (village_id, deduction_id, stage, position, media_id) VALUES (new_id(), new_id(), $$evidence$$, 1, new_id())',
    'SELECT points_deductions_post(ARRAY[new_id()], ARRAY[new_id()])',
    'SELECT points_deductions_due(ARRAY[new_id()], ARRAY[new_id()])',
  ])('the application’s role may not: %s', async sql => {
    await expect(app.query(sql)).rejects.toMatchObject({ code: '42501' });
  });

  it('another village sees nothing, and its functions find nothing', async () => {
    const other = await DeductionsVillage.open(here);
    const id = await our.appealed();
    await app.query('BEGIN');
    await app.query(`SELECT set_config('app.village', $1, true)`, [other.villageId]);
    for (const table of ['points_deduction', 'points_deduction_photo'])
      expect((await app.query(`SELECT 1 FROM ${table} WHERE village_id <> $1`, [other.villageId])).rows).toEqual([]);
    for (const call of [
      `points_deduction_decide($1, $2, 'secretary', true, '好')`,
      `points_deduction_withdraw($1, $2, '好')`,
      `points_deduction_reverse($1, $2, 'secretary', '好')`,
    ])
      expect((await app.query(`SELECT ${call} AS answer`, [id, other.secretary.personId])).rows).toEqual([
        { answer: { refused: 'RESOURCE.NOT_FOUND' } },
      ]);
    await app.query('ROLLBACK');
  });

  it.each<[string, string]>([
    ['ck_points_deduction_heard', `status = 'posted', posted = 0, waived = points, posted_at = now()`],
    [
      'ck_points_deduction_posted',
      `status = 'reversed', posted = 1, waived = 1, posted_at = now(), closed_by_person_id = opened_by_person_id, closed_at = now(), close_reason = '', decided_by_person_id = appealed_by_person_id, decided_by_role = 'cadre', decided_at = now(), answer = '', upheld = false`,
    ],
    [
      'ck_points_deduction_apart',
      `decided_by_person_id = opened_by_person_id, decided_by_role = 'cadre', decided_at = now(), answer = '', upheld = false`,
    ],
    ['ck_points_deduction_closed', `status = 'withdrawn'`],
  ])('the schema itself refuses: %s', async (constraint, change) => {
    const id = await our.appealed();
    await expect(here.owner.query(`UPDATE points_deduction SET ${change} WHERE id = $1`, [id])).rejects.toMatchObject({ constraint });
  });

  it('a deduction that says otherwise than the books is named', async () => {
    await here.earn(our.villager, 20);
    const id = await our.posted();
    await here.owner.query('UPDATE points_deduction SET posted = 4, waived = 1 WHERE id = $1', [id]);
    expect(await here.faults()).toMatchObject([
      { subject: 'deduction', subject_id: id, fault: 'says 4 of deduction, its transfer says 5' },
    ]);
    await here.owner.query('UPDATE points_deduction SET posted = 5, waived = 0 WHERE id = $1', [id]);
  });
});
