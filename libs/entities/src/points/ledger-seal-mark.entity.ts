import { Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { VillageKey, WholeColumn } from '../columns';
import { LedgerAccount } from './ledger-account.entity';

/** Up to where an account's entries have been sealed, so that the sealer need not look for it. A note, not a proof: `ledger:verify` checks it. */
@Entity('ledger_seal_mark')
export class LedgerSealMark {
  @VillageKey() villageId: string;
  @PrimaryColumn('uuid') accountId: string;
  @ManyToOne(() => LedgerAccount)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'account_id', referencedColumnName: 'id' },
  ])
  account: LedgerAccount;
  @WholeColumn() seq: number;
}
