import {
  defaultVillageSettings,
  identityRoutes,
  inboxRoutes,
  pointsRoutes,
  problems,
  ruleSetRoutes,
  sayCalendarDay,
} from '@jishan/contracts';
import { Client } from 'pg';
import { uuidv7 } from 'uuidv7';
import { PanelVillage } from '../../../../test/panel-village';
import { Drafting, ruleContent } from '../../../../test/rule-sets';
import { TestVillage, type Inhabitant } from '../../../../test/village';
import { dayAfter, villageDay } from '../../../platform/calendar';
import { OutboxDispatcher } from '../../../platform/outbox/outbox-dispatcher';

let here: TestVillage;
let our: PanelVillage;
let large: string;
let small: string;
let ranged: string;

beforeAll(async () => {
  here = await TestVillage.boot();
  our = await PanelVillage.people(here, 4, { twoDecideAbovePoints: 50 });
  large = await here.rule(our.villageId, { points: 60, title: '捐出屋基' });
  small = await here.rule(our.villageId, { points: 50, title: '修桥十天' });
  ranged = await here.rule(our.villageId, { points: 20, pointsMax: 80, title: '抢险' });
});
afterAll(() => here.close());
afterEach(async () => expect(await here.faults()).toEqual([]));

const approve = (id: string, who: Inhabitant = our.keeper, points?: number) =>
  here.call(who, pointsRoutes.approveApplication, { params: { applicationId: id }, body: points === undefined ? {} : { points } });
const queueOf = async (who: Inhabitant) => (await here.call(who, pointsRoutes.queue, { query: { limit: '100' } })).body.items;
const wallet = () => here.balance(our.villager.householdId ?? '');
const limit = async (points: number) => {
  const administrator = await here.person(our.villageId, { roles: ['village_admin'] });
  const version = (await here.call(administrator, identityRoutes.villageHome)).body.version;
  const changed = await here.call(administrator, identityRoutes.changeSettings, {
    body: { twoDecideAbovePoints: points },
    headers: { 'if-match': `"${version}"` },
  });
  expect(changed.status).toBe(200);
};

describe('more points than one person may give', () => {
  it('are refused to one person in words that say how it goes on, and it goes on: panel，公示, credit', async () => {
    const before = await wallet();
    const id = await our.submit(large);
    const refused = await approve(id);
    expect(refused.status).toBe(409);
    expect(refused.problem.code).toBe('POINTS.NEEDS_TWO');
    expect(refused.problem.title).toBe(problems['POINTS.NEEDS_TWO'].title);
    expect(refused.problem.detail).toContain('最多批 50 分');
    expect(refused.problem.detail).toContain('要记 60 分');
    expect((await approve(id, our.secretary)).problem.code).toBe('POINTS.NEEDS_TWO');
    expect(await wallet()).toBe(before);

    const seen = await here.call(our.villager, pointsRoutes.application, { params: { applicationId: id } });
    expect(seen.body.course).toMatchObject({ checkedAt: null, publicUntil: null });
    expect((await our.pass(id)).body).toMatchObject({ status: 'in_review' });
    expect((await our.asked(id)).map(one => one.personId)).not.toContain(our.keeper.personId);
    await our.allVote(id, true);
    await our.letPublicationEnd(id);
    expect(await our.creditDue()).toBe(1);
    expect(await wallet()).toBe(before + 60);
    expect((await here.call(our.villager, pointsRoutes.application, { params: { applicationId: id } })).body).toMatchObject({
      status: 'credited',
      pointsAwarded: 60,
      course: { agreedPoints: 60 },
    });
  });

  it('up to the limit one person decides, and no panel is asked for that', async () => {
    const before = await wallet();
    const id = await our.submit(small);
    expect((await our.pass(id)).problem.code).toBe('POINTS.LANE_FAST');
    expect((await approve(id)).body).toMatchObject({ status: 'credited', points: 50 });
    expect(await wallet()).toBe(before + 50);
  });

  it('of a range one person gives up to the limit; for more, the panel', async () => {
    const one = await our.submit(ranged);
    expect((await approve(one, our.keeper, 81)).problem.code).toBe('POINTS.RANGE');
    expect((await approve(one, our.keeper, 51)).problem.code).toBe('POINTS.NEEDS_TWO');
    expect((await approve(one, our.keeper, 50)).body).toMatchObject({ points: 50 });
    const other = await our.inReview(ranged);
    const [first, second] = (await our.asked(other)) as [Inhabitant, Inhabitant];
    await our.vote(first, other, true, { points: 70 });
    await our.vote(second, other, true, { points: 80 });
    expect((await here.call(our.villager, pointsRoutes.application, { params: { applicationId: other } })).body.course?.agreedPoints).toBe(
      75,
    );
  });

  it('among many the refused one is named and the others go', async () => {
    const ids = [await our.submit(small), await our.submit(large), await our.submit(ranged)];
    const { body } = await here.call(our.keeper, pointsRoutes.approveMany, { body: { applicationIds: ids } });
    expect(body.outcomes[0]).toMatchObject({ applicationId: ids[0], approved: { points: 50 } });
    expect(body.outcomes[1]).toMatchObject({ applicationId: ids[1], refused: { code: 'POINTS.NEEDS_TWO' } });
    expect(JSON.stringify(body.outcomes[1])).toContain('要记 60 分');
    expect(body.outcomes[2]).toMatchObject({ applicationId: ids[2], approved: { points: 20 } });
  });

  it('a reviewer, who may not pass anything on, is shown what one person may decide only', async () => {
    const [alone, within] = [await our.submit(large), await our.submit(ranged)];
    const shown = await queueOf(our.reviewers[0] as Inhabitant);
    expect(shown.map(item => item.id)).toContain(within);
    expect(shown.map(item => item.id)).not.toContain(alone);
    expect(shown.find(item => item.id === within)?.twoDecideAbove).toBe(50);
    expect((await queueOf(our.keeper)).map(item => item.id)).toEqual(expect.arrayContaining([alone, within]));
    expect((await our.pass(alone, our.reviewers[0])).status).toBe(403);
    expect((await approve(alone, our.reviewers[0])).problem.code).toBe('POINTS.NEEDS_TWO');
  });

  it('the books’ function refuses by itself, whoever calls it', async () => {
    const id = await our.submit(large);
    const app = new Client({ connectionString: here.database.appUrl });
    await app.connect();
    const item = {
      villageId: our.villageId,
      applicationId: id,
      actorAccountId: our.keeper.accountId,
      actorPersonId: our.keeper.personId,
      actorHouseholdId: null,
      actorRole: 'points_keeper',
      key: uuidv7(),
      requestHash: '00',
      requestId: 'r',
      ip: null,
      transferId: uuidv7(),
    };
    const { rows } = await app.query('SELECT outcome FROM points_approve($1::jsonb)', [JSON.stringify([item])]);
    await app.end();
    expect(rows).toEqual([
      { outcome: { refused: 'POINTS.NEEDS_TWO', details: expect.objectContaining({ above: 50, want: 60 }) as object } },
    ]);
  });
});

/** As if its day had come since it was loosened. */
const itsDay = () =>
  here.owner.query(
    `UPDATE village SET settings = jsonb_set(settings, '{pending,from}', to_jsonb(((now() AT TIME ZONE 'Asia/Shanghai')::date)::text)) WHERE id = $1`,
    [our.villageId],
  );

describe('the setting', () => {
  it('loosened counts when a whole day has gone by, in the books too; tightened at once, also for what waits; 0 is no limit', async () => {
    const id = await our.submit(large);
    await limit(0);
    const home = (await here.call(our.villager, identityRoutes.villageHome)).body.settings;
    expect(home).toMatchObject({ twoDecideAbovePoints: 50, pending: { choices: { twoDecideAbovePoints: 0 } } });
    expect(home.pending?.from).toBe(dayAfter(dayAfter(villageDay(new Date()))));
    expect((await approve(id)).problem.code).toBe('POINTS.NEEDS_TWO');
    await itsDay();
    expect((await here.call(our.villager, identityRoutes.villageHome)).body.settings).toMatchObject({
      twoDecideAbovePoints: 0,
      pending: null,
    });
    expect((await our.pass(id)).problem.code).toBe('POINTS.LANE_FAST');
    expect((await approve(id)).body).toMatchObject({ points: 60 });
    const next = await our.submit(small);
    await limit(49);
    expect((await approve(next)).problem.code).toBe('POINTS.NEEDS_TWO');
    await limit(50);
    expect((await approve(next)).problem.code).toBe('POINTS.NEEDS_TWO');
    await itsDay();
    expect((await approve(next)).status).toBe(200);
  });

  it('loosened, and set back before its day, has let nothing through', async () => {
    const id = await our.submit(large);
    await limit(200);
    expect((await approve(id)).problem.code).toBe('POINTS.NEEDS_TWO');
    await limit(50);
    await itsDay();
    expect((await approve(id)).problem.code).toBe('POINTS.NEEDS_TWO');
  });

  it('stands in the audit with what waits', async () => {
    await limit(200);
    const { rows } = await here.owner.query<{ details: object }>(
      `SELECT details FROM audit_entry WHERE village_id = $1 AND action = 'settings.changed' ORDER BY id DESC LIMIT 1`,
      [our.villageId],
    );
    expect(rows[0]?.details).toEqual({
      twoDecideAbovePoints: 200,
      waitFrom: dayAfter(dayAfter(villageDay(new Date()))),
      waiting: 'twoDecideAbovePoints',
    });
    await limit(50);
  });

  it('is told, when it is changed, to everybody in office and to no villager; to nobody when it is saved as it was', async () => {
    const lines = async (who: Inhabitant): Promise<string[]> => {
      await here.app.get(OutboxDispatcher).drain();
      const { items } = (await here.call(who, inboxRoutes.inbox, { query: { limit: '100' } })).body;
      return items.filter(item => item.kind === 'safeguard_changed').map(item => item.body);
    };
    const before = await lines(our.supervisor);
    await limit(50);
    expect(await lines(our.supervisor)).toEqual(before);
    await limit(200);
    await limit(50);
    await limit(20);
    const now = (await lines(our.supervisor)).slice(0, 3);
    expect(now).toEqual([
      '原来 50 分，改成 20 分，马上算数。',
      '原来说要放宽，不放宽了。还是 50 分。',
      `原来 50 分，改成 200 分，${sayCalendarDay(dayAfter(dayAfter(villageDay(new Date()))))}起算，这之前还照原来的办。觉得不妥，请在这之前告诉村书记或村监委会。`,
    ]);
    for (const who of [our.secretary, our.keeper, our.reviewers[0] as Inhabitant]) expect((await lines(who)).slice(0, 3)).toEqual(now);
    expect(await lines(our.villager)).toEqual([]);
    await limit(50);
    await itsDay();
  });

  it('is the contracts’ default where a village never set it, in the database too', async () => {
    const { rows } = await here.owner.query(
      `SELECT points_two_above('{}') AS unset, points_two_above('{"twoDecideAbovePoints": 0}') AS off,
         points_two_above('{"twoDecideAbovePoints": 40, "pending": {"from": "2999-01-01", "choices": {"twoDecideAbovePoints": 0}}}') AS waits,
         points_two_above('{"twoDecideAbovePoints": 40, "pending": {"from": "2026-01-01", "choices": {"twoDecideAbovePoints": 90}}}') AS waited,
         points_two_above('{"twoDecideAbovePoints": 40, "pending": null}') AS nothing`,
    );
    expect(rows).toEqual([{ unset: defaultVillageSettings.twoDecideAbovePoints, off: null, waits: 40, waited: 90, nothing: 40 }]);
  });

  it('is said with every version, so that who adopts knows which rules it sends to the panel', async () => {
    const drafting = new Drafting(here, our.secretary);
    const setId = await drafting.draft();
    await drafting.save(setId, ruleContent({ pointsMin: 60, pointsMax: 60 }));
    expect((await here.call(our.secretary, ruleSetRoutes.ruleSet, { params: { ruleSetId: setId } })).body.twoDecideAbove).toBe(50);
  });
});
