import type { MediaView } from '../media';
import type { Fen, Id, Instant, PageQuery, Points } from '../platform';
import type { CapPeriod } from '../points';
import type { ComingPrice } from './prices.types';

export const GOODS_CATEGORIES = ['daily', 'grain_oil', 'stationery', 'farm', 'service', 'other'] as const;
export type GoodsCategory = (typeof GOODS_CATEGORIES)[number];
export const goodsCategoryTitles = {
  daily: '日用品',
  grain_oil: '粮油',
  stationery: '文具',
  farm: '农资',
  service: '服务',
  other: '其他',
} as const satisfies Record<GoodsCategory, string>;

/** At most `quantity` per household and period. */
export interface GoodsLimit {
  readonly quantity: number;
  readonly period: CapPeriod;
}

/** One article on the shelf, as a villager sees it. */
export interface GoodsView {
  readonly id: Id;
  readonly name: string;
  readonly category: GoodsCategory;
  /** 袋, 瓶, 次 … */
  readonly unit: string;
  readonly description: string;
  readonly photo: MediaView | null;
  readonly points: Points;
  /** A lower price that was set and waits for its day; null: none. */
  readonly comingPrice: ComingPrice | null;
  /** On hand and not reserved by anybody. */
  readonly available: number;
  readonly limit: GoodsLimit | null;
  /** What the own household may still take in the running period; null without a limit or a household. */
  readonly limitLeft: number | null;
  readonly onShelf: boolean;
}
export interface ShelfQuery extends PageQuery {
  readonly category?: GoodsCategory;
}

export const REDEMPTION_STATUSES = ['reserved', 'fulfilled', 'cancelled', 'expired', 'returned'] as const;
export type RedemptionStatus = (typeof REDEMPTION_STATUSES)[number];
export const redemptionStatusTitles = {
  reserved: '待领取',
  fulfilled: '已领取',
  cancelled: '已取消',
  expired: '已过期',
  returned: '已退货',
} as const satisfies Record<RedemptionStatus, string>;

export const REDEMPTION_CHANNELS = ['reservation', 'counter'] as const;
export type RedemptionChannel = (typeof REDEMPTION_CHANNELS)[number];
export const redemptionChannelTitles = { reservation: '手机预留', counter: '柜台兑换' } as const satisfies Record<
  RedemptionChannel,
  string
>;

/** How the keeper knew to whom the goods go. */
export const PICKUP_MEANS = ['qr', 'digits', 'card', 'name'] as const;
export type PickupMeans = (typeof PICKUP_MEANS)[number];
export const pickupMeansTitles = { qr: '扫领取码', digits: '报领取码', card: '扫户卡', name: '按姓名' } as const satisfies Record<
  PickupMeans,
  string
>;

export interface WantedLine {
  readonly goodsId: Id;
  readonly quantity: number;
}

export interface ReserveGoods {
  /** Made by the phone, so that a reservation sent twice is one. */
  readonly id: Id;
  readonly lines: readonly WantedLine[];
  /** The sum that the person saw; another price is refused, and nothing is held. */
  readonly expectedPoints: Points;
  /** Default: the own household. Another one only with its proxy right. */
  readonly householdId?: Id;
}

/** As it was when it was reserved: later changes of name or price do not touch it. */
export interface RedemptionLineView {
  readonly goodsId: Id;
  readonly name: string;
  readonly unit: string;
  readonly quantity: number;
  readonly unitPoints: Points;
  readonly photo: MediaView | null;
}

export interface RedemptionView {
  readonly id: Id;
  readonly status: RedemptionStatus;
  readonly channel: RedemptionChannel;
  readonly householdId: Id;
  readonly householdName: string;
  readonly groupName: string | null;
  readonly points: Points;
  /** 洗衣粉 2 袋 */
  readonly title: string;
  readonly lines: readonly RedemptionLineView[];
  readonly placedAt: Instant;
  /** Set when a helper reserved it: X 代 Y. */
  readonly placedByName: string | null;
  /** Set when a helper fetched it: X 代 Y. */
  readonly helperName: string | null;
  /** Null for a sale at the counter. */
  readonly expiresAt: Instant | null;
  readonly handedOverAt: Instant | null;
  readonly means: PickupMeans | null;
  /** When it was cancelled, expired or returned. */
  readonly closedAt: Instant | null;
  readonly reason: string | null;
  readonly version: number;
}
export interface RedemptionsQuery extends PageQuery {
  readonly status?: RedemptionStatus;
}

/** What a command answers at once; the whole is read by its id. */
export interface RedemptionResult {
  readonly redemptionId: Id;
  readonly status: RedemptionStatus;
  readonly points: Points;
  readonly title: string;
  /** Spendable points of the household after it. */
  readonly balance: Points;
  readonly expiresAt: Instant | null;
}

export interface PickupCode {
  readonly redemptionId: Id;
  readonly householdName: string;
  /** The text of the QR; signed, five minutes, single use. */
  readonly qr: string;
  /** Eight digits to be said aloud; valid only together with the household. */
  readonly digits: string;
  readonly expiresAt: Instant;
}

/** Exactly one of: `code` (what the camera read: pick-up QR or household card), or `digits` with the household. */
export interface ResolveCounter {
  readonly code?: string;
  readonly digits?: string;
  readonly householdId?: Id;
}

export interface CounterHelper {
  readonly personId: Id;
  readonly name: string;
}
/** The household's card in somebody's hand: that person may act for it until the day is over. */
export interface GrantByCard {
  /** Of a scanned card. */
  readonly ticket: string;
  readonly helperPersonId: Id;
}

/** Who stands at the counter, and what lies ready for them. */
export interface CounterHousehold {
  readonly householdId: Id;
  readonly householdName: string;
  readonly groupName: string | null;
  readonly memberNames: readonly string[];
  readonly spendable: Points;
  /** Who of another household may fetch for it today. */
  readonly helpers: readonly CounterHelper[];
  /** The household that the keeper belongs to: somebody else must serve it. */
  readonly own: boolean;
  readonly means: PickupMeans;
  /** Proof of the scan, good for 15 minutes in this keeper's hands; null when found by name: then a reason is needed. */
  readonly ticket: string | null;
  /** The one the code was for. */
  readonly redemptionId: Id | null;
  readonly open: readonly RedemptionView[];
}

export interface HandOver {
  readonly ticket?: string;
  readonly reason?: string;
  /** Who fetches it, when it is nobody of the household: one of its helpers. */
  readonly helperPersonId?: Id;
}
export interface CounterSale {
  readonly id: Id;
  readonly householdId: Id;
  readonly lines: readonly WantedLine[];
  readonly expectedPoints: Points;
  readonly ticket?: string;
  readonly reason?: string;
  readonly helperPersonId?: Id;
}
/** `restock` false: what came back is broken and leaves the stock as damage. */
export interface ReturnRedemption {
  readonly reason: string;
  readonly restock: boolean;
}

/** One article as its keeper sees it. */
export interface StockItem {
  readonly goods: GoodsView;
  readonly onHand: number;
  readonly reserved: number;
  readonly priceChangedAt: Instant;
  readonly version: number;
}
export interface StockQuery extends PageQuery {
  readonly category?: GoodsCategory;
  readonly onShelf?: 'yes' | 'no';
}

export interface CreateGoods {
  readonly id: Id;
  readonly name: string;
  readonly category: GoodsCategory;
  readonly unit: string;
  readonly points: Points;
  readonly description?: string;
  readonly photoId?: Id;
  readonly limit?: GoodsLimit;
}
/** Sent with `If-Match`. `null` takes photo or limit away. */
export interface EditGoods {
  readonly name?: string;
  readonly category?: GoodsCategory;
  readonly unit?: string;
  readonly description?: string;
  readonly photoId?: Id | null;
  readonly limit?: GoodsLimit | null;
}
export interface SetGoodsShelf {
  readonly onShelf: boolean;
}

export interface ReceiptLine {
  readonly goodsId: Id;
  readonly quantity: number;
  readonly unitCostFen: Fen;
  readonly batch?: string;
  /** `YYYY-MM-DD`: best before. */
  readonly bestBefore?: string;
}
export interface ReceiveStock {
  readonly id: Id;
  readonly supplierName?: string;
  readonly note?: string;
  readonly lines: readonly ReceiptLine[];
}
export interface ReceiptResult {
  readonly receiptId: Id;
  readonly lines: readonly { readonly goodsId: Id; readonly onHand: number }[];
}

export const MOVEMENT_KINDS = ['receipt', 'reserve', 'release', 'issue', 'return', 'count_adjustment', 'damage', 'expiry'] as const;
export type MovementKind = (typeof MOVEMENT_KINDS)[number];
export const movementKindTitles = {
  receipt: '进货入库',
  reserve: '预留',
  release: '预留退回',
  issue: '兑换出库',
  return: '退货入库',
  count_adjustment: '盘点调整',
  damage: '报损',
  expiry: '过期下架',
} as const satisfies Record<MovementKind, string>;

export interface MovementView {
  /** Gapless per article; also the cursor. */
  readonly seq: number;
  readonly kind: MovementKind;
  readonly onHandChange: number;
  readonly reservedChange: number;
  readonly onHandAfter: number;
  readonly reservedAfter: number;
  /** The household it went to, or the supplier it came from. */
  readonly party: string | null;
  /** Who fetched it for that household, when that was a helper. */
  readonly helperName: string | null;
  readonly note: string | null;
  readonly batch: string | null;
  readonly unitCostFen: Fen | null;
  readonly at: Instant;
}
