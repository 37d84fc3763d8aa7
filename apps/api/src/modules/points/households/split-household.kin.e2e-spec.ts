import { activitiesRoutes, inboxRoutes, panelRoutes, pointsRoutes, storeRoutes, type GrantHonours } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { SplitVillage } from '../../../../test/split-village';
import { TestVillage, type Inhabitant } from '../../../../test/village';
import { villageDay } from '../../../platform/calendar';
import { OutboxDispatcher } from '../../../platform/outbox/outbox-dispatcher';

let here: TestVillage;
beforeAll(async () => {
  here = await TestVillage.boot();
});
afterAll(() => here.close());
afterEach(async () => expect((await here.owner.query('SELECT * FROM books_verify()')).rows).toEqual([]));

const takeBack = (who: Inhabitant, householdId: string) =>
  here.call(who, panelRoutes.declareRelative, { body: { householdId, related: false } });
const approve = (who: Inhabitant, applicationId: string) =>
  here.call(who, pointsRoutes.approveApplication, { params: { applicationId }, body: {} });
async function submit(who: Inhabitant, ruleId: string): Promise<string> {
  const id = uuidv7();
  await here.call(who, pointsRoutes.submitApplication, { body: { id, ruleId, text: '', photoIds: [] } });
  return id;
}
const inQueue = async (who: Inhabitant, id: string) =>
  (await here.call(who, pointsRoutes.queue, { query: { limit: '100' } })).body.items.some(item => item.id === id);

/** The son is a cadre; he has moved out. */
async function movedOut(settings: object = {}, points = 0) {
  const v = await SplitVillage.open(here, settings, points);
  const cadre = await here.person(v.villageId, { householdId: v.householdId, roles: ['cadre', 'points_keeper'], name: '罗干部' });
  const change = await v.done({ personIds: [cadre.personId], headPersonId: cadre.personId, name: '罗干部家' });
  return { v, cadre, change };
}

describe('whom a 分户 binds stays bound', () => {
  it('the word cannot be taken back, and without any word the cases of the other side stay hidden and refused', async () => {
    const { v, cadre, change } = await movedOut();
    const ruleId = await here.rule(v.villageId, { points: 5 });
    const id = await submit(v.father, ruleId);
    expect((await takeBack(cadre, v.householdId)).problem).toMatchObject({ status: 409, code: 'POINTS.RELATIVE_BY_SPLIT' });
    // As if it had never been declared: what binds is the record of the change.
    await here.owner.query('UPDATE points_relative SET revoked_at = now() WHERE village_id = $1', [v.villageId]);
    expect([await inQueue(cadre, id), await inQueue(v.secretary, id)]).toEqual([false, true]);
    expect((await approve(cadre, id)).status).toBe(404);
    const batch = await here.call(cadre, pointsRoutes.approveMany, { body: { applicationIds: [id] } });
    expect(batch.body.outcomes).toMatchObject([{ applicationId: id, refused: { code: 'RESOURCE.NOT_FOUND' } }]);
    await here.owner.query(`INSERT INTO village_role (village_id, person_id, role) VALUES ($1, $2, 'cadre')`, [
      v.villageId,
      v.wife.personId,
    ]);
    const theirs = await submit({ ...cadre, householdId: change.toHouseholdId }, ruleId);
    expect((await approve(v.wife, theirs)).status).toBe(404);
    expect((await approve(v.secretary, id)).status).toBe(200);
  });

  it('who came to the new household later is bound to the old one; a brother who left before and one who left after are to each other', async () => {
    const { v, change } = await movedOut();
    const second = await v.done({ personIds: [v.wife.personId], headPersonId: v.wife.personId, name: '周家' });
    await here.owner.query('UPDATE points_relative SET revoked_at = now() WHERE village_id = $1', [v.villageId]);
    const bride = await here.person(v.villageId, { householdId: change.toHouseholdId, name: '新媳妇' });
    const recused = async (who: Inhabitant, of: string) =>
      (await here.owner.query<{ yes: boolean }>('SELECT points_recused($1, $2, $3) AS yes', [v.villageId, who.personId, of])).rows[0]?.yes;
    expect([
      await recused(bride, v.householdId),
      await recused(v.wife, change.toHouseholdId),
      await recused(v.father, second.toHouseholdId),
      await recused(v.secretary, v.householdId),
    ]).toEqual([true, true, true, false]);
  });
});

describe('relatives’ activities and honours are for another cadre', () => {
  const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
  async function held(who: Inhabitant, v: SplitVillage, present: readonly Inhabitant[]): Promise<string> {
    const ruleId = await here.rule(v.villageId, { startedBy: 'activity', points: 10, title: '集体活动' });
    const body = {
      id: uuidv7(),
      title: '清理河道',
      text: '来',
      place: '桥头',
      startsAt: at(-1),
      endsAt: at(1),
      signUpUntil: at(0.9),
      audience: 'village' as const,
      ruleId,
      walkIns: true,
      photoIds: [],
    };
    expect((await here.call(who, activitiesRoutes.publishActivity, { body })).status).toBe(200);
    const params = { activityId: body.id };
    await here.call(who, activitiesRoutes.tickPresence, { params, body: { present: present.map(one => one.personId), absent: [] } });
    return body.id;
  }
  const settle = (who: Inhabitant, activityId: string, expectedPersons: number) =>
    here.call(who, activitiesRoutes.settleActivity, { params: { activityId }, body: { expectedPersons } });

  it('an activity’s points: by a split or by declaration, they are left for somebody else, who can take them back alone', async () => {
    const { v, cadre } = await movedOut();
    const neighbour = await here.person(v.villageId, { householdId: await here.household(v.villageId, '杨家') });
    const id = await held(cadre, v, [v.father, v.son, neighbour]);
    const seen = await here.call(cadre, activitiesRoutes.activity, { params: { activityId: id } });
    expect(seen.body).toMatchObject({ toSettle: 1, toSettleOwn: 2 });
    expect((await settle(cadre, id, 1)).body).toMatchObject({ persons: 1, points: 10, leftOut: 2 });
    expect((await settle(cadre, id, 2)).problem.code).toBe('ACTIVITIES.ONLY_OWN_HOUSEHOLD');
    const cousin = await here.person(v.villageId, { roles: ['cadre', 'points_keeper'] });
    await here.call(cousin, panelRoutes.declareRelative, { body: { householdId: v.householdId, related: true } });
    expect((await settle(cousin, id, 2)).problem.code).toBe('ACTIVITIES.ONLY_OWN_HOUSEHOLD');
    expect((await settle(v.secretary, id, 2)).body).toMatchObject({ persons: 2, leftOut: 0 });
    const back = (who: Inhabitant) =>
      here.call(who, activitiesRoutes.reverseActivityCredit, {
        params: { activityId: id, personId: v.father.personId },
        body: { reason: '登记错了' },
      });
    const keeper = await here.person(v.villageId, { roles: ['points_keeper'] });
    expect([(await back(cadre)).status, (await back(cousin)).status, (await back(keeper)).status]).toEqual([404, 404, 200]);
  });

  it('an honour that waits: neither confirmed nor revoked by the other side, whatever they have taken back', async () => {
    const { v, cadre } = await movedOut({ twoDecideAbovePoints: 50 });
    // In office when it was asked for, as a second hand must be.
    const other = await here.person(v.villageId, { roles: ['cadre', 'points_keeper'] });
    const ruleId = await here.rule(v.villageId, { startedBy: 'cadre', points: 60, pointsMax: 100, title: '荣誉' });
    await here.owner.query(`UPDATE points_rule SET category = 'honours' WHERE id = $1`, [ruleId]);
    const body: GrantHonours = {
      title: '最美家庭',
      period: '2026',
      grantedOn: villageDay(new Date()),
      citation: '好',
      ruleId,
      points: 60,
      householdIds: [v.householdId],
    };
    expect((await here.call(v.secretary, activitiesRoutes.grantHonours, { body })).body).toMatchObject({ waiting: 60 });
    const honourId = (await here.call(v.secretary, activitiesRoutes.honours)).body.items[0]?.id ?? '';
    const confirm = (who: Inhabitant) => here.call(who, activitiesRoutes.confirmHonour, { params: { honourId }, body: {} });
    const revoke = (who: Inhabitant) => here.call(who, activitiesRoutes.revokeHonour, { params: { honourId }, body: { reason: '不实' } });
    await here.owner.query('UPDATE points_relative SET revoked_at = now() WHERE village_id = $1', [v.villageId]);
    expect([(await confirm(cadre)).status, (await revoke(cadre)).status, await here.balance(v.householdId)]).toEqual([404, 404, 0]);
    expect([(await confirm(other)).status, await here.balance(v.householdId)]).toEqual([200, 60]);
    expect([(await revoke(cadre)).status, (await revoke(other)).status]).toEqual([404, 200]);
  });
});

describe('what those who moved, and those who help, no longer have', () => {
  it('the old paper card: both households have new ones, and are told', async () => {
    const v = await SplitVillage.open(here);
    const shopkeeper = await here.person(v.villageId, { roles: ['store_keeper'] });
    const cardOf = async (householdId: string) =>
      (await here.owner.query<{ card_code: string }>('SELECT card_code FROM household WHERE id = $1', [householdId])).rows[0]?.card_code ??
      '';
    const resolve = (code: string) => here.call(shopkeeper, storeRoutes.resolveCounter, { body: { code } });
    const old = await cardOf(v.householdId);
    expect((await resolve(old)).status).toBe(200);
    const change = await v.done();
    expect((await resolve(old)).status).toBe(422);
    expect((await resolve(await cardOf(v.householdId))).body.householdId).toBe(v.householdId);
    expect((await resolve(await cardOf(change.toHouseholdId))).body.householdId).toBe(change.toHouseholdId);
    await here.app.get(OutboxDispatcher).drain();
    const told = (await here.call(v.father, inboxRoutes.inbox)).body.items.find(item => item.kind === 'household_split');
    expect(told?.body).toContain('旧卡不能再用');
  });

  it('the document is not for the neighbour who acts for one of them', async () => {
    const v = await SplitVillage.open(here);
    const neighbour = await here.person(v.villageId, { householdId: await here.household(v.villageId, '杨家') });
    await here.proxy(v.father, neighbour);
    const change = await v.done();
    expect([(await v.read(change.id, neighbour)).status, (await v.read(change.id, v.father)).status]).toEqual([404, 200]);
  });

  it('thanks for filing for the house that they came from', async () => {
    const v = await SplitVillage.open(here, { helperThanksPoints: 2, helperThanksPerMonth: 4 });
    const change = await v.done({ personIds: [v.son.personId], headPersonId: v.son.personId });
    const neighbour = await here.person(v.villageId, { householdId: await here.household(v.villageId, '杨家') });
    const keeper = await here.person(v.villageId, { roles: ['points_keeper'] });
    const ruleId = await here.rule(v.villageId, { points: 5 });
    for (const helper of [v.son, neighbour]) {
      await here.proxy(v.father, helper);
      const id = uuidv7();
      const body = { id, ruleId, text: '', photoIds: [], memberId: v.father.personId };
      expect((await here.call(helper, pointsRoutes.submitApplication, { body })).status).toBe(200);
      expect((await approve(keeper, id)).status).toBe(200);
    }
    await here.owner.query('SELECT points_thank_due(100)');
    expect(await Promise.all([v.householdId, change.toHouseholdId, neighbour.householdId ?? ''].map(id => here.balance(id)))).toEqual([
      10, 0, 2,
    ]);
  });
});
