import { Check, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { IdColumn, VillageKey } from '../columns';
import { MediaObject } from '../platform';
import { PointsDeduction } from './points-deduction.entity';

/** Evidence of whoever opened the case, and of the household's appeal. */
@Entity('points_deduction_photo')
@Check('ck_points_deduction_photo_stage', `stage IN ('evidence', 'appeal')`)
export class PointsDeductionPhoto {
  @VillageKey() villageId: string;
  @PrimaryColumn('uuid') deductionId: string;
  @PrimaryColumn('text') stage: 'evidence' | 'appeal';
  @PrimaryColumn('integer') position: number;
  @ManyToOne(() => PointsDeduction)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'deduction_id', referencedColumnName: 'id' },
  ])
  deduction: PointsDeduction;
  @IdColumn() mediaId: string;
  @ManyToOne(() => MediaObject)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'media_id', referencedColumnName: 'id' },
  ])
  media: MediaObject;
}
