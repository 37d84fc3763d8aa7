import { Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { BytesColumn, FlagColumn, IdColumn, VillageKey, WholeColumn } from '../columns';
import { MediaObject } from '../platform';
import { PointsApplication } from './points-application.entity';

/** `live` is false once the application was rejected or withdrawn, or its reviewer took a slip back: then its photos may be used again. */
@Entity('points_application_photo')
@Index('uq_points_application_photo_bytes', ['villageId', 'sha256'], { unique: true, where: 'live' })
@Index('ix_points_application_photo_band_1', ['villageId', 'band1'], { where: 'band_1 IS NOT NULL' })
@Index('ix_points_application_photo_band_2', ['villageId', 'band2'], { where: 'band_2 IS NOT NULL' })
@Index('ix_points_application_photo_band_3', ['villageId', 'band3'], { where: 'band_3 IS NOT NULL' })
@Index('ix_points_application_photo_band_4', ['villageId', 'band4'], { where: 'band_4 IS NOT NULL' })
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
  /** The photo's fingerprint, and its four parts of 16 bits: two that differ in few bits have a part in which they differ in fewer still. */
  @BytesColumn({ nullable: true }) pictureHash: Buffer | null;
  @WholeColumn({ name: 'band_1', nullable: true }) band1: number | null;
  @WholeColumn({ name: 'band_2', nullable: true }) band2: number | null;
  @WholeColumn({ name: 'band_3', nullable: true }) band3: number | null;
  @WholeColumn({ name: 'band_4', nullable: true }) band4: number | null;
}
