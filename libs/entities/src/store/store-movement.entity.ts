import { MOVEMENT_KINDS, type MovementKind } from '@jishan/contracts';
import { Check, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { oneOf } from '../checks';
import { IdColumn, InstantColumn, TextColumn, VillageKey, WholeColumn } from '../columns';
import { StoreStock } from './store-stock.entity';

/** One change of an article's stock, for a named cause. `seq` is gapless per article. Append-only. */
@Entity('store_movement')
@Index('uq_store_movement_cause', ['villageId', 'causeId', 'kind', 'goodsId'], { unique: true })
@Check('ck_store_movement_kind', oneOf('kind', MOVEMENT_KINDS))
@Check(
  'ck_store_movement_change',
  "CASE kind WHEN 'receipt' THEN on_hand_change > 0 AND reserved_change = 0 WHEN 'return' THEN on_hand_change > 0 AND reserved_change = 0 WHEN 'reserve' THEN on_hand_change = 0 AND reserved_change > 0 WHEN 'release' THEN on_hand_change = 0 AND reserved_change < 0 WHEN 'issue' THEN on_hand_change < 0 AND reserved_change IN (0, on_hand_change) WHEN 'count_adjustment' THEN on_hand_change <> 0 AND reserved_change = 0 ELSE on_hand_change < 0 AND reserved_change = 0 END",
)
export class StoreMovement {
  @VillageKey() villageId: string;
  @PrimaryColumn('uuid') goodsId: string;
  @PrimaryColumn('integer') seq: number;
  @ManyToOne(() => StoreStock)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'goods_id', referencedColumnName: 'goodsId' },
  ])
  stock: StoreStock;
  @TextColumn() kind: MovementKind;
  @WholeColumn() onHandChange: number;
  @WholeColumn() reservedChange: number;
  @WholeColumn() onHandAfter: number;
  @WholeColumn() reservedAfter: number;
  /** The redemption or receipt it follows from. */
  @IdColumn() causeId: string;
  @IdColumn({ nullable: true }) actorPersonId: string | null;
  @InstantColumn() at: Date;
}
