import { identityRoutes, panelRoutes, pointsRoutes, type VillageRole } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { PanelVillage } from '../../../../test/panel-village';
import { photoOf } from '../../../../test/photo-of';
import { TestVillage, type Inhabitant } from '../../../../test/village';

let here: TestVillage;
let our: PanelVillage;
let ruleId: string;
beforeAll(async () => {
  here = await TestVillage.boot();
});
beforeEach(async () => {
  our = await PanelVillage.people(here, 2);
  ruleId = await here.rule(our.villageId, { lane: 'full' });
});
afterAll(() => here.close());
afterEach(async () => expect(await here.faults()).toEqual([]));

/** By the secretary, as the product does it. */
async function change(who: Inhabitant, role: VillageRole, granted: boolean): Promise<void> {
  const election = granted && role === 'reviewer' ? { election: { heldOn: '2026-01-20', present: 30, votesFor: 28, votesAgainst: 1 } } : {};
  const photoIds = granted ? [await photoOf(here, our.secretary)] : [];
  const { status, body } = await here.call(our.secretary, identityRoutes.grantRole, {
    body: { id: uuidv7(), personId: who.personId, role, granted, reason: '村民代表会议决定', photoIds, ...election },
  });
  if (status !== 200) throw new Error(JSON.stringify(body));
}
const villager = async (name: string): Promise<Inhabitant> =>
  here.person(our.villageId, { householdId: await here.household(our.villageId, `${name}家`), name });
const seats = async (id: string): Promise<string[]> => (await our.record(id)).rounds.at(-1)?.seats.map(seat => seat.personId) ?? [];
const filedDaysAgo = (id: string, days: number) =>
  here.owner.query(`UPDATE points_application SET submitted_at = now() - make_interval(days => $2) WHERE id = $1`, [id, days]);
const inOfficeFor = (who: Inhabitant, days: number) =>
  here.owner.query(`UPDATE village_role SET created_at = now() - make_interval(days => $2) WHERE person_id = $1`, [who.personId, days]);

describe('a case that lies there already', () => {
  it('nobody makes its panel: neither who came after it, nor who put them there, takes a seat', async () => {
    const id = await our.submit(ruleId);
    const crony = await villager('自己人');
    for (const one of our.reviewers) await change(one, 'reviewer', false);
    await change(crony, 'reviewer', true);
    expect((await our.pass(id)).status).toBe(200);
    expect(await seats(id)).toEqual([our.supervisor.personId]);
    expect((await our.vote(our.secretary, id, true)).status).toBe(404);
    // What is filed from now on is before them all.
    const next = await our.inReview(ruleId);
    expect((await seats(next)).sort()).toEqual([crony.personId, our.secretary.personId].sort());
  });

  it('waits where nobody is left, until those who came later have been in office for 31 days', async () => {
    const id = await our.submit(ruleId);
    await filedDaysAgo(id, 40);
    for (const one of [...our.reviewers, our.secretary, our.supervisor]) await here.newlyInOffice(one);
    const [first, second] = our.reviewers as [Inhabitant, Inhabitant];
    await inOfficeFor(first, 30);
    expect((await our.pass(id)).problem).toMatchObject({ status: 409, code: 'POINTS.PANEL_EMPTY' });
    expect(await our.status(id)).toBe('submitted');
    await inOfficeFor(first, 32);
    expect((await our.pass(id)).status).toBe(200);
    expect(await seats(id)).toEqual([first.personId]);
    expect((await our.vote(second, id, true)).status).toBe(404);
  });

  it('is checked by somebody who was in office then, or has been for 31 days', async () => {
    const id = await our.submit(ruleId);
    const late = await here.person(our.villageId, { roles: ['cadre'], name: '新干部' });
    await here.newlyInOffice(late);
    expect((await our.pass(id, late)).problem).toMatchObject({ status: 403, code: 'POINTS.CHECK_OFFICE_NEW' });
    // Another office, however old, is not the one in which they check.
    await here.owner.query(
      `INSERT INTO village_role (village_id, person_id, role, created_at) VALUES ($1, $2, 'group_leader', '2020-01-01')`,
      [our.villageId, late.personId],
    );
    expect((await our.pass(id, late)).problem.code).toBe('POINTS.CHECK_OFFICE_NEW');
    await filedDaysAgo(id, 40);
    for (const one of [...our.reviewers, late]) await inOfficeFor(one, 32);
    expect((await our.pass(id, late)).status).toBe(200);
  });
});

describe('a case of the fast lane that lies there already', () => {
  const approve = (who: Inhabitant, applicationId: string) =>
    here.call(who, pointsRoutes.approveApplication, { params: { applicationId }, body: {} });
  const newReviewer = async (name: string): Promise<Inhabitant> => {
    const who = await here.person(our.villageId, { roles: ['reviewer'], name });
    await here.newlyInOffice(who);
    return who;
  };
  let fast: string;
  beforeEach(async () => {
    fast = await here.rule(our.villageId, { points: 3, title: '清扫村道' });
  });

  it('is not given points by whoever came into office after it, alone or by the list, until they have been there for 31 days', async () => {
    const id = await our.submit(fast);
    const crony = await newReviewer('自己人');
    expect((await approve(crony, id)).problem).toMatchObject({ status: 403, code: 'POINTS.APPROVE_OFFICE_NEW' });
    const many = await here.call(crony, pointsRoutes.approveMany, { body: { applicationIds: [id] } });
    expect(many.body.outcomes).toMatchObject([{ applicationId: id, refused: { code: 'POINTS.APPROVE_OFFICE_NEW' } }]);
    expect(await our.status(id)).toBe('submitted');
    // Another office of theirs, however old, that gives no points.
    await here.owner.query(
      `INSERT INTO village_role (village_id, person_id, role, created_at) VALUES ($1, $2, 'group_leader', '2020-01-01')`,
      [our.villageId, crony.personId],
    );
    expect((await approve(crony, id)).problem.code).toBe('POINTS.APPROVE_OFFICE_NEW');
    await filedDaysAgo(id, 40);
    await inOfficeFor(crony, 30);
    expect((await approve(crony, id)).problem.code).toBe('POINTS.APPROVE_OFFICE_NEW');
    await inOfficeFor(crony, 32);
    expect((await approve(crony, id)).status).toBe(200);
  });

  it('is given points by whoever decided before and was put into a second office since', async () => {
    const id = await our.submit(fast);
    const promoted = await here.person(our.villageId, { roles: ['cadre'], name: '老干部' });
    await here.owner.query(`INSERT INTO village_role (village_id, person_id, role) VALUES ($1, $2, 'points_keeper')`, [
      our.villageId,
      promoted.personId,
    ]);
    expect((await approve(promoted, id)).status).toBe(200);
  });

  it('a village whose only reviewer is new gets on: what is filed from now on is theirs, what lay there is withdrawn and filed again', async () => {
    const id = await our.submit(fast);
    const next = await newReviewer('接任的');
    for (const one of [our.keeper, our.secretary, ...our.reviewers])
      await here.owner.query('DELETE FROM village_role WHERE person_id = $1', [one.personId]);
    expect((await approve(next, id)).problem.code).toBe('POINTS.APPROVE_OFFICE_NEW');
    // To send it back or refuse it gives nobody anything.
    const sent = await here.call(next, pointsRoutes.returnApplication, { params: { applicationId: id }, body: { reason: '请重新申报' } });
    expect(sent.status).toBe(200);
    expect((await here.call(our.villager, pointsRoutes.withdrawApplication, { params: { applicationId: id } })).status).toBe(200);
    expect((await approve(next, await our.submit(fast))).status).toBe(200);
  });

  it('nor by whom the filer, or the family that files, put there in the 31 days before', async () => {
    const appointed = async (by: Inhabitant, daysAgo: number) => {
      const who = await villager(`被任命${daysAgo}`);
      await here.owner.query(
        `INSERT INTO village_role (village_id, person_id, role, created_at) VALUES ($1, $2, 'cadre', now() - make_interval(days => $3))`,
        [our.villageId, who.personId, daysAgo],
      );
      await here.owner.query(
        `INSERT INTO role_change (village_id, id, person_id, role, granted, reason, changed_by_person_id, changed_by_role, created_at)
         VALUES ($1, $2, $3, 'cadre', true, '村两委会议决定', $4, 'secretary', now() - make_interval(days => $5))`,
        [our.villageId, uuidv7(), who.personId, by.personId, daysAgo],
      );
      return who;
    };
    const spouse = await here.person(our.villageId, { householdId: our.villager.householdId ?? '', name: '当家的' });
    const id = await our.submit(fast);
    for (const by of [our.villager, spouse])
      expect((await approve(await appointed(by, 5), id)).problem.code).toBe('POINTS.APPROVE_OFFICE_NEW');
    expect((await approve(await appointed(our.secretary, 5), id)).status).toBe(200);
    expect((await approve(await appointed(spouse, 32), await our.submit(fast))).status).toBe(200);
  });
});

it('what is not theirs to decide says nothing about itself', async () => {
  const id = await our.submit(await here.rule(our.villageId, { points: 20, title: '最多二十分' }));
  await here.call(our.keeper, panelRoutes.declareRelative, { body: { householdId: our.villager.householdId ?? '', related: true } });
  const approve = (applicationId: string) =>
    here.call(our.keeper, pointsRoutes.approveApplication, { params: { applicationId }, body: { points: 3 } });
  const [theirs, nobodys] = [(await approve(id)).problem, (await approve(uuidv7())).problem];
  expect(theirs).toMatchObject({ status: 404, code: 'RESOURCE.NOT_FOUND' });
  expect(theirs.details).toBeUndefined();
  expect({ ...theirs, requestId: '' }).toEqual({ ...nobodys, requestId: '' });
  const many = await here.call(our.keeper, pointsRoutes.approveMany, { body: { applicationIds: [id] } });
  expect(JSON.stringify(many.body)).toContain('RESOURCE.NOT_FOUND');
  expect(JSON.stringify(many.body)).not.toContain('"max"');
});
