import { Check, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { VillageKey, WholeColumn } from '../columns';
import { Household } from '../identity';

/** What a household was credited in a month for deeds that it reported itself: counted where the credit is made, whatever the limit. */
@Entity('points_month_use')
@Check('ck_points_month_use_points', 'points >= 0')
@Check('ck_points_month_use_carried', 'carried >= 0')
export class PointsMonthUse {
  @VillageKey() villageId: string;
  @PrimaryColumn('uuid') householdId: string;
  @PrimaryColumn('date') monthStart: string;
  @ManyToOne(() => Household)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'household_id', referencedColumnName: 'id' },
  ])
  household: Household;
  @WholeColumn() points: number;
  /** What the household that it was split off from had been credited that month before. */
  @WholeColumn({ default: 0 }) carried: number;
}
