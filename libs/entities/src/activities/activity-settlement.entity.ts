import { Check, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { IdColumn, IdKey, InstantColumn, TextColumn, VillageKey, WholeColumn } from '../columns';
import { Activity } from './activity.entity';

/** One giving of points to those who were there: the first, and one for each lot of late ticks. Written by the books' function only. */
@Entity('activity_settlement')
@Index('uq_activity_settlement_nth', ['villageId', 'activityId', 'nth'], { unique: true })
@Check('ck_activity_settlement_sums', 'nth > 0 AND persons > 0 AND capped BETWEEN 0 AND persons AND points >= 0')
export class ActivitySettlement {
  @VillageKey() villageId: string;
  @IdKey() id: string;
  @IdColumn() activityId: string;
  @ManyToOne(() => Activity)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'activity_id', referencedColumnName: 'id' },
  ])
  activity: Activity;
  @WholeColumn() nth: number;
  @WholeColumn() persons: number;
  @WholeColumn() capped: number;
  @WholeColumn() points: number;
  @IdColumn() byPersonId: string;
  @TextColumn() byRole: string;
  @InstantColumn() at: Date;
}
