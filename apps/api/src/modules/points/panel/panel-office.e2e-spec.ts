import { identityRoutes, panelRoutes, pointsRoutes, type VillageRole } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { PanelVillage } from '../../../../test/panel-village';
import { photoOf } from '../../../../test/split-village';
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
    await inOfficeFor(our.keeper, 400);
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
