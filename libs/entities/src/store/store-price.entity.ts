import { Check, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { IdColumn, VillageKey, WholeColumn } from '../columns';
import { StoreGoods } from './store-goods.entity';

/** What an article cost, and since when. Append-only. */
@Entity('store_price')
@Check('ck_store_price_points', 'points > 0')
export class StorePrice {
  @VillageKey() villageId: string;
  @PrimaryColumn('uuid') goodsId: string;
  @PrimaryColumn('timestamptz') fromAt: Date;
  @ManyToOne(() => StoreGoods)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'goods_id', referencedColumnName: 'id' },
  ])
  goods: StoreGoods;
  @WholeColumn() points: number;
  @IdColumn({ nullable: true }) setByPersonId: string | null;
}
