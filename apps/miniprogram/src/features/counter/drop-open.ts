import type { CounterHousehold, RedemptionResult } from '@jishan/contracts';
import { useCounter } from './counter-store';

/** What was handed over no longer lies ready; the balance is the one the books answered. */
export function dropOpen(household: CounterHousehold, result: RedemptionResult): void {
  useCounter.setState({
    household: { ...household, spendable: result.balance, open: household.open.filter(one => one.id !== result.redemptionId) },
  });
}
