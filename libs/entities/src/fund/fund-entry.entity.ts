import { FUND_SOURCES, type FundSource } from '@jishan/contracts';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { oneOf } from '../checks';
import { CreatedColumn, IdColumn, IdKey, TextColumn, VillageKey } from '../columns';
import { MediaObject } from '../platform';

/** Money of the 积分资金 that came or left. Append-only: what was wrong is taken back by an entry that names it, once. */
@Entity('fund_entry')
@Index('ix_fund_entry_day', ['villageId', 'receivedOn', 'createdAt', 'id'])
@Index('uq_fund_entry_corrects', ['villageId', 'correctsEntryId'], { unique: true, where: 'corrects_entry_id IS NOT NULL' })
@Check('ck_fund_entry_source', oneOf('source', FUND_SOURCES))
@Check('ck_fund_entry_amount', "amount_fen <> 0 AND (corrects_entry_id IS NOT NULL OR (source = 'paid_back') = (amount_fen < 0))")
@Check('ck_fund_entry_voucher', 'corrects_entry_id IS NOT NULL OR amount_fen < 0 OR voucher_media_id IS NOT NULL')
export class FundEntry {
  @VillageKey() villageId: string;
  @IdKey() id: string;
  @TextColumn() source: FundSource;
  /** Signed. Fen: a village's whole fund fits an integer many times. */
  @Column('integer') amountFen: number;
  @Column('date') receivedOn: string;
  @TextColumn() note: string;
  @IdColumn({ nullable: true }) voucherMediaId: string | null;
  @ManyToOne(() => MediaObject)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'voucher_media_id', referencedColumnName: 'id' },
  ])
  voucherMedia: MediaObject | null;
  @IdColumn({ nullable: true }) correctsEntryId: string | null;
  @IdColumn() recordedByPersonId: string;
  @TextColumn() recordedByRole: string;
  @CreatedColumn() createdAt: Date;
}
