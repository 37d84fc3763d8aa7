import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import { BytesColumn, InstantColumn, VillageKey, WholeColumn } from '../columns';

/** One sealed day of a village's book: the root of its leaves, chained to the block before. Append-only, written by `book_seal` only. */
@Entity('ledger_block')
@Check('ck_ledger_block_range', 'number > 0 AND first_n > 0 AND last_n >= first_n')
@Check('ck_ledger_block_hashes', 'octet_length(root) = 32 AND octet_length(previous) = 32 AND octet_length(hash) = 32')
export class LedgerBlock {
  @VillageKey() villageId: string;
  @PrimaryColumn('integer') number: number;
  @Column('date') day: string;
  @WholeColumn() firstN: number;
  @WholeColumn() lastN: number;
  @BytesColumn() root: Buffer;
  /** Hash of the head before; zeros before the first. */
  @BytesColumn() previous: Buffer;
  /** Of this head: what the signature covers and the next block repeats. */
  @BytesColumn() hash: Buffer;
  @InstantColumn() sealedAt: Date;
}
