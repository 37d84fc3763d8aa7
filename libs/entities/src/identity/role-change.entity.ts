import { VILLAGE_ROLES, type VillageRole as Role } from '@jishan/contracts';
import { Check, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { oneOf } from '../checks';
import { CreatedColumn, DayColumn, FlagColumn, IdColumn, IdKey, TextColumn, VillageKey, WholeColumn } from '../columns';
import { Person } from './person.entity';

/** Who was appointed to what or ended, why, by whom, and how a reviewer was elected. Append-only; who holds what now is `village_role`. */
@Entity('role_change')
@Index('ix_role_change_person', ['villageId', 'personId', 'role', 'createdAt'])
@Index('ix_role_change_created', ['villageId', 'createdAt', 'id'])
@Check(
  'ck_role_change_role',
  oneOf(
    'role',
    VILLAGE_ROLES.filter(role => role !== 'villager' && role !== 'household_head'),
  ),
)
@Check('ck_role_change_reason', "reason <> ''")
@Check('ck_role_change_not_own', 'changed_by_person_id <> person_id')
@Check('ck_role_change_elected', "(granted AND role = 'reviewer') = (elected_on IS NOT NULL)")
@Check(
  'ck_role_change_election',
  '(elected_on IS NULL) = (present IS NULL) AND (elected_on IS NULL) = (votes_for IS NULL) AND (elected_on IS NULL) = (votes_against IS NULL)',
)
@Check('ck_role_change_votes', 'votes_for >= 0 AND votes_against >= 0 AND votes_for + votes_against <= present AND votes_for * 2 > present')
@Check('ck_role_change_elected_on', `elected_on <= (created_at AT TIME ZONE 'Asia/Shanghai')::date`)
export class RoleChange {
  @VillageKey() villageId: string;
  @IdKey() id: string;
  @IdColumn() personId: string;
  @ManyToOne(() => Person)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'person_id', referencedColumnName: 'id' },
  ])
  person: Person;
  @TextColumn() role: Role;
  /** False: ended. */
  @FlagColumn() granted: boolean;
  @TextColumn() reason: string;
  @DayColumn({ nullable: true }) electedOn: string | null;
  @WholeColumn({ nullable: true }) present: number | null;
  @WholeColumn({ nullable: true }) votesFor: number | null;
  @WholeColumn({ nullable: true }) votesAgainst: number | null;
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
