import { ROSTER_CHANGE_KINDS, type RosterChangeKind } from '@jishan/contracts';
import { Check, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { oneOf } from '../checks';
import { CreatedColumn, IdColumn, IdKey, TextColumn, VillageKey } from '../columns';
import { Household } from './household.entity';
import { Person } from './person.entity';

/** What was changed on the roster after the founding, why and by whom. Append-only; written by `identity_keep_roster` only. */
@Entity('roster_change')
@Index('ix_roster_change_created', ['villageId', 'createdAt', 'id'])
@Index('ix_roster_change_household', ['villageId', 'householdId', 'createdAt', 'id'])
@Index('ix_roster_change_person', ['villageId', 'personId', 'createdAt'])
@Index('ix_roster_change_changer', ['villageId', 'changedByPersonId', 'householdId', 'createdAt'])
@Check('ck_roster_change_kind', oneOf('kind', ROSTER_CHANGE_KINDS))
@Check('ck_roster_change_reason', "reason <> ''")
@Check('ck_roster_change_not_own', 'changed_by_person_id <> person_id')
export class RosterChange {
  @VillageKey() villageId: string;
  @IdKey() id: string;
  @TextColumn() kind: RosterChangeKind;
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
  @IdColumn() changedByPersonId: string;
  @ManyToOne(() => Person)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'changed_by_person_id', referencedColumnName: 'id' },
  ])
  changedBy: Person;
  @TextColumn() changedByRole: string;
  @CreatedColumn() createdAt: Date;
}
