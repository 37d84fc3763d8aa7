import { activitiesRoutes, panelRoutes } from '@jishan/contracts';
import { ActivitiesVillage } from '../../../../test/activities-village';
import { Honours } from '../../../../test/honours';
import { TestVillage, type Inhabitant } from '../../../../test/village';

let here: TestVillage;
let v: ActivitiesVillage;
let honours: Honours;

beforeAll(async () => {
  here = await TestVillage.boot();
  honours = await Honours.open(here);
  v = honours.v;
});
afterAll(() => here.close());
afterEach(async () => expect(await v.faults()).toEqual([]));

const grant = (...given: Parameters<Honours['grant']>) => honours.grant(...given);
const list = (...of: Parameters<Honours['list']>) => honours.list(...of);
const newest = (...of: Parameters<Honours['newest']>) => honours.newest(...of);
const revoke = (...one: Parameters<Honours['revoke']>) => honours.revoke(...one);

describe('more points than one person may give', () => {
  const confirm = (honourId: string, who: Inhabitant, key?: string) =>
    here.call(who, activitiesRoutes.confirmHonour, { params: { honourId }, body: {}, key });
  const one = async (honourId: string, who: Inhabitant) => (await here.call(who, activitiesRoutes.honour, { params: { honourId } })).body;
  let large: string;
  let other: Inhabitant;
  const limit = (above: number) =>
    here.owner.query(`UPDATE village SET settings = settings || jsonb_build_object('twoDecideAbovePoints', $2::int) WHERE id = $1`, [
      v.villageId,
      above,
    ]);
  beforeAll(async () => {
    await limit(50);
    large = await honours.rule({ points: 60, title: '最美家庭' });
    other = await here.person(v.villageId, { roles: ['cadre'], name: '赵干部' });
  });
  afterAll(() => limit(0));

  it('the honour is granted, the points wait for a second officer, and come when that one has said yes, once', async () => {
    const before = await here.balance(v.household);
    expect((await grant({ ruleId: large, points: 60 })).body).toEqual({ granted: 1, points: 0, waiting: 60 });
    const id = await newest();
    expect(await here.balance(v.household)).toBe(before);
    expect(await one(id, v.villager)).toMatchObject({ points: null, pointsAsked: 60, mayConfirm: false });
    expect(await one(id, v.neighbour)).toMatchObject({ points: null, pointsAsked: null, mayConfirm: false });
    expect(await one(id, v.cadre)).toMatchObject({ pointsAsked: 60, mayConfirm: false });
    expect(await one(id, other)).toMatchObject({ pointsAsked: 60, mayConfirm: true });
    expect((await v.inbox(other))[0]).toMatchObject({ kind: 'honour_points_asked', body: expect.stringContaining('60 分') });
    expect((await confirm(id, v.cadre)).problem.code).toBe('HONOURS.NEEDS_ANOTHER');
    expect((await confirm(id, v.villager)).status).toBe(403);
    const all = await Promise.all(Array.from({ length: 5 }, () => confirm(id, other)));
    expect(all.filter(reply => reply.status === 200)).toHaveLength(1);
    expect(all.filter(reply => reply.problem.code === 'HONOURS.NOTHING_TO_CONFIRM')).toHaveLength(4);
    expect(await here.balance(v.household)).toBe(before + 60);
    expect(await one(id, v.villager)).toMatchObject({ points: 60, pointsAsked: null });
    expect((await v.inbox(v.villager))[0]).toMatchObject({ kind: 'honour_granted', body: expect.stringContaining('60 分') });
    expect((await revoke(id)).status).toBe(200);
    expect(await here.balance(v.household)).toBe(before);
  });

  it('up to the limit one person gives; the same key is one yes', async () => {
    expect((await grant()).body).toEqual({ granted: 1, points: 30, waiting: 0 });
    await grant({ ruleId: large, points: 60 });
    const id = await newest();
    const before = await here.balance(v.household);
    const twice = [await confirm(id, other, 'confirm-once'), await confirm(id, other, 'confirm-once')];
    expect(twice.map(reply => reply.status)).toEqual([200, 200]);
    expect(await here.balance(v.household)).toBe(before + 60);
  });

  it('or says no with a reason: the honour stays without points, whoever granted it is told, and it is decided once', async () => {
    const refuse = (honourId: string, who: Inhabitant, reason = '分值偏高') =>
      here.call(who, activitiesRoutes.refuseHonourPoints, { params: { honourId }, body: { reason } });
    await grant({ ruleId: large, points: 60 });
    const id = await newest();
    const before = await here.balance(v.household);
    expect((await refuse(id, v.cadre)).problem.code).toBe('HONOURS.NEEDS_ANOTHER');
    expect((await refuse(id, v.villager)).status).toBe(403);
    expect((await refuse(id, other, '  ')).status).toBe(400);
    const elsewhere = await ActivitiesVillage.make(here, '解放村');
    expect((await refuse(id, elsewhere.cadre)).status).toBe(404);
    expect((await refuse(id, other, ' 分值偏高 ')).body).toMatchObject({
      points: null,
      pointsAsked: null,
      mayConfirm: false,
      revokedAt: null,
      pointsRefused: { points: 60, reason: '分值偏高' },
    });
    expect((await refuse(id, v.secretary)).problem.code).toBe('HONOURS.NOTHING_TO_CONFIRM');
    expect((await confirm(id, v.secretary)).problem.code).toBe('HONOURS.NOTHING_TO_CONFIRM');
    expect(await here.balance(v.household)).toBe(before);
    expect(await one(id, v.villager)).toMatchObject({ points: null, pointsAsked: null, pointsRefused: null });
    expect((await v.inbox(v.cadre))[0]).toMatchObject({ kind: 'honour_points_refused', body: expect.stringContaining('分值偏高') });
    expect((await revoke(id)).status).toBe(200);
  });

  it('a yes is not for whoever was put into office after the grant, who may have been put there for it; a no is', async () => {
    await grant({ ruleId: large, points: 60 });
    const id = await newest();
    const before = await here.balance(v.household);
    const late = await here.person(v.villageId, { roles: ['cadre'], name: '新干部' });
    await here.newlyInOffice(late);
    expect(await one(id, late)).toMatchObject({ mayConfirm: false, mayRefuse: true });
    expect(await one(id, v.cadre)).toMatchObject({ mayConfirm: false, mayRefuse: false });
    expect((await confirm(id, late)).problem.code).toBe('HONOURS.NEEDS_ANOTHER');
    const no = await here.call(late, activitiesRoutes.refuseHonourPoints, { params: { honourId: id }, body: { reason: '分值偏高' } });
    expect(no.body).toMatchObject({ points: null, pointsRefused: { points: 60 }, mayRefuse: false });
    expect(await here.balance(v.household)).toBe(before);
    // Nor of whoever the granter put into office lately, whoever that was before.
    const own = await here.person(v.villageId, { roles: ['cadre'], name: '自己人' });
    await here.owner.query(
      `INSERT INTO role_change (village_id, id, person_id, role, granted, reason, changed_by_person_id, changed_by_role)
       VALUES ($1, gen_random_uuid(), $2, 'cadre', true, '村两委会议决定', $3, 'secretary')`,
      [v.villageId, own.personId, v.cadre.personId],
    );
    // What is granted from now on is theirs to confirm.
    expect((await revoke(id)).status).toBe(200);
    await grant({ ruleId: large, points: 60 });
    const next = await newest();
    expect((await one(next, own)).mayConfirm).toBe(false);
    expect((await confirm(next, own)).problem.code).toBe('HONOURS.NEEDS_ANOTHER');
    expect((await one(next, late)).mayConfirm).toBe(true);
    expect((await confirm(next, late)).status).toBe(200);
    expect((await revoke(next)).status).toBe(200);
  });

  it('yes and no at once are one of them', async () => {
    await grant({ ruleId: large, points: 60 });
    const id = await newest();
    const replies = await Promise.all([
      confirm(id, other),
      here.call(v.secretary, activitiesRoutes.refuseHonourPoints, { params: { honourId: id }, body: { reason: '分值偏高' } }),
    ]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await revoke(id)).status).toBe(200);
  });

  it('never by the household’s own, a relative’s, another village’s, nor once it was revoked; the cap counts then', async () => {
    const cousin = await here.household(v.villageId, '表姐家');
    await grant({ ruleId: large, points: 60, householdIds: [cousin] });
    const id = (await list(v.cadre)).find(honour => honour.householdId === cousin)?.id ?? '';
    await here.call(other, panelRoutes.declareRelative, { body: { householdId: cousin, related: true } });
    expect((await confirm(id, other)).status).toBe(404);
    expect((await one(id, other)).mayConfirm).toBe(false);
    const living = await here.person(v.villageId, { householdId: cousin, roles: ['cadre'] });
    expect((await confirm(id, living)).status).toBe(404);
    const elsewhere = await ActivitiesVillage.make(here, '解放村');
    expect((await confirm(id, elsewhere.cadre)).status).toBe(404);
    expect((await revoke(id)).status).toBe(200);
    expect((await confirm(id, v.secretary)).problem.code).toBe('HONOURS.ALREADY_REVOKED');
    const capped = await honours.rule({ points: 60, title: '道德模范', cap: { times: 1, period: 'year', subject: 'household' } });
    for (const wanted of ['甲', '乙']) await grant({ ruleId: capped, points: 60, period: wanted, householdIds: [cousin] });
    const both = (await list(v.cadre)).filter(honour => honour.householdId === cousin).map(honour => honour.id);
    const codes = [];
    for (const waiting of both) codes.push((await confirm(waiting, v.secretary)).problem.code ?? 'done');
    expect(codes).toEqual(['done', 'HONOURS.CAP_REACHED']);
  });
});
