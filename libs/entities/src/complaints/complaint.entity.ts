import { COMPLAINT_KINDS, COMPLAINT_STATUSES, type ComplaintKind, type ComplaintStatus, type VillageRole } from '@jishan/contracts';
import { Check, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { oneOf } from '../checks';
import { CreatedColumn, IdColumn, IdKey, InstantColumn, TextColumn, VillageKey, WholeColumn } from '../columns';
import { Account, Person } from '../identity';

/** A complaint or suggestion and where it stands; its words are in its messages. Of whom it speaks is written once and never moved. */
@Entity('complaint')
@Index('ix_complaint_author', ['villageId', 'authorPersonId', 'createdAt', 'id'])
@Index('ix_complaint_status', ['villageId', 'status', 'since', 'id'])
@Check('ck_complaint_kind', oneOf('kind', COMPLAINT_KINDS))
@Check('ck_complaint_status', oneOf('status', COMPLAINT_STATUSES))
@Check('ck_complaint_about', '(about_person_id IS NULL) = (about_role IS NULL)')
@Check('ck_complaint_not_own', 'about_person_id <> author_person_id')
export class Complaint {
  @VillageKey() villageId: string;
  @IdKey() id: string;
  @IdColumn() authorPersonId: string;
  @ManyToOne(() => Person)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'author_person_id', referencedColumnName: 'id' },
  ])
  author: Person;
  /** Who came to the author's place with another account has none of theirs. */
  @IdColumn({ nullable: true }) authorAccountId: string | null;
  @ManyToOne(() => Account)
  @JoinColumn({ name: 'author_account_id', referencedColumnName: 'id' })
  authorAccount: Account | null;
  @TextColumn() kind: ComplaintKind;
  @IdColumn({ nullable: true }) aboutPersonId: string | null;
  @ManyToOne(() => Person)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'about_person_id', referencedColumnName: 'id' },
  ])
  about: Person | null;
  /** The office that they held then: people leave offices, and what was said of them in one stays said. */
  @TextColumn({ nullable: true }) aboutRole: VillageRole | null;
  @TextColumn({ default: 'open' }) status: ComplaintStatus;
  @WholeColumn({ default: 1 }) messageCount: number;
  @CreatedColumn() createdAt: Date;
  /** Since when it is in this state; open: since when a word is waited for. */
  @InstantColumn({ default: () => 'now()' }) since: Date;
}
