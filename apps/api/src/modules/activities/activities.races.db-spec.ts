import { ActivitiesVillage, hours } from '../../../test/activities-village';
import { TestVillage, type Inhabitant } from '../../../test/village';

let here: TestVillage;
let v: ActivitiesVillage;
let crowd: Inhabitant[];

beforeAll(async () => {
  here = await TestVillage.boot();
  v = await ActivitiesVillage.make(here);
  crowd = await v.crowd(100);
});
afterAll(() => here.close());
afterEach(async () => expect(await v.faults()).toEqual([]));

const tally = (replies: readonly { status: number; problem?: { code?: string } }[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const reply of replies) {
    const code = reply.status === 200 ? 'ok' : (reply.problem?.code ?? String(reply.status));
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
};
const one = (n: number): Inhabitant => {
  const person = crowd[n];
  if (!person) throw new Error('the crowd is smaller');
  return person;
};
const upcoming = { startsAt: hours(24), endsAt: hours(26), signUpUntil: hours(20) };
const everybody = () => crowd.map(person => person.personId);
const total = async (): Promise<number> =>
  (
    await here.owner.query<{ n: number }>(
      `SELECT coalesce(sum(balance), 0)::int AS n FROM ledger_account WHERE village_id = $1 AND kind = 'wallet'`,
      [v.villageId],
    )
  ).rows[0]?.n ?? 0;

describe('many at once', () => {
  it('fifty taps for the last place: one has it, forty-nine wait in an order without gaps or twins', async () => {
    const id = await v.published({ ...upcoming, capacity: 1 });
    const replies = await Promise.all(crowd.slice(0, 50).map(person => v.signUp(id, person)));
    expect(tally(replies)).toEqual({ ok: 50 });
    expect(replies.filter(reply => reply.body.signUp === 'going')).toHaveLength(1);
    expect(replies.flatMap(reply => reply.body.waitingPlace ?? []).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 49 }, (_none, n) => n + 1),
    );
    const { rows } = await here.owner.query('SELECT seats_taken FROM activity WHERE id = $1', [id]);
    expect(rows).toEqual([{ seats_taken: 1 }]);
  });

  it('the database itself refuses one too many', async () => {
    const id = await v.published({ ...upcoming, capacity: 1 });
    await expect(here.owner.query('UPDATE activity SET seats_taken = 2 WHERE id = $1', [id])).rejects.toMatchObject({
      constraint: 'ck_activity_seats',
    });
  });

  it('seats change hands while many come: the list is always as long as the room allows', async () => {
    const id = await v.published({ ...upcoming, capacity: 5 });
    await Promise.all(crowd.slice(0, 10).map(person => v.signUp(id, person)));
    await Promise.all([
      ...crowd.slice(0, 10).map(person => v.withdraw(id, person)),
      ...crowd.slice(10, 30).map(person => v.signUp(id, person)),
    ]);
    const { counts } = (await v.read(id)).body;
    expect(counts).toMatchObject({ going: 5, waiting: 15 });
  });

  it('the same person twenty times: one sign-up, one presence', async () => {
    const id = await v.published();
    await Promise.all(Array.from({ length: 20 }, () => v.signUp(id, one(0))));
    const replies = await Promise.all(Array.from({ length: 20 }, () => v.checkIn({ code: v.code(id).qr }, one(0))));
    expect(tally(replies)).toEqual({ ok: 20 });
    expect(replies.filter(reply => !reply.body.again)).toHaveLength(1);
    expect((await v.read(id)).body.counts).toEqual({ going: 1, waiting: 0, present: 1 });
  });

  it('scans, ticks of two cadres and un-ticks of the same hundred persons: nobody twice', async () => {
    const id = await v.published();
    await Promise.all([
      ...crowd.slice(0, 30).map(person => v.checkIn({ code: v.code(id).qr }, person)),
      v.tick(id, everybody()),
      v.tick(id, everybody().reverse(), [], v.secretary),
    ]);
    expect((await v.read(id)).body.counts.present).toBe(100);
    const { rows } = await here.owner.query('SELECT count(DISTINCT id)::int AS n FROM activity_presence WHERE activity_id = $1', [id]);
    expect(rows).toEqual([{ n: 100 }]);
  });

  it('ten cadres settle a hundred persons at once: points once', async () => {
    const id = await v.published();
    await v.tick(id, everybody());
    const before = await total();
    const replies = await Promise.all(Array.from({ length: 10 }, (_none, n) => v.settle(id, 100, n % 2 ? v.cadre : v.secretary)));
    expect(tally(replies)).toEqual({ ok: 1, 'ACTIVITIES.NOBODY_TO_CREDIT': 9 });
    expect(await total()).toBe(before + 200);
  });

  it('the same key twenty times: one settlement, nineteen replays of the same answer', async () => {
    const id = await v.published();
    await v.tick(id, everybody().slice(0, 10));
    const before = await total();
    const replies = await Promise.all(Array.from({ length: 20 }, () => v.settle(id, 10, v.cadre, 'settle-once')));
    expect(tally(replies)).toEqual({ ok: 20 });
    expect(new Set(replies.map(reply => JSON.stringify(reply.body))).size).toBe(1);
    expect(replies.filter(reply => reply.headers['idempotent-replayed'] === 'true')).toHaveLength(19);
    expect(await total()).toBe(before + 20);
  });

  it('settle against cancel: exactly one wins', async () => {
    for (let n = 0; n < 8; n += 1) {
      const id = await v.published();
      await v.tick(id, [one(n).personId]);
      const before = await total();
      const [settled, cancelled] = await Promise.all([v.settle(id, 1, v.secretary), v.cancel(id)]);
      expect([settled.status, cancelled.status].sort()).toEqual([200, 409]);
      expect(await total()).toBe(before + (settled.status === 200 ? 2 : 0));
    }
  });

  it('settle against check-in: whoever was in time has points, whoever was late has none and can be added', async () => {
    const id = await v.published();
    await v.tick(id, everybody().slice(0, 5));
    const [settled, ...scans] = await Promise.all([
      v.settle(id, 5),
      ...crowd.slice(5, 15).map(person => v.checkIn({ code: v.code(id).qr }, person)),
    ]);
    const arrived = scans.filter(reply => reply.status === 200).length;
    // Either all who were seen are settled, or somebody arrived before and the cadre is asked to look again.
    if (settled?.status === 200) expect(settled.body.persons).toBe(5);
    else expect(settled?.problem.code).toBe('ACTIVITIES.PRESENCE_CHANGED');
    const left = (await v.read(id, v.cadre)).body.toSettle ?? 0;
    expect(left).toBe(arrived + (settled?.status === 200 ? 0 : 5));
  });

  it('a cap of one a month per household holds against four activities settled at once', async () => {
    const ruleId = await here.rule(v.villageId, {
      startedBy: 'activity',
      points: 3,
      cap: { times: 1, period: 'month', subject: 'household' },
    });
    const ids = await Promise.all(Array.from({ length: 4 }, () => v.published({ ruleId })));
    for (const id of ids) await v.tick(id, everybody().slice(0, 20));
    const before = await total();
    const replies = await Promise.all(ids.map((id, n) => v.settle(id, 20, n % 2 ? v.cadre : v.secretary)));
    expect(tally(replies)).toEqual({ ok: 4 });
    expect(replies.reduce((sum, reply) => sum + reply.body.capped, 0)).toBe(60);
    expect(await total()).toBe(before + 60);
  });

  it('one reversal of eight at once', async () => {
    const id = await v.published();
    await v.tick(id, [one(1).personId]);
    await v.settle(id, 1);
    const before = await total();
    const replies = await Promise.all(Array.from({ length: 8 }, () => v.reverse(id, one(1).personId)));
    expect(tally(replies)).toEqual({ ok: 1, 'ACTIVITIES.NOT_REVERSIBLE': 7 });
    expect(await total()).toBe(before - 2);
  });
});
