import { Entity, PrimaryColumn } from 'typeorm';
import { IdColumn, InstantColumn, VillageKey } from '../columns';

/** How far the clock has gone through a village's households on a day, so that each is looked at once a day. */
@Entity('points_expiry_run')
export class PointsExpiryRun {
  @VillageKey() villageId: string;
  @PrimaryColumn('date') day: string;
  /** The household that was looked at last; they go by id. */
  @IdColumn() afterHouseholdId: string;
  @InstantColumn({ nullable: true }) doneAt: Date | null;
}
