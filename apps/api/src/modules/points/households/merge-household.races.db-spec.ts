import { householdChangeRoutes } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { MergeVillage } from '../../../../test/merge-village';
import { photoOf } from '../../../../test/split-village';
import { TestStore } from '../../../../test/store';
import { TestVillage } from '../../../../test/village';

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
});
