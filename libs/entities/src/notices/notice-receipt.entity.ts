import { Check, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { IdColumn, InstantColumn, VillageKey } from '../columns';
import { Person } from '../identity';
import { Notice } from './notice.entity';

/** One row for everybody a notice is meant for, phone or not. Each moment is set once and never moved. */
@Entity('notice_receipt')
@Index('ix_notice_receipt_person', ['villageId', 'personId'])
@Check('ck_notice_receipt_order', 'acknowledged_at IS NULL OR opened_at IS NOT NULL')
@Check('ck_notice_receipt_told', '(told_in_person_at IS NULL) = (told_by_person_id IS NULL)')
export class NoticeReceipt {
  @VillageKey() villageId: string;
  @PrimaryColumn('uuid') noticeId: string;
  @PrimaryColumn('uuid') personId: string;
  @ManyToOne(() => Notice)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'notice_id', referencedColumnName: 'id' },
  ])
  notice: Notice;
  @ManyToOne(() => Person)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'person_id', referencedColumnName: 'id' },
  ])
  person: Person;
  @InstantColumn({ nullable: true }) deliveredAt: Date | null;
  @InstantColumn({ nullable: true }) openedAt: Date | null;
  @InstantColumn({ nullable: true }) acknowledgedAt: Date | null;
  @InstantColumn({ nullable: true }) toldInPersonAt: Date | null;
  @IdColumn({ nullable: true }) toldByPersonId: string | null;
}
