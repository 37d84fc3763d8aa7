import { INBOX_KINDS, type InboxKind, type InboxParams } from '@jishan/contracts';
import { Check, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { oneOf } from '../checks';
import { CreatedColumn, IdColumn, IdKey, InstantColumn, JsonColumn, TextColumn, VillageKey } from '../columns';
import { Person } from '../identity';

/** A line of somebody's inbox: one per event and person, however often the event is delivered. The key is also the order of the list. */
@Entity('inbox_item')
@Index('uq_inbox_item_event', ['villageId', 'personId', 'eventId'], { unique: true })
@Index('ix_inbox_item_unread', ['villageId', 'personId'], { where: 'read_at IS NULL' })
@Check('ck_inbox_item_kind', oneOf('kind', INBOX_KINDS))
export class InboxItem {
  @VillageKey() villageId: string;
  @PrimaryColumn('uuid') personId: string;
  @IdKey() id: string;
  @ManyToOne(() => Person)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'person_id', referencedColumnName: 'id' },
  ])
  person: Person;
  /** Of the outbox. */
  @IdColumn() eventId: string;
  @TextColumn() kind: InboxKind;
  @IdColumn({ nullable: true }) subjectId: string | null;
  @JsonColumn({ default: () => "'{}'" }) params: InboxParams;
  @CreatedColumn() createdAt: Date;
  @InstantColumn({ nullable: true }) readAt: Date | null;
}
