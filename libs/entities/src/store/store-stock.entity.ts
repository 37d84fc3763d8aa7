import { Check, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { VillageKey, WholeColumn } from '../columns';
import { StoreGoods } from './store-goods.entity';

/** How much there is, beside the movements it can be rebuilt from. Written by the books' functions only. */
@Entity('store_stock')
@Check('ck_store_stock_quantity', 'on_hand >= reserved AND reserved >= 0')
export class StoreStock {
  @VillageKey() villageId: string;
  @PrimaryColumn('uuid') goodsId: string;
  @ManyToOne(() => StoreGoods)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'goods_id', referencedColumnName: 'id' },
  ])
  goods: StoreGoods;
  @WholeColumn({ default: 0 }) onHand: number;
  @WholeColumn({ default: 0 }) reserved: number;
  /** Sequence number of the newest movement: gapless. */
  @WholeColumn({ default: 0 }) lastSeq: number;
}
