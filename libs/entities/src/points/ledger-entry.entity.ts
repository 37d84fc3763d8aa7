import { Check, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { IdColumn, VillageKey, WholeColumn } from '../columns';
import { LedgerAccount } from './ledger-account.entity';
import { LedgerTransfer } from './ledger-transfer.entity';

/** One side of a transfer. `seq` is gapless per account and the statement's cursor. Append-only; a transfer's entries sum to zero. */
@Entity('ledger_entry')
@Index('ix_ledger_entry_transfer', ['villageId', 'transferId'])
@Check('ck_ledger_entry_amount', 'amount <> 0')
export class LedgerEntry {
  @VillageKey() villageId: string;
  @PrimaryColumn('uuid') accountId: string;
  @PrimaryColumn('integer') seq: number;
  @ManyToOne(() => LedgerAccount)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'account_id', referencedColumnName: 'id' },
  ])
  account: LedgerAccount;
  @IdColumn() transferId: string;
  @ManyToOne(() => LedgerTransfer)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'transfer_id', referencedColumnName: 'id' },
  ])
  transfer: LedgerTransfer;
  @WholeColumn() amount: number;
  @WholeColumn() balanceAfter: number;
}
