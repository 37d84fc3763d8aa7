import { Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { BytesColumn, FlagColumn, IdColumn, VillageKey } from '../columns';
import { MediaObject } from '../platform';
import { PointsApplication } from './points-application.entity';

/** `live` is false once the application was rejected or withdrawn: then its photos may be used again. */
@Entity('points_application_photo')
@Index('uq_points_application_photo_bytes', ['villageId', 'sha256'], { unique: true, where: 'live' })
export class PointsApplicationPhoto {
  @VillageKey() villageId: string;
  @PrimaryColumn('uuid') applicationId: string;
  @PrimaryColumn('integer') position: number;
  @ManyToOne(() => PointsApplication)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'application_id', referencedColumnName: 'id' },
  ])
  application: PointsApplication;
  @IdColumn() mediaId: string;
  @ManyToOne(() => MediaObject)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'media_id', referencedColumnName: 'id' },
  ])
  media: MediaObject;
  @BytesColumn() sha256: Buffer;
  @FlagColumn(true) live: boolean;
}
