import { householdChangeRoutes, identityRoutes, inboxRoutes, pointsRoutes, storeRoutes } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { creditOn, rolling, today, yearAgo } from '../../../../test/expiry-houses';
import { MergeVillage } from '../../../../test/merge-village';
import { plusDays } from '../../../../test/model/expiry-terms';
import { photoOf } from '../../../../test/photo-of';
import { SplitVillage } from '../../../../test/split-village';
import { TestStore } from '../../../../test/store';
import { TestVillage, type Inhabitant } from '../../../../test/village';
import { OutboxDispatcher } from '../../../platform/outbox/outbox-dispatcher';

let here: TestVillage;
beforeAll(async () => {
  here = await TestVillage.boot();
});
afterAll(() => here.close());
afterEach(async () => expect((await here.owner.query('SELECT subject, fault FROM books_verify()')).rows).toEqual([]));

const lines = async (who: Inhabitant, householdId?: string) =>
  (await here.call(who, pointsRoutes.myStatement, { query: householdId ? { householdId } : {} })).body.items;
const expiring = async (who: Inhabitant) =>
  (await here.call(who, pointsRoutes.myAccount)).body.expiring.map(line => [line.lastDay.slice(4), line.points]);

describe('并户, from end to end', () => {
  it('within what one person may give it is done at once: people and points move, the household is closed, its card is none', async () => {
    const v = await MergeVillage.open(here, {}, [30, 12]);
    const card = (await here.call(v.mother, identityRoutes.myHousehold)).body.cardCode;
    const outlook = await here.call(v.secretary, householdChangeRoutes.mergeOutlook, { params: { householdId: v.fromId } });
    expect(outlook.body).toMatchObject({ householdName: '王秀家', spendable: 30, waiting: false, memberNames: ['王秀', '王强'] });
    const { body } = await v.merge();
    expect(body).toMatchObject({
      kind: 'merge',
      state: 'done',
      fromHouseholdName: '王秀家',
      toHouseholdName: '罗小军家',
      personNames: ['王秀', '王强'],
      points: 30,
      recordedByRole: '村书记',
      confirmedByRole: null,
      filedByMe: true,
    });
    expect([await here.balance(v.fromId), await here.balance(v.toId)]).toEqual([0, 42]);
    const theirs = (await here.call(v.mother, identityRoutes.myHousehold)).body;
    expect(theirs).toMatchObject({ id: v.toId, name: '罗小军家' });
    expect(theirs.members.map(one => [one.name, one.head])).toEqual([
      ['王秀', false],
      ['王强', false],
      ['罗小军', true],
    ]);
    const households = (await here.call(v.cadre, identityRoutes.listHouseholds)).body.items.map(one => one.name);
    expect(households.sort()).toEqual(['李家', '罗小军家']);
    const cards = await here.owner.query('SELECT 1 FROM household WHERE card_code = $1', [card]);
    expect(cards.rows).toEqual([]);
    expect((await here.call(v.secretary, householdChangeRoutes.mergeOutlook, { params: { householdId: v.fromId } })).status).toBe(404);
  });

  it('above it waits for somebody else, tells both households, and is done by the second hand', async () => {
    const v = await MergeVillage.open(here, { twoDecideAbovePoints: 20 }, [30, 0]);
    const own = await here.person(v.villageId, { householdId: v.toId, roles: ['cadre'] });
    const filed = (await v.merge()).body;
    expect(filed).toMatchObject({ state: 'waiting', points: 30, personNames: ['王秀', '王强'] });
    expect([await here.balance(v.fromId), await v.householdOf(v.mother)]).toEqual([30, v.fromId]);
    expect((await v.merge()).problem.code).toBe('HOUSEHOLD.MERGE_WAITING');
    expect((await v.confirm(filed.id, v.secretary)).problem.code).toBe('HOUSEHOLD.MERGE_NEEDS_ANOTHER');
    const waiting = (await here.call(v.cadre, householdChangeRoutes.waitingMerges)).body.items;
    expect(waiting.map(one => [one.id, one.filedByMe])).toEqual([[filed.id, false]]);
    const mine = async (who: Inhabitant) => (await here.call(who, householdChangeRoutes.mergeCount)).body.waiting;
    expect([await mine(v.cadre), await mine(v.secretary), await mine(own)]).toEqual([1, 0, 0]);
    await here.app.get(OutboxDispatcher).drain();
    const titles = async (who: Inhabitant) => (await here.call(who, inboxRoutes.inbox)).body.items.map(item => item.title);
    for (const who of [v.mother, v.uncle, v.son]) expect(await titles(who)).toContain('有人给您家登记了并户');
    const asked = (await here.call(v.cadre, inboxRoutes.inbox)).body.items.find(item => item.title === '有一件并户等人确认');
    expect(asked?.body).toMatch(/^王秀家 并入 罗小军家。/);
    // Who filed it, and who lives in one of the two, are not asked to do what they may not.
    for (const who of [v.secretary, own]) expect(await titles(who)).not.toContain('有一件并户等人确认');
    expect(await titles(own)).toContain('有人给您家登记了并户');
    const done = (await v.confirm(filed.id)).body;
    expect(done).toMatchObject({ state: 'done', confirmedByRole: '村干部', points: 30 });
    expect(await mine(v.cadre)).toBe(0);
    expect([await here.balance(v.toId), await v.householdOf(v.mother)]).toEqual([30, v.toId]);
    expect((await v.confirm(filed.id)).problem.code).toBe('HOUSEHOLD.MERGE_DECIDED');
    await here.app.get(OutboxDispatcher).drain();
    for (const who of [v.mother, v.uncle, v.son]) expect(await titles(who)).toContain('并户办好了');
    expect((await here.call(v.son, householdChangeRoutes.householdChange, { params: { changeId: done.id } })).status).toBe(200);
  });

  it('the richer of the two counts: nobody joins a rich house with an empty one of their own by one hand', async () => {
    const v = await MergeVillage.open(here, { twoDecideAbovePoints: 20 }, [0, 30]);
    expect((await v.merge()).body.state).toBe('waiting');
  });

  it('is dropped with a reason, by who filed it, and may be filed again', async () => {
    const v = await MergeVillage.open(here, { twoDecideAbovePoints: 5 }, [9, 0]);
    const { id } = (await v.merge()).body;
    expect((await v.drop(id)).body).toMatchObject({ state: 'dropped', dropReason: '凭据不清楚' });
    // What the other house has is its own affair again.
    expect((await here.call(v.son, householdChangeRoutes.householdChange, { params: { changeId: id } })).body.points).toBe(0);
    expect((await v.confirm(id)).problem.code).toBe('HOUSEHOLD.MERGE_DECIDED');
    expect((await v.merge()).body.state).toBe('waiting');
  });

  it('what was theirs stays readable for those who lived there, and for nobody else of the new house', async () => {
    const v = await MergeVillage.open(here, {}, [7, 0]);
    await v.done();
    expect((await lines(v.mother, v.fromId)).map(line => [line.kind, line.amount])).toEqual([
      ['household_merge', -7],
      ['award', 7],
    ]);
    expect((await lines(v.son)).map(line => [line.kind, line.amount, line.reason])).toEqual([
      ['household_merge', 7, '“王秀家”并入“罗小军家”'],
    ]);
    expect((await here.call(v.son, pointsRoutes.myStatement, { query: { householdId: v.fromId } })).status).toBe(404);
    expect((await here.call(v.mother, pointsRoutes.myApplications)).body.items).toHaveLength(1);
    expect((await here.call(v.son, pointsRoutes.myApplications)).body.items).toHaveLength(0);
  });

  it('each point goes on the day on which it would have gone, though the two wallets’ days interleave', async () => {
    const v = await MergeVillage.open(here, { ...rolling, twoDecideAbovePoints: 0 });
    const house = (householdId: string, member: Inhabitant) => ({ villageId: v.villageId, householdId, member });
    const day = (n: number) => plusDays(yearAgo, n);
    await creditOn(here, day(2), house(v.toId, v.son), 5);
    await creditOn(here, day(3), house(v.fromId, v.mother), 7);
    await creditOn(here, day(4), house(v.toId, v.son), 11);
    await creditOn(here, day(5), house(v.fromId, v.mother), 13);
    await v.done();
    const inDays = (n: number) => plusDays(today, n).slice(4);
    expect(await expiring(v.son)).toEqual([
      [inDays(2), 5],
      [inDays(3), 7],
      [inDays(4), 11],
      [inDays(5), 13],
    ]);
  });

  it('what is taken back or comes back later goes to where the household lives on', async () => {
    const shop = await TestStore.open(here, { twoDecideAbovePoints: 0, deductions: true });
    const goods = await shop.goods({ points: 6, stock: 9 });
    const mother = await shop.shopper(20);
    const son = await shop.shopper(3);
    const redemption = await shop.reserved(mother, goods);
    await shop.handOver(redemption);
    const cadre = await here.person(shop.villageId, { roles: ['cadre', 'points_keeper'] });
    const photoIds = [await photoOf(here, cadre)];
    const body = {
      id: uuidv7(),
      intoHouseholdId: son.householdId,
      document: 'police' as const,
      documentDay: '2026-01-20',
      documentNumber: '',
      reason: '同住',
      photoIds,
    };
    expect(
      (await here.call(cadre, householdChangeRoutes.mergeHousehold, { params: { householdId: mother.householdId }, body })).status,
    ).toBe(200);
    expect(await here.balance(son.householdId)).toBe(17);
    expect(
      (
        await here.call(shop.keeper, storeRoutes.returnRedemption, {
          params: { redemptionId: redemption },
          body: { reason: '坏了', restock: false },
        })
      ).status,
    ).toBe(200);
    expect([await here.balance(mother.householdId), await here.balance(son.householdId)]).toEqual([0, 23]);
    const deed = (await here.call(mother, pointsRoutes.myApplications)).body.items.find(one => one.householdId === mother.householdId);
    const reversed = await here.call(cadre, pointsRoutes.reverseCredit, {
      params: { applicationId: deed?.id ?? '' },
      body: { reason: '重复记分' },
    });
    expect(reversed.status).toBe(200);
    expect([await here.balance(mother.householdId), await here.balance(son.householdId)]).toEqual([0, 3]);
  });

  it('is the way back of a split; whoever came by it is split off again only after a month', async () => {
    const s = await SplitVillage.open(here, {}, 30);
    const change = await s.done({ points: 20 });
    const params = { householdId: change.toHouseholdId };
    const body = {
      id: uuidv7(),
      intoHouseholdId: s.householdId,
      document: 'meeting' as const,
      documentDay: '2026-01-21',
      documentNumber: '',
      reason: '分错了',
      photoIds: [s.photoId],
    };
    expect((await here.call(s.secretary, householdChangeRoutes.mergeHousehold, { params, body })).body.state).toBe('done');
    expect([await here.balance(s.householdId), await s.householdOf(s.son)]).toEqual([30, s.householdId]);
    expect((await s.split({ points: 20 })).problem).toMatchObject({ status: 409, code: 'HOUSEHOLD.MERGED_LATELY' });
    expect((await here.call(s.secretary, householdChangeRoutes.splitHousehold, { params, body: s.wish() })).problem.code).toBe(
      'HOUSEHOLD.CLOSED',
    );
  });
});

describe('recusal follows the people', () => {
  it('who lived there, who had declared it a relative’s, and whose family it was', async () => {
    const v = await MergeVillage.open(here, {});
    const relative = await here.person(v.villageId, { householdId: await here.household(v.villageId), roles: ['reviewer'] });
    await here.owner.query('INSERT INTO points_relative (village_id, id, person_id, household_id) VALUES ($1, $2, $3, $4)', [
      v.villageId,
      uuidv7(),
      relative.personId,
      v.fromId,
    ]);
    await v.done();
    for (const who of [v.mother, v.son, relative])
      expect([await v.recused(who, v.fromId), await v.recused(who, v.toId)]).toEqual([true, true]);
    expect(await v.recused(v.cadre, v.toId)).toBe(false);
  });

  it('a split and a merger do not undo it: the family of the one is the family of what it went into', async () => {
    const s = await SplitVillage.open(here, {});
    const change = await s.done();
    const other = await here.household(s.villageId, '杨家');
    const neighbour = await here.person(s.villageId, { householdId: other });
    const body = {
      id: uuidv7(),
      intoHouseholdId: other,
      document: 'police' as const,
      documentDay: '2026-01-21',
      documentNumber: '',
      reason: '同住',
      photoIds: [s.photoId],
    };
    const params = { householdId: change.toHouseholdId };
    expect((await here.call(s.secretary, householdChangeRoutes.mergeHousehold, { params, body })).status).toBe(200);
    const recused = async (who: Inhabitant, of: string) =>
      (await here.owner.query<{ yes: boolean }>('SELECT points_recused($1, $2, $3) AS yes', [s.villageId, who.personId, of])).rows[0]?.yes;
    expect([await recused(s.father, other), await recused(s.son, s.householdId), await recused(neighbour, s.householdId)]).toEqual([
      true,
      true,
      true,
    ]);
  });
});
