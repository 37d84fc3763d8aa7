import { pointsRoutes, storeRoutes } from '@jishan/contracts';
import { Client } from 'pg';
import { creditOn as creditOnDay, expiriesOf, house as houseIn, rolling, today, type House } from '../../../../test/expiry-houses';
import { plusDays } from '../../../../test/model/expiry-terms';
import { TestStore } from '../../../../test/store';
import { TestVillage, type Inhabitant } from '../../../../test/village';
import { ExpirePoints } from './expire-points';

let here: TestVillage;
let app: Client;
beforeAll(async () => {
  here = await TestVillage.boot();
  await here.stopClock();
  app = new Client({ connectionString: here.database.appUrl });
  await app.connect();
});
afterAll(async () => {
  await app.end();
  await here.close();
});
afterEach(async () => expect(await here.faults()).toEqual([]));

const house = (settings: object = rolling, villageId?: string) => houseIn(here, settings, villageId);
const creditOn = (day: string, of: House, points: number) => creditOnDay(here, day, of, points);

const account = async (member: Inhabitant) => (await here.call(member, pointsRoutes.myAccount)).body;
const run = () => here.app.get(ExpirePoints).run();
const expiries = (householdId: string) => expiriesOf(here, householdId);

describe('what is held', () => {
  async function shopping() {
    const shop = await TestStore.open(here, rolling);
    return { shop, one: await house({}, shop.villageId), goods: await shop.goods({ points: 3, stock: 99 }) };
  }

  it('does not expire while held; what comes back too late keeps its age, is spendable that day and goes that night', async () => {
    const { shop, one, goods } = await shopping();
    await creditOn('2020-05-01', one, 5);
    const reserved = await shop.reserve(one.member, goods, { points: 3 });
    expect(reserved.status).toBe(200);
    await run();
    expect([await expiries(one.householdId), await here.balance(one.householdId, 'reserved')]).toEqual([[2], 3]);
    const cancelled = await here.call(one.member, storeRoutes.cancelRedemption, { params: { redemptionId: reserved.body.redemptionId } });
    expect(cancelled.status).toBe(200);
    const view = await account(one.member);
    expect(view.spendable).toBe(3);
    expect(view.expiring.map(line => line.points)).toEqual([3]);
    expect((view.expiring[0]?.lastDay ?? '') < today).toBe(true);
    await run();
    expect(await here.balance(one.householdId)).toBe(3);
    await here.owner.query('SELECT points_expiry_pass($1, 10, $2)', [one.villageId, `${plusDays(today, 1)}T00:05:00+08:00`]);
    expect([await here.balance(one.householdId), await here.balance(one.householdId, 'reserved')]).toEqual([0, 0]);
  });

  it('expiry against ten reservations at the same moment: every point is held or gone, none both', async () => {
    for (let n = 0; n < 5; n += 1) {
      const { shop, one, goods } = await shopping();
      await creditOn('2020-05-01', one, 10);
      const reserve = () => shop.reserve(one.member, goods, { points: 3 });
      const replies = await Promise.all([
        ...Array.from({ length: 5 }, reserve),
        run().then(() => null),
        ...Array.from({ length: 5 }, reserve),
      ]);
      const held = replies.filter(reply => reply?.status === 200).length * 3;
      expect(replies.filter(reply => reply !== null && reply.status !== 200).map(reply => reply?.problem.code)).toEqual(
        Array.from({ length: 10 - held / 3 }, () => 'POINTS.INSUFFICIENT'),
      );
      expect(await here.balance(one.householdId, 'reserved')).toBe(held);
      expect(await expiries(one.householdId)).toEqual(held < 10 ? [10 - held] : []);
      expect(await here.balance(one.householdId)).toBe(0);
    }
  });
});

describe('ledger:verify', () => {
  it('names an expiry that took too much, and one without a record', async () => {
    const one = await house();
    await creditOn('2020-05-01', one, 5);
    await run();
    const found = async () =>
      (await here.owner.query<{ fault: string }>('SELECT fault FROM points_verify_expiry($1)', [one.villageId])).rows.map(row => row.fault);
    const tamper = async (sql: string): Promise<string[]> => {
      await here.owner.query('BEGIN');
      await here.owner.query('ALTER TABLE points_expiry DISABLE TRIGGER points_expiry_append_only');
      await here.owner.query(sql, [one.villageId]);
      const faults = await found();
      await here.owner.query('ROLLBACK');
      return faults;
    };
    expect(await found()).toEqual([]);
    expect(await tamper('DELETE FROM points_expiry WHERE village_id = $1')).toEqual(['5 points expired without a record']);
    expect(await tamper(`UPDATE points_expiry SET credited_before = '2020-05-01' WHERE village_id = $1`)).toEqual([
      'took 5 points credited before 2020-05-01, the book gives 0',
    ]);
    expect((await tamper('UPDATE points_expiry SET points = 4 WHERE village_id = $1'))[0]).toMatch(
      /says 4 points of 20.* its transfer says 5/,
    );
    await expect(app.query('INSERT INTO points_expiry SELECT * FROM points_expiry')).rejects.toThrow('permission denied');
    await expect(here.owner.query('UPDATE points_expiry SET points = 4')).rejects.toThrow();
  });
});
