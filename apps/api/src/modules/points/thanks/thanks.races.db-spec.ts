import { pointsRoutes } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { inTurn } from '../../../../test/in-turn';
import { SplitVillage } from '../../../../test/split-village';
import { TestVillage } from '../../../../test/village';
import { ThankHelpers } from './thank-helpers';

const THANKS = 2;
const WALLET = 30;

let here: TestVillage;
beforeAll(async () => {
  here = await TestVillage.boot();
  await here.stopClock();
});
afterAll(() => here.close());

/** The son has filed for a neighbour, and it was credited. */
async function owedToTheSon(v: SplitVillage): Promise<void> {
  const old = await here.person(v.villageId, { householdId: await here.household(v.villageId, '王家'), name: '王奶奶' });
  await here.proxy(old, v.son);
  const [id, ruleId] = [uuidv7(), await here.rule(v.villageId)];
  const keeper = await here.person(v.villageId, { roles: ['points_keeper'] });
  const body = { id, ruleId, text: '', photoIds: [], memberId: old.personId };
  expect((await here.call(v.son, pointsRoutes.submitApplication, { body })).status).toBe(200);
  expect((await here.call(keeper, pointsRoutes.approveApplication, { params: { applicationId: id }, body: {} })).status).toBe(200);
}

it('a helper who moves house while their wallet is waited for is thanked by the next run: no other wallet is locked late, out of order', async () => {
  const v = await SplitVillage.open(here, { helperThanksPoints: THANKS }, WALLET);
  await owedToTheSon(v);
  const thank = () => here.app.get(ThankHelpers).run();
  const [split, lookedAt] = await inTurn(here, () => v.done(), thank);
  expect([lookedAt, await here.balance(v.householdId), await here.balance(split.toHouseholdId)]).toEqual([1, WALLET, 0]);
  expect([await thank(), await here.balance(v.householdId), await here.balance(split.toHouseholdId)]).toEqual([1, WALLET, THANKS]);
  expect(await thank()).toBe(0);
  expect((await here.owner.query('SELECT subject, fault FROM books_verify()')).rows).toEqual([]);
});
