import { Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { IdColumn, VillageKey } from '../columns';
import { MediaObject } from '../platform';
import { HouseholdMerge } from './household-merge.entity';

/** The document of a 并户 that was filed, photographed. */
@Entity('household_merge_photo')
export class HouseholdMergePhoto {
  @VillageKey() villageId: string;
  @PrimaryColumn('uuid') mergeId: string;
  @PrimaryColumn('integer') position: number;
  @ManyToOne(() => HouseholdMerge)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'merge_id', referencedColumnName: 'id' },
  ])
  merge: HouseholdMerge;
  @IdColumn() mediaId: string;
  @ManyToOne(() => MediaObject)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'media_id', referencedColumnName: 'id' },
  ])
  media: MediaObject;
}
