import {
  BATCH_MAX_CHARS,
  CAP_PERIODS,
  COUNTER_TEXT_MAX_CHARS,
  GOODS_CATEGORIES,
  GOODS_DESCRIPTION_MAX_CHARS,
  GOODS_LIMIT_MAX_QUANTITY,
  GOODS_MAX_POINTS,
  GOODS_NAME_MAX_CHARS,
  GOODS_UNIT_MAX_CHARS,
  LINE_MAX_QUANTITY,
  PICKUP_DIGITS_PATTERN,
  RECEIPT_MAX_LINES,
  RECEIPT_MAX_QUANTITY,
  RECEIPT_NOTE_MAX_CHARS,
  REDEMPTION_MAX_LINES,
  REDEMPTION_MAX_POINTS,
  REDEMPTION_STATUSES,
  STORE_REASON_MAX_CHARS,
  SUPPLIER_NAME_MAX_CHARS,
  UNIT_COST_MAX_FEN,
  type CapPeriod,
  type ChangeGoodsPrice,
  type CounterSale,
  type CreateGoods,
  type EditGoods,
  type GoodsCategory,
  type GoodsLimit,
  type GrantByCard,
  type HandOver,
  type ReceiptLine,
  type ReceiveStock,
  type RedemptionsQuery,
  type RedemptionStatus,
  type ReserveGoods,
  type ResolveCounter,
  type ReturnRedemption,
  type SetGoodsShelf,
  type ShelfQuery,
  type StockQuery,
  type WantedLine,
} from '@jishan/contracts';
import { Day, Flag, IdField, ListOf, ObjectOf, OneOf, PageDto, PublicText, Text, Whole } from '../../platform/http/fields';

const goodsId = (line: { goodsId?: string }): unknown => line.goodsId;

export class WantedLineDto implements WantedLine {
  @IdField({ label: '商品' }) goodsId: string;
  @Whole({ label: '数量', min: 1, max: LINE_MAX_QUANTITY, example: 2 }) quantity: number;
}
export class ReserveGoodsDto implements ReserveGoods {
  @IdField({ label: '兑换单' }) id: string;
  @ListOf({ label: '商品', of: WantedLineDto, minItems: 1, maxItems: REDEMPTION_MAX_LINES, uniqueBy: goodsId }) lines: WantedLineDto[];
  @Whole({ label: '合计积分', min: 1, max: REDEMPTION_MAX_POINTS, example: 12 }) expectedPoints: number;
  @IdField({ label: '家庭', optional: true }) householdId?: string;
}
export class ShelfQueryDto extends PageDto implements ShelfQuery {
  @OneOf({ label: '分类', optional: true, values: GOODS_CATEGORIES }) category?: GoodsCategory;
}
export class RedemptionsQueryDto extends PageDto implements RedemptionsQuery {
  @OneOf({ label: '状态', optional: true, values: REDEMPTION_STATUSES }) status?: RedemptionStatus;
}
export class ResolveCounterDto implements ResolveCounter {
  @Text({ label: '扫到的内容', optional: true, min: 1, max: COUNTER_TEXT_MAX_CHARS }) code?: string;
  @Text({ label: '领取码', optional: true, max: 8, pattern: PICKUP_DIGITS_PATTERN, patternWords: '领取码是 8 位数字' }) digits?: string;
  @IdField({ label: '家庭', optional: true }) householdId?: string;
}
export class HandOverDto implements HandOver {
  @Text({ label: '核对凭证', optional: true, max: COUNTER_TEXT_MAX_CHARS }) ticket?: string;
  @Text({ label: '原因', optional: true, max: STORE_REASON_MAX_CHARS, example: '老人没带手机，本人到场，组长在场确认。' }) reason?: string;
  @IdField({ label: '代办人', optional: true }) helperPersonId?: string;
}
export class GrantByCardDto implements GrantByCard {
  @Text({ label: '核对凭证', min: 1, max: COUNTER_TEXT_MAX_CHARS }) ticket: string;
  @IdField({ label: '代办人' }) helperPersonId: string;
}
export class CounterSaleDto extends HandOverDto implements CounterSale {
  @IdField({ label: '兑换单' }) id: string;
  @IdField({ label: '家庭' }) householdId: string;
  @ListOf({ label: '商品', of: WantedLineDto, minItems: 1, maxItems: REDEMPTION_MAX_LINES, uniqueBy: goodsId }) lines: WantedLineDto[];
  @Whole({ label: '合计积分', min: 1, max: REDEMPTION_MAX_POINTS }) expectedPoints: number;
}
export class ReturnRedemptionDto implements ReturnRedemption {
  @Text({ label: '原因', min: 1, max: STORE_REASON_MAX_CHARS, example: '包装破损' }) reason: string;
  @Flag({ label: '是否放回货架' }) restock: boolean;
}
export class StockQueryDto extends PageDto implements StockQuery {
  @OneOf({ label: '分类', optional: true, values: GOODS_CATEGORIES }) category?: GoodsCategory;
  @OneOf({ label: '上架', optional: true, values: ['yes', 'no'] }) onShelf?: 'yes' | 'no';
}
export class GoodsLimitDto implements GoodsLimit {
  @Whole({ label: '限兑数量', min: 1, max: GOODS_LIMIT_MAX_QUANTITY, example: 2 }) quantity: number;
  @OneOf({ label: '限兑周期', values: CAP_PERIODS, example: 'month' }) period: CapPeriod;
}
export class CreateGoodsDto implements CreateGoods {
  @IdField({ label: '商品' }) id: string;
  @PublicText({ label: '名称', min: 1, max: GOODS_NAME_MAX_CHARS, example: '洗衣粉' }) name: string;
  @OneOf({ label: '分类', values: GOODS_CATEGORIES, example: 'daily' }) category: GoodsCategory;
  @PublicText({ label: '单位', min: 1, max: GOODS_UNIT_MAX_CHARS, example: '袋' }) unit: string;
  @Whole({ label: '积分价', min: 1, max: GOODS_MAX_POINTS, example: 6 }) points: number;
  @PublicText({ label: '说明', optional: true, max: GOODS_DESCRIPTION_MAX_CHARS }) description?: string;
  @IdField({ label: '照片', optional: true }) photoId?: string;
  @ObjectOf({ label: '限兑', optional: true, of: GoodsLimitDto }) limit?: GoodsLimitDto;
}
export class EditGoodsDto implements EditGoods {
  @PublicText({ label: '名称', optional: true, min: 1, max: GOODS_NAME_MAX_CHARS }) name?: string;
  @OneOf({ label: '分类', optional: true, values: GOODS_CATEGORIES }) category?: GoodsCategory;
  @PublicText({ label: '单位', optional: true, min: 1, max: GOODS_UNIT_MAX_CHARS }) unit?: string;
  @PublicText({ label: '说明', optional: true, max: GOODS_DESCRIPTION_MAX_CHARS }) description?: string;
  @IdField({ label: '照片', optional: true, nullable: true }) photoId?: string | null;
  @ObjectOf({ label: '限兑', optional: true, nullable: true, of: GoodsLimitDto }) limit?: GoodsLimitDto | null;
}
export class ChangeGoodsPriceDto implements ChangeGoodsPrice {
  @Whole({ label: '积分价', min: 1, max: GOODS_MAX_POINTS }) points: number;
}
export class SetGoodsShelfDto implements SetGoodsShelf {
  @Flag({ label: '是否上架' }) onShelf: boolean;
}
export class ReceiptLineDto implements ReceiptLine {
  @IdField({ label: '商品' }) goodsId: string;
  @Whole({ label: '数量', min: 1, max: RECEIPT_MAX_QUANTITY, example: 50 }) quantity: number;
  @Whole({ label: '进价（分）', min: 0, max: UNIT_COST_MAX_FEN, example: 580 }) unitCostFen: number;
  @Text({ label: '批号', optional: true, max: BATCH_MAX_CHARS }) batch?: string;
  @Day({ label: '保质期', optional: true }) bestBefore?: string;
}
export class ReceiveStockDto implements ReceiveStock {
  @IdField({ label: '入库单' }) id: string;
  @Text({ label: '供货单位', optional: true, max: SUPPLIER_NAME_MAX_CHARS }) supplierName?: string;
  @Text({ label: '备注', optional: true, max: RECEIPT_NOTE_MAX_CHARS }) note?: string;
  @ListOf({ label: '商品', of: ReceiptLineDto, minItems: 1, maxItems: RECEIPT_MAX_LINES, uniqueBy: goodsId }) lines: ReceiptLineDto[];
}
