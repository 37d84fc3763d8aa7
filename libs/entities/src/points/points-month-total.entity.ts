import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { VillageKey } from '../columns';
import { Household } from '../identity';

/**
 * What a household earned and spent in a calendar month (village time), kept beside the entries by a trigger on them, so that honour
 * rolls and books do not grow with the ledger. `ledger_verify_totals` rebuilds it. Written by the books' functions only.
 */
@Entity('points_month_total')
@Index('ix_points_month_total_month', ['villageId', 'month', 'householdId'])
export class PointsMonthTotal {
  @VillageKey() villageId: string;
  @PrimaryColumn('uuid') householdId: string;
  /** The month's first day. */
  @PrimaryColumn('date') month: string;
  @ManyToOne(() => Household)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'household_id', referencedColumnName: 'id' },
  ])
  household: Household;
  /** Credits less what was taken back; can be negative in a month of corrections. */
  @Column('integer', { default: 0 }) earned: number;
  /** Redeemed less what came back. */
  @Column('integer', { default: 0 }) spent: number;
  @Column('integer', { default: 0 }) expired: number;
  /** Opening balances and every other correction, signed. */
  @Column('integer', { default: 0 }) adjusted: number;
}
