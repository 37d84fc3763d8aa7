import { CAP_PERIODS, GOODS_CATEGORIES, type CapPeriod, type GoodsCategory } from '@jishan/contracts';
import { Check, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { oneOf } from '../checks';
import { CreatedColumn, DayColumn, FlagColumn, IdColumn, IdKey, InstantColumn, TextColumn, VillageKey, WholeColumn } from '../columns';
import { MediaObject } from '../platform';

/** An article of the store. How much of it there is stands in the stock, which only the books' functions write. */
@Entity('store_goods')
@Index('uq_store_goods_name', ['villageId', 'name'], { unique: true })
@Check('ck_store_goods_category', oneOf('category', GOODS_CATEGORIES))
@Check('ck_store_goods_points', 'points > 0')
@Check(
  'ck_store_goods_next',
  '(next_points IS NULL) = (next_from IS NULL) AND (next_points IS NULL OR next_points > 0 AND next_points < points)',
)
@Check('ck_store_goods_limit', '(limit_quantity IS NULL) = (limit_period IS NULL) AND (limit_quantity IS NULL OR limit_quantity > 0)')
@Check('ck_store_goods_limit_period', oneOf('limit_period', CAP_PERIODS))
export class StoreGoods {
  @VillageKey() villageId: string;
  @IdKey() id: string;
  @TextColumn() name: string;
  @TextColumn() category: GoodsCategory;
  @TextColumn() unit: string;
  @TextColumn({ default: '' }) description: string;
  @IdColumn({ nullable: true }) mediaId: string | null;
  @ManyToOne(() => MediaObject)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'media_id', referencedColumnName: 'id' },
  ])
  media: MediaObject | null;
  @WholeColumn() points: number;
  /** A lower price and the day at whose beginning it counts; from then on it is what the article costs, whether or not anybody has written it down (`store_points`). */
  @WholeColumn({ nullable: true }) nextPoints: number | null;
  @DayColumn({ nullable: true }) nextFrom: string | null;
  @IdColumn({ nullable: true }) nextSetByPersonId: string | null;
  @WholeColumn({ nullable: true }) limitQuantity: number | null;
  @TextColumn({ nullable: true }) limitPeriod: CapPeriod | null;
  @FlagColumn(true) onShelf: boolean;
  @InstantColumn({ default: () => 'now()' }) priceChangedAt: Date;
  @WholeColumn({ default: 1 }) version: number;
  @CreatedColumn() createdAt: Date;
}
