import { inboxRoutes, pointsRoutes, RELATIVE_HOLDS_DAYS } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { TestVillage, type Inhabitant } from '../../../test/village';
import { OutboxDispatcher } from '../../platform/outbox/outbox-dispatcher';

let here: TestVillage;
let villageId: string;
let villager: Inhabitant;
let helper: Inhabitant;
let keeper: Inhabitant;
let ruleId: string;

/** The helper keeps the village's points, too, and lives in another household. */
beforeAll(async () => {
  here = await TestVillage.boot();
  villageId = await here.village();
  villager = await here.person(villageId, { householdId: await here.household(villageId), head: true });
  helper = await here.person(villageId, { householdId: await here.household(villageId, '杨家'), roles: ['points_keeper'] });
  keeper = await here.person(villageId, { roles: ['points_keeper'] });
  ruleId = await here.rule(villageId);
  await here.owner.query(
    'INSERT INTO proxy_right (village_id, id, household_id, helper_person_id, granted_by_person_id) VALUES ($1, $2, $3, $4, $5)',
    [villageId, uuidv7(), villager.householdId, helper.personId, villager.personId],
  );
});
afterAll(() => here.close());

async function submitted(): Promise<string> {
  const id = uuidv7();
  await here.call(villager, pointsRoutes.submitApplication, { body: { id, ruleId, text: '院坝扫干净了', photoIds: [] } });
  return id;
}
const approve = (who: Inhabitant, applicationId: string) =>
  here.call(who, pointsRoutes.approveApplication, { params: { applicationId }, body: {} });
const refuse = (
  route: typeof pointsRoutes.rejectApplication | typeof pointsRoutes.returnApplication | typeof pointsRoutes.reverseCredit,
  applicationId: string,
) => here.call(helper, route, { params: { applicationId }, body: { reason: '不行' } });

describe('what a helper applied for', () => {
  it('says so on the statement and in the inbox of the household that it was for', async () => {
    const house = await here.household(villageId, '阿木家');
    const member = await here.person(villageId, { householdId: house, head: true, name: '阿木' });
    const spouse = await here.person(villageId, { householdId: house, name: '阿果' });
    const neighbour = await here.person(villageId, { householdId: await here.household(villageId), name: '杨德明' });
    await here.proxy(member, neighbour);
    const file = async (who: Inhabitant): Promise<string> => {
      const { body } = await here.call(who, pointsRoutes.submitApplication, {
        body: { id: uuidv7(), ruleId, text: '', photoIds: [], memberId: member.personId },
      });
      return body.id;
    };
    const byHelper = await file(neighbour);
    const queued = (await here.call(keeper, pointsRoutes.queue, { query: { limit: '100' } })).body.items.find(({ id }) => id === byHelper);
    expect(queued).toMatchObject({ filedByName: '杨德明', memberName: '阿木' });
    for (const id of [byHelper, await file(spouse)]) expect((await approve(keeper, id)).status).toBe(200);
    // Somebody of the house is no helper.
    expect((await here.call(member, pointsRoutes.myStatement)).body.items).toMatchObject([
      { kind: 'award', memberName: '阿木', helperName: null },
      { kind: 'award', memberName: '阿木', helperName: '杨德明' },
    ]);
    await here.app.get(OutboxDispatcher).drain();
    const bodies = (await here.call(member, inboxRoutes.inbox)).body.items
      .filter(({ kind }) => kind === 'application_credited')
      .map(({ body }) => body.startsWith('杨德明 代 阿木家 办理。'));
    expect(bodies).toEqual([false, true]);
  });

  it('whoever acts for the household is told that they may, and answers a return and takes it back; a reviewer may not', async () => {
    const member = await here.person(villageId, { householdId: await here.household(villageId, '阿木家'), head: true });
    const neighbour = await here.person(villageId, { householdId: await here.household(villageId), name: '杨德明' });
    await here.proxy(member, neighbour);
    const id = uuidv7();
    await here.call(member, pointsRoutes.submitApplication, { body: { id, ruleId, text: '扫了', photoIds: [] } });
    const params = { applicationId: id };
    const asks = { params, body: { reason: '扫的是哪里' } };
    expect((await here.call(keeper, pointsRoutes.returnApplication, asks)).status).toBe(200);
    const read = async (who: Inhabitant) => (await here.call(who, pointsRoutes.application, { params })).body.mayAct;
    expect([await read(member), await read(neighbour), await read(keeper)]).toEqual([true, true, false]);
    const [listed] = (await here.call(neighbour, pointsRoutes.myApplications)).body.items;
    expect(listed).toMatchObject({ id, mayAct: true });
    const answered = await here.call(neighbour, pointsRoutes.supplementApplication, { params, body: { text: '门前院坝', photoIds: [] } });
    expect(answered.body).toMatchObject({ status: 'submitted', text: '门前院坝', filedByName: null, supplementedByName: '杨德明' });
    const queued = (await here.call(keeper, pointsRoutes.queue, { query: { limit: '100' } })).body.items.find(item => item.id === id);
    expect(queued).toMatchObject({ supplementedByName: '杨德明', withdrawnByName: null });
    expect((await here.call(keeper, pointsRoutes.withdrawApplication, { params, body: {} })).status).toBe(403);
    const withdrawn = await here.call(neighbour, pointsRoutes.withdrawApplication, { params, body: {} });
    expect(withdrawn.body).toMatchObject({ status: 'withdrawn', supplementedByName: '杨德明', withdrawnByName: '杨德明' });
  });

  it('what the household answers and takes back itself is nobody’s deed for it', async () => {
    const id = await submitted();
    const params = { applicationId: id };
    await here.call(keeper, pointsRoutes.returnApplication, { params, body: { reason: '扫的是哪里' } });
    await here.call(villager, pointsRoutes.supplementApplication, { params, body: { text: '门前院坝', photoIds: [] } });
    const { body } = await here.call(villager, pointsRoutes.withdrawApplication, { params, body: {} });
    expect(body).toMatchObject({ status: 'withdrawn', supplementedByName: null, withdrawnByName: null });
  });
});

describe('a household that is acted for is like the own one to whoever judges', () => {
  it('its cases are neither in the queue nor approved, alone or in a batch', async () => {
    const id = await submitted();
    const queue = await here.call(helper, pointsRoutes.queue, { query: { limit: '100' } });
    expect(queue.body.items.map(item => item.id)).not.toContain(id);
    expect((await here.call(keeper, pointsRoutes.queue, { query: { limit: '100' } })).body.items.map(item => item.id)).toContain(id);
    expect((await approve(helper, id)).problem.code).toBe('RESOURCE.NOT_FOUND');
    const batch = await here.call(helper, pointsRoutes.approveMany, { body: { applicationIds: [id] } });
    expect(batch.body.outcomes[0]).toMatchObject({ refused: { code: 'RESOURCE.NOT_FOUND' } });
    expect(await here.balance(villager.householdId ?? '')).toBe(0);
  });

  it('its cases are not refused, returned or taken back either', async () => {
    const id = await submitted();
    for (const route of [pointsRoutes.rejectApplication, pointsRoutes.returnApplication])
      expect((await refuse(route, id)).status).toBe(404);
    expect((await approve(keeper, id)).status).toBe(200);
    expect((await refuse(pointsRoutes.reverseCredit, id)).status).toBe(404);
  });

  it('a right that was taken back stands in the way as long as a relative’s word does, and then no longer', async () => {
    const takenBack = (daysAgo: number) =>
      here.owner.query(
        `UPDATE proxy_right SET granted_at = now() - interval '400 days', revoked_at = now() - $2 * interval '1 day' WHERE helper_person_id = $1`,
        [helper.personId, daysAgo],
      );
    await takenBack(RELATIVE_HOLDS_DAYS);
    expect((await approve(helper, await submitted())).status).toBe(404);
    await takenBack(RELATIVE_HOLDS_DAYS + 1);
    expect((await approve(helper, await submitted())).status).toBe(200);
  });
});
