import { Check, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { CreatedColumn, VillageKey } from '../columns';
import { Household } from '../identity';

/** That a household was told of points which go on a day, so many days before: once each. */
@Entity('points_expiry_reminder')
@Check('ck_points_expiry_reminder_days', 'days IN (30, 7)')
export class PointsExpiryReminder {
  @VillageKey() villageId: string;
  @PrimaryColumn('uuid') householdId: string;
  @PrimaryColumn('date') lastDay: string;
  @PrimaryColumn('integer') days: number;
  @ManyToOne(() => Household)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'household_id', referencedColumnName: 'id' },
  ])
  household: Household;
  @CreatedColumn() createdAt: Date;
}
