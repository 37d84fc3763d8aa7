import { inboxRoutes, panelRoutes, pointsRoutes, recordedRoutes, type RecordDeed } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { PanelVillage } from '../../../../test/panel-village';
import { TestVillage, type Inhabitant } from '../../../../test/village';
import { OutboxDispatcher } from '../../../platform/outbox/outbox-dispatcher';

let here: TestVillage;
let villageId: string;
let household: string;
let villager: Inhabitant;
let spouse: Inhabitant;
let cadre: Inhabitant;
let other: Inhabitant;
let rule: string;

beforeAll(async () => {
  here = await TestVillage.boot();
});
afterAll(() => here.close());
beforeEach(async () => {
  villageId = await here.village('桠溪村', { helperThanksPoints: 2 });
  household = await here.household(villageId);
  spouse = await here.person(villageId, { householdId: household, name: '罗建国' });
  villager = await here.person(villageId, { householdId: household, head: true });
  cadre = await here.person(villageId, { householdId: await here.household(villageId, '王家'), roles: ['cadre'], name: '王干部' });
  other = await here.person(villageId, { roles: ['cadre'], name: '何干部' });
  rule = await here.rule(villageId, { startedBy: 'cadre', title: '抢险救灾', points: 10 });
});
afterEach(async () => expect(await here.faults()).toEqual([]));

const record = (change: Partial<RecordDeed> = {}, who: Inhabitant = cadre, key?: string) =>
  here.call(who, recordedRoutes.recordDeed, {
    body: { id: uuidv7(), ruleId: rule, householdId: household, text: '暴雨夜守河堤', photoIds: [], ...change },
    key,
  });
const queued = async (who: Inhabitant): Promise<string[]> =>
  (await here.call(who, pointsRoutes.queue, { query: { limit: '100' } })).body.items.map(item => item.id);
const approve = (applicationId: string, who: Inhabitant) =>
  here.call(who, pointsRoutes.approveApplication, { params: { applicationId }, body: {} });
const inbox = async (who: Inhabitant) => {
  await here.app.get(OutboxDispatcher).drain();
  return (await here.call(who, inboxRoutes.inbox, { query: { limit: '50' } })).body.items;
};

it('a cadre writes it down, somebody else decides it, and the household sees by which office', async () => {
  const { status, body } = await record({ memberId: spouse.personId });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    status: 'submitted',
    householdName: '罗家',
    memberName: '罗建国',
    filedByRole: '村干部',
    filedByName: null,
    recordedByMe: true,
    rule: { startedBy: 'cadre' },
  });
  const [mine] = (await here.call(villager, pointsRoutes.myApplications)).body.items;
  expect(mine).toMatchObject({ id: body.id, filedByRole: '村干部', filedByName: null, recordedByMe: false });
  expect((await here.call(cadre, recordedRoutes.recordedDeeds)).body.items.map(item => item.id)).toEqual([body.id]);
  expect((await here.call(other, recordedRoutes.recordedDeeds)).body.items).toEqual([]);
  // Another cadre reads it, and is told that it is not theirs to prove.
  const read = await here.call(other, pointsRoutes.application, { params: { applicationId: body.id } });
  expect(read.body).toMatchObject({ filedByRole: '村干部', recordedByMe: false });

  expect((await approve(body.id, other)).body).toMatchObject({ status: 'credited', points: 10, balance: 10 });
  expect(await here.balance(household)).toBe(10);
  expect((await inbox(spouse))[0]).toMatchObject({ kind: 'application_credited', subjectId: body.id });
  // An office, no help: the statement names nobody as a helper, and nobody is owed thanks for it.
  const [line] = (await here.call(villager, pointsRoutes.myStatement)).body.items;
  expect(line).toMatchObject({ kind: 'award', memberName: '罗建国', helperName: null });
  expect((await here.owner.query('SELECT * FROM points_thanks WHERE village_id = $1', [villageId])).rows).toEqual([]);
});

it('for the household as a whole it stands with the head; without one, with whoever of the grown-ups came first', async () => {
  expect((await record()).body.memberId).toBe(villager.personId);
  await here.owner.query('UPDATE household SET head_person_id = NULL WHERE id = $1', [household]);
  await here.owner.query(
    `INSERT INTO person (village_id, id, household_id, name, minor) VALUES ($1, '00000000-0000-7000-8000-000000000001', $2, '罗小妹', true)`,
    [villageId, household],
  );
  expect((await record()).body.memberId).toBe(spouse.personId);
});

it('whoever filed it neither finds it in the queue nor decides it', async () => {
  const { id } = (await record()).body;
  expect(await queued(cadre)).toEqual([]);
  expect(await queued(other)).toEqual([id]);
  expect((await approve(id, cadre)).status).toBe(404);
  const many = await here.call(cadre, pointsRoutes.approveMany, { body: { applicationIds: [id] } });
  expect(many.body.outcomes[0]).toMatchObject({ refused: { code: 'RESOURCE.NOT_FOUND' } });
  for (const route of [pointsRoutes.rejectApplication, pointsRoutes.returnApplication])
    expect((await here.call(cadre, route, { params: { applicationId: id }, body: { reason: '不对' } })).status).toBe(404);
  expect(await here.balance(household)).toBe(0);
});

it('never for the own household, one that they act for, or a relative’s', async () => {
  const own = await record({ householdId: cadre.householdId ?? '' });
  expect([own.status, own.problem.code, own.problem.detail]).toEqual([403, 'POINTS.RECORD_OWN', expect.stringContaining('王家')]);
  await here.proxy(villager, cadre);
  expect((await record()).problem.code).toBe('POINTS.RECORD_OWN');
  await here.call(other, panelRoutes.declareRelative, { body: { householdId: household, related: true } });
  expect((await record({}, other)).problem.code).toBe('POINTS.RECORD_OWN');
  // Nor by anybody who passes the command by.
  const { id } = (await record({}, await here.person(villageId, { roles: ['cadre'] }))).body;
  for (const change of ['filed_by_person_id = member_id', `filed_by_role = 'villager'`])
    await expect(here.owner.query(`UPDATE points_application SET ${change} WHERE id = $1`, [id])).rejects.toMatchObject({
      constraint: 'ck_points_application_filed_by_role',
    });
});

it('only under a rule that cadres start: no villager’s, no activity’s, no honour and nothing that takes points', async () => {
  for (const startedBy of ['villager', 'activity'])
    expect((await record({ ruleId: await here.rule(villageId, { startedBy }) })).problem.code).toBe('POINTS.RULE_NOT_FOR_CADRES');
  for (const category of ['honours', 'negative']) {
    const ruleId = await here.rule(villageId, { startedBy: 'cadre' });
    await here.owner.query('UPDATE points_rule SET category = $2 WHERE id = $1', [ruleId, category]);
    expect((await record({ ruleId })).problem.code).toBe('POINTS.RULE_NOT_FOR_CADRES');
  }
  const mine = await here.call(villager, pointsRoutes.submitApplication, { body: { id: uuidv7(), ruleId: rule, text: '', photoIds: [] } });
  expect(mine.problem.code).toBe('POINTS.RULE_NOT_FOR_VILLAGERS');
});

it('asks for the rule’s own proofs, and for people who are there', async () => {
  const withPhoto = await here.rule(villageId, { startedBy: 'cadre', minPhotos: 1 });
  expect((await record({ ruleId: withPhoto })).problem.code).toBe('POINTS.PHOTOS_NEEDED');
  expect((await record({ photoIds: [uuidv7()] })).problem.code).toBe('POINTS.PHOTO_UNKNOWN');
  expect((await record({ ruleId: uuidv7() })).problem.code).toBe('POINTS.RULE_NOT_IN_FORCE');
  expect((await record({ memberId: other.personId })).problem.code).toBe('POINTS.MEMBER_UNKNOWN');
  expect((await record({ householdId: uuidv7() })).status).toBe(404);
  const elsewhere = await here.village('解放村');
  expect((await record({ householdId: await here.household(elsewhere) })).status).toBe(404);
  expect((await record({}, villager)).status).toBe(403);
  expect((await record({}, await here.person(villageId, { roles: ['points_keeper'] }))).status).toBe(403);
});

it('sent twice it is one; another one cannot have its id', async () => {
  const id = uuidv7();
  const [first, again] = [await record({ id }, cadre, 'recorded-deed-once'), await record({ id }, cadre, 'recorded-deed-once')];
  expect([first.status, again.status, again.headers['idempotent-replayed']]).toEqual([200, 200, 'true']);
  expect((await record({ id })).problem.code).toBe('POINTS.APPLICATION_ID_TAKEN');
});

it('returned for more, the cadre answers, not the household; both may withdraw', async () => {
  const { id } = (await record()).body;
  const giveBack = () =>
    here.call(other, pointsRoutes.returnApplication, { params: { applicationId: id }, body: { reason: '写清楚地点' } });
  expect((await giveBack()).status).toBe(200);
  expect((await inbox(cadre))[0]).toMatchObject({ kind: 'application_returned', subjectId: id });
  const supplement = (who: Inhabitant) =>
    here.call(who, pointsRoutes.supplementApplication, { params: { applicationId: id }, body: { text: '大桥下，守到天亮', photoIds: [] } });
  expect((await supplement(villager)).status).toBe(404);
  expect((await supplement(other)).status).toBe(404);
  expect((await supplement(cadre)).body).toMatchObject({
    status: 'submitted',
    text: '大桥下，守到天亮',
    supplementedByName: null,
  });

  const withdraw = (who: Inhabitant, applicationId: string) =>
    here.call(who, pointsRoutes.withdrawApplication, { params: { applicationId }, body: {} });
  expect((await withdraw(other, id)).status).toBe(404);
  expect((await withdraw(cadre, id)).body).toMatchObject({ status: 'withdrawn', withdrawnByName: null });
  expect((await withdraw(villager, (await record()).body.id)).body.status).toBe('withdrawn');
});

it('a cadre answers for nothing that a villager filed, not even as a helper’s right would', async () => {
  const ruleId = await here.rule(villageId);
  const id = uuidv7();
  await here.call(villager, pointsRoutes.submitApplication, { body: { id, ruleId, text: '', photoIds: [] } });
  expect((await here.call(cadre, pointsRoutes.withdrawApplication, { params: { applicationId: id }, body: {} })).status).toBe(404);
});

it('counts against the rule’s cap, and not against what the household may report itself', async () => {
  const capped = await here.rule(villageId, { startedBy: 'cadre', points: 10, cap: { times: 1, period: 'day', subject: 'household' } });
  await here.owner.query('UPDATE points_rule_set SET household_month_cap = 5 WHERE village_id = $1', [villageId]);
  const [one, two] = [(await record({ ruleId: capped })).body.id, (await record({ ruleId: capped })).body.id];
  expect((await approve(one, other)).status).toBe(200);
  expect((await approve(two, other)).problem.code).toBe('POINTS.CAP_REACHED');
});

it('in the full lane it goes before a panel, in which the filer never sits', async () => {
  const v = await PanelVillage.people(here);
  const full = await here.rule(v.villageId, { startedBy: 'cadre', lane: 'full', points: 20 });
  // One of the elected who is a cadre, too: in every draw, and never drawn.
  const filer = await here.person(v.villageId, { householdId: await here.household(v.villageId, '魏家'), roles: ['cadre', 'reviewer'] });
  const wish = { id: uuidv7(), ruleId: full, householdId: v.villager.householdId ?? '', text: '守堤', photoIds: [] };
  expect((await here.call(filer, recordedRoutes.recordDeed, { body: wish })).status).toBe(200);
  expect((await v.pass(wish.id, filer)).status).toBe(404);
  expect((await v.pass(wish.id)).status).toBe(200);
  const pools = await here.owner.query<{ pool: string[] }>('SELECT pool FROM points_panel_seat WHERE application_id = $1', [wish.id]);
  expect(pools.rows.length).toBeGreaterThan(0);
  for (const { pool } of pools.rows) expect(pool).not.toContain(filer.personId);
  await v.allVote(wish.id, true);
  await v.letPublicationEnd(wish.id);
  expect(await v.creditDue()).toBe(1);
  expect(await here.balance(v.villager.householdId ?? '')).toBe(20);
});
