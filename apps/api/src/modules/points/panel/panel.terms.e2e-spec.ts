import { identityRoutes, inboxRoutes, panelRoutes, pointsRoutes } from '@jishan/contracts';
import { PanelVillage } from '../../../../test/panel-village';
import { TestVillage, type Inhabitant } from '../../../../test/village';
import { villageDay } from '../../../platform/calendar';
import { OutboxDispatcher } from '../../../platform/outbox/outbox-dispatcher';
import { CheckClock } from './check-clock';
import { PanelClock } from './panel-clock';

let here: TestVillage;
let our: PanelVillage;
let full: string;

beforeAll(async () => {
  here = await TestVillage.boot();
  our = await PanelVillage.people(here);
  full = await here.rule(our.villageId, { lane: 'full', points: 10, title: '义务修路' });
});
afterAll(() => here.close());
afterEach(async () => expect(await here.faults()).toEqual([]));

const inboxOf = async (who: Inhabitant): Promise<string[]> => {
  await here.app.get(OutboxDispatcher).drain();
  return (await here.call(who, inboxRoutes.inbox, { query: { limit: '100' } })).body.items.map(item => item.title);
};

describe('too few people', () => {
  it('the secretary, then the supervisor stand in; a case for which nobody is left is not passed on', async () => {
    const small = await PanelVillage.people(here, 1);
    const ruleId = await here.rule(small.villageId, { lane: 'full' });
    const id = await small.inReview(ruleId);
    expect((await small.asked(id)).map(one => one.personId).sort()).toEqual(
      [small.reviewers[0]?.personId, small.secretary.personId].sort(),
    );
    const [first, second] = (await small.asked(id)) as [Inhabitant, Inhabitant];
    await small.vote(first, id, true);
    await small.vote(second, id, false);
    expect((await small.asked(id)).map(one => one.personId)).toEqual([small.supervisor.personId]);
    await small.vote(small.supervisor, id, true);
    expect(await small.status(id)).toBe('publicized');
    // Everybody has decided: the objection stands until somebody else may weigh it.
    await small.object(small.neighbour, id);
    expect(await small.asked(id)).toEqual([]);
    await small.letPublicationEnd(id);
    expect(await small.creditDue()).toBe(0);
    const elected = await here.person(small.villageId, { roles: ['reviewer'], name: '新评议员' });
    await here.newlyInOffice(elected);
    // Whoever came into office after the filing weighs it only when there is nobody else, and not at once.
    await here.app.get(PanelClock).run(new Date(Date.now() + 30 * 86_400_000));
    expect((await small.record(id)).rounds[1]?.seats).toEqual([]);
    await here.owner.query(`UPDATE points_application SET submitted_at = now() - interval '40 days' WHERE id = $1`, [id]);
    await here.owner.query(`UPDATE village_role SET created_at = now() - interval '32 days' WHERE person_id = $1`, [elected.personId]);
    await here.app.get(PanelClock).run(new Date(Date.now() + 60 * 86_400_000));
    expect((await small.record(id)).rounds[1]).toMatchObject({ needed: 1, seats: [{ personId: elected.personId }] });
    await small.vote(elected, id, true);
    expect(await small.status(id)).toBe('credited');

    await here.owner.query('DELETE FROM village_role WHERE village_id = $1 AND person_id <> $2', [small.villageId, small.keeper.personId]);
    const nobody = await small.submit(ruleId);
    expect((await small.pass(nobody)).problem.code).toBe('POINTS.PANEL_EMPTY');
    expect(await small.status(nobody)).toBe('submitted');
  });

  it('a late panel gets other people, and those in charge are told', async () => {
    const id = await our.inReview(full);
    const before = (await our.asked(id)).map(one => one.personId);
    await our.vote((await our.asked(id))[0] as Inhabitant, id, true);
    await here.owner.query(`UPDATE points_panel SET due_on = current_date - 10 WHERE application_id = $1`, [id]);
    await here.app.get(PanelClock).run(new Date());
    const after = (await our.asked(id)).map(one => one.personId);
    expect(after).toHaveLength(1);
    expect(before).not.toContain(after[0]);
    const late = our.reviewers.find(one => one.personId === before[1]) as Inhabitant;
    expect((await our.vote(late, id, true)).status).toBe(404);
    expect((await inboxOf(our.secretary)).join('\n')).toContain('评议超期');
    await our.allVote(id, true);
    expect(await our.status(id)).toBe('publicized');
  });

  it('who is left of those that weigh it has voted, and nobody more can be asked: the votes decide as they stand', async () => {
    const small = await PanelVillage.people(here, 2);
    const ruleId = await here.rule(small.villageId, { lane: 'full' });
    const id = await small.publicized(ruleId);
    await small.object(small.neighbour, id);
    await small.vote(small.secretary, id, true);
    expect((await small.asked(id)).map(one => one.personId)).toEqual([small.supervisor.personId]);
    await small.object(small.supervisor, id);
    expect(await small.asked(id)).toEqual([]);
    expect(await small.status(id)).toBe('upheld');
  });
});

describe('a first check that is late', () => {
  it('those who may check are told once, the applicant reads by when; nobody is told of what is in time or decided', async () => {
    const village = await PanelVillage.people(here, 1);
    const fast = await here.rule(village.villageId, { lane: 'fast', points: 2, title: '打扫院落' });
    const [late, decided, inTime] = [await village.submit(fast), await village.submit(fast), await village.submit(fast)];
    const read = async (id: string) =>
      (await here.call(village.villager, pointsRoutes.application, { params: { applicationId: id } })).body.checkDueOn;
    for (const id of [late, decided])
      await here.owner.query(`UPDATE points_application SET submitted_at = '2026-11-13T10:00:00+08:00' WHERE id = $1`, [id]);
    expect(await read(late)).toBe('2026-11-17');
    const approve = { params: { applicationId: decided }, body: { points: 2 } };
    expect((await here.call(village.keeper, pointsRoutes.approveApplication, approve)).status).toBe(200);
    expect(await read(decided)).toBeNull();

    const told = async (who: Inhabitant) => (await inboxOf(who)).filter(title => title === '有一件申报超期没有审核').length;
    const clock = here.app.get(CheckClock);
    await here.owner.query(`UPDATE points_application SET submitted_at = now() WHERE id = $1`, [inTime]);
    await clock.run(new Date('2026-11-17T20:00:00+08:00'));
    expect(await told(village.keeper)).toBe(0);
    await clock.run(new Date('2026-11-18T00:00:00+08:00'));
    await clock.run(new Date('2026-11-19T00:00:00+08:00'));
    expect([await told(village.keeper), await told(village.secretary)]).toEqual([1, 1]);
    expect([await told(village.supervisor), await told(village.villager)]).toEqual([0, 0]);
    const { rows } = await here.owner.query<{ id: string }>(
      'SELECT id FROM points_application WHERE village_id = $1 AND check_told_at IS NOT NULL',
      [village.villageId],
    );
    expect(rows).toEqual([{ id: late }]);
  });

  it('a case that came back: while the household had it no day of the village went by, and what is late again is told again', async () => {
    const village = await PanelVillage.people(here, 1);
    const id = await village.submit(await here.rule(village.villageId, { lane: 'fast', points: 2, title: '打扫院落' }));
    const one = { params: { applicationId: id } };
    const told = async () => (await inboxOf(village.keeper)).filter(title => title === '有一件申报超期没有审核').length;
    await here.owner.query(`UPDATE points_application SET submitted_at = '2026-11-13T10:00:00+08:00' WHERE id = $1`, [id]);
    const clock = here.app.get(CheckClock);
    await clock.run(new Date('2026-11-18T00:00:00+08:00'));
    expect(await told()).toBe(1);
    expect((await here.call(village.keeper, pointsRoutes.returnApplication, { ...one, body: { reason: '补一张照片' } })).status).toBe(200);
    const again = await here.call(village.villager, pointsRoutes.supplementApplication, { ...one, body: { text: '补了', photoIds: [] } });
    const today = villageDay(new Date());
    expect((again.body.checkDueOn ?? '') > today).toBe(true);
    const queued = (await here.call(village.keeper, pointsRoutes.queue)).body.items.find(item => item.id === id);
    expect(queued).toMatchObject({ overdue: false, dueOn: again.body.checkDueOn });
    await clock.run(new Date());
    expect(await told()).toBe(1);
    for (const days of [20, 21]) await clock.run(new Date(Date.now() + days * 86_400_000));
    expect(await told()).toBe(2);
  });
});

describe('the village’s settings', () => {
  it('one vote, another pool, fewer days: rounds that are open keep what they began with', async () => {
    const village = await PanelVillage.people(here, 3);
    const ruleId = await here.rule(village.villageId, { lane: 'full' });
    const before = await village.inReview(ruleId);
    const change = (body: object, version: number) =>
      here.call(village.secretary, identityRoutes.changeSettings, { body, headers: { 'if-match': `"${version}"` } });
    for (const wrong of [{ panelSize: 4 }, { panelNeeded: 4 }, { panelSize: 1 }])
      expect((await change(wrong, 1)).problem.code).toBe('SETTINGS.PANEL');
    expect((await change({ publicationDays: 0 }, 1)).status).toBe(400);
    const changed = await change(
      { panelSize: 1, panelNeeded: 1, panelPool: 'reviewers_and_cadres', publicationDays: 1, maskNames: false },
      1,
    );
    expect(changed.body).toMatchObject({
      version: 2,
      settings: { panelSize: 3, panelNeeded: 2, panelPool: 'reviewers', publicationDays: 5, maskNames: false, checkWorkingDays: 2 },
    });
    const sameDay = await village.inReview(ruleId);
    expect((await village.asked(sameDay)).length).toBe(2);
    await here.owner.query(`UPDATE village SET settings = jsonb_set(settings, '{pending,from}', '"2026-01-01"') WHERE id = $1`, [
      village.villageId,
    ]);
    const after = await village.inReview(ruleId);
    expect((await village.asked(after)).length).toBe(1);
    await village.allVote(after, true);
    const shown = (await here.call(village.neighbour, panelRoutes.publications)).body.items;
    expect(shown.map(item => [item.applicationId, item.memberName])).toEqual([[after, '罗秀英']]);
    await village.allVote(before, true);
    expect((await village.record(before)).rounds[0]).toMatchObject({ needed: 2, seatsAtMost: 3, outcome: 'agreed' });
  });
});
