import {
  activitiesRoutes,
  checklistsRoutes,
  householdChangeRoutes,
  inboxRoutes,
  pointsRoutes,
  sealedBookRoutes,
  storeRoutes,
  type SplitHousehold,
} from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { ActivitiesVillage } from '../../../../test/activities-village';
import { TestBook } from '../../../../test/book';
import { ChecklistsVillage } from '../../../../test/checklists-village';
import { DeductionsVillage } from '../../../../test/deductions-village';
import { creditOn, rolling, today, yearAgo } from '../../../../test/expiry-houses';
import { mergeHouseholds } from '../../../../test/merge-village';
import { plusDays } from '../../../../test/model/expiry-terms';
import { photoOf } from '../../../../test/photo-of';
import { TestStore } from '../../../../test/store';
import { TestVillage, type Inhabitant } from '../../../../test/village';
import { OutboxDispatcher } from '../../../platform/outbox/outbox-dispatcher';
import { dayAt } from '../seal/seal-book';
import { ThankHelpers } from '../thanks/thank-helpers';

let here: TestVillage;
beforeAll(async () => {
  here = await TestVillage.boot();
});
afterAll(() => here.close());
afterEach(async () => expect((await here.owner.query('SELECT subject, fault FROM books_verify()')).rows).toEqual([]));

const told = async (who: Inhabitant): Promise<string[]> => {
  await here.app.get(OutboxDispatcher).drain();
  return (await here.call(who, inboxRoutes.inbox)).body.items.map(({ kind }) => kind);
};
const balances = async (...households: readonly string[]): Promise<number[]> => Promise.all(households.map(one => here.balance(one)));
const takeBack = (shop: TestStore, redemptionId: string, keeper: Inhabitant = shop.keeper) =>
  here.call(keeper, storeRoutes.returnRedemption, { params: { redemptionId }, body: { reason: '坏了', restock: true } });

describe('what comes after a 并户, of what was before it, is where the people are', () => {
  it('a deduction that is given back; those who lived there read it, the others of the house do not', async () => {
    const v = await DeductionsVillage.open(here);
    await here.earn(v.villager, 20);
    const id = await v.posted();
    const into = v.neighbour.householdId ?? '';
    await mergeHouseholds(here, v.villageId, v.villager.householdId, into);
    expect(await balances(v.villager.householdId, into)).toEqual([0, 15]);
    expect((await v.close('reverseDeduction', id)).body.status).toBe('reversed');
    expect(await balances(v.villager.householdId, into)).toEqual([0, 20]);
    expect((await told(v.villager))[0]).toBe('deduction_ended');
    expect(await told(v.neighbour)).not.toContain('deduction_ended');
  });

  it('an activity’s points, given and taken back again', async () => {
    const v = await ActivitiesVillage.make(here);
    const id = await v.published();
    await v.tick(id, [v.villager.personId, v.spouse.personId]);
    const into = v.neighbour.householdId ?? '';
    await mergeHouseholds(here, v.villageId, v.household, into);
    expect((await v.settle(id, 2)).body).toMatchObject({ persons: 2, points: 4 });
    expect(await balances(v.household, into)).toEqual([0, 4]);
    expect((await v.inbox(v.spouse))[0]).toMatchObject({ kind: 'activity_credited' });
    expect((await v.reverse(id, v.spouse.personId)).status).toBe(200);
    expect(await balances(v.household, into)).toEqual([0, 2]);
    expect(await v.faults()).toEqual([]);
    // Only where it went: in anybody else's wallet it is a fault as ever.
    await here.owner.query('UPDATE activity_presence SET household_id = $2 WHERE activity_id = $1', [
      id,
      await here.household(v.villageId),
    ]);
    expect(await v.faults()).toHaveLength(2);
    await here.owner.query('UPDATE activity_presence SET household_id = $2 WHERE activity_id = $1', [id, v.household]);
  });

  it('an honour’s points that waited for a second person, who may be of neither house, and its end', async () => {
    const v = await ActivitiesVillage.make(here);
    const ruleId = await here.rule(v.villageId, { startedBy: 'cadre', points: 60, title: '最美家庭' });
    await here.owner.query(`UPDATE points_rule SET category = 'honours' WHERE id = $1`, [ruleId]);
    const limit = (above: number) =>
      here.owner.query(`UPDATE village SET settings = settings || jsonb_build_object('twoDecideAbovePoints', $2::int) WHERE id = $1`, [
        v.villageId,
        above,
      ]);
    await limit(50);
    // In office when it was asked for, as a second hand must be.
    const second = await here.person(v.villageId, { roles: ['cadre'] });
    const grant = { title: '最美家庭', period: '2026', grantedOn: today, citation: '邻里和睦。', ruleId, points: 60 };
    const granted = await here.call(v.cadre, activitiesRoutes.grantHonours, { body: { ...grant, householdIds: [v.household] } });
    expect(granted.body).toEqual({ granted: 1, points: 0, waiting: 60 });
    const honourId = (await here.call(v.villager, activitiesRoutes.honours, { query: { shelf: 'own' } })).body.items[0]?.id ?? '';
    const into = v.neighbour.householdId ?? '';
    await mergeHouseholds(here, v.villageId, v.household, into);
    const confirm = (who: Inhabitant) => here.call(who, activitiesRoutes.confirmHonour, { params: { honourId }, body: {} });
    const theirs = await here.person(v.villageId, { householdId: into, roles: ['cadre'] });
    expect((await confirm(theirs)).status).toBe(404);
    expect((await confirm(second)).status).toBe(200);
    expect(await balances(v.household, into)).toEqual([0, 60]);
    expect((await v.inbox(v.villager))[0]).toMatchObject({ kind: 'honour_granted' });
    const revoked = await here.call(v.keeper, activitiesRoutes.revokeHonour, { params: { honourId }, body: { reason: '材料不实' } });
    expect(revoked.status).toBe(200);
    expect(await balances(v.household, into)).toEqual([0, 0]);
    expect(await v.faults()).toEqual([]);
  });

  it('thanks that were owed are given there, and thanks that were given are taken back from there', async () => {
    const shop = await TestStore.open(here, { helperThanksPoints: 2, helperThanksPerMonth: 9 });
    const goods = await shop.goods({ points: 6, stock: 9 });
    const [old, helper, into] = [await shop.shopper(60), await shop.shopper(), await shop.shopper()];
    await here.proxy(old, helper);
    const fetched = async (): Promise<string> => {
      const id = await shop.reserved(old, goods);
      expect((await shop.handOver(id, { reason: '来领', helperPersonId: helper.personId })).status).toBe(200);
      return id;
    };
    const thank = () => here.app.get(ThankHelpers).run();
    const given = await fetched();
    await thank();
    await fetched();
    expect(await balances(helper.householdId, into.householdId)).toEqual([2, 0]);
    await mergeHouseholds(here, shop.villageId, helper.householdId, into.householdId);
    await thank();
    expect(await balances(helper.householdId, into.householdId)).toEqual([0, 4]);
    expect((await takeBack(shop, given)).status).toBe(200);
    await thank();
    expect(await balances(helper.householdId, into.householdId)).toEqual([0, 2]);
    const { rows } = await here.owner.query('SELECT state, taken_back_points FROM points_thanks WHERE deed_id = $1', [given]);
    expect(rows).toEqual([{ state: 'taken_back', taken_back_points: 2 }]);
    expect(await shop.faults()).toEqual([]);
  });

  it('goods that come back: their points have their own days, whichever of the two houses had spent them, and the answer says what there is now', async () => {
    const shop = await TestStore.open(here, { ...rolling });
    const [six, two] = [await shop.goods({ points: 6, stock: 9 }), await shop.goods({ points: 2, stock: 9 })];
    const [mother, son] = [await shop.shopper(), await shop.shopper()];
    const credit = (n: number, of: Inhabitant & { householdId: string }, points: number) =>
      creditOn(here, plusDays(yearAgo, n), { villageId: shop.villageId, householdId: of.householdId, member: of }, points);
    await credit(3, mother, 10);
    await credit(10, son, 5);
    await credit(30, mother, 4);
    const theirs = await shop.reserved(mother, six);
    const his = await shop.reserved(son, two, { points: 2 });
    for (const id of [theirs, his]) expect((await shop.handOver(id)).status).toBe(200);
    await mergeHouseholds(here, shop.villageId, mother.householdId, son.householdId);
    const inDays = (n: number) => plusDays(today, n).slice(4);
    const days = async () => (await here.call(son, pointsRoutes.myAccount)).body.expiring.map(line => [line.lastDay.slice(4), line.points]);
    expect(await days()).toEqual([
      [inDays(3), 4],
      [inDays(10), 3],
      [inDays(30), 4],
    ]);
    const daughter = await shop.shopper(0, { household: son.householdId, roles: ['store_keeper'] });
    expect((await takeBack(shop, theirs, daughter)).problem).toMatchObject({ status: 422, code: 'STORE.OWN_HOUSEHOLD' });
    expect((await takeBack(shop, theirs)).body).toMatchObject({ status: 'returned', points: 6, balance: 17 });
    expect(await days()).toEqual([
      [inDays(3), 10],
      [inDays(10), 3],
      [inDays(30), 4],
    ]);
    expect((await takeBack(shop, his)).body).toMatchObject({ status: 'returned', points: 2, balance: 19 });
    expect(await days()).toEqual([
      [inDays(3), 10],
      [inDays(10), 5],
      [inDays(30), 4],
    ]);
    expect(await shop.faults()).toEqual([]);
  });
});

it('who acted for the household that ended is told that they do not any more; not who lives with its people now', async () => {
  const shop = await TestStore.open(here);
  const [mother, son, helper] = [await shop.shopper(), await shop.shopper(), await shop.shopper()];
  for (const one of [son, helper]) await here.proxy(mother, one);
  await here.proxy(son, mother);
  await mergeHouseholds(here, shop.villageId, mother.householdId, son.householdId);
  expect((await told(helper)).filter(kind => kind === 'proxy_ended')).toHaveLength(1);
  for (const one of [mother, son]) expect(await told(one)).not.toContain('proxy_ended');
  const { rows } = await here.owner.query('SELECT 1 FROM live_proxy WHERE village_id = $1', [shop.villageId]);
  expect(rows).toEqual([]);
});

describe('what those who moved still read', () => {
  it('the proof of a line from before, and it is theirs alone; of the merger both have it', async () => {
    const book = new TestBook(here);
    const { villageId, who: mother, householdId } = await book.home();
    const into = await here.household(villageId, '杨家');
    const son = await here.person(villageId, { householdId: into });
    await mergeHouseholds(here, villageId, householdId, into);
    await book.sealer.village(villageId, dayAt(new Date()));
    const lines = (await here.call(mother, pointsRoutes.myStatement, { query: { householdId } })).body.items;
    expect(lines.map(line => line.kind)).toEqual(['household_merge', 'award']);
    const proof = async (who: Inhabitant, n: number) =>
      here.call(who, sealedBookRoutes.lineProof, { params: { transferId: lines[n]?.transferId ?? '' } });
    expect([(await proof(mother, 1)).status, (await proof(son, 1)).status]).toEqual([200, 404]);
    const [hers, his] = [await proof(mother, 0), await proof(son, 0)];
    expect([hers.status, his.status]).toEqual([200, 200]);
    expect(his.body.accountId).toBe(hers.body.accountId);
  });

  it('a 办件 after a 并户：who lived there sees it in their list, opens it and acts; the others of the house do not', async () => {
    const v = await ChecklistsVillage.people(here);
    const spouse = await here.person(v.villageId, { householdId: v.household, name: '罗建国' });
    const id = await v.started();
    const neighbour = await v.neighbour();
    await mergeHouseholds(here, v.villageId, v.household, neighbour.householdId ?? '');
    const mine = async (who: Inhabitant) => (await here.call(who, checklistsRoutes.myRequests)).body.items.map(one => one.id);
    expect([await mine(v.villager), await mine(spouse), await mine(neighbour)]).toEqual([[id], [id], []]);
    expect([(await v.read(id)).status, (await v.read(id, spouse)).status, (await v.read(id, neighbour)).status]).toEqual([200, 200, 404]);
    expect((await v.withdraw(id, neighbour)).status).toBe(404);
    // It is of the house of whoever lives there now: not theirs to work.
    const theirs = await here.person(v.villageId, { householdId: neighbour.householdId ?? '', roles: ['cadre'] });
    const queue = async (who: Inhabitant) => (await here.call(who, checklistsRoutes.checklistQueue)).body.items.map(one => one.id);
    expect([await queue(theirs), await queue(v.cadre)]).toEqual([[], [id]]);
    expect((await v.finish(id, 1, theirs)).problem).toMatchObject({ status: 403, code: 'CHECKLISTS.OWN_HOUSEHOLD' });
    expect((await v.withdraw(id, spouse)).body.status).toBe('withdrawn');
  });

  it('a 办件 after a 分户：whoever it is for reads it where they live now; to act for it is the household’s', async () => {
    const v = await ChecklistsVillage.people(here);
    const spouse = await here.person(v.villageId, { householdId: v.household, name: '罗建国' });
    const started = await v.start(await v.item(), { by: spouse });
    const { id } = started.body;
    const body: SplitHousehold = {
      id: uuidv7(),
      personIds: [spouse.personId],
      name: '罗建国家',
      headPersonId: spouse.personId,
      points: 0,
      document: 'police',
      documentDay: '2026-01-20',
      documentNumber: '',
      reason: '分开住',
      photoIds: [await photoOf(here, v.secretary)],
    };
    const split = await here.call(v.secretary, householdChangeRoutes.splitHousehold, { params: { householdId: v.household }, body });
    expect(split.status).toBe(200);
    const mine = async (who: Inhabitant) => (await here.call(who, checklistsRoutes.myRequests)).body.items.map(one => one.id);
    expect([await mine(spouse), await mine(v.villager)]).toEqual([[id], [id]]);
    expect([(await v.read(id, spouse)).status, (await v.read(id)).status]).toEqual([200, 200]);
    expect((await v.withdraw(id, spouse)).status).toBe(404);
    expect((await v.withdraw(id)).body.status).toBe('withdrawn');
  });
});
