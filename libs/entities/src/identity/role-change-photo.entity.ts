import { Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { IdColumn, VillageKey } from '../columns';
import { MediaObject } from '../platform';
import { RoleChange } from './role-change.entity';

/** A page of the minutes, or of the decision. Append-only. */
@Entity('role_change_photo')
export class RoleChangePhoto {
  @VillageKey() villageId: string;
  @PrimaryColumn('uuid') changeId: string;
  @PrimaryColumn('integer') position: number;
  @ManyToOne(() => RoleChange)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'change_id', referencedColumnName: 'id' },
  ])
  change: RoleChange;
  @IdColumn() mediaId: string;
  @ManyToOne(() => MediaObject)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'media_id', referencedColumnName: 'id' },
  ])
  media: MediaObject;
}
