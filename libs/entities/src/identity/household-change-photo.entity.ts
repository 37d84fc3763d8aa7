import { Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { IdColumn, VillageKey } from '../columns';
import { MediaObject } from '../platform';
import { HouseholdChange } from './household-change.entity';

/** The document, photographed. Append-only. */
@Entity('household_change_photo')
export class HouseholdChangePhoto {
  @VillageKey() villageId: string;
  @PrimaryColumn('uuid') changeId: string;
  @PrimaryColumn('integer') position: number;
  @ManyToOne(() => HouseholdChange)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'change_id', referencedColumnName: 'id' },
  ])
  change: HouseholdChange;
  @IdColumn() mediaId: string;
  @ManyToOne(() => MediaObject)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'media_id', referencedColumnName: 'id' },
  ])
  media: MediaObject;
}
