import { Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { CreatedColumn, IdColumn, IdKey, InstantColumn, VillageKey } from '../columns';
import { Household } from './household.entity';
import { Person } from './person.entity';

/** 代办: a household lets somebody act for it, until it takes that back. */
@Entity('proxy_right')
@Index('uq_proxy_right_live', ['villageId', 'householdId', 'helperPersonId'], { unique: true, where: 'revoked_at IS NULL' })
@Index('ix_proxy_right_helper', ['villageId', 'helperPersonId'], { where: 'revoked_at IS NULL' })
export class ProxyRight {
  @VillageKey() villageId: string;
  @IdKey() id: string;
  @IdColumn() householdId: string;
  @ManyToOne(() => Household)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'household_id', referencedColumnName: 'id' },
  ])
  household: Household;
  @IdColumn() helperPersonId: string;
  @ManyToOne(() => Person)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'helper_person_id', referencedColumnName: 'id' },
  ])
  helper: Person;
  @IdColumn() grantedByPersonId: string;
  @CreatedColumn() grantedAt: Date;
  @InstantColumn({ nullable: true }) revokedAt: Date | null;
}
