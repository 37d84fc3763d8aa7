import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { TextColumn, VillageKey, WholeColumn } from '../columns';
import { StoreGoods } from './store-goods.entity';
import { StoreReceipt } from './store-receipt.entity';

@Entity('store_receipt_line')
@Check('ck_store_receipt_line_numbers', 'quantity > 0 AND unit_cost_fen >= 0')
export class StoreReceiptLine {
  @VillageKey() villageId: string;
  @PrimaryColumn('uuid') receiptId: string;
  @PrimaryColumn('uuid') goodsId: string;
  @ManyToOne(() => StoreReceipt)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'receipt_id', referencedColumnName: 'id' },
  ])
  receipt: StoreReceipt;
  @ManyToOne(() => StoreGoods)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'goods_id', referencedColumnName: 'id' },
  ])
  goods: StoreGoods;
  @WholeColumn() position: number;
  @WholeColumn() quantity: number;
  @WholeColumn() unitCostFen: number;
  @TextColumn({ nullable: true }) batch: string | null;
  @Column('date', { nullable: true }) bestBefore: string | null;
}
