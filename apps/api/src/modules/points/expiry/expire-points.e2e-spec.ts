import { identityRoutes, inboxRoutes, pointsRoutes } from '@jishan/contracts';
import { Client } from 'pg';
import { uuidv7 } from 'uuidv7';
import { creditOn as creditOnDay, expiriesOf, house as houseIn, rolling, today, yearAgo, type House } from '../../../../test/expiry-houses';
import { plusDays } from '../../../../test/model/expiry-terms';
import { TestVillage, type Inhabitant } from '../../../../test/village';
import { OutboxDispatcher } from '../../../platform/outbox/outbox-dispatcher';
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
async function inbox(member: Inhabitant): Promise<string[]> {
  await here.app.get(OutboxDispatcher).drain();
  const { items } = (await here.call(member, inboxRoutes.inbox)).body;
  return items.filter(item => item.kind === 'points_expiring' || item.kind === 'points_expired').map(item => `${item.title}：${item.body}`);
}

describe('what a household sees', () => {
  it('reads when its points go, soonest first, on the balance and on the statement', async () => {
    const one = await house();
    await creditOn(plusDays(yearAgo, 40), one, 5);
    await creditOn(plusDays(yearAgo, 40), one, 1);
    await creditOn(plusDays(today, -1), one, 3);
    const view = await account(one.member);
    expect(view.spendable).toBe(9);
    expect(view.expiring.map(line => line.points)).toEqual([6, 3]);
    expect(view.expiring[0]?.lastDay.slice(4)).toBe(plusDays(yearAgo, 40).slice(4));
    expect((await here.call(one.member, pointsRoutes.myStatement)).body.expiring).toEqual(view.expiring);
    const keeper = await here.person(one.villageId, { roles: ['points_keeper'] });
    const { body } = await here.call(keeper, pointsRoutes.householdStatement, { params: { householdId: one.householdId } });
    expect(body.expiring).toEqual(view.expiring);
  });

  it('is told nothing where points do not expire', async () => {
    const one = await house({});
    await creditOn('2020-05-01', one, 5);
    await run();
    expect((await account(one.member)).expiring).toEqual([]);
    expect(await here.balance(one.householdId)).toBe(5);
    expect(await inbox(one.member)).toEqual([]);
  });

  it('has a line of its own for what went, with what it was, and the month and the book count it', async () => {
    const one = await house();
    await creditOn('2020-05-01', one, 5);
    await creditOn(today, one, 2);
    await run();
    const { items, months } = (await here.call(one.member, pointsRoutes.myStatement)).body;
    expect(items[0]).toMatchObject({ kind: 'expiry', amount: -5, balanceAfter: 2, memberName: null, decidedByRole: null });
    expect(items[0]?.reason).toMatch(/^20\d\d年\d+月\d+日及以前入账、没有用完的积分$/);
    expect(months[0]).toMatchObject({ earned: 2, expired: 5 });
    expect(await inbox(one.member)).toEqual(['积分过期 −5 分：您家有 5 分到了期限还没有用完，已按村里的规定过期，积分明细里有这一笔。']);
  });
});

describe('reminders', () => {
  it('are told thirty and seven days before, once each, with sum and first day', async () => {
    const one = await house();
    for (const [ahead, points] of [
      [0, 5],
      [7, 4],
      [8, 3],
      [30, 2],
      [31, 1],
    ] as const)
      await creditOn(plusDays(yearAgo, ahead), one, points);
    await run();
    const said = async () => (await inbox(one.member)).map(line => /(\d+) 分快要过期了/.exec(line)?.[1]).sort();
    expect(await said()).toEqual(['12', '3']);
    await here.owner.query('DELETE FROM points_expiry_run WHERE village_id = $1', [one.villageId]);
    await run();
    expect(await said()).toEqual(['12', '3']);
    expect((await inbox(one.member)).find(line => line.startsWith('3 分'))).toMatch(
      /陆续到期，最早的要在 20\d\d年\d+月\d+日前（含当天）用掉/,
    );

    // A day later nothing is told that was told already; what went today is told as gone.
    await here.owner.query('SELECT points_expiry_pass($1, 10, $2)', [one.villageId, `${plusDays(today, 1)}T00:05:00+08:00`]);
    expect(await said()).toEqual(['12', '3', undefined]);
    expect(await expiries(one.householdId)).toEqual([5]);
  });

  it('a household that earned on many days is told once a week, of all of it and of nothing twice', async () => {
    const one = await house();
    for (let ahead = 30; ahead <= 50; ahead += 1) await creditOn(plusDays(yearAgo, ahead), one, 1);
    const lines: number[] = [];
    for (let day = 0; day <= 14; day += 1) {
      await here.owner.query('SELECT points_expiry_pass($1, 10, $2)', [one.villageId, `${plusDays(today, day)}T00:05:00+08:00`]);
      lines.push((await inbox(one.member)).length);
    }
    expect(lines).toEqual([1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 3]);
    expect((await inbox(one.member)).map(line => /^(\d+) 分/.exec(line)?.[1])).toEqual(['7', '7', '7']);
    const single = await house();
    await creditOn(plusDays(yearAgo, 20), single, 4);
    await here.owner.query('SELECT points_expiry_pass($1, 10, $2)', [single.villageId, `${today}T00:05:00+08:00`]);
    expect((await inbox(single.member))[0]).toContain('过了这天就作废');
  });
});

describe('the day', () => {
  it('is gone through once: twice and ten times at once post the same', async () => {
    const one = await house();
    const houses = [one, ...(await Promise.all(Array.from({ length: 4 }, () => house({}, one.villageId))))];
    for (const each of houses) await creditOn('2020-05-01', each, 4);
    await Promise.all(Array.from({ length: 10 }, run));
    await run();
    for (const each of houses) expect(await expiries(each.householdId)).toEqual([4]);
  });

  it('goes on behind the last household that was done, a page at a time', async () => {
    const one = await house();
    const houses = [one, ...(await Promise.all(Array.from({ length: 4 }, () => house({}, one.villageId))))];
    for (const each of houses) await creditOn('2020-05-01', each, 4);
    const pass = async () => (await app.query<{ n: number }>('SELECT points_expiry_pass($1, 2) AS n', [one.villageId])).rows[0]?.n;
    expect([await pass(), await pass(), await pass(), await pass()]).toEqual([2, 2, 1, 0]);
    for (const each of houses) expect(await here.balance(each.householdId)).toBe(0);
  });

  it('answers the same when the command comes again, alone or twice in one set, and takes nothing twice', async () => {
    const one = await house();
    await creditOn('2020-05-01', one, 4);
    const item = { villageId: one.villageId, householdId: one.householdId };
    const call = async (...items: object[]) =>
      (
        await app.query<{ outcome: unknown }>('SELECT outcome FROM points_expire($1::jsonb) ORDER BY ord', [JSON.stringify(items)])
      ).rows.map(row => row.outcome);
    expect(await call(item, item)).toEqual([
      { done: { points: 4 }, replayed: false },
      { done: { points: 4 }, replayed: true },
    ]);
    expect(await call(item)).toEqual([{ done: { points: 4 }, replayed: true }]);
    const other = await here.village();
    expect(await call({ ...item, villageId: other }, { ...item, householdId: uuidv7() })).toEqual([
      { refused: 'RESOURCE.NOT_FOUND' },
      { refused: 'RESOURCE.NOT_FOUND' },
    ]);
    // Nobody but the schema's owner says what day it is.
    await creditOn(today, one, 6);
    expect(await call({ ...item, at: '2099-01-01T00:00:00+08:00' })).toEqual([{ done: { points: 4 }, replayed: true }]);
    expect(await here.balance(one.householdId)).toBe(6);
  });

  it('waits while the books are stopped, and does not keep other villages waiting', async () => {
    const [stopped, right] = [await house(), await house()];
    for (const each of [stopped, right]) await creditOn('2020-05-01', each, 4);
    await here.owner.query('UPDATE village SET books_stopped_at = now() WHERE id = $1', [stopped.villageId]);
    await run();
    const { rows } = await app.query<{ outcome: unknown }>('SELECT outcome FROM points_expire($1::jsonb)', [
      JSON.stringify([{ villageId: stopped.villageId, householdId: stopped.householdId }]),
    ]);
    expect(rows[0]?.outcome).toEqual({ refused: 'POINTS.BOOKS_STOPPED' });
    expect([await here.balance(stopped.householdId), await here.balance(right.householdId)]).toEqual([4, 0]);
    await here.owner.query('UPDATE village SET books_stopped_at = NULL WHERE id = $1', [stopped.villageId]);
    await run();
    expect(await here.balance(stopped.householdId)).toBe(0);
  });
});

describe('the village’s setting', () => {
  const version = async (who: Inhabitant): Promise<number> => (await here.call(who, identityRoutes.villageHome)).body.version;
  const change = async (who: Inhabitant, body: object) =>
    here.call(who, identityRoutes.changeSettings, { body, headers: { 'if-match': `"${await version(who)}"` } });

  it('switched on, takes nothing at once: nothing goes for thirty days, and everybody is told', async () => {
    for (const body of [
      { pointsExpiry: 'rolling12' },
      { pointsExpiry: 'yearly', expiryYearStart: plusDays(today, 31).slice(5, 8) + '01' },
    ]) {
      const one = await house({});
      const secretary = await here.person(one.villageId, { roles: ['secretary'] });
      await creditOn('2020-05-01', one, 5);
      const { settings } = (await change(secretary, body)).body;
      expect(settings.expiryFrom).toBe(plusDays(today, 31));
      await run();
      expect(await here.balance(one.householdId)).toBe(5);
      const [soonest] = (await account(one.member)).expiring;
      expect((soonest?.lastDay ?? '') >= plusDays(today, 30)).toBe(true);
      for (let ahead = 1; ahead <= 30; ahead += 1)
        await here.owner.query('SELECT points_expiry_pass($1, 10, $2)', [one.villageId, `${plusDays(today, ahead)}T00:05:00+08:00`]);
      expect(await here.balance(one.householdId)).toBe(5);
      await here.owner.query('SELECT points_expiry_pass($1, 10, $2)', [
        one.villageId,
        `${plusDays(soonest?.lastDay ?? '', 1)}T00:05:00+08:00`,
      ]);
      expect(await here.balance(one.householdId)).toBe(0);
      if (body.pointsExpiry === 'rolling12') expect(await inbox(one.member)).toHaveLength(3);
    }
  });

  it('begins its thirty days again when the way or the year is changed, and not for anything else', async () => {
    const one = await house({ pointsExpiry: 'yearly', expiryYearStart: '01-01', expiryFrom: '2020-01-01' });
    const secretary = await here.person(one.villageId, { roles: ['secretary'] });
    const fromAfter = async (body: object) => (await change(secretary, body)).body.settings.expiryFrom;
    expect(await fromAfter({ maskNames: false })).toBe('2020-01-01');
    expect(await fromAfter({ pointsExpiry: 'yearly', expiryYearStart: '01-01' })).toBe('2020-01-01');
    expect(await fromAfter({ expiryYearStart: '02-15' })).toBe(plusDays(today, 31));
    expect(await fromAfter({ pointsExpiry: 'rolling12' })).toBe(plusDays(today, 31));
  });

  it('switched off, stops it', async () => {
    const one = await house();
    const secretary = await here.person(one.villageId, { roles: ['secretary'] });
    await creditOn('2020-05-01', one, 5);
    const off = await change(secretary, { pointsExpiry: 'none' });
    expect(off.body.settings).toMatchObject({ pointsExpiry: 'none', expiryFrom: null });
    await run();
    expect([await here.balance(one.householdId), (await account(one.member)).expiring]).toEqual([5, []]);
  });

  it('is the secretary’s: not a villager’s, and its first day is nobody’s to say', async () => {
    const one = await house({});
    const secretary = await here.person(one.villageId, { roles: ['secretary'] });
    expect((await change(one.member, { pointsExpiry: 'yearly' })).status).toBe(403);
    for (const body of [
      { expiryFrom: '2020-01-01' },
      { expiryYearStart: '02-30' },
      { expiryYearStart: '13-01' },
      { pointsExpiry: 'daily' },
    ])
      expect((await change(secretary, body)).status).toBe(400);
  });
});
