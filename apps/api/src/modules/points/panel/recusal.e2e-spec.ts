import {
  panelRoutes,
  pointsRoutes,
  RELATIVE_HOLDS_DAYS,
  RELATIVES_MAX_HOUSEHOLDS,
  RELATIVES_SEARCH_ITEMS,
  RELATIVES_SEARCHES_PER_HOUR,
} from '@jishan/contracts';
import { Client } from 'pg';
import { uuidv7 } from 'uuidv7';
import { PanelVillage } from '../../../../test/panel-village';
import { TestVillage, type Inhabitant } from '../../../../test/village';
import { villageDay } from '../../../platform/calendar';

let here: TestVillage;
let our: PanelVillage;
let full: string;
let fast: string;
let app: Client;

beforeAll(async () => {
  here = await TestVillage.boot();
  our = await PanelVillage.people(here, 4);
  full = await here.rule(our.villageId, { lane: 'full' });
  fast = await here.rule(our.villageId);
  app = new Client({ connectionString: here.database.appUrl });
  await app.connect();
});
afterAll(async () => {
  await app.end();
  await here.close();
});

const declare = (who: Inhabitant, related: boolean, householdId = our.villager.householdId ?? '') =>
  here.call(who, panelRoutes.declareRelative, { body: { householdId, related } });
/** As if what somebody took back had held for all its days. */
const daysGoBy = (who: Inhabitant) =>
  here.owner.query(`UPDATE points_relative SET revoked_at = now() - interval '1 second' WHERE person_id = $1 AND revoked_at > now()`, [
    who.personId,
  ]);
const takeBack = async (who: Inhabitant, householdId?: string) => {
  expect((await declare(who, false, householdId)).status).toBe(200);
  await daysGoBy(who);
};
const panel = async (who: Inhabitant) =>
  (await here.call(who, panelRoutes.panelQueue, { query: { limit: '100' } })).body.items.map(one => one.id);
const as = (who: Inhabitant, route: typeof pointsRoutes.approveApplication | typeof panelRoutes.passCheck, id: string) =>
  here.call(who, route, { params: { applicationId: id }, body: {} });

describe('a declared relative', () => {
  it('is found by a name, declared, and taken back', async () => {
    const reviewer = our.reviewers[0] as Inhabitant;
    const found = await here.call(reviewer, panelRoutes.findRelatives, { query: { name: '罗秀英' } });
    expect(found.body.households).toEqual([
      { householdId: our.villager.householdId, householdName: '罗秀英家', groupName: null, memberNames: ['罗秀英'], endsOn: null },
    ]);
    expect((await declare(reviewer, true)).body.households).toHaveLength(1);
    expect((await declare(reviewer, true)).body.households).toHaveLength(1);
    expect((await here.call(reviewer, panelRoutes.relatives)).body.households[0]?.householdId).toBe(our.villager.householdId);
    const endsOn = villageDay(new Date(Date.now() + (RELATIVE_HOLDS_DAYS + 1) * 86_400_000));
    for (let n = 0; n < 2; n += 1)
      expect((await declare(reviewer, false)).body.households).toEqual([
        expect.objectContaining({ householdId: our.villager.householdId, endsOn }),
      ]);
    // Meant again, and taken back again: it holds anew.
    expect((await declare(reviewer, true)).body.households).toEqual([expect.objectContaining({ endsOn: null })]);
    await takeBack(reviewer);
    expect((await here.call(reviewer, panelRoutes.relatives)).body.households).toEqual([]);
    expect((await declare(reviewer, true, reviewer.householdId ?? '')).problem.code).toBe('POINTS.RELATIVE_OWN');
    expect((await declare(reviewer, true, uuidv7())).status).toBe(404);
    const { rows } = await here.owner.query('SELECT count(*)::int AS n FROM points_relative WHERE revoked_at IS NOT NULL');
    expect(rows).toEqual([{ n: 1 }]);
  });

  it('meant again and again is one row, two at once too; after its days it is a new word', async () => {
    const waverer = await here.person(our.villageId, { roles: ['cadre'], name: '堂弟' });
    for (let n = 0; n < 6; n += 1) {
      const both = await Promise.all([declare(waverer, true), declare(waverer, true)]);
      expect(both.map(({ status }) => status)).toEqual([200, 200]);
      expect((await declare(waverer, false)).status).toBe(200);
    }
    const rowsOf = async () =>
      (
        await here.owner.query<{ open: boolean }>(
          'SELECT revoked_at IS NULL AS open FROM points_relative WHERE person_id = $1 ORDER BY revoked_at',
          [waverer.personId],
        )
      ).rows.map(row => row.open);
    expect(await rowsOf()).toEqual([false]);
    await daysGoBy(waverer);
    await declare(waverer, true);
    expect(await rowsOf()).toEqual([false, true]);
  });

  it('can be taken back when there are too many, which splits and mergers make; none is one that was closed', async () => {
    const aunt = await here.person(our.villageId, { roles: ['cadre'], name: '大姨' });
    const many: string[] = [];
    for (let n = 0; n < RELATIVES_MAX_HOUSEHOLDS + 2; n += 1) many.push(await here.household(our.villageId, `亲戚${n}家`));
    await here.owner.query(
      `INSERT INTO points_relative (village_id, id, person_id, household_id) SELECT $1, gen_random_uuid(), $2, h FROM unnest($3::uuid[]) h`,
      [our.villageId, aunt.personId, many],
    );
    expect((await declare(aunt, true)).problem.code).toBe('POINTS.RELATIVES_TOO_MANY');
    for (const id of many.slice(0, 2)) expect((await declare(aunt, false, id)).status).toBe(200);
    const [still = ''] = many;
    await here.owner.query('UPDATE household SET closed_at = now(), merged_into_household_id = $2 WHERE id = $1', [many[3], many[4]]);
    // What still holds is shown, and counts.
    expect((await declare(aunt, true)).problem.code).toBe('POINTS.RELATIVES_TOO_MANY');
    expect((await here.call(aunt, panelRoutes.relatives)).body.households.find(one => one.householdId === still)?.endsOn).not.toBeNull();
    await here.owner.query('UPDATE household SET closed_at = NULL, merged_into_household_id = NULL WHERE id = $1', [many[3]]);
    await daysGoBy(aunt);
    expect((await declare(aunt, true)).problem.code).toBe('POINTS.RELATIVES_TOO_MANY');
    const [closed = '', open = ''] = many.slice(2);
    await here.owner.query('UPDATE household SET closed_at = now(), merged_into_household_id = $2 WHERE id = $1', [closed, open]);
    expect((await declare(aunt, true)).status).toBe(200);
    expect((await declare(aunt, false, closed)).status).toBe(200);
    expect((await declare(aunt, true, closed)).status).toBe(404);
  });

  it('is found by whoever knows the name, and the roster cannot be read through', async () => {
    // A cadre: another reviewer could be drawn in what follows.
    const cousin = await here.person(our.villageId, { roles: ['cadre'], name: '表妹' });
    const luo = await here.household(our.villageId, '罗建国家');
    for (const name of ['罗建国', '罗小军', '王桂芬']) await here.person(our.villageId, { householdId: luo, name });
    for (let n = 0; n < 12; n += 1) await here.household(our.villageId, `罗建甲${n}家`);
    const find = (name: string) => here.call(cousin, panelRoutes.findRelatives, { query: { name } });
    for (const name of ['罗', ' 罗 ', '  ']) expect((await find(name)).problem.code).toBe('REQUEST.INVALID');

    const part = (await find('罗建')).body.households;
    expect(part).toHaveLength(RELATIVES_SEARCH_ITEMS);
    expect(JSON.stringify(part)).not.toMatch(/建|小军|桂芬/);
    const whole = (await find('罗建国')).body.households;
    expect(whole).toEqual([
      { householdId: luo, householdName: '罗建国家', groupName: null, memberNames: ['罗建国', '罗*', '王*'], endsOn: null },
    ]);

    const { rows } = await here.owner.query<{ details: { shown: string } }>(
      `SELECT details FROM audit_entry WHERE action = 'points.relatives.searched' AND person_id = $1 ORDER BY created_at, id`,
      [cousin.personId],
    );
    expect(rows.map(row => row.details.shown)).toEqual([part.map(one => one.householdId).join(' '), luo]);
    expect((await declare(cousin, true, luo)).body.households.map(one => one.memberNames)).toEqual([['罗建国', '罗小军', '王桂芬']]);

    const limit = RELATIVES_SEARCHES_PER_HOUR;
    for (let n = 5; n < limit; n += 1) expect((await find('不在')).status).toBe(200);
    expect((await find('不在')).problem.code).toBe('REQUEST.TOO_MANY');
  });

  it('fast lane: the case is in no queue of theirs, and to them it is missing, one by one and in a batch', async () => {
    const cadre = await here.person(our.villageId, { roles: ['cadre'], name: '表哥' });
    const id = await our.submit(fast);
    expect((await here.call(cadre, pointsRoutes.queue, { query: { limit: '100' } })).body.items.map(one => one.id)).toContain(id);
    await declare(cadre, true);
    expect((await here.call(cadre, pointsRoutes.queue, { query: { limit: '100' } })).body.items.map(one => one.id)).not.toContain(id);
    expect((await as(cadre, pointsRoutes.approveApplication, id)).status).toBe(404);
    expect((await here.call(cadre, pointsRoutes.application, { params: { applicationId: id } })).status).toBe(404);
    for (const route of [pointsRoutes.returnApplication, pointsRoutes.rejectApplication])
      expect((await here.call(cadre, route, { params: { applicationId: id }, body: { reason: '不' } })).status).toBe(404);
    const batch = await here.call(cadre, pointsRoutes.approveMany, { body: { applicationIds: [id] } });
    expect(batch.body.outcomes[0]).toMatchObject({ refused: { code: 'RESOURCE.NOT_FOUND' } });
    const waiting = await our.submit(full);
    expect((await as(cadre, panelRoutes.passCheck, waiting)).status).toBe(404);
    // Taken back, it stays somebody else's for as long as the word holds, in the queue and in the books.
    await declare(cadre, false);
    expect((await as(cadre, pointsRoutes.approveApplication, id)).status).toBe(404);
    expect((await as(cadre, panelRoutes.passCheck, waiting)).status).toBe(404);
    expect((await here.call(cadre, pointsRoutes.queue, { query: { limit: '100' } })).body.items.map(one => one.id)).not.toContain(id);
    await daysGoBy(cadre);
    expect((await as(cadre, pointsRoutes.approveApplication, id)).status).toBe(200);
  });

  it('neither credits nor takes back: the books’ functions refuse by themselves', async () => {
    const keeper = await here.person(our.villageId, { roles: ['points_keeper'], name: '表姐' });
    const id = await our.submit(fast);
    await as(our.keeper, pointsRoutes.approveApplication, id);
    await declare(keeper, true);
    expect((await here.call(keeper, pointsRoutes.reverseCredit, { params: { applicationId: id }, body: { reason: '不' } })).status).toBe(
      404,
    );
  });

  it('full lane: an open seat goes to somebody else at once, and a vote on it finds nothing', async () => {
    const id = await our.inReview(full);
    const [first] = (await our.asked(id)) as [Inhabitant];
    expect(await panel(first)).toContain(id);
    await declare(first, true);
    expect(await panel(first)).not.toContain(id);
    expect((await our.vote(first, id, true)).status).toBe(404);
    const asked = (await our.asked(id)).map(one => one.personId);
    expect(asked).toHaveLength(2);
    expect(asked).not.toContain(first.personId);
    // Taken back, the seat does not come back.
    await takeBack(first);
    expect((await our.vote(first, id, true)).status).toBe(404);
    await our.allVote(id, true);
    expect(await our.status(id)).toBe('publicized');
  });

  it('the record of the panel is missing for who has to step aside, the supervisor among them, open and over', async () => {
    const record = (who: Inhabitant, applicationId: string) => here.call(who, panelRoutes.panelRecord, { params: { applicationId } });
    const own = await our.inReview(full, our.supervisor);
    const id = await our.inReview(full);
    expect((await record(our.supervisor, own)).status).toBe(404);
    expect((await record(our.secretary, own)).body.rounds).toHaveLength(1);
    expect((await record(our.supervisor, id)).body.rounds).toHaveLength(1);
    await declare(our.supervisor, true);
    expect((await record(our.supervisor, id)).status).toBe(404);
    await takeBack(our.supervisor);
    await our.allVote(id, true);
    await declare(our.supervisor, true);
    expect((await record(our.supervisor, id)).status).toBe(404);
    await takeBack(our.supervisor);
    expect((await record(our.supervisor, id)).body.rounds[0]?.outcome).toBe('agreed');
  });

  it('is never drawn', async () => {
    const [first, second, third] = our.reviewers as [Inhabitant, Inhabitant, Inhabitant];
    for (const who of [first, second]) await declare(who, true);
    for (let n = 0; n < 6; n += 1) {
      const pools = (await our.record(await our.inReview(full))).rounds.flatMap(round => round.seats.flatMap(seat => seat.pool));
      expect(pools).not.toContain(first.personId);
      expect(pools).not.toContain(second.personId);
      expect(pools).toContain(third.personId);
    }
    for (const who of [first, second]) await takeBack(who);
  });
});

describe('isolation', () => {
  it('another village sees and does nothing, by the API or in the database', async () => {
    const other = await PanelVillage.people(here, 3);
    const id = await our.publicized(full);
    const stranger = other.reviewers[0] as Inhabitant;
    expect((await our.vote(stranger, id, true)).status).toBe(404);
    expect((await our.object(other.neighbour, id)).status).toBe(404);
    expect((await as(other.keeper, panelRoutes.passCheck, await our.submit(full))).status).toBe(404);
    expect((await here.call(other.supervisor, panelRoutes.panelRecord, { params: { applicationId: id } })).status).toBe(404);
    expect((await here.call(other.neighbour, panelRoutes.publications)).body.items).toEqual([]);
    expect((await declare(stranger, true)).status).toBe(404);
    await app.query('BEGIN');
    await app.query(`SELECT set_config('app.village', $1, true)`, [other.villageId]);
    for (const table of ['points_panel', 'points_panel_seat', 'points_objection', 'points_relative'])
      expect((await app.query(`SELECT 1 FROM ${table} WHERE village_id <> $1`, [other.villageId])).rows).toEqual([]);
    const voted = await app.query('SELECT points_vote($1, $2, true, NULL, $3, now()) AS answer', [id, stranger.personId, '好']);
    expect(voted.rows).toEqual([{ answer: { refused: 'RESOURCE.NOT_FOUND' } }]);
    await app.query('ROLLBACK');
    expect((await app.query('SELECT points_object($1, $1, $1, $2, $3) AS answer', [id, '没有村', '{}'])).rows).toEqual([
      { answer: { refused: 'RESOURCE.NOT_FOUND' } },
    ]);
  });

  it.each([
    `INSERT INTO points_panel_seat (village_id, application_id, round, seat, person_id, pool, asked_at) VALUES (new_id(), new_id(), 1, 1, new_id(), '{}', now())`,
    'UPDATE points_panel_seat SET agrees = true',
    `UPDATE points_panel SET outcome = 'agreed'`,
    'DELETE FROM points_objection',
    'UPDATE points_application SET agreed_points = 100',
    'UPDATE points_application SET public_until = now()',
    'DELETE FROM points_relative',
    `SELECT points_credit_published('{}')`,
    'SELECT points_credit_cases(ARRAY[new_id()], new_id())',
  ])('the application’s role may not: %s', async sql => {
    await expect(app.query(sql)).rejects.toMatchObject({ code: '42501' });
  });
});
