import { checklistsRoutes } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { anItem, aStep, ChecklistsVillage, group } from '../../../test/checklists-village';
import { TestVillage, type Inhabitant } from '../../../test/village';

let here: TestVillage;
let v: ChecklistsVillage;
let neighbour: Inhabitant;
let supervisor: Inhabitant;
let foreignCadre: Inhabitant;

beforeAll(async () => {
  here = await TestVillage.boot();
  v = await ChecklistsVillage.people(here);
  neighbour = await v.neighbour();
  supervisor = await here.person(v.villageId, { roles: ['supervisor'] });
  foreignCadre = await here.person(await here.village('解放村'), { roles: ['cadre', 'secretary'] });
});
afterAll(() => here.close());

describe('who may', () => {
  it('read it: the household, the staff, the supervisor; for others it does not exist', async () => {
    const id = await v.started();
    const relative = await here.person(v.villageId, { householdId: v.household });
    const leader = await v.neighbour({ roles: ['group_leader'] });
    for (const who of [v.villager, relative, v.cadre, v.secretary, supervisor, leader]) expect((await v.read(id, who)).status).toBe(200);
    const otherLeader = await v.neighbour({ roles: ['group_leader'] }, await group(here, v.villageId, `组 ${uuidv7()}`));
    for (const who of [neighbour, otherLeader])
      expect((await v.read(id, who)).problem).toMatchObject({ status: 404, code: 'RESOURCE.NOT_FOUND' });
    expect((await here.call(foreignCadre, checklistsRoutes.serviceRequest, { params: { requestId: id } })).status).toBe(404);
    expect(
      (await here.call(foreignCadre, checklistsRoutes.serviceRequest, { params: { requestId: id, villageId: v.villageId } })).status,
    ).toBe(404);
    expect(
      (
        await here.call(otherLeader, checklistsRoutes.finishStep, {
          params: { requestId: id },
          body: { position: 1, text: '', photoIds: [] },
        })
      ).status,
    ).toBe(404);
  });

  it('work it: nobody of the own household, not even its secretary', async () => {
    const atHome = await here.person(v.villageId, { householdId: v.household, roles: ['secretary', 'cadre'] });
    const id = await v.started();
    for (const reply of [await v.finish(id, 1, atHome), await v.ask(id, 1, atHome), await v.refuse(id, 1, atHome)])
      expect(reply.problem).toMatchObject({ status: 403, code: 'CHECKLISTS.OWN_HOUSEHOLD' });
    expect((await v.read(id, atHome)).body).toMatchObject({ mine: true, mayWork: false });
    for (const scope of ['mine', 'all']) {
      const queue = await here.call(atHome, checklistsRoutes.checklistQueue, { query: { scope, limit: '100' } });
      expect(queue.body.items.map(item => item.id)).not.toContain(id);
    }
    expect((await v.finish(id, 1, v.secretary)).body.steps[0]?.doneByRole).toBe('secretary');
  });

  it('answer, withdraw and rate it: its household only; never who worked it', async () => {
    const id = await v.started([aStep()]);
    for (const reply of [await v.answer(id, neighbour), await v.withdraw(id, neighbour), await v.rate(id, 5, neighbour)])
      expect(reply.status).toBe(404);
    expect((await v.withdraw(id, v.cadre)).problem.code).toBe('ACCESS.DENIED');
    const helperCadre = await v.neighbour({ roles: ['cadre'] });
    await here.owner.query(
      'INSERT INTO proxy_right (village_id, id, household_id, helper_person_id, granted_by_person_id) VALUES ($1, $2, $3, $4, $5)',
      [v.villageId, uuidv7(), v.household, helperCadre.personId, v.villager.personId],
    );
    expect((await v.finish(id, 1, helperCadre)).body.status).toBe('finished');
    expect((await v.rate(id, 5, helperCadre)).problem).toMatchObject({ status: 403, code: 'CHECKLISTS.OWN_WORK' });
    expect((await v.rate(id, 4)).status).toBe(200);
  });

  it('every function asks for its role, and for somebody at all', async () => {
    const id = await v.started();
    const itemId = await v.item();
    const staffOnly = [
      [checklistsRoutes.checklistQueue, {}],
      [checklistsRoutes.finishStep, { position: 1, text: '', photoIds: [] }],
      [checklistsRoutes.askApplicant, { position: 1, text: 'x' }],
      [checklistsRoutes.refuseRequest, { position: 1, reason: 'x' }],
      [checklistsRoutes.publishChecklistItem, anItem()],
      [checklistsRoutes.retireChecklistItem, {}],
      [checklistsRoutes.adoptChecklistTemplate, { template: 'public_services' }],
    ] as const;
    const params = { requestId: id, itemId };
    for (const [route, body] of staffOnly)
      expect((await here.call(v.villager, route, { params, ...(route.method === 'GET' ? {} : { body }) })).problem.code).toBe(
        'ACCESS.DENIED',
      );
    expect((await here.call(v.cadre, checklistsRoutes.publishChecklistItem, { body: anItem() })).problem.code).toBe('ACCESS.DENIED');
    expect(
      (await here.call(supervisor, checklistsRoutes.finishStep, { params, body: { position: 1, text: '', photoIds: [] } })).problem.code,
    ).toBe('ACCESS.DENIED');
    expect((await v.start(itemId, { by: v.cadre })).problem.code).toBe('ACCESS.DENIED');
    expect((await here.call(v.cadre, checklistsRoutes.myRequests)).problem.code).toBe('ACCESS.DENIED');
    for (const route of Object.values(checklistsRoutes)) {
      expect((await here.call(null, route, { params: { ...params, villageId: v.villageId } })).status).toBe(401);
      expect((await here.call(foreignCadre, route, { params: { ...params, villageId: v.villageId }, body: {} })).status).toBe(404);
    }
  });
});

describe('my requests', () => {
  it('of the household, newest first, by what runs and what is closed', async () => {
    const other = await v.neighbour();
    const itemId = await v.item();
    const ids: string[] = [];
    for (let n = 0; n < 3; n += 1) ids.unshift((await v.start(itemId, { by: other })).body.id);
    await v.withdraw(ids[1] ?? '', other);
    const list = async (query: Record<string, string>): Promise<string[]> =>
      (await here.call(other, checklistsRoutes.myRequests, { query })).body.items.map(item => item.id);
    expect(await list({})).toEqual(ids);
    expect(await list({ state: 'running' })).toEqual([ids[0], ids[2]]);
    expect(await list({ state: 'closed' })).toEqual([ids[1]]);
    const page = (await here.call(other, checklistsRoutes.myRequests, { query: { limit: '2' } })).body;
    expect(await list({ limit: '2', cursor: page.nextCursor ?? '' })).toEqual([ids[2]]);
    expect((await here.call(other, checklistsRoutes.myRequests, { query: { cursor: 'x' } })).problem.code).toBe('REQUEST.BAD_CURSOR');
  });
});
