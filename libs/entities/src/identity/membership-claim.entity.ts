import { CLAIM_STATUSES, type ClaimStatus } from '@jishan/contracts';
import { Check, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { oneOf } from '../checks';
import { BytesColumn, CreatedColumn, FlagColumn, IdColumn, IdKey, InstantColumn, TextColumn, VillageKey } from '../columns';
import { Account } from './account.entity';
import { Invitation } from './invitation.entity';

/** "I am 罗秀英 of group 3." Decided at once where it is proved, else by a cadre. */
@Entity('membership_claim')
@Index('uq_membership_claim_pending', ['villageId', 'accountId'], { unique: true, where: "status = 'pending'" })
@Index('ix_membership_claim_status', ['villageId', 'status', 'createdAt', 'id'])
@Index('ix_membership_claim_invitation', ['villageId', 'invitationId'], { where: 'invitation_id IS NOT NULL' })
@Check('ck_membership_claim_status', oneOf('status', CLAIM_STATUSES))
export class MembershipClaim {
  @VillageKey() villageId: string;
  @IdKey() id: string;
  @IdColumn() accountId: string;
  @ManyToOne(() => Account) @JoinColumn({ name: 'account_id' }) account: Account;
  @TextColumn() name: string;
  @BytesColumn({ nullable: true }) phoneCipher: Buffer | null;
  @BytesColumn({ nullable: true }) phoneIndex: Buffer | null;
  @TextColumn({ nullable: true }) phoneMasked: string | null;
  @FlagColumn() phoneProved: boolean;
  @IdColumn({ nullable: true }) groupId: string | null;
  @TextColumn({ default: '' }) note: string;
  @TextColumn({ default: 'pending' }) status: ClaimStatus;
  /** By which they came, if it was open and of this village. */
  @IdColumn({ nullable: true }) invitationId: string | null;
  @ManyToOne(() => Invitation)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'invitation_id', referencedColumnName: 'id' },
  ])
  invitation: Invitation | null;
  /** Whose place it became. */
  @IdColumn({ nullable: true }) personId: string | null;
  @IdColumn({ nullable: true }) decidedByPersonId: string | null;
  @InstantColumn({ nullable: true }) decidedAt: Date | null;
  @TextColumn({ nullable: true }) decisionReason: string | null;
  @CreatedColumn() createdAt: Date;
}
