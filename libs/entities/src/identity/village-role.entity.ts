import { VILLAGE_ROLES, type VillageRole as Role } from '@jishan/contracts';
import { Check, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { oneOf } from '../checks';
import { CreatedColumn, VillageKey } from '../columns';
import { Person } from './person.entity';

/** A granted role. Villager and head of household are derived, never granted. */
@Entity('village_role')
@Check(
  'ck_village_role_role',
  oneOf(
    'role',
    VILLAGE_ROLES.filter(role => role !== 'villager' && role !== 'household_head'),
  ),
)
export class VillageRoleGrant {
  @VillageKey() villageId: string;
  @PrimaryColumn('uuid') personId: string;
  @PrimaryColumn('text') role: Role;
  @ManyToOne(() => Person)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'person_id', referencedColumnName: 'id' },
  ])
  person: Person;
  @CreatedColumn() createdAt: Date;
}
