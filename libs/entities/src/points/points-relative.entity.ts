import { Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { CreatedColumn, IdColumn, IdKey, InstantColumn, VillageKey } from '../columns';
import { Household, Person } from '../identity';

/** 亲属回避: a household whose cases somebody does not judge, by their own word. A word that was taken back stays on record, and holds until `revokedAt`. */
@Entity('points_relative')
@Index('uq_points_relative_live', ['villageId', 'personId', 'householdId'], { unique: true, where: 'revoked_at IS NULL' })
@Index('ix_points_relative_person', ['villageId', 'personId', 'householdId'])
export class PointsRelative {
  @VillageKey() villageId: string;
  @IdKey() id: string;
  @IdColumn() personId: string;
  @ManyToOne(() => Person)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'person_id', referencedColumnName: 'id' },
  ])
  person: Person;
  @IdColumn() householdId: string;
  @ManyToOne(() => Household)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'household_id', referencedColumnName: 'id' },
  ])
  household: Household;
  @CreatedColumn() declaredAt: Date;
  @InstantColumn({ nullable: true }) revokedAt: Date | null;
}
