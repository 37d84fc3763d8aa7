import { inboxRoutes, panelRoutes, pointsRoutes, storeRoutes } from '@jishan/contracts';
import { Client } from 'pg';
import { uuidv7 } from 'uuidv7';
import { TestStore } from '../../../../test/store';
import { TestVillage, type Inhabitant } from '../../../../test/village';
import { OutboxDispatcher } from '../../../platform/outbox/outbox-dispatcher';
import { ThankHelpers } from './thank-helpers';

let here: TestVillage;
let store: TestStore;
let soap: string;
let reviewer: Inhabitant;
let ruleId: string;
let old: Inhabitant & { householdId: string };
let helper: Inhabitant & { householdId: string };

const THANKS = 2;
const PER_MONTH = 3;

beforeAll(async () => {
  here = await TestVillage.boot();
  store = await TestStore.open(here, { helperThanksPoints: THANKS, helperThanksPerMonth: PER_MONTH });
  soap = await store.goods({ stock: 100, points: 6 });
  reviewer = await here.person(store.villageId, { roles: ['points_keeper'] });
  ruleId = await here.rule(store.villageId, { points: 1 });
});
afterAll(() => here.close());
beforeEach(async () => {
  old = await store.shopper(60);
  helper = await store.shopper(0);
  await here.proxy(old, helper);
});
afterEach(async () => expect(await store.faults()).toEqual([]));

const thank = () => here.app.get(ThankHelpers).run();
const fetchFor = async (by: Inhabitant | null = helper, keeper = store.keeper): Promise<string> => {
  const id = await store.reserved(old, soap);
  const handed = await store.handOver(id, { reason: '来领', ...(by ? { helperPersonId: by.personId } : {}) }, keeper);
  expect(handed.status).toBe(200);
  return id;
};
const sellFor = async (keeper = store.keeper): Promise<string> => {
  const id = uuidv7();
  const lines = [{ goodsId: soap, quantity: 1 }];
  const body = { id, householdId: old.householdId, lines, expectedPoints: 6, reason: '来买', helperPersonId: helper.personId };
  expect((await here.call(keeper, storeRoutes.counterSale, { body })).status).toBe(200);
  return id;
};
const applyFor = async (member: Inhabitant, by: Inhabitant, keeper = reviewer): Promise<string> => {
  const id = uuidv7();
  await here.call(by, pointsRoutes.submitApplication, { body: { id, ruleId, text: '', photoIds: [], memberId: member.personId } });
  expect((await here.call(keeper, pointsRoutes.approveApplication, { params: { applicationId: id }, body: {} })).status).toBe(200);
  return id;
};
const wallet = () => here.balance(helper.householdId);
const statement = async () => (await here.call(helper, pointsRoutes.myStatement)).body.items;
const takeBack = (redemptionId: string) =>
  here.call(store.keeper, storeRoutes.returnRedemption, { params: { redemptionId }, body: { reason: '破了', restock: true } });
const stateOf = async (deedId: string): Promise<unknown> =>
  (await here.owner.query('SELECT state, taken_back_points FROM points_thanks WHERE deed_id = $1', [deedId])).rows[0];

describe('a helper is thanked', () => {
  it('for what was fetched, sold and applied for: to the own household, once, and told so', async () => {
    const fetched = await fetchFor();
    const applied = await applyFor(old, helper);
    expect(await wallet()).toBe(0);
    for (let n = 0; n < 3; n += 1) await thank();
    expect(await wallet()).toBe(2 * THANKS);
    expect(await statement()).toMatchObject([
      { kind: 'thanks', amount: THANKS, memberName: '罗秀英', helperName: null },
      { kind: 'thanks', amount: THANKS },
    ]);
    expect([await stateOf(fetched), await stateOf(applied)]).toMatchObject([{ state: 'credited' }, { state: 'credited' }]);
    await here.app.get(OutboxDispatcher).drain();
    const lines = (await here.call(helper, inboxRoutes.inbox)).body.items.filter(({ kind }) => kind === 'thanks_credited');
    expect(lines.map(({ title }) => title)).toEqual([`代办感谢 +${THANKS} 分`, `代办感谢 +${THANKS} 分`]);
    expect((await here.call(old, inboxRoutes.inbox)).body.items.map(({ kind }) => kind)).not.toContain('thanks_credited');
    await sellFor();
    await Promise.all([thank(), thank(), thank()]);
    expect(await wallet()).toBe(3 * THANKS);
  });

  it('never for the own house: neither a member who files for another nor one who fetches', async () => {
    const spouse = await here.person(store.villageId, { householdId: old.householdId });
    const before = await here.balance(old.householdId);
    await applyFor(old, spouse);
    await fetchFor(null);
    await thank();
    expect(await here.balance(old.householdId)).toBe(before + 1 - 6);
    const { rows } = await here.owner.query('SELECT 1 FROM points_thanks WHERE helped_household_id = $1', [old.householdId]);
    expect(rows).toEqual([]);
  });

  it('not by a hand of the own house: it is handed over, sold and credited as ever, with the helper’s name, and nothing is owed', async () => {
    const lives = { householdId: helper.householdId };
    const keeper = await here.person(store.villageId, { ...lives, roles: ['store_keeper'] });
    const judge = await here.person(store.villageId, { ...lives, roles: ['points_keeper'] });
    const actsForThem = await here.person(store.villageId, { roles: ['store_keeper'] });
    await here.proxy(helper, actsForThem);
    const deeds = [
      await fetchFor(helper, keeper),
      await sellFor(keeper),
      await fetchFor(helper, actsForThem),
      await applyFor(old, helper, judge),
    ];
    const [handed, sold] = await Promise.all(
      deeds.slice(0, 2).map(redemptionId => here.call(old, storeRoutes.redemption, { params: { redemptionId } })),
    );
    for (const reply of [handed, sold]) expect(reply?.body).toMatchObject({ status: 'fulfilled', helperName: '罗秀英' });
    for (const id of deeds) expect(await stateOf(id)).toBeUndefined();
    await thank();
    expect(await wallet()).toBe(0);
    expect(await stateOf(await sellFor())).toMatchObject({ state: 'owed' });
  });

  it('at most so often a month, however many deeds come at once; the months before do not count', async () => {
    for (let n = 0; n < PER_MONTH + 2; n += 1) await fetchFor();
    const earlier = await fetchFor();
    await here.owner.query(`UPDATE points_thanks SET deed_at = deed_at - interval '40 days' WHERE deed_id = $1`, [earlier]);
    await Promise.all([thank(), thank(), thank(), thank()]);
    expect(await wallet()).toBe((PER_MONTH + 1) * THANKS);
    const { rows } = await here.owner.query<{ state: string; n: number }>(
      'SELECT state, count(*)::int AS n FROM points_thanks WHERE helper_person_id = $1 GROUP BY state ORDER BY state',
      [helper.personId],
    );
    expect(rows).toEqual([
      { state: 'capped', n: 2 },
      { state: 'credited', n: PER_MONTH + 1 },
    ]);
  });

  it('not at all where the village has not switched it on', async () => {
    await here.owner.query(`UPDATE village SET settings = settings || '{"helperThanksPoints": 0}' WHERE id = $1`, [store.villageId]);
    const id = await fetchFor();
    await here.owner.query(`UPDATE village SET settings = settings || $2::jsonb WHERE id = $1`, [
      store.villageId,
      { helperThanksPoints: THANKS },
    ]);
    await thank();
    expect(await stateOf(id)).toBeUndefined();
    expect(await wallet()).toBe(0);
  });
});

describe('when the deed is undone', () => {
  it('the thanks go with it, and make room in the month', async () => {
    const ids = [await fetchFor(), await fetchFor(), await fetchFor()];
    await thank();
    expect((await takeBack(ids[0] ?? '')).status).toBe(200);
    await thank();
    await thank();
    expect(await wallet()).toBe(2 * THANKS);
    expect(await stateOf(ids[0] ?? '')).toEqual({ state: 'taken_back', taken_back_points: THANKS });
    await fetchFor();
    await thank();
    expect(await wallet()).toBe(3 * THANKS);
    expect((await statement()).map(({ kind }) => kind)).toEqual(['thanks', 'thanks_reversal', 'thanks', 'thanks', 'thanks']);
  });

  it('an application’s as well, also by the reviewer’s undo; before they are given, none are', async () => {
    const id = await applyFor(old, helper);
    await here.call(reviewer, panelRoutes.undoApproval, { params: { applicationId: id }, body: {} });
    await thank();
    expect(await stateOf(id)).toMatchObject({ state: 'void' });
    expect(await statement()).toEqual([]);
    const later = await applyFor(old, helper);
    await thank();
    await here.call(reviewer, pointsRoutes.reverseCredit, { params: { applicationId: later }, body: { reason: '重复' } });
    await thank();
    expect(await wallet()).toBe(0);
    expect(await stateOf(later)).toMatchObject({ state: 'taken_back' });
  });

  it('never below zero: what was spent meanwhile is waived', async () => {
    const cheap = await store.goods({ points: 1, stock: 5 });
    const id = await fetchFor();
    await thank();
    await store.reserved(helper, cheap, { points: 1 });
    await takeBack(id);
    await thank();
    expect(await wallet()).toBe(0);
    expect(await stateOf(id)).toEqual({ state: 'taken_back', taken_back_points: THANKS - 1 });
  });
});

describe('the one door', () => {
  it('is the clock’s function: the application writes no thanks, and a village whose books are stopped gives none', async () => {
    const app = new Client({ connectionString: here.database.appUrl });
    await app.connect();
    for (const statement of [
      `UPDATE points_thanks SET state = 'credited'`,
      'DELETE FROM points_thanks',
      `SELECT points_thank_one(NULL, NULL, NULL, NULL)`,
      `SELECT points_thanks_owe('redemption', NULL, NULL, NULL, NULL, NULL, NULL, NULL)`,
      'SELECT points_thanks_undo(NULL, NULL)',
    ])
      await expect(app.query(statement)).rejects.toThrow('permission denied');
    await app.end();
    await fetchFor();
    await here.owner.query('UPDATE village SET books_stopped_at = now() WHERE id = $1', [store.villageId]);
    await thank();
    expect(await wallet()).toBe(0);
    await here.owner.query('UPDATE village SET books_stopped_at = NULL WHERE id = $1', [store.villageId]);
    await thank();
    expect(await wallet()).toBe(THANKS);
  });

  it('a transfer without its thanks, or the other way round, is found by the verification, and told once', async () => {
    const id = await fetchFor();
    await thank();
    const faults = () => here.owner.query('SELECT subject, fault FROM books_verify($1)', [store.villageId]);
    await here.owner.query('UPDATE points_thanks SET points = points + 1 WHERE deed_id = $1', [id]);
    expect((await faults()).rows).toEqual([{ subject: 'thanks', fault: `thanks of ${THANKS + 1}, the ledger says ${THANKS}` }]);
    await here.owner.query('UPDATE points_thanks SET points = points - 1 WHERE deed_id = $1', [id]);
  });
});
