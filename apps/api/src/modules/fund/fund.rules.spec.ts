import { weigh, type Weights } from './fund.rules';

const YUAN = 100;
const fund = (change: Partial<Weights> = {}) =>
  weigh({ moneyFen: 3_000 * YUAN, stockFen: 1_800 * YUAN, outstanding: 4_000, pointValueFen: YUAN, ...change });

describe('how far the fund reaches', () => {
  it('3,000 yuan and goods for 1,800 against 4,000 points of one yuan: exactly 120 %, enough', () => {
    expect(fund()).toMatchObject({ owedFen: 400_000, percent: 120, state: 'enough' });
  });

  it('one fen less is a warning', () => {
    expect(fund({ moneyFen: 3_000 * YUAN - 1 })).toMatchObject({ percent: 119, state: 'warning' });
  });

  it('exactly what is owed is a warning, one fen less is short', () => {
    expect(fund({ moneyFen: 2_200 * YUAN })).toMatchObject({ percent: 100, state: 'warning' });
    expect(fund({ moneyFen: 2_200 * YUAN - 1 })).toMatchObject({ percent: 99, state: 'short' });
  });

  it('a village where ten points are one yuan owes a tenth', () => {
    expect(fund({ pointValueFen: 10 })).toMatchObject({ owedFen: 40_000, percent: 1_200, state: 'enough' });
  });

  it('before the first credit there is nothing to cover, whatever is in the fund', () => {
    expect(fund({ outstanding: 0 })).toMatchObject({ percent: null, state: 'nothing_to_cover' });
    expect(fund({ outstanding: 0, moneyFen: 0, stockFen: 0 }).state).toBe('nothing_to_cover');
  });

  it('goods bought with money that nobody recorded: the money is below zero, what was bought counts', () => {
    expect(fund({ moneyFen: -1_800 * YUAN })).toMatchObject({ percent: 0, state: 'short' });
    expect(fund({ moneyFen: -2_000 * YUAN })).toMatchObject({ percent: -5, state: 'short' });
  });
});
