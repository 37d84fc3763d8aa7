import { activitiesRoutes, pointsRoutes } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { ActivitiesVillage } from '../../../test/activities-village';
import { TestVillage } from '../../../test/village';

let here: TestVillage;
let v: ActivitiesVillage;

beforeAll(async () => {
  here = await TestVillage.boot();
  v = await ActivitiesVillage.make(here);
});
afterAll(() => here.close());
afterEach(async () => expect(await v.faults()).toEqual([]));

const statement = async (who = v.villager) => (await here.call(who, pointsRoutes.myStatement)).body.items;

describe('giving the points', () => {
  it('to everybody present, in one batch, with a line in the statement and in the inbox of each household', async () => {
    const id = await v.published();
    await v.tick(id, [v.villager.personId, v.spouse.personId, v.neighbour.personId]);
    expect((await v.read(id, v.cadre)).body).toMatchObject({ toSettle: 3, toSettleOwn: 0, settled: false });
    const before = await here.balance(v.household);
    const { body } = await v.settle(id, 3);
    expect(body).toEqual({ activityId: id, nth: 1, persons: 3, capped: 0, points: 6, leftOut: 0 });
    expect(await here.balance(v.household)).toBe(before + 4);
    expect(await here.balance(v.neighbour.householdId ?? '')).toBe(2);
    expect((await statement())[0]).toMatchObject({ kind: 'activity', amount: 2, reason: '清理村口河道', decidedByRole: '村干部' });
    expect((await here.call(v.villager, pointsRoutes.myAccount)).body).toMatchObject({ earnedThisMonth: 4, earnedThisYear: 4 });
    expect((await v.inbox(v.villager)).filter(line => line.subjectId === id && line.kind === 'activity_credited')).toMatchObject([
      { title: '积分到账 +4 分', body: expect.stringContaining('2 人') },
    ]);
    const { body: seen } = await v.read(id);
    expect(seen).toMatchObject({
      settled: true,
      mine: 'present',
      settlements: [{ nth: 1, persons: 3, points: 6, byRole: '村干部' }],
      checkInOpen: false,
    });
    expect(seen.companions.map(one => one.points)).toEqual([2, 2]);
  });

  it('once: a second time there is nobody left, and the code is closed', async () => {
    const id = await v.published();
    await v.tick(id, [v.villager.personId]);
    await v.settle(id, 1);
    expect((await v.settle(id, 1)).problem.code).toBe('ACTIVITIES.NOBODY_TO_CREDIT');
    expect((await v.checkIn({ code: v.code(id).qr }, v.neighbour)).problem.code).toBe('ACTIVITIES.CHECK_IN_CLOSED');
    expect((await v.signUp(id, v.neighbour)).problem.code).toBe('ACTIVITIES.SIGN_UP_CLOSED');
    expect((await v.cancel(id)).problem.code).toBe('ACTIVITIES.ALREADY_SETTLED');
    expect((await v.tick(id, [], [v.villager.personId])).body).toEqual({ present: 1, ignored: [v.villager.personId] });
  });

  it('those who were forgotten get theirs in a second set, for them alone', async () => {
    const id = await v.published();
    await v.tick(id, [v.villager.personId]);
    await v.settle(id, 1);
    const before = await here.balance(v.household);
    await v.tick(id, [v.neighbour.personId, v.spouse.personId]);
    expect((await v.settle(id, 2)).body).toMatchObject({ nth: 2, persons: 2, points: 4 });
    expect(await here.balance(v.household)).toBe(before + 2);
    expect((await v.read(id)).body.settlements.map(one => [one.nth, one.persons])).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });

  it('whoever published it brings no household over what one person may give: that takes another hand, and what was given before counts', async () => {
    await here.owner.query(`UPDATE village SET settings = settings || '{"twoDecideAbovePoints": 50}' WHERE id = $1`, [v.villageId]);
    const ruleId = await here.rule(v.villageId, { startedBy: 'activity', points: 30, title: '抢修水渠' });
    const capped = await here.rule(v.villageId, {
      startedBy: 'activity',
      points: 30,
      title: '整修道路',
      cap: { times: 1, period: 'year', subject: 'household' },
    });
    const both = [v.villager.personId, v.spouse.personId];
    const before = await here.balance(v.household);
    // One after the other, one person each time: together they are over the limit.
    const id = await v.published({ ruleId });
    await v.tick(id, [v.villager.personId]);
    expect((await v.settle(id, 1)).status).toBe(200);
    await v.tick(id, [v.spouse.personId]);
    const refused = await v.settle(id, 1);
    expect(refused.problem).toMatchObject({
      code: 'ACTIVITIES.NEEDS_ANOTHER',
      detail: '罗家这次一共要记 60 分，一个人最多批 50 分。活动是您发布的，请另一位村干部或书记来记分。',
    });
    expect(await here.balance(v.household)).toBe(before + 30);
    expect((await v.settle(id, 1, v.secretary)).body).toMatchObject({ nth: 2, persons: 1, points: 30 });
    // Whoever is over a cap gets nothing: one hand is enough, and a refusal has used no cap.
    const one = await v.published({ ruleId: capped });
    await v.tick(one, both);
    expect((await v.settle(one, 2)).body).toMatchObject({ persons: 2, capped: 1, points: 30 });
    await here.owner.query('UPDATE points_rule SET cap_times = 2 WHERE id = $1', [capped]);
    const two = await v.published({ ruleId: capped });
    await v.tick(two, [...both, v.neighbour.personId]);
    await here.owner.query(`UPDATE points_cap_use SET used = 0 WHERE village_id = $1 AND rule_id = $2`, [v.villageId, capped]);
    expect((await v.settle(two, 3)).problem.code).toBe('ACTIVITIES.NEEDS_ANOTHER');
    expect((await v.settle(two, 3, v.secretary)).body).toMatchObject({ persons: 3, capped: 0, points: 90 });
    await here.owner.query(`UPDATE village SET settings = settings || '{"twoDecideAbovePoints": 0}' WHERE id = $1`, [v.villageId]);
  });

  it('not while the number is another than the cadre saw', async () => {
    const id = await v.published();
    await v.tick(id, [v.villager.personId, v.neighbour.personId]);
    const { problem } = await v.settle(id, 1);
    expect([problem.code, problem.detail]).toEqual(['ACTIVITIES.PRESENCE_CHANGED', expect.stringContaining('2 人')]);
  });

  it('never to the own household, nor to one that one acts for: that is another cadre’s', async () => {
    const home = await here.household(v.villageId, '王家');
    const cadre = await here.person(v.villageId, { householdId: home, roles: ['cadre'] });
    const id = await v.published();
    await v.tick(id, [cadre.personId], [], cadre);
    expect((await v.settle(id, 1, cadre)).problem.code).toBe('ACTIVITIES.ONLY_OWN_HOUSEHOLD');
    await v.tick(id, [v.villager.personId, v.neighbour.personId]);
    await here.owner.query(
      'INSERT INTO proxy_right (village_id, id, household_id, helper_person_id, granted_by_person_id) VALUES ($1, $2, $3, $4, $5)',
      [v.villageId, uuidv7(), v.neighbour.householdId, cadre.personId, v.neighbour.personId],
    );
    expect((await v.read(id, cadre)).body).toMatchObject({ toSettle: 1, toSettleOwn: 2 });
    expect((await v.settle(id, 1, cadre)).body).toMatchObject({ persons: 1, leftOut: 2 });
    expect(await here.balance(home)).toBe(0);
    expect((await v.settle(id, 2, v.secretary)).body).toMatchObject({ nth: 2, persons: 2, leftOut: 0 });
    expect(await here.balance(home)).toBe(2);
  });

  it('the cap of the rule: who is over it is settled with nothing, and told so', async () => {
    const ruleId = await here.rule(v.villageId, {
      startedBy: 'activity',
      points: 3,
      cap: { times: 1, period: 'month', subject: 'household' },
    });
    const id = await v.published({ ruleId });
    await v.tick(id, [v.villager.personId, v.spouse.personId]);
    const before = await here.balance(v.household);
    expect((await v.settle(id, 2)).body).toMatchObject({ persons: 2, capped: 1, points: 3 });
    expect(await here.balance(v.household)).toBe(before + 3);
    const next = await v.published({ ruleId });
    await v.tick(next, [v.villager.personId]);
    expect((await v.settle(next, 1)).body).toMatchObject({ persons: 1, capped: 1, points: 0 });
    expect((await v.inbox(v.villager))[0]).toMatchObject({ kind: 'activity_credited', title: '活动已登记', subjectId: next });
    expect((await v.read(next)).body.companions[0]).toMatchObject({ present: true, points: 0 });
  });

  it('refuses one without points, one that is cancelled, one that has not begun, and stopped books', async () => {
    const plain = await v.published({ ruleId: undefined });
    await v.tick(plain, [v.villager.personId]);
    expect((await v.settle(plain, 1)).problem.code).toBe('ACTIVITIES.NO_POINTS');
    const off = await v.published();
    await v.cancel(off);
    expect((await v.settle(off, 1)).problem.code).toBe('ACTIVITIES.CANCELLED');
    const early = await v.published({ startsAt: new Date(Date.now() + 600_000).toISOString() });
    await v.tick(early, [v.villager.personId]);
    expect((await v.settle(early, 1)).problem.code).toBe('ACTIVITIES.NOT_STARTED');
    const id = await v.published();
    await v.tick(id, [v.villager.personId]);
    await here.owner.query('UPDATE village SET books_stopped_at = now() WHERE id = $1', [v.villageId]);
    try {
      expect((await v.settle(id, 1)).problem.code).toBe('POINTS.BOOKS_STOPPED');
    } finally {
      await here.owner.query('UPDATE village SET books_stopped_at = NULL WHERE id = $1', [v.villageId]);
    }
    expect((await v.settle(id, 1, v.villager)).status).toBe(403);
    expect((await v.settle(id, 1, (await ActivitiesVillage.make(here, '顺河村')).cadre)).status).toBe(404);
    expect((await v.settle(uuidv7(), 1)).status).toBe(404);
  });

  it('under the same key: the same answer; with another body: refused', async () => {
    const id = await v.published();
    await v.tick(id, [v.neighbour.personId]);
    const first = await v.settle(id, 1, v.cadre, 'settle-key');
    const again = await v.settle(id, 1, v.cadre, 'settle-key');
    expect([again.body, again.headers['idempotent-replayed']]).toEqual([first.body, 'true']);
    expect((await v.settle(id, 2, v.cadre, 'settle-key')).problem.code).toBe('IDEMPOTENCY.KEY_REUSED');
  });
});

describe('taking one person’s points back', () => {
  it('with the reason, by a new transfer; the cap’s use comes back; the others keep theirs', async () => {
    const ruleId = await here.rule(v.villageId, { startedBy: 'activity', points: 3, cap: { times: 1, period: 'year', subject: 'member' } });
    const id = await v.published({ ruleId });
    await v.tick(id, [v.villager.personId, v.neighbour.personId]);
    await v.settle(id, 2);
    const [mine, theirs] = [await here.balance(v.household), await here.balance(v.neighbour.householdId ?? '')];
    const { body } = await v.reverse(id, v.villager.personId);
    expect(body.counts.present).toBe(1);
    expect([await here.balance(v.household), await here.balance(v.neighbour.householdId ?? '')]).toEqual([mine - 3, theirs]);
    expect((await statement())[0]).toMatchObject({ kind: 'activity_reversal', amount: -3, reason: '登记错了' });
    expect((await v.inbox(v.villager))[0]).toMatchObject({ kind: 'activity_reversed', title: '积分扣回 −3 分' });
    const line = (await v.roster(id)).body.items.flatMap(house => house.members).find(one => one.personId === v.villager.personId);
    expect(line).toMatchObject({ present: true, points: 3, reversedReason: '登记错了' });
    expect((await v.reverse(id, v.villager.personId)).problem.code).toBe('ACTIVITIES.NOT_REVERSIBLE');
    const next = await v.published({ ruleId });
    await v.tick(next, [v.villager.personId, v.neighbour.personId]);
    expect((await v.settle(next, 2)).body).toMatchObject({ capped: 1, points: 3 });
  });

  it('refuses what was spent, what was never given, the own household, a cadre, and what is not there', async () => {
    const poor = await here.person(v.villageId, { householdId: await here.household(v.villageId, '空家') });
    const id = await v.published();
    await v.tick(id, [poor.personId]);
    expect((await v.reverse(id, poor.personId)).problem.code).toBe('ACTIVITIES.NOT_REVERSIBLE');
    await v.settle(id, 1);
    const own = await here.person(v.villageId, { householdId: poor.householdId ?? '', roles: ['points_keeper'] });
    expect((await v.reverse(id, poor.personId, own)).status).toBe(404);
    expect((await v.reverse(id, poor.personId, v.cadre)).status).toBe(403);
    expect((await v.reverse(id, v.spouse.personId)).status).toBe(404);
    await here.owner.query(
      `INSERT INTO idempotency_key (village_id, account_id, key, request_hash, operation, answer) VALUES ($1, $2, 'taken-key', '\\x00', 'x', '{}')`,
      [v.villageId, v.keeper.accountId],
    );
    expect((await v.reverse(id, poor.personId, v.keeper, 'taken-key')).problem.code).toBe('IDEMPOTENCY.KEY_REUSED');
    // Spent at the store, as far as the wallet knows.
    await here.owner.query(
      `SELECT ledger_post(ARRAY[ROW($1::uuid, new_id(), 'counter_sale', w.id, ledger_village_account($1, 'redeemed'), 1, new_id(), '肥皂', NULL, NULL, NULL, NULL)::ledger_posting], now())
       FROM ledger_account w WHERE w.household_id = $2 AND w.kind = 'wallet'`,
      [v.villageId, poor.householdId],
    );
    expect((await v.reverse(id, poor.personId)).problem.code).toBe('POINTS.REVERSAL_OVERDRAWS');
  });
});

it('red line 1: nobody is counted or ranked by what they recorded: settlements name an office, the roster a person’s helper', async () => {
  const id = await v.published();
  await v.tick(id, [v.villager.personId]);
  await v.settle(id, 1);
  const { body } = await here.call(v.villager, activitiesRoutes.activity, { params: { activityId: id } });
  expect(JSON.stringify(body.settlements)).not.toContain(v.cadre.personId);
  expect(Object.keys(body.settlements[0] ?? {}).sort()).toEqual(['at', 'byRole', 'capped', 'nth', 'persons', 'points']);
});
