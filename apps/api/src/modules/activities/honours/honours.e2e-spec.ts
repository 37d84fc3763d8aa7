import { activitiesRoutes, panelRoutes, pointsRoutes } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { ActivitiesVillage } from '../../../../test/activities-village';
import { Honours } from '../../../../test/honours';
import { TestVillage } from '../../../../test/village';

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

describe('granting', () => {
  it('several households at once, with points: certificate, statement and inbox', async () => {
    const next = v.neighbour.householdId ?? '';
    const before = await here.balance(v.household);
    expect((await grant({ householdIds: [v.household, next] })).body).toEqual({ granted: 2, points: 60, waiting: 0 });
    expect([await here.balance(v.household), await here.balance(next)]).toEqual([before + 30, 30]);
    const [own] = await list(v.villager, 'own');
    expect(own).toMatchObject({
      householdName: '罗家',
      villageName: '桠溪村',
      title: '五好文明家庭',
      grantedOn: honours.today(),
      points: 30,
      own: true,
      shown: true,
    });
    expect((await v.inbox(v.villager))[0]).toMatchObject({
      kind: 'honour_granted',
      subjectId: own?.id,
      body: expect.stringContaining('30 分'),
    });
    expect((await here.call(v.villager, pointsRoutes.myStatement)).body.items[0]).toMatchObject({
      kind: 'honour',
      amount: 30,
      reason: '五好文明家庭',
    });
  });

  it('without points it is the honour alone', async () => {
    const before = await here.balance(v.household);
    expect((await grant({ points: undefined })).body).toEqual({ granted: 1, points: 0, waiting: 0 });
    expect(await here.balance(v.household)).toBe(before);
    expect((await list(v.villager, 'own'))[0]?.points).toBeNull();
  });

  it.each([
    ['a day that is to come', { grantedOn: '2099-01-01' }, 'HONOURS.DATE_WRONG'],
    ['a day long ago', { grantedOn: '2020-01-01' }, 'HONOURS.DATE_WRONG'],
    ['more than the rule gives', { points: 31 }, 'POINTS.RANGE'],
    ['a number in the citation', { citation: '电话 13800001234' }, 'REQUEST.PERSONAL_NUMBERS'],
    ['a photo that is not there', { photoId: '0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b' }, 'HONOURS.PHOTO_UNKNOWN'],
    ['a rule that is not there', { ruleId: '0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b' }, 'HONOURS.RULE_NOT_FOR_HONOURS'],
    ['a household that is not there', { householdIds: ['0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b'] }, 'RESOURCE.NOT_FOUND'],
  ])('refuses %s', async (_what, change, code) => {
    expect((await grant(change)).problem.code).toBe(code);
  });

  it('refuses, in the law’s words, an honour for what no points may be given for', async () => {
    const { problem } = await grant({ title: '计划生育模范家庭' });
    expect([problem.code, problem.detail]).toEqual([
      'POINTS.RULE_FORBIDDEN',
      expect.stringContaining('生不生、生几个由本人和家庭依法决定'),
    ]);
    expect((await grant({ citation: '全家无人住院，身体健康。' })).problem.code).toBe('POINTS.RULE_FORBIDDEN');
    // Words of praise alone tie no points to anything.
    expect((await grant({ citation: '老人身体健康，笑口常开。', points: undefined })).status).toBe(200);
  });

  it('refuses another kind of rule, the own household, the same honour twice: all of the list or none', async () => {
    expect((await grant({ ruleId: v.ruleId })).problem.code).toBe('HONOURS.RULE_NOT_FOR_HONOURS');
    expect((await grant({ ruleId: await here.rule(v.villageId, { startedBy: 'cadre' }) })).problem.code).toBe(
      'HONOURS.RULE_NOT_FOR_HONOURS',
    );
    const home = await here.household(v.villageId, '王家');
    const cadre = await here.person(v.villageId, { householdId: home, roles: ['cadre'] });
    const own = await grant({ householdIds: [v.household, home] }, cadre);
    expect(own.problem).toMatchObject({
      code: 'HONOURS.OWN_HOUSEHOLD',
      detail: expect.stringContaining('王家'),
      details: { householdId: home },
    });
    await grant({ period: '2026 年度' });
    const before = await here.balance(home);
    const twice = await grant({ period: '2026 年度', householdIds: [home, v.household] });
    expect(twice.problem).toMatchObject({
      code: 'HONOURS.ALREADY_GRANTED',
      detail: expect.stringContaining('罗家'),
      details: { householdId: v.household },
    });
    expect(await here.balance(home)).toBe(before);
    expect((await grant({}, v.villager)).status).toBe(403);
  });

  it('nor a household that the grantor has declared a relative’s, until the word is taken back', async () => {
    const cousin = await here.household(v.villageId, '表亲家');
    const declare = (related: boolean) => here.call(v.cadre, panelRoutes.declareRelative, { body: { householdId: cousin, related } });
    expect((await declare(true)).status).toBe(200);
    const refused = await grant({ householdIds: [v.household, cousin] });
    expect([refused.problem.code, refused.problem.detail]).toEqual(['HONOURS.OWN_HOUSEHOLD', expect.stringContaining('表亲家')]);
    expect(await here.balance(cousin)).toBe(0);
    expect((await declare(false)).status).toBe(200);
    expect((await grant({ householdIds: [cousin] })).problem.code).toBe('HONOURS.OWN_HOUSEHOLD');
    // The word has held for all its days.
    await here.owner.query('UPDATE points_relative SET revoked_at = now() WHERE person_id = $1', [v.cadre.personId]);
    expect((await grant({ householdIds: [cousin] })).status).toBe(200);
  });

  it('over the rule’s cap: none of the list, and those before it have not used theirs', async () => {
    const capped = await honours.rule({ cap: { times: 1, period: 'year', subject: 'household' } });
    const [a, b] = [await here.household(v.villageId, '甲家'), await here.household(v.villageId, '乙家')];
    expect((await grant({ ruleId: capped, householdIds: [b] })).status).toBe(200);
    const refused = await grant({ ruleId: capped, householdIds: [a, b] });
    expect(refused.problem).toMatchObject({
      code: 'HONOURS.CAP_REACHED',
      detail: expect.stringContaining('乙家'),
      details: { householdId: b },
    });
    expect((await grant({ ruleId: capped, householdIds: [a] })).status).toBe(200);
    expect((await grant({ ruleId: capped, householdIds: [b], points: undefined })).status).toBe(200);
  });

  it('the same key is one grant; ten at once of one honour are one', async () => {
    const fresh = await here.household(v.villageId, '丙家');
    const same = await Promise.all(Array.from({ length: 10 }, () => grant({ householdIds: [fresh], period: '甲' }, v.cadre, 'grant-once')));
    expect(same.map(reply => reply.status)).toEqual(same.map(() => 200));
    const apart = await Promise.all(Array.from({ length: 10 }, () => grant({ householdIds: [fresh], period: '乙' })));
    expect(apart.filter(reply => reply.status === 200)).toHaveLength(1);
    expect(apart.filter(reply => reply.problem.code === 'HONOURS.ALREADY_GRANTED')).toHaveLength(9);
    expect(await here.balance(fresh)).toBe(60);
  });
});

describe('an honour alone', () => {
  it('needs no rule; points do', async () => {
    expect((await grant({ ruleId: undefined })).problem.code).toBe('HONOURS.RULE_NEEDED');
    const before = await here.balance(v.household);
    expect((await grant({ ruleId: undefined, points: undefined, title: '好邻居' })).body).toEqual({ granted: 1, points: 0, waiting: 0 });
    expect(await here.balance(v.household)).toBe(before);
    const id = await newest();
    expect((await here.call(v.neighbour, activitiesRoutes.honour, { params: { honourId: id } })).body).toMatchObject({
      title: '好邻居',
      points: null,
      pointsAsked: null,
    });
    expect((await revoke(id)).status).toBe(200);
  });
});

describe('the roll', () => {
  it('masks names where the village wants that, and a household can stay off it', async () => {
    await grant();
    const id = await newest();
    expect((await list(v.neighbour)).find(one => one.id === id)?.householdName).toBe('罗*');
    expect((await list(v.cadre)).find(one => one.id === id)?.householdName).toBe('罗家');
    const show = (shown: boolean, who = v.villager) =>
      here.call(who, activitiesRoutes.showHonour, { params: { honourId: id }, body: { shown } });
    expect((await show(false, v.neighbour)).status).toBe(404);
    expect((await show(false)).body.shown).toBe(false);
    expect((await list(v.neighbour)).some(one => one.id === id)).toBe(false);
    expect((await here.call(v.neighbour, activitiesRoutes.honour, { params: { honourId: id } })).status).toBe(404);
    expect((await list(v.villager, 'own')).some(one => one.id === id)).toBe(true);
    await show(true);
    expect((await list(v.neighbour)).some(one => one.id === id)).toBe(true);
    await here.owner.query(`UPDATE village SET settings = settings || '{"maskNames": false}' WHERE id = $1`, [v.villageId]);
    expect((await list(v.neighbour)).find(one => one.id === id)?.householdName).toBe('罗家');
  });

  it('is the village’s own, and goes page by page', async () => {
    await grant();
    const elsewhere = await ActivitiesVillage.make(here, '顺河村');
    expect(await list(elsewhere.villager)).toEqual([]);
    expect((await here.call(elsewhere.cadre, activitiesRoutes.honour, { params: { honourId: await newest() } })).status).toBe(404);
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await here.call(v.villager, activitiesRoutes.honours, { query: { limit: '2', ...(cursor ? { cursor } : {}) } });
      ids.push(...body.items.map(one => one.id));
      cursor = body.nextCursor;
    } while (cursor);
    expect(ids).toEqual((await list(v.villager)).map(one => one.id));
  });
});

describe('revoking', () => {
  it('takes the points back, off the roll, with the reason; it can be granted anew', async () => {
    await grant({ period: '撤销' });
    const [id, before] = [await newest(), await here.balance(v.household)];
    expect((await revoke(id)).body).toMatchObject({ revokeReason: '材料不实' });
    expect(await here.balance(v.household)).toBe(before - 30);
    expect((await list(v.neighbour)).some(one => one.id === id)).toBe(false);
    expect((await v.inbox(v.villager))[0]).toMatchObject({ kind: 'honour_revoked', subjectId: id });
    expect((await revoke(id)).problem.code).toBe('HONOURS.ALREADY_REVOKED');
    expect((await grant({ period: '撤销' })).status).toBe(200);
  });

  it('refuses the own household, what was spent, a cadre, and what is not there', async () => {
    const home = await here.household(v.villageId, '丁家');
    const keeper = await here.person(v.villageId, { householdId: home, roles: ['points_keeper'] });
    await grant({ householdIds: [home] });
    const id = await newest(keeper);
    expect((await revoke(id, keeper)).status).toBe(404);
    expect((await revoke(id, v.cadre)).status).toBe(403);
    expect((await revoke(uuidv7())).status).toBe(404);
    await here.owner.query(
      `SELECT ledger_post(ARRAY[ROW($1::uuid, new_id(), 'counter_sale', w.id, ledger_village_account($1, 'redeemed'), 1, new_id(), '肥皂', NULL, NULL, NULL, NULL)::ledger_posting], now())
       FROM ledger_account w WHERE w.household_id = $2 AND w.kind = 'wallet'`,
      [v.villageId, home],
    );
    expect((await revoke(id)).problem.code).toBe('POINTS.REVERSAL_OVERDRAWS');
  });
});
