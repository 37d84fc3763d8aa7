import { FUND_BLOCK_PERCENT, FUND_WARNING_PERCENT, type Coverage, type CoverageState } from '@jishan/contracts';

export interface Weights {
  readonly moneyFen: number;
  readonly stockFen: number;
  readonly outstanding: number;
  readonly pointValueFen: number;
}

/** (money + stock at cost) ÷ (outstanding points × what a point is worth), in whole percent, rounded down: a fund of 99.9 % is short. */
export function weigh({ moneyFen, stockFen, outstanding, pointValueFen }: Weights): Coverage {
  const owedFen = outstanding * pointValueFen;
  const percent = owedFen > 0 ? Math.floor(((moneyFen + stockFen) * 100) / owedFen) : null;
  return { moneyFen, stockFen, outstanding, pointValueFen, owedFen, percent, state: stateOf(percent) };
}

function stateOf(percent: number | null): CoverageState {
  if (percent === null) return 'nothing_to_cover';
  if (percent < FUND_BLOCK_PERCENT) return 'short';
  return percent < FUND_WARNING_PERCENT ? 'warning' : 'enough';
}
