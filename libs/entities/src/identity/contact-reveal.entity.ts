import { PHONE_REVEAL_REASONS, VILLAGE_ROLES, type PhoneRevealReason, type VillageRole } from '@jishan/contracts';
import { Check, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { oneOf } from '../checks';
import { CreatedColumn, IdColumn, IdKey, TextColumn, VillageKey } from '../columns';
import { Person } from './person.entity';

/** Somebody's number was looked at: in which office and why, for the person concerned to read. Append-only. */
@Entity('contact_reveal')
@Index('ix_contact_reveal_person', ['villageId', 'personId', 'id'])
@Check('ck_contact_reveal_role', oneOf('role', VILLAGE_ROLES))
@Check('ck_contact_reveal_reason', oneOf('reason', PHONE_REVEAL_REASONS))
export class ContactReveal {
  @VillageKey() villageId: string;
  @IdKey() id: string;
  @IdColumn() personId: string;
  @ManyToOne(() => Person)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'person_id', referencedColumnName: 'id' },
  ])
  person: Person;
  @IdColumn() byPersonId: string;
  @ManyToOne(() => Person)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'by_person_id', referencedColumnName: 'id' },
  ])
  byPerson: Person;
  @TextColumn() role: VillageRole;
  @TextColumn() reason: PhoneRevealReason;
  @CreatedColumn() createdAt: Date;
}
