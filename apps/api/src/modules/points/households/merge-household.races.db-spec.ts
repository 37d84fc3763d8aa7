import { deductionRoutes, householdChangeRoutes, pointsRoutes } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { MergeVillage } from '../../../../test/merge-village';
import { photoOf } from '../../../../test/photo-of';
import { TestStore } from '../../../../test/store';
import { TestVillage, type Inhabitant } from '../../../../test/village';

const ROUNDS = 4;

let here: TestVillage;
beforeAll(async () => {
  here = await TestVillage.boot();
});
afterAll(() => here.close());
afterEach(async () => expect((await here.owner.query('SELECT subject, fault FROM books_verify()')).rows).toEqual([]));

describe('many at once', () => {
  it('in opposite directions: one goes through, and every point is where the people are', async () => {
    for (let n = 0; n < 4; n += 1) {
      const v = await MergeVillage.open(here, { twoDecideAbovePoints: 0 }, [10, 20]);
      const replies = await Promise.all([v.merge(), v.merge({ intoHouseholdId: v.fromId }, v.secretary, v.toId)]);
      expect(replies.map(reply => (reply.status === 200 ? 'ok' : reply.problem.code)).sort()).toEqual(['HOUSEHOLD.CLOSED', 'ok']);
      expect((await here.balance(v.fromId)) + (await here.balance(v.toId))).toBe(30);
    }
  });

  it('the same key ten times: one merger, nine replays', async () => {
    const v = await MergeVillage.open(here, { twoDecideAbovePoints: 0 }, [10, 0]);
    const body = v.wish();
    const replies = await Promise.all(
      Array.from({ length: 10 }, () =>
        here.call(v.secretary, householdChangeRoutes.mergeHousehold, { params: { householdId: v.fromId }, body, key: 'ten-times-one' }),
      ),
    );
    expect(replies.map(reply => reply.status)).toEqual(Array.from({ length: 10 }, () => 200));
    expect(await here.balance(v.toId)).toBe(10);
  });

  it('while a redemption is reserved, fetched or taken back: nothing is lost', async () => {
    for (let n = 0; n < 4; n += 1) {
      const shop = await TestStore.open(here, { twoDecideAbovePoints: 0 });
      const goods = await shop.goods({ points: 6, stock: 9 });
      const mother = await shop.shopper(20);
      const into = await here.household(shop.villageId);
      const cadre = await here.person(shop.villageId, { roles: ['cadre', 'points_keeper'] });
      const photoIds = [await photoOf(here, cadre)];
      const held = await shop.reserved(mother, goods);
      const body = {
        id: uuidv7(),
        intoHouseholdId: into,
        document: 'police' as const,
        documentDay: '2026-01-20',
        documentNumber: '',
        reason: '同住',
        photoIds,
      };
      const merge = () => here.call(cadre, householdChangeRoutes.mergeHousehold, { params: { householdId: mother.householdId }, body });
      const [merged, fetched, again] = await Promise.all([merge(), shop.handOver(held), shop.reserve(mother, goods)]);
      expect(fetched.status).toBe(200);
      const left =
        (await here.balance(mother.householdId)) + (await here.balance(mother.householdId, 'reserved')) + (await here.balance(into));
      expect(left).toBe(14);
      if (merged.status === 200) expect(await here.balance(mother.householdId, 'reserved')).toBe(0);
      else expect([merged.problem.code, again.status]).toContain('HOUSEHOLD.MERGE_RESERVED');
    }
  });

  const waits = async () => {
    const v = await MergeVillage.open(here, { twoDecideAbovePoints: 5, deductions: true }, [10, 20]);
    const { id } = (await v.merge()).body;
    return { v, id };
  };
  const word = (reply: { status: number; problem: { code?: string } }) =>
    reply.status === 200 ? 'ok' : (reply.problem.code ?? reply.status);

  it('the confirmation against what its people apply for: it waits for that, or that is the other house’s', async () => {
    for (let n = 0; n < ROUNDS; n += 1) {
      const { v, id } = await waits();
      const ruleId = await here.rule(v.villageId, { points: 2 });
      const apply = (who: Inhabitant) =>
        here.call(who, pointsRoutes.submitApplication, { body: { id: uuidv7(), ruleId, text: '', photoIds: [] } });
      const [merged, ...filed] = await Promise.all([v.confirm(id), apply(v.mother), apply(v.uncle), apply(v.son)]);
      expect(filed.map(word)).toEqual(['ok', 'ok', 'ok']);
      expect(['ok', 'HOUSEHOLD.MERGE_APPLICATIONS']).toContain(word(merged));
      const { rows } = await here.owner.query(
        'SELECT 1 FROM points_application a JOIN household h ON h.id = a.household_id WHERE h.closed_at IS NOT NULL AND points_undecided(a.status)',
      );
      expect(rows).toEqual([]);
    }
  });

  it('against a split of either house: everybody lives somewhere, and every point is there', async () => {
    for (let n = 0; n < ROUNDS; n += 1) {
      const { v, id } = await waits();
      const off = { ...v.wish({}), intoHouseholdId: undefined, name: '新户', points: n % 2 === 0 ? 5 : 10 };
      const [who, householdId] = n % 2 === 0 ? [v.uncle, v.fromId] : [await here.person(v.villageId, { householdId: v.toId }), v.toId];
      const [merged, split] = await Promise.all([
        v.confirm(id),
        here.call(v.secretary, householdChangeRoutes.splitHousehold, {
          params: { householdId },
          body: { ...off, personIds: [who.personId], headPersonId: who.personId },
        }),
      ]);
      expect(word(merged)).toBe('ok');
      expect(['ok', 'HOUSEHOLD.CLOSED', 'HOUSEHOLD.FAR_FROM_SHARE']).toContain(word(split));
      const { rows } = await here.owner.query<{ points: number; homeless: number }>(
        `SELECT (SELECT sum(balance)::int FROM ledger_account WHERE village_id = $1 AND kind = 'wallet') AS points,
           (SELECT count(*)::int FROM person p JOIN household h ON h.id = p.household_id WHERE p.village_id = $1 AND h.closed_at IS NOT NULL) AS homeless`,
        [v.villageId],
      );
      expect(rows).toEqual([{ points: 30, homeless: 0 }]);
    }
  });

  it('against a case of 扣分：it stands and the merger waits, or the house is gone', async () => {
    for (let n = 0; n < ROUNDS; n += 1) {
      const { v, id } = await waits();
      const ruleId = await here.rule(v.villageId, { startedBy: 'cadre', points: 5, title: '乱倒垃圾' });
      await here.owner.query(`UPDATE points_rule SET category = 'negative' WHERE id = $1`, [ruleId]);
      const opener = await here.person(v.villageId, { roles: ['cadre'] });
      const body = { id: uuidv7(), householdId: v.fromId, ruleId, text: '在河边倒垃圾', photoIds: [await photoOf(here, opener)] };
      const [merged, opened] = await Promise.all([v.confirm(id), here.call(opener, deductionRoutes.openDeduction, { body })]);
      expect([
        ['ok', 'RESOURCE.NOT_FOUND'],
        ['HOUSEHOLD.MERGE_DEDUCTIONS', 'ok'],
      ]).toContainEqual([word(merged), word(opened)]);
    }
  });

  it('against who drops it: one of the two', async () => {
    for (let n = 0; n < ROUNDS; n += 1) {
      const { v, id } = await waits();
      const words = (await Promise.all([v.confirm(id), v.drop(id), v.confirm(id)])).map(word);
      expect(words.filter(one => one === 'ok')).toHaveLength(1);
      expect(words.filter(one => one === 'HOUSEHOLD.MERGE_DECIDED')).toHaveLength(2);
      expect(await here.balance(v.fromId)).toBe(words[1] === 'ok' ? 10 : 0);
    }
  });
});
