import type { CounterHousehold } from '@jishan/contracts';
import { proofForRedemption, proofForSale } from './proof-of';

const household = (more: Partial<CounterHousehold>): CounterHousehold => ({
  householdId: 'h',
  householdName: '罗家',
  helpers: [],
  groupName: '3组',
  memberNames: [],
  spendable: 50,
  own: false,
  means: 'name',
  ticket: null,
  redemptionId: null,
  open: [],
  ...more,
});
const byCode = household({ means: 'digits', ticket: 't', redemptionId: 'r1' });
const byCard = household({ means: 'card', ticket: 't' });

it('takes a pick-up code for its own redemption and for nothing else', () => {
  expect(proofForRedemption(byCode, 'r1', '')).toEqual({ ticket: 't' });
  expect(proofForRedemption(byCode, 'r2', '')).toBeUndefined();
  expect(proofForRedemption(byCode, 'r2', ' 本人到场 ')).toEqual({ reason: '本人到场' });
  expect(proofForSale(byCode, '')).toBeUndefined();
});

it('takes the household card for everything', () => {
  expect(proofForRedemption(byCard, 'r2', '')).toEqual({ ticket: 't' });
  expect(proofForSale(byCard, '')).toEqual({ ticket: 't' });
});

it('wants a reason where nothing was scanned', () => {
  expect(proofForRedemption(household({}), 'r1', '  ')).toBeUndefined();
  expect(proofForSale(household({}), '组长认得')).toEqual({ reason: '组长认得' });
});
