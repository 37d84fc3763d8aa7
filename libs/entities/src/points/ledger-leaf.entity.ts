import { Check, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { BytesColumn, IdColumn, VillageKey, WholeColumn } from '../columns';
import { LedgerBlock } from './ledger-block.entity';
import { LedgerEntry } from './ledger-entry.entity';

/** A transfer's place in the sealed book, by the entry of the account that gives: sealed once, never moved. Append-only. */
@Entity('ledger_leaf')
@Index('uq_ledger_leaf_entry', ['villageId', 'accountId', 'seq'], { unique: true })
@Check('ck_ledger_leaf_hash', 'octet_length(hash) = 32')
export class LedgerLeaf {
  @VillageKey() villageId: string;
  /** Gapless in the village. */
  @PrimaryColumn('integer') n: number;
  @WholeColumn() blockNumber: number;
  @ManyToOne(() => LedgerBlock)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'block_number', referencedColumnName: 'number' },
  ])
  block: LedgerBlock;
  @IdColumn() accountId: string;
  @WholeColumn() seq: number;
  @ManyToOne(() => LedgerEntry)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'account_id', referencedColumnName: 'accountId' },
    { name: 'seq', referencedColumnName: 'seq' },
  ])
  entry: LedgerEntry;
  @BytesColumn() hash: Buffer;
}
