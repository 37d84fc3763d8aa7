import { Check, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { CreatedColumn, DayColumn, IdColumn, IdKey, VillageKey, WholeColumn } from '../columns';
import { Household } from '../identity';

/** What of a household's points went at one cut-off: the cause of an `expiry` transfer. Append-only, written by `points_expire` only. */
@Entity('points_expiry')
@Index('uq_points_expiry_cutoff', ['villageId', 'householdId', 'cutoff'], { unique: true })
@Check('ck_points_expiry_points', 'points > 0')
@Check('ck_points_expiry_days', 'credited_before <= cutoff')
export class PointsExpiryPosting {
  @VillageKey() villageId: string;
  @IdKey() id: string;
  @IdColumn() householdId: string;
  @ManyToOne(() => Household)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'household_id', referencedColumnName: 'id' },
  ])
  household: Household;
  /** The day at whose beginning it went. */
  @DayColumn() cutoff: string;
  /** Everything unspent that was credited before this day. With it the books prove the sum, whatever the village's setting is today. */
  @DayColumn() creditedBefore: string;
  @WholeColumn() points: number;
  @CreatedColumn() createdAt: Date;
}
