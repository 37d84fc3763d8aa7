import { Entity, Index } from 'typeorm';
import { IdColumn, IdKey, InstantColumn, TextColumn, VillageKey } from '../columns';

/** 入库单: goods that came in. Never edited. */
@Entity('store_receipt')
@Index('ix_store_receipt_at', ['villageId', 'at', 'id'])
export class StoreReceipt {
  @VillageKey() villageId: string;
  @IdKey() id: string;
  @TextColumn({ nullable: true }) supplierName: string | null;
  @TextColumn({ nullable: true }) note: string | null;
  @IdColumn({ nullable: true }) receivedByPersonId: string | null;
  @TextColumn({ nullable: true }) receivedByRole: string | null;
  @InstantColumn() at: Date;
}
