import { TRANSFER_KINDS, type TransferKind } from '@jishan/contracts';
import { Check, Entity, Index } from 'typeorm';
import { oneOf } from '../checks';
import { IdColumn, IdKey, InstantColumn, TextColumn, VillageKey, WholeColumn } from '../columns';

/** Whole points from one account to another, for a named reason. Append-only. */
@Entity('ledger_transfer')
@Index('uq_ledger_transfer_cause', ['villageId', 'kind', 'causeId'], { unique: true })
@Index('uq_ledger_transfer_reversal', ['villageId', 'reversesTransferId'], { unique: true, where: 'reverses_transfer_id IS NOT NULL' })
@Index('ix_ledger_transfer_at', ['villageId', 'at'])
@Check('ck_ledger_transfer_kind', oneOf('kind', TRANSFER_KINDS))
@Check('ck_ledger_transfer_amount', 'amount > 0')
export class LedgerTransfer {
  @VillageKey() villageId: string;
  @IdKey() id: string;
  @TextColumn() kind: TransferKind;
  @WholeColumn() amount: number;
  /** The application, redemption … it follows from: one transfer of a kind per cause. */
  @IdColumn() causeId: string;
  /** The rule's title or the goods' names as they were. */
  @TextColumn() reason: string;
  @IdColumn({ nullable: true }) memberId: string | null;
  @IdColumn({ nullable: true }) actorPersonId: string | null;
  @TextColumn({ nullable: true }) actorRole: string | null;
  @IdColumn({ nullable: true }) reversesTransferId: string | null;
  @InstantColumn() at: Date;
}
