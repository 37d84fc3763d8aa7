import type { CounterHousehold } from '@jishan/contracts';
import { create } from 'zustand';
import type { Go } from '@/navigation/go';

/** Who stands at the counter now. In memory only: the proof of a scan lives fifteen minutes and in this keeper's hands. */
export const useCounter = create<{ household: CounterHousehold | undefined }>(() => ({ household: undefined }));

export function serve(household: CounterHousehold, go: Go): void {
  useCounter.setState({ household });
  go.to('counterHousehold', { id: household.householdId });
}
