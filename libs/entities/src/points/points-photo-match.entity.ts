import { Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { VillageKey, WholeColumn } from '../columns';
import { PointsApplicationPhoto } from './points-application-photo.entity';

/** A photo that looks nearly like an earlier one; found when it is sent. For those who review. */
@Entity('points_photo_match')
export class PointsPhotoMatch {
  @VillageKey() villageId: string;
  @PrimaryColumn('uuid') applicationId: string;
  @PrimaryColumn('integer') position: number;
  @ManyToOne(() => PointsApplicationPhoto)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'application_id', referencedColumnName: 'applicationId' },
    { name: 'position', referencedColumnName: 'position' },
  ])
  photo: PointsApplicationPhoto;
  @PrimaryColumn('uuid') earlierApplicationId: string;
  @PrimaryColumn('integer') earlierPosition: number;
  @ManyToOne(() => PointsApplicationPhoto)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'earlier_application_id', referencedColumnName: 'applicationId' },
    { name: 'earlier_position', referencedColumnName: 'position' },
  ])
  earlier: PointsApplicationPhoto;
  /** In how many of the 64 bits they differ. */
  @WholeColumn() distance: number;
}
