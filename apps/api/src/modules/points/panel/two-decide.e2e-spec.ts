import { defaultVillageSettings, identityRoutes, inboxRoutes, pointsRoutes, problems, ruleSetRoutes } from '@jishan/contracts';
import { Client } from 'pg';
import { uuidv7 } from 'uuidv7';
import { PanelVillage } from '../../../../test/panel-village';
import { Drafting, ruleContent } from '../../../../test/rule-sets';
import { TestVillage, type Inhabitant } from '../../../../test/village';
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

describe('the setting', () => {
  it('counts from the moment it is changed, also for what waits; 0 is no limit', async () => {
    const id = await our.submit(large);
    await limit(0);
    expect((await our.pass(id)).problem.code).toBe('POINTS.LANE_FAST');
    expect((await approve(id)).body).toMatchObject({ points: 60 });
    const next = await our.submit(small);
    await limit(49);
    expect((await approve(next)).problem.code).toBe('POINTS.NEEDS_TWO');
    await limit(50);
    expect((await approve(next)).status).toBe(200);
  });

  it('is told, when it is changed, to those who watch over the points, and to nobody when it is saved as it was', async () => {
    const lines = async (who: Inhabitant): Promise<string[]> => {
      await here.app.get(OutboxDispatcher).drain();
      const { items } = (await here.call(who, inboxRoutes.inbox, { query: { limit: '100' } })).body;
      return items.filter(item => item.kind === 'two_decide_changed').map(item => item.body);
    };
    const before = await lines(our.supervisor);
    await limit(50);
    expect(await lines(our.supervisor)).toEqual(before);
    await limit(200);
    await limit(0);
    await limit(50);
    const now = (await lines(our.supervisor)).slice(0, 3);
    expect(now).toEqual([
      '原来不设限，现在最多批 50 分。超过的要两个人以上定。',
      '原来最多批 200 分，现在不设限。',
      '原来最多批 50 分，现在最多批 200 分。超过的要两个人以上定。',
    ]);
    expect((await lines(our.secretary)).slice(0, 3)).toEqual(now);
    for (const who of [our.villager, our.keeper]) expect(await lines(who)).toEqual([]);
  });

  it('is the contracts’ default where a village never set it, in the database too', async () => {
    const { rows } = await here.owner.query(
      `SELECT points_two_above('{}') AS unset, points_two_above('{"twoDecideAbovePoints": 0}') AS off`,
    );
    expect(rows).toEqual([{ unset: defaultVillageSettings.twoDecideAbovePoints, off: null }]);
  });

  it('is said with every version, so that who adopts knows which rules it sends to the panel', async () => {
    const drafting = new Drafting(here, our.secretary);
    const setId = await drafting.draft();
    await drafting.save(setId, ruleContent({ pointsMin: 60, pointsMax: 60 }));
    expect((await here.call(our.secretary, ruleSetRoutes.ruleSet, { params: { ruleSetId: setId } })).body.twoDecideAbove).toBe(50);
  });
});
