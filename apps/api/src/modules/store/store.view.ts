import type {
  CapPeriod,
  GoodsCategory,
  GoodsView,
  MediaView,
  MovementKind,
  MovementView,
  PickupMeans,
  RedemptionChannel,
  RedemptionLineView,
  RedemptionStatus,
  RedemptionView,
  StockItem,
} from '@jishan/contracts';
import type { MediaLinks } from '../../platform/media';

interface PhotoColumns {
  village_id: string;
  media_id: string | null;
  photo_width: number | null;
  photo_height: number | null;
}

/** The photo of an article; when it was taken is nobody's business. */
function photoOf(links: MediaLinks, row: PhotoColumns): MediaView | null {
  if (row.media_id === null || row.photo_width === null || row.photo_height === null) return null;
  return links.photo({ villageId: row.village_id, id: row.media_id, width: row.photo_width, height: row.photo_height, capturedAt: null });
}

export interface GoodsRow extends PhotoColumns {
  id: string;
  name: string;
  category: GoodsCategory;
  unit: string;
  description: string;
  points: number;
  coming_points: number | null;
  coming_from: string | null;
  available: number;
  limit_quantity: number | null;
  limit_period: CapPeriod | null;
  limit_used: number | null;
  on_shelf: boolean;
  on_hand: number;
  reserved: number;
  price_changed_at: Date;
  version: number;
}

export const goodsView = (links: MediaLinks, row: GoodsRow): GoodsView => ({
  id: row.id,
  name: row.name,
  category: row.category,
  unit: row.unit,
  description: row.description,
  photo: photoOf(links, row),
  points: row.points,
  comingPrice: row.coming_points !== null && row.coming_from !== null ? { points: row.coming_points, from: row.coming_from } : null,
  available: row.available,
  limit: row.limit_quantity !== null && row.limit_period !== null ? { quantity: row.limit_quantity, period: row.limit_period } : null,
  limitLeft: row.limit_quantity !== null && row.limit_used !== null ? Math.max(0, row.limit_quantity - row.limit_used) : null,
  onShelf: row.on_shelf,
});

export const stockItem = (links: MediaLinks, row: GoodsRow): StockItem => ({
  goods: goodsView(links, row),
  onHand: row.on_hand,
  reserved: row.reserved,
  priceChangedAt: row.price_changed_at.toISOString(),
  version: row.version,
});

export interface LineRow extends PhotoColumns {
  redemption_id: string;
  goods_id: string;
  name: string;
  unit: string;
  quantity: number;
  unit_points: number;
}

export const lineView = (links: MediaLinks, row: LineRow): RedemptionLineView => ({
  goodsId: row.goods_id,
  name: row.name,
  unit: row.unit,
  quantity: row.quantity,
  unitPoints: row.unit_points,
  photo: photoOf(links, row),
});

export interface RedemptionRow {
  id: string;
  status: RedemptionStatus;
  channel: RedemptionChannel;
  household_id: string;
  household_name: string;
  group_name: string | null;
  points: number;
  title: string;
  placed_at: Date;
  /** To the microsecond, as the cursor needs it. */
  placed_key: string;
  placed_by_name: string | null;
  helper_name: string | null;
  expires_at: Date | null;
  handed_over_at: Date | null;
  means: PickupMeans | null;
  closed_at: Date | null;
  reason: string | null;
  version: number;
}

export const redemptionView = (row: RedemptionRow, lines: readonly RedemptionLineView[]): RedemptionView => ({
  id: row.id,
  status: row.status,
  channel: row.channel,
  householdId: row.household_id,
  householdName: row.household_name,
  groupName: row.group_name,
  points: row.points,
  title: row.title,
  lines,
  placedAt: row.placed_at.toISOString(),
  placedByName: row.placed_by_name,
  helperName: row.helper_name,
  expiresAt: row.expires_at?.toISOString() ?? null,
  handedOverAt: row.handed_over_at?.toISOString() ?? null,
  means: row.means,
  closedAt: row.closed_at?.toISOString() ?? null,
  reason: row.reason,
  version: row.version,
});

export interface MovementRow {
  seq: number;
  kind: MovementKind;
  on_hand_change: number;
  reserved_change: number;
  on_hand_after: number;
  reserved_after: number;
  party: string | null;
  helper_name: string | null;
  note: string | null;
  batch: string | null;
  unit_cost_fen: number | null;
  at: Date;
}

export const movementView = (row: MovementRow): MovementView => ({
  seq: row.seq,
  kind: row.kind,
  onHandChange: row.on_hand_change,
  reservedChange: row.reserved_change,
  onHandAfter: row.on_hand_after,
  reservedAfter: row.reserved_after,
  party: row.party,
  helperName: row.helper_name,
  note: row.note,
  batch: row.batch,
  unitCostFen: row.unit_cost_fen,
  at: row.at.toISOString(),
});
