import { Check, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { IdColumn, TextColumn, VillageKey, WholeColumn } from '../columns';
import { StoreGoods } from './store-goods.entity';
import { StoreRedemption } from './store-redemption.entity';

/** What was redeemed, as it was then called and priced. */
@Entity('store_redemption_line')
@Check('ck_store_redemption_line_numbers', 'quantity > 0 AND unit_points > 0')
export class StoreRedemptionLine {
  @VillageKey() villageId: string;
  @PrimaryColumn('uuid') redemptionId: string;
  @PrimaryColumn('uuid') goodsId: string;
  @ManyToOne(() => StoreRedemption)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'redemption_id', referencedColumnName: 'id' },
  ])
  redemption: StoreRedemption;
  @ManyToOne(() => StoreGoods)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'goods_id', referencedColumnName: 'id' },
  ])
  goods: StoreGoods;
  @WholeColumn() position: number;
  @TextColumn() name: string;
  @TextColumn() unit: string;
  @WholeColumn() quantity: number;
  @WholeColumn() unitPoints: number;
  @IdColumn({ nullable: true }) mediaId: string | null;
}
