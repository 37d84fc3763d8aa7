import { COMPLAINT_STEPS, type ComplaintStep } from '@jishan/contracts';
import { Check, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { oneOf } from '../checks';
import { BytesColumn, CreatedColumn, IdColumn, IdKey, TextColumn, VillageKey, WholeColumn } from '../columns';
import { Organization, Person } from '../identity';
import { Complaint } from './complaint.entity';

/** Words of a complaint, as cipher text only: by somebody of the village, or by an office above it. Whose account the office's was stands in the audit. */
@Entity('complaint_message')
@Index('uq_complaint_message_position', ['villageId', 'complaintId', 'position'], { unique: true })
@Check('ck_complaint_message_step', oneOf('step', COMPLAINT_STEPS))
@Check('ck_complaint_message_by', '(author_person_id IS NULL) <> (organization_id IS NULL)')
@Check('ck_complaint_message_office', "organization_id IS NULL OR step IN ('answered', 'closed')")
export class ComplaintMessage {
  @VillageKey() villageId: string;
  @IdKey() id: string;
  @IdColumn() complaintId: string;
  @ManyToOne(() => Complaint)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'complaint_id', referencedColumnName: 'id' },
  ])
  complaint: Complaint;
  @WholeColumn() position: number;
  @TextColumn() step: ComplaintStep;
  @IdColumn({ nullable: true }) authorPersonId: string | null;
  @ManyToOne(() => Person)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'author_person_id', referencedColumnName: 'id' },
  ])
  author: Person | null;
  @IdColumn({ nullable: true }) organizationId: string | null;
  @ManyToOne(() => Organization)
  @JoinColumn({ name: 'organization_id', referencedColumnName: 'id' })
  organization: Organization | null;
  @BytesColumn() textCipher: Buffer;
  @CreatedColumn() createdAt: Date;
}
