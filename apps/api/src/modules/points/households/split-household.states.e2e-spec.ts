import { deductionRoutes, householdChangeRoutes, pointsRoutes } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { photoOf } from '../../../../test/photo-of';
import { SplitVillage } from '../../../../test/split-village';
import { TestStore } from '../../../../test/store';
import { TestVillage, type Inhabitant } from '../../../../test/village';

let here: TestVillage;
beforeAll(async () => {
  here = await TestVillage.boot();
});
afterAll(() => here.close());
afterEach(async () => expect((await here.owner.query('SELECT * FROM books_verify()')).rows).toEqual([]));

describe('what must be finished first', () => {
  it('applications of those who move, not of those who stay', async () => {
    const v = await SplitVillage.open(here);
    const ruleId = await here.rule(v.villageId);
    const apply = (who: Inhabitant, id = uuidv7()) =>
      here.call(who, pointsRoutes.submitApplication, { body: { id, ruleId, text: '', photoIds: [] } });
    await apply(v.father);
    const theirs = uuidv7();
    await apply(v.son, theirs);
    expect((await v.split()).problem).toMatchObject({ status: 409, code: 'HOUSEHOLD.OPEN_APPLICATIONS' });
    const outlook = await here.call(v.secretary, householdChangeRoutes.splitOutlook, { params: { householdId: v.householdId } });
    expect(outlook.body.members.map(member => member.openApplications)).toEqual([1, 1, 0]);
    await here.call(v.son, pointsRoutes.withdrawApplication, { params: { applicationId: theirs }, body: {} });
    expect((await v.split()).status).toBe(200);
  });

  it('a case of 扣分 against the household: points do not leave before it', async () => {
    const v = await SplitVillage.open(here, { deductions: true }, 10);
    const ruleId = await here.rule(v.villageId, { points: 5, startedBy: 'cadre' });
    await here.owner.query(`UPDATE points_rule SET category = 'negative' WHERE id = $1`, [ruleId]);
    const body = { id: uuidv7(), householdId: v.householdId, ruleId, text: '烧秸秆', photoIds: [] };
    expect((await here.call(v.secretary, deductionRoutes.openDeduction, { body })).status).toBe(200);
    expect((await v.split({ points: 10 })).problem).toMatchObject({ status: 409, code: 'HOUSEHOLD.OPEN_DEDUCTIONS' });
    const close = { params: { deductionId: body.id }, body: { reason: '登记错了' } };
    await here.call(v.secretary, deductionRoutes.withdrawDeduction, close);
    expect((await v.split({ points: 10 })).status).toBe(200);
  });

  it('a reservation stays where it is, with the points it holds: only what is spendable may go', async () => {
    const shop = await TestStore.open(here);
    const goods = await shop.goods({ points: 6, stock: 9 });
    const father = await shop.shopper(10);
    const son = await here.person(shop.villageId, { householdId: father.householdId });
    const secretary = await here.person(shop.villageId, { roles: ['secretary'] });
    await shop.reserved(father, goods);
    const body = (points: number, photoId: string) => ({
      id: uuidv7(),
      personIds: [son.personId],
      name: '新户',
      headPersonId: son.personId,
      points,
      document: 'police',
      documentDay: '2026-01-02',
      documentNumber: '',
      reason: '分户',
      photoIds: [photoId],
    });
    const photoId = await photoOf(here, secretary);
    const split = (points: number) =>
      here.call(secretary, householdChangeRoutes.splitHousehold, {
        params: { householdId: father.householdId },
        body: body(points, photoId),
      });
    expect((await split(5)).problem.code).toBe('HOUSEHOLD.TOO_MANY_POINTS');
    const done = await split(4);
    expect(done.status).toBe(200);
    expect([
      await here.balance(father.householdId),
      await here.balance(father.householdId, 'reserved'),
      await here.balance(done.body.toHouseholdId),
    ]).toEqual([0, 6, 4]);
  });

  it('nothing while the books are stopped', async () => {
    const v = await SplitVillage.open(here);
    await here.owner.query('UPDATE village SET books_stopped_at = now() WHERE id = $1', [v.villageId]);
    expect((await v.split()).problem.code).toBe('POINTS.BOOKS_STOPPED');
  });
});
