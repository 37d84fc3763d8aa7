import { householdChangeRoutes, pointsRoutes } from '@jishan/contracts';
import { Client } from 'pg';
import { uuidv7 } from 'uuidv7';
import { creditOn, rolling, today, yearAgo } from '../../../../test/expiry-houses';
import { plusDays } from '../../../../test/model/expiry-terms';
import { photoOf } from '../../../../test/photo-of';
import { SplitVillage } from '../../../../test/split-village';
import { TestStore } from '../../../../test/store';
import { TestVillage, type Inhabitant } from '../../../../test/village';
import { ExpirePoints } from '../expiry/expire-points';

let here: TestVillage;
beforeAll(async () => {
  here = await TestVillage.boot();
  await here.stopClock();
});
afterAll(() => here.close());

const faults = async () =>
  (await here.owner.query('SELECT subject, fault FROM books_verify()')).rows as { subject: string; fault: string }[];
const codes = (replies: readonly { status: number; problem: { code?: string } }[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { status, problem } of replies) {
    const code = status === 200 ? 'ok' : (problem.code ?? String(status));
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
};
const expiring = async (who: Inhabitant) =>
  (await here.call(who, pointsRoutes.myAccount)).body.expiring.map(line => [line.lastDay.slice(4), line.points]);

describe('many at once', () => {
  afterEach(async () => expect(await faults()).toEqual([]));

  it('the same key twenty times: one split, one transfer, nineteen replays of the same answer', async () => {
    const v = await SplitVillage.open(here, {}, 30);
    const body = v.wish({ points: 20 });
    const replies = await Promise.all(
      Array.from({ length: 20 }, () =>
        here.call(v.secretary, householdChangeRoutes.splitHousehold, { params: { householdId: v.householdId }, body, key: 'twenty-times' }),
      ),
    );
    expect(codes(replies)).toEqual({ ok: 20 });
    expect(new Set(replies.map(reply => reply.body.toHouseholdId)).size).toBe(1);
    expect(replies.filter(reply => reply.headers['idempotent-replayed'] === 'true')).toHaveLength(19);
    expect([await v.count('household_change'), await here.balance(v.householdId)]).toEqual([1, 10]);
  });

  it('one key for two wishes is refused', async () => {
    const v = await SplitVillage.open(here, {}, 30);
    expect((await v.split({ points: 1 }, v.secretary, 'one-key-two-wishes')).status).toBe(200);
    expect((await v.split({ points: 2 }, v.secretary, 'one-key-two-wishes')).problem.code).toBe('IDEMPOTENCY.KEY_REUSED');
  });

  it('ten cadres split the same people off: one does, and the rest find them gone', async () => {
    const v = await SplitVillage.open(here, {}, 30);
    const cadres = await Promise.all(Array.from({ length: 10 }, () => here.person(v.villageId, { roles: ['cadre'] })));
    const replies = await Promise.all(cadres.map(async who => v.split({ points: 10, photoIds: [await photoOf(here, who)] }, who)));
    expect(codes(replies)).toEqual({ ok: 1, 'HOUSEHOLD.PEOPLE_ELSEWHERE': 9 });
    expect([await v.count('household'), await here.balance(v.householdId)]).toEqual([3, 20]);
  });

  it('two split one each off: both move, and no point moves twice', async () => {
    const v = await SplitVillage.open(here, {}, 30);
    const one = (who: Inhabitant) => v.split({ personIds: [who.personId], headPersonId: who.personId, points: 20 });
    expect(codes(await Promise.all([one(v.son), one(v.wife)]))).toEqual({ ok: 1, 'HOUSEHOLD.TOO_MANY_POINTS': 1 });
    expect(await here.balance(v.householdId)).toBe(10);
  });

  it('against reservations and credits: every point is held, moved or left, and none twice', async () => {
    for (let n = 0; n < 4; n += 1) {
      const shop = await TestStore.open(here);
      const goods = await shop.goods({ points: 6, stock: 99 });
      const father = await shop.shopper(20);
      const son = await here.person(shop.villageId, { householdId: father.householdId });
      const cadre = await here.person(shop.villageId, { roles: ['cadre'] });
      const [ruleId, keeper, application] = [
        await here.rule(shop.villageId, { points: 5 }),
        await here.person(shop.villageId, { roles: ['points_keeper'] }),
        uuidv7(),
      ];
      await here.call(father, pointsRoutes.submitApplication, { body: { id: application, ruleId, text: '', photoIds: [] } });
      const body = {
        id: uuidv7(),
        personIds: [son.personId],
        name: '新户',
        headPersonId: son.personId,
        points: 12,
        document: 'police',
        documentDay: '2026-01-02',
        documentNumber: '',
        reason: '分户',
        photoIds: [await photoOf(here, cadre)],
      };
      const reserve = () => shop.reserve(father, goods);
      const [split, approved, ...held] = await Promise.all([
        here.call(cadre, householdChangeRoutes.splitHousehold, { params: { householdId: father.householdId }, body }),
        here.call(keeper, pointsRoutes.approveApplication, { params: { applicationId: application }, body: {} }),
        reserve(),
        reserve(),
        reserve(),
      ]);
      expect(approved.status).toBe(200);
      const reserved = held.filter(reply => reply.status === 200).length * 6;
      const moved = split.status === 200 ? 12 : 0;
      if (split.status !== 200) expect(split.problem.code).toBe('HOUSEHOLD.TOO_MANY_POINTS');
      expect(await here.balance(father.householdId, 'reserved')).toBe(reserved);
      expect(await here.balance(father.householdId)).toBe(25 - reserved - moved);
    }
  });
});

describe('moved points keep their days', () => {
  const lot = (v: SplitVillage, day: string, points: number) =>
    creditOn(here, day, { villageId: v.villageId, householdId: v.householdId, member: v.father }, points);
  const old = plusDays(yearAgo, 10);
  const newer = plusDays(yearAgo, 200);
  const day = (from: string) => from.slice(4);

  it('the oldest go along; each is gone when it would have been gone, in both households', async () => {
    const v = await SplitVillage.open(here, rolling);
    await lot(v, old, 10);
    await lot(v, newer, 10);
    await lot(v, plusDays(today, -1), 5);
    const change = await v.done({ points: 14 });
    expect(await expiring(v.son)).toEqual([
      [day(old), 10],
      [day(newer), 4],
    ]);
    expect(await expiring(v.father)).toEqual([
      [day(newer), 6],
      [day(plusDays(today, -1)), 5],
    ]);
    // What the new household earns itself lies behind; it splits again, and the days go along once more.
    await here.earn({ ...v.son, householdId: change.toHouseholdId }, 3);
    const again = await here.call(v.secretary, householdChangeRoutes.splitHousehold, {
      params: { householdId: change.toHouseholdId },
      body: v.wish({ personIds: [v.wife.personId], headPersonId: v.wife.personId, points: 11 }),
    });
    expect(again.status).toBe(200);
    expect(await expiring(v.wife)).toEqual([
      [day(old), 10],
      [day(newer), 1],
    ]);
    expect(await expiring(v.son)).toEqual([
      [day(newer), 3],
      [day(today), 3],
    ]);
    await here.owner.query('SELECT points_expiry_pass($1, 10, $2)', [v.villageId, `${plusDays(today, 11)}T00:05:00+08:00`]);
    expect([
      await here.balance(v.householdId),
      await here.balance(change.toHouseholdId),
      await here.balance(again.body.toHouseholdId),
    ]).toEqual([11, 6, 1]);
    expect(await faults()).toEqual([]);
  });

  it('a split against the expiry of the same night: what is due goes once, on whichever side it is', async () => {
    for (let n = 0; n < 5; n += 1) {
      const v = await SplitVillage.open(here, rolling);
      await lot(v, '2020-05-01', 10);
      await lot(v, plusDays(today, -1), 5);
      const [reply] = await Promise.all([v.split({ points: 5 }), here.app.get(ExpirePoints).run()]);
      expect(reply.status).toBe(200);
      await here.app.get(ExpirePoints).run();
      const to = reply.body.toHouseholdId;
      const left = (await here.balance(v.householdId)) + (await here.balance(to));
      const night = `${plusDays(today, 1)}T00:05:00+08:00`;
      await here.owner.query('SELECT points_expiry_pass($1, 10, $2)', [v.villageId, night]);
      expect([left >= 5, (await here.balance(v.householdId)) + (await here.balance(to))]).toEqual([true, 5]);
      expect(await faults()).toEqual([]);
    }
  });

  it('a credit taken back after it moved costs the household that it was given to, and no day changes at the other', async () => {
    const v = await SplitVillage.open(here, rolling);
    const keeper = await here.person(v.villageId, { roles: ['points_keeper'] });
    await lot(v, old, 10);
    await lot(v, newer, 10);
    await v.done({ points: 10 });
    const { rows } = await here.owner.query<{ id: string }>(
      'SELECT id FROM points_application WHERE household_id = $1 ORDER BY decided_at LIMIT 1',
      [v.householdId],
    );
    const back = { params: { applicationId: rows[0]?.id ?? '' }, body: { reason: '重复记分' } };
    expect((await here.call(keeper, pointsRoutes.reverseCredit, back)).status).toBe(200);
    expect([await here.balance(v.householdId), await expiring(v.son)]).toEqual([0, [[day(old), 10]]]);
    expect(await faults()).toEqual([]);
  });
});

describe('tampering is found', () => {
  const behindTheTrigger = async (table: string, statement: string, id: string): Promise<void> => {
    await here.owner.query(`ALTER TABLE ${table} DISABLE TRIGGER ${table}_append_only`);
    await here.owner.query(statement, [id]);
    await here.owner.query(`ALTER TABLE ${table} ENABLE TRIGGER ${table}_append_only`);
  };

  it.each([
    [
      'other points in the record',
      'household_change',
      'UPDATE household_change SET points = points + 1 WHERE id = $1',
      'says 13 points went along',
    ],
    [
      'a record turned round',
      'household_change',
      'UPDATE household_change SET from_household_id = to_household_id, to_household_id = from_household_id WHERE id = $1',
      'its transfer from',
    ],
    [
      'another cause in the transfer',
      'ledger_transfer',
      'UPDATE ledger_transfer SET cause_id = new_id() WHERE cause_id = $1',
      'its transfer says nothing',
    ],
    [
      'a way to another household under another kind',
      'ledger_transfer',
      `UPDATE ledger_transfer SET kind = 'opening' WHERE cause_id = $1`,
      'opening goes from wallet to wallet',
    ],
  ])('%s', async (_what, table, statement, fault) => {
    const v = await SplitVillage.open(here, {}, 30);
    const change = await v.done({ points: 12 });
    expect(await faults()).toEqual([]);
    await here.owner.query('BEGIN');
    await behindTheTrigger(table, statement, change.id);
    expect((await faults()).map(one => one.fault)).toEqual(expect.arrayContaining([expect.stringContaining(fault)]));
    await here.owner.query('ROLLBACK');
  });

  it('the application’s role can move nobody and no points by itself', async () => {
    const v = await SplitVillage.open(here, {}, 30);
    const app = new Client({ connectionString: here.database.appUrl });
    await app.connect();
    try {
      for (const statement of [
        `SELECT identity_split_write('{}')`,
        `SELECT points_split_one('{}')`,
        `SELECT points_split_post('{}', NULL, 1)`,
        `INSERT INTO household_change_person VALUES ('${v.villageId}', new_id(), '${v.son.personId}')`,
        `UPDATE household SET head_person_id = NULL`,
      ])
        await expect(app.query(statement)).rejects.toMatchObject({ code: '42501' });
    } finally {
      await app.end();
    }
  });
});
