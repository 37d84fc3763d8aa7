import { activitiesRoutes, type ChangeActivity } from '@jishan/contracts';
import { ActivitiesVillage, hours } from '../../../../test/activities-village';
import { TestVillage, type Inhabitant } from '../../../../test/village';

let here: TestVillage;
let v: ActivitiesVillage;

beforeAll(async () => {
  here = await TestVillage.boot();
  v = await ActivitiesVillage.make(here);
});
afterAll(() => here.close());

const coming = (more: object = {}) => v.published({ startsAt: hours(24), endsAt: hours(26), signUpUntil: hours(20), ...more });
const change = async (activityId: string, body: ChangeActivity, who: Inhabitant = v.cadre, version?: number) => {
  const seen = version ?? (await read(activityId)).version;
  return here.call(who, activitiesRoutes.changeActivity, { params: { activityId }, body, headers: { 'if-match': `"${seen}"` } });
};
const signUp = (activityId: string, who: Inhabitant) => here.call(who, activitiesRoutes.signUp, { params: { activityId }, body: {} });
const kinds = async (who: Inhabitant): Promise<string[]> => (await v.inbox(who)).map(({ kind }) => kind);
const read = async (activityId: string, who: Inhabitant = v.cadre) =>
  (await here.call(who, activitiesRoutes.activity, { params: { activityId } })).body;

describe('place, times and seats of an activity change', () => {
  it('until it begins, and whoever signed up is told', async () => {
    const id = await coming();
    await signUp(id, v.villager);
    const startsAt = hours(48);
    const changed = await change(id, { place: '村委会院坝', startsAt, endsAt: hours(50), signUpUntil: hours(40) });
    expect(changed.body).toMatchObject({ place: '村委会院坝', startsAt, mayChange: true });
    expect(await kinds(v.villager)).toContain('activity_changed');
    expect(await kinds(v.neighbour)).not.toContain('activity_changed');
    expect((await change(id, { place: '村委会院坝' })).problem.code).toBe('ACTIVITIES.NOTHING_CHANGED');
  });

  it('more seats go to those who wait, in their order; fewer than are taken are refused', async () => {
    const id = await coming({ capacity: 1 });
    for (const who of [v.villager, v.spouse, v.neighbour]) await signUp(id, who);
    expect((await change(id, { capacity: 2 })).body).toMatchObject({ capacity: 2 });
    expect(await kinds(v.spouse)).toContain('activity_place_free');
    expect((await read(id, v.spouse)).mine).toBe('going');
    expect((await read(id, v.neighbour)).mine).toBe('waiting');
    const refused = await change(id, { capacity: 1 });
    expect(refused.problem).toMatchObject({ code: 'ACTIVITIES.CAPACITY_TAKEN', detail: '已有 2 人报上名，人数上限不能更少。' });
    expect((await change(id, { capacity: null })).body).toMatchObject({ capacity: null });
    expect((await read(id, v.neighbour)).mine).toBe('going');
  });

  it('under the version that was seen: who comes second is told, and writes over nothing', async () => {
    const id = await coming();
    const { version } = await read(id);
    const both = await Promise.all([
      change(id, { place: '村委会院坝' }, v.cadre, version),
      change(id, { place: '学校' }, v.secretary, version),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect(both.find(({ status }) => status === 412)?.problem.code).toBe('VERSION.STALE');
    const now = await read(id);
    expect([now.version, now.place]).toEqual([version + 1, both.find(({ status }) => status === 200)?.body.place]);
    const without = await here.call(v.cadre, activitiesRoutes.changeActivity, { params: { activityId: id }, body: { place: '学校' } });
    expect(without.problem).toMatchObject({ status: 428, code: 'VERSION.REQUIRED' });
    // What changes beside it is no other version: somebody signed up meanwhile.
    await signUp(id, v.villager);
    expect((await change(id, { place: '文化广场' }, v.cadre, now.version)).status).toBe(200);
  });

  it('by whom it was published or the secretary only', async () => {
    const id = await coming();
    const other = await here.person(v.villageId, { roles: ['cadre'] });
    expect((await change(id, { place: '别处' }, other)).problem.code).toBe('ACTIVITIES.NOT_YOURS_TO_CANCEL');
    expect((await read(id, other)).mayChange).toBe(false);
    expect((await change(id, { place: '别处' }, v.villager)).status).toBe(403);
    expect((await change(id, { place: '别处' }, v.secretary)).status).toBe(200);
    const elsewhere = await ActivitiesVillage.make(here, '解放村');
    expect((await change(id, { place: '别处' }, elsewhere.cadre)).status).toBe(404);
  });

  it('neither once it began, was called off, nor to a moment that is past or out of order', async () => {
    const running = await v.published();
    expect((await change(running, { place: '别处' })).problem.code).toBe('ACTIVITIES.STARTED');
    expect((await read(running)).mayChange).toBe(false);
    const off = await coming();
    await v.cancel(off);
    expect((await change(off, { place: '别处' })).problem.code).toBe('ACTIVITIES.CANCELLED');
    const id = await coming();
    for (const times of [{ startsAt: hours(-1) }, { startsAt: hours(30) }, { endsAt: hours(23) }, { signUpUntil: hours(27) }])
      expect((await change(id, times)).problem.code).toBe('ACTIVITIES.TIMES_WRONG');
    expect((await change(id, { place: '打 13812345678 问' })).problem.code).toBe('REQUEST.PERSONAL_NUMBERS');
    expect((await change(id, { place: ' ' })).problem.code).toBe('REQUEST.INVALID');
  });
});
