import { Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { IdColumn, IdKey, InstantColumn, TextColumn, VillageKey, WholeColumn } from '../columns';
import { Household, Person } from '../identity';
import { MediaVoice } from '../platform';
import { PointsApplication } from './points-application.entity';

/** 异议 in 公示, one per household and application. By whom is told to nobody. */
@Entity('points_objection')
@Index('uq_points_objection_household', ['villageId', 'applicationId', 'householdId'], { unique: true })
@Index('uq_points_objection_voice', ['villageId', 'voiceId'], { unique: true, where: 'voice_id IS NOT NULL' })
export class PointsObjection {
  @VillageKey() villageId: string;
  @IdKey() id: string;
  @IdColumn() applicationId: string;
  @ManyToOne(() => PointsApplication)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'application_id', referencedColumnName: 'id' },
  ])
  application: PointsApplication;
  /** The round of the panel that weighs it. */
  @WholeColumn() round: number;
  @IdColumn() householdId: string;
  @ManyToOne(() => Household)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'household_id', referencedColumnName: 'id' },
  ])
  household: Household;
  @IdColumn() personId: string;
  @ManyToOne(() => Person)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'person_id', referencedColumnName: 'id' },
  ])
  person: Person;
  @TextColumn() reason: string;
  /** What was said instead of the reason, or beside it. */
  @IdColumn({ nullable: true }) voiceId: string | null;
  @ManyToOne(() => MediaVoice)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'voice_id', referencedColumnName: 'id' },
  ])
  voice: MediaVoice | null;
  @InstantColumn() createdAt: Date;
}
