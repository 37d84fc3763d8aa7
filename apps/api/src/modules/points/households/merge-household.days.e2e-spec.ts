import { pointsRoutes, storeRoutes } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { creditOn, rolling, today, yearAgo } from '../../../../test/expiry-houses';
import { mergeHouseholds } from '../../../../test/merge-village';
import { plusDays } from '../../../../test/model/expiry-terms';
import { photoOf } from '../../../../test/photo-of';
import { TestStore } from '../../../../test/store';
import { TestVillage, type Inhabitant } from '../../../../test/village';

let here: TestVillage;
beforeAll(async () => {
  here = await TestVillage.boot();
});
afterAll(() => here.close());
afterEach(async () => expect((await here.owner.query('SELECT subject, fault FROM books_verify()')).rows).toEqual([]));

type Shopper = Inhabitant & { householdId: string };

/** A shop whose points go after a year, and one article of six points. */
class Days {
  private constructor(
    readonly shop: TestStore,
    readonly goodsId: string,
  ) {}

  static async open(): Promise<Days> {
    const shop = await TestStore.open(here, { ...rolling });
    return new Days(shop, await shop.goods({ points: 6, stock: 99 }));
  }

  async home(...credits: readonly (readonly [day: number, points: number])[]): Promise<Shopper> {
    const who = await this.shop.shopper();
    for (const [day, points] of credits) await this.credit(who, day, points);
    return who;
  }

  credit(who: Shopper, day: number, points: number): Promise<void> {
    return creditOn(here, plusDays(yearAgo, day), { villageId: this.shop.villageId, householdId: who.householdId, member: who }, points);
  }

  async spent(who: Shopper): Promise<string> {
    const id = await this.shop.reserved(who, this.goodsId, { points: 6 });
    expect((await this.shop.handOver(id)).status).toBe(200);
    return id;
  }

  merge(from: Shopper, into: Shopper): Promise<void> {
    return mergeHouseholds(here, this.shop.villageId, from.householdId, into.householdId);
  }

  async givenBack(redemptionId: string): Promise<void> {
    const params = { redemptionId };
    expect(
      (await here.call(this.shop.keeper, storeRoutes.returnRedemption, { params, body: { reason: '坏了', restock: true } })).status,
    ).toBe(200);
  }

  /** In how many days how many points go. */
  async of(who: Inhabitant): Promise<(readonly [number, number])[]> {
    const { expiring } = (await here.call(who, pointsRoutes.myAccount)).body;
    return expiring.map(line => [Math.round((Date.parse(line.lastDay) - Date.parse(today)) / 86_400_000), line.points] as const);
  }
}

describe('the days of what comes back after a 并户 that took no points along', () => {
  it('are those of the wallet that had spent it, not of the one that it comes back to', async () => {
    const v = await Days.open();
    const [mother, son] = [await v.home([3, 6]), await v.home([40, 10])];
    const hers = await v.spent(mother);
    const his = await v.spent(son);
    await v.merge(mother, son);
    expect(await v.of(son)).toEqual([[40, 4]]);
    await v.givenBack(hers);
    expect(await v.of(son)).toEqual([
      [3, 6],
      [40, 4],
    ]);
    await v.givenBack(his);
    expect(await v.of(son)).toEqual([
      [3, 6],
      [40, 10],
    ]);
  });

  it('and where nobody of the new house ever had a point', async () => {
    const v = await Days.open();
    const [mother, son] = [await v.home([5, 6]), await v.home()];
    const hers = await v.spent(mother);
    await v.merge(mother, son);
    expect(await v.of(son)).toEqual([]);
    await v.givenBack(hers);
    expect(await v.of(son)).toEqual([[5, 6]]);
  });

  it('through a chain of mergers, with points and without', async () => {
    const v = await Days.open();
    const [great, mother, son, cousin] = [await v.home([3, 6]), await v.home([20, 8]), await v.home([40, 10]), await v.home([60, 7])];
    const [first, second, third, fourth] = [await v.spent(great), await v.spent(mother), await v.spent(son), await v.spent(cousin)];
    await v.merge(great, mother);
    await v.merge(mother, son);
    await v.merge(cousin, son);
    expect(await v.of(son)).toEqual([
      [20, 2],
      [40, 4],
      [60, 1],
    ]);
    await v.givenBack(first);
    await v.givenBack(fourth);
    await v.givenBack(second);
    await v.givenBack(third);
    expect(await v.of(son)).toEqual([
      [3, 6],
      [20, 8],
      [40, 10],
      [60, 7],
    ]);
  });

  it('what came back between two mergers is known in the second', async () => {
    const v = await Days.open();
    const [great, mother, son] = [await v.home([3, 6]), await v.home([20, 6]), await v.home([40, 10])];
    const [first, second] = [await v.spent(great), await v.spent(mother)];
    await v.merge(great, mother);
    await v.givenBack(first);
    expect(await v.of(mother)).toEqual([[3, 6]]);
    await v.merge(mother, son);
    await v.givenBack(second);
    expect(await v.of(son)).toEqual([
      [3, 6],
      [20, 6],
      [40, 10],
    ]);
    // What is spent then is the oldest of all, and it comes back as such.
    const third = await v.spent(son);
    expect(await v.of(son)).toEqual([
      [20, 6],
      [40, 10],
    ]);
    await v.givenBack(third);
    expect((await v.of(son))[0]).toEqual([3, 6]);
  });
});

describe('two mergers of which the first took nothing along, and the book had no entry between them', () => {
  /** Both by one call of the books, so at one instant; they are done in the order of the ended households' ids. */
  async function mergeBoth(v: Days, into: Shopper, mergers: readonly { from: Shopper; id: string }[]): Promise<void> {
    const { villageId } = v.shop;
    const officer = await here.person(villageId, { roles: ['cadre'] });
    const photoIds = [await photoOf(here, officer)];
    const items = mergers.map(({ from, id }) => ({
      ...{ villageId, householdId: from.householdId, intoHouseholdId: into.householdId, changeId: id, photoIds },
      ...{ document: 'police', documentDay: '2026-01-20', documentNumber: '', reason: '同住' },
      ...{ actorAccountId: officer.accountId, actorPersonId: officer.personId, actorHouseholdId: null, actorRole: 'cadre' },
      ...{ transferId: uuidv7(), key: uuidv7(), requestHash: '00', requestId: 't', ip: '' },
    }));
    const { rows } = await here.owner.query<{ outcome: { done?: unknown } }>('SELECT outcome FROM points_merge($1::jsonb)', [
      JSON.stringify(items),
    ]);
    expect(rows.map(row => 'done' in row.outcome)).toEqual([true, true]);
  }

  it.each([
    ['the first one’s id is the lesser', 0],
    ['the first one’s id is the greater', 1],
  ])('every point keeps its day: %s', async (_, greater) => {
    const v = await Days.open();
    const [empty, other, son] = [await v.home([3, 6]), await v.home([20, 16]), await v.home([40, 10])];
    const [hers, theirs] = [await v.spent(empty), await v.spent(other)];
    const ids = [uuidv7(), uuidv7()];
    await mergeBoth(v, son, [
      { from: empty, id: ids[greater] ?? '' },
      { from: other, id: ids[1 - greater] ?? '' },
    ]);
    const { rows } = await here.owner.query(
      'SELECT points, to_seq FROM household_change WHERE village_id = $1 AND to_household_id = $2 ORDER BY points',
      [v.shop.villageId, son.householdId],
    );
    expect(rows).toEqual([
      { points: 0, to_seq: 1 },
      { points: 10, to_seq: 1 },
    ]);
    expect(await v.of(son)).toEqual([
      [20, 10],
      [40, 10],
    ]);
    await v.givenBack(hers);
    await v.givenBack(theirs);
    expect(await v.of(son)).toEqual([
      [3, 6],
      [20, 16],
      [40, 10],
    ]);
  });
});
