import { identityRoutes, inboxRoutes } from '@jishan/contracts';
import { Client } from 'pg';
import { uuidv7 } from 'uuidv7';
import { TestVillage, type Inhabitant } from '../../../../test/village';
import { OutboxDispatcher } from '../../../platform/outbox/outbox-dispatcher';

let here: TestVillage;
let villageId: string;

beforeAll(async () => {
  here = await TestVillage.boot();
  villageId = await here.village();
});
afterAll(() => here.close());

const settler = async (name: string): Promise<Inhabitant> =>
  here.person(villageId, { householdId: await here.household(villageId, `${name}家`), name, head: true });
const represented = async (who: Inhabitant) => (await here.call(who, identityRoutes.representedHouseholds)).body.items;

describe('recorded before two witnesses', () => {
  let cadre: Inhabitant;
  let helper: Inhabitant;
  let witnesses: Inhabitant[];
  let householdId: string;
  const rosterOnly = (house: string, name: string, minor = false): Promise<string> => here.onRoster(villageId, house, name, minor);
  const wish = (more: object = {}) => ({
    householdId,
    helperPersonId: helper.personId,
    witnessPersonIds: witnesses.map(({ personId }) => personId),
    reason: '两位老人没有手机，已当面签字',
    term: 'year',
    ...more,
  });
  const record = (who: Inhabitant, body: object) => here.call(who, identityRoutes.recordProxy, { body });

  const say = (who: Inhabitant, proxyId: string, agreed: boolean) =>
    here.call(who, identityRoutes.witnessProxy, { params: { proxyId }, body: { agreed } });
  const confirmBoth = async (proxyId: string): Promise<void> => {
    for (const witness of witnesses) expect((await say(witness, proxyId, true)).status).toBe(200);
  };
  const waiting = async (who: Inhabitant) => (await here.call(who, identityRoutes.witnessedProxies)).body.items;
  const told = async (who: Inhabitant) => {
    await here.app.get(OutboxDispatcher).drain();
    return (await here.call(who, inboxRoutes.inbox)).body.items.map(({ kind }) => kind);
  };

  beforeAll(async () => {
    cadre = await here.person(villageId, { roles: ['cadre'], name: '何支书' });
    helper = await settler('热心人');
    witnesses = [await settler('见证甲'), await settler('见证乙')];
  });
  beforeEach(async () => {
    householdId = await here.household(villageId, '老人家');
    await rosterOnly(householdId, '老人');
  });

  it('is in force only when both have said on their own phones that it was so', async () => {
    const { body: recorded } = await record(cadre, wish());
    const [one, two] = witnesses as [Inhabitant, Inhabitant];
    expect(await waiting(one)).toMatchObject([
      { id: recorded.id, helperName: '热心人', householdName: '老人家', recordedByName: '何支书', reason: '两位老人没有手机，已当面签字' },
    ]);
    expect(await told(one)).toContain('proxy_witness_asked');
    expect(await told(helper)).not.toContain('proxy_received');
    // Neither the helper nor who wrote it down, nor anybody else, can say it for them.
    for (const who of [helper, cadre, await settler('路人')]) expect((await say(who, recorded.id, true)).status).toBe(404);
    expect((await say(one, recorded.id, true)).body).toEqual({ done: true });
    expect(await waiting(one)).toEqual([]);
    expect((await say(one, recorded.id, true)).status).toBe(404);
    expect(await represented(helper)).toEqual([]);
    expect((await here.call(cadre, identityRoutes.recordedProxies)).body.items.find(({ id }) => id === recorded.id)).toMatchObject({
      pending: true,
      confirmedNames: ['见证甲'],
    });
    expect((await record(cadre, wish())).problem.code).toBe('PROXY.EXISTS');
    expect((await say(two, recorded.id, true)).status).toBe(200);
    expect((await represented(helper)).map(({ id }) => id)).toEqual([householdId]);
    expect(await told(helper)).toContain('proxy_received');
    await here.call(cadre, identityRoutes.revokeRecordedProxy, { params: { proxyId: recorded.id }, body: {} });
  });

  it('is nothing when one of them says that it was not so, and whoever wrote it down is told', async () => {
    const { body: recorded } = await record(cadre, wish());
    const [one, two] = witnesses as [Inhabitant, Inhabitant];
    expect((await say(one, recorded.id, true)).status).toBe(200);
    expect((await say(two, recorded.id, false)).status).toBe(200);
    expect(await represented(helper)).toEqual([]);
    expect((await say(one, recorded.id, true)).status).toBe(404);
    expect(await told(cadre)).toContain('proxy_witness_declined');
    expect((await record(cadre, wish())).status).toBe(200);
  });

  it('wants witnesses who have a phone of their own, and the application cannot confirm for them as it writes', async () => {
    const without = await rosterOnly(await here.household(villageId, '没手机家'), '没手机的邻居');
    const [one] = witnesses.map(({ personId }) => personId);
    expect((await record(cadre, wish({ witnessPersonIds: [one, without] }))).problem.code).toBe('PROXY.WITNESS_UNFIT');
    const app = new Client({ connectionString: here.database.appUrl });
    await app.connect();
    await app.query(`SELECT set_config('app.village', $1, false)`, [villageId]);
    await expect(
      app.query(
        `INSERT INTO proxy_right (village_id, id, household_id, helper_person_id, granted_by_person_id, source, witness_one_person_id, witness_two_person_id, reason, witness_one_at, witness_two_at)
         VALUES ($1, $2, $3, $4, $5, 'witnesses', $6, $7, '签字', now(), now())`,
        [villageId, uuidv7(), householdId, helper.personId, cadre.personId, ...witnesses.map(({ personId }) => personId)],
      ),
    ).rejects.toThrow('permission denied');
    await app.end();
  });

  it('says so in the record: who wrote it down, who was there, why; and can be taken back at the household’s word', async () => {
    const recorded = await record(cadre, wish());
    expect(recorded.body).toMatchObject({
      source: 'witnesses',
      recordedByName: '何支书',
      witnessNames: ['见证乙', '见证甲'].sort(),
      reason: '两位老人没有手机，已当面签字',
      householdName: '老人家',
      pending: true,
      confirmedNames: [],
    });
    expect(await represented(helper)).toEqual([]);
    await confirmBoth(recorded.body.id);
    expect((await represented(helper)).map(({ id }) => id)).toContain(householdId);
    const leader = await here.person(villageId, { roles: ['group_leader'] });
    const supervisor = await here.person(villageId, { roles: ['supervisor'] });
    for (const who of [cadre, leader, supervisor])
      expect((await here.call(who, identityRoutes.recordedProxies)).body.items.map(({ id }) => id)).toContain(recorded.body.id);
    const takeBack = (who: Inhabitant) =>
      here.call(who, identityRoutes.revokeRecordedProxy, { params: { proxyId: recorded.body.id }, body: {} });
    expect((await takeBack(supervisor)).status).toBe(403);
    expect((await takeBack(leader)).status).toBe(200);
    expect(await represented(helper)).toEqual([]);
    expect((await takeBack(leader)).status).toBe(404);
  });

  it('a cadre takes back what was recorded, never what a household granted itself', async () => {
    const old = await settler('自己授权');
    const right = await here.proxy(old, helper);
    expect((await here.call(cadre, identityRoutes.revokeRecordedProxy, { params: { proxyId: right.id }, body: {} })).status).toBe(404);
    expect((await here.call(cadre, identityRoutes.recordedProxies)).body.items.map(({ id }) => id)).not.toContain(right.id);
  });

  it('is refused where the household has a phone, and with unfit helpers, witnesses, recorders and photos', async () => {
    const online = await settler('有手机');
    const relative = await rosterOnly(householdId, '老伴');
    const child = await rosterOnly(await here.household(villageId, '别家'), '小孩', true);
    const helpersHouse = await rosterOnly(helper.householdId ?? '', '热心人妻');
    const [one, two] = witnesses.map(({ personId }) => personId);
    const neighbourCadre = await here.person(villageId, { roles: ['cadre'], householdId: helper.householdId ?? '' });
    const helpingCadre = await here.person(villageId, { roles: ['cadre'] });
    const refused = async (body: object, who = cadre) => (await record(who, wish(body))).problem.code;
    expect(await refused({ householdId: online.householdId })).toBe('PROXY.HOUSEHOLD_HAS_PHONE');
    expect(await refused({ householdId: uuidv7() })).toBe('RESOURCE.NOT_FOUND');
    expect(await refused({ helperPersonId: uuidv7() })).toBe('RESOURCE.NOT_FOUND');
    expect(await refused({ helperPersonId: relative })).toBe('PROXY.SELF');
    expect(await refused({ helperPersonId: child })).toBe('PROXY.HELPER_UNFIT');
    expect(await refused({}, neighbourCadre)).toBe('PROXY.RECORDER_INVOLVED');
    expect(await refused({ helperPersonId: helpingCadre.personId }, helpingCadre)).toBe('PROXY.RECORDER_INVOLVED');
    for (const bad of [relative, helpersHouse, child, helper.personId, cadre.personId, uuidv7()])
      expect(await refused({ witnessPersonIds: [one, bad] })).toBe('PROXY.WITNESS_UNFIT');
    for (const witnessPersonIds of [[one], [one, one], [one, two, cadre.personId]])
      expect(await refused({ witnessPersonIds })).toBe('REQUEST.INVALID');
    expect(await refused({ photoId: uuidv7() })).toBe('PROXY.PHOTO_UNKNOWN');
    expect(await refused({ reason: '' })).toBe('REQUEST.INVALID');
    expect((await record(helper, wish())).status).toBe(403);
  });

  it('the database keeps one witness from being both, and an unwitnessed row from saying that it was', async () => {
    const row = (source: string, one: string | null, two: string | null) =>
      here.owner.query(
        `INSERT INTO proxy_right (village_id, id, household_id, helper_person_id, granted_by_person_id, source, witness_one_person_id, witness_two_person_id, reason)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, CASE WHEN $6 = 'witnesses' THEN '签字' END)`,
        [villageId, uuidv7(), householdId, helper.personId, cadre.personId, source, one, two],
      );
    const [one, two] = witnesses.map(({ personId }) => personId);
    await expect(row('witnesses', one ?? null, one ?? null)).rejects.toThrow('ck_proxy_right_witnesses_apart');
    await expect(row('witnesses', one ?? null, helper.personId)).rejects.toThrow('ck_proxy_right_witnesses_apart');
    await expect(row('witnesses', one ?? null, null)).rejects.toThrow('ck_proxy_right_witnesses');
    await expect(row('app', one ?? null, two ?? null)).rejects.toThrow('ck_proxy_right_witnesses');
  });
});
