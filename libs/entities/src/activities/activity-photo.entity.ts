import { Check, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { oneOf } from '../checks';
import { IdColumn, VillageKey } from '../columns';
import { MediaObject } from '../platform';
import { Activity } from './activity.entity';

/** `before` came with the announcement, `after` was taken there. */
export const ACTIVITY_PHOTO_STAGES = ['before', 'after'] as const;

@Entity('activity_photo')
@Check('ck_activity_photo_stage', oneOf('stage', ACTIVITY_PHOTO_STAGES))
export class ActivityPhoto {
  @VillageKey() villageId: string;
  @PrimaryColumn('uuid') activityId: string;
  @PrimaryColumn('text') stage: (typeof ACTIVITY_PHOTO_STAGES)[number];
  @PrimaryColumn('integer') position: number;
  @ManyToOne(() => Activity)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'activity_id', referencedColumnName: 'id' },
  ])
  activity: Activity;
  @IdColumn() mediaId: string;
  @ManyToOne(() => MediaObject)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'media_id', referencedColumnName: 'id' },
  ])
  media: MediaObject;
}
