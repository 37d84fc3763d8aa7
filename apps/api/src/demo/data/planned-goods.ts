import type { CapPeriod, GoodsCategory } from '@jishan/contracts';
import type { GoodsShape } from '../pictures/goods';

export interface PlannedGoods {
  readonly key: string;
  readonly name: string;
  readonly category: GoodsCategory;
  readonly unit: string;
  readonly points: number;
  /** What it was until the middle of the half year. */
  readonly pointsBefore?: number;
  readonly description: string;
  readonly unitCostFen: number;
  /** What each delivery brings; when absent from later ones, how many of them it was in. */
  readonly delivery: number;
  readonly deliveries?: number;
  /** How much people want it, against the others. */
  readonly weight: number;
  readonly limit?: readonly [quantity: number, period: CapPeriod];
  readonly keepsMonths?: number;
  readonly shape: GoodsShape;
  readonly colours: readonly [main: string, label: string];
  /** Taken off the shelf by now. */
  readonly offShelf?: boolean;
}
