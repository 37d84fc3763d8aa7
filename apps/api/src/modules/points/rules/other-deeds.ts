import type { CalendarDay } from '@jishan/contracts';
import type { Tx } from '../../../platform/db/tx';
import type { Deed } from './simulate.rules';

/** A deed with the moment at which it was credited, which is the order in which caps were counted. */
export interface CreditedDeed extends Deed {
  readonly at: Date;
}

/**
 * What points asks of whoever else earns points under its rules, without knowing them: they provide it under this name. Nobody providing it is
 * a start that fails, not a simulation that leaves their deeds out.
 */
export abstract class OtherDeeds {
  /** Credited and not taken back, done on these days of the village; at most so many, in the order in which they were credited. */
  abstract between(tx: Tx, from: CalendarDay, until: CalendarDay, limit: number): Promise<CreditedDeed[]>;
}
