import type { Tx } from '../../../platform/db/tx';

/**
 * What the goods on the shelf have cost, in fen: what is left is what came last (first in, first out). $1 village, $2 before, null: now.
 * Goods that were never received at a cost (found at a count) are worth nothing in it.
 */
const STOCK_AT_COST = `SELECT coalesce(sum(least(r.quantity, greatest(0, s.on_hand - r.newer)) * r.unit_cost_fen), 0)::bigint AS fen
  FROM (
    SELECT g.id AS goods_id, CASE WHEN $2::timestamptz IS NULL THEN (SELECT k.on_hand FROM store_stock k WHERE k.village_id = g.village_id AND k.goods_id = g.id)
      ELSE (SELECT m.on_hand_after FROM store_movement m WHERE m.village_id = g.village_id AND m.goods_id = g.id AND m.at < $2 ORDER BY m.seq DESC LIMIT 1) END AS on_hand
    FROM store_goods g WHERE g.village_id = $1) s
  JOIN (
    SELECT l.goods_id, l.quantity, l.unit_cost_fen, coalesce(sum(l.quantity) OVER (PARTITION BY l.goods_id ORDER BY c.at DESC, c.id DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS newer
    FROM store_receipt_line l JOIN store_receipt c ON c.village_id = l.village_id AND c.id = l.receipt_id
    WHERE l.village_id = $1 AND ($2::timestamptz IS NULL OR c.at < $2)) r ON r.goods_id = s.goods_id`;

/** In fen; now, or as it was at a moment. */
export async function stockAtCost(tx: Tx, before: Date | null = null): Promise<number> {
  const [row] = await tx.query<{ fen: string }[]>(STOCK_AT_COST, [tx.villageId, before]);
  return Number(row?.fen ?? 0);
}

export interface Purchase {
  readonly receiptId: string;
  readonly supplierName: string | null;
  readonly at: Date;
  readonly articles: number;
  readonly fen: number;
}

/** What goods have cost as they came in, from one moment until before another, in fen. Nobody types it twice: it is the receipts. */
export async function purchasesBetween(tx: Tx, from: Date | null, before: Date | null): Promise<number> {
  const [row] = await tx.query<{ fen: string }[]>(
    `SELECT coalesce(sum(l.quantity::bigint * l.unit_cost_fen), 0)::bigint AS fen
     FROM store_receipt c JOIN store_receipt_line l ON l.village_id = c.village_id AND l.receipt_id = c.id
     WHERE c.village_id = $1 AND ($2::timestamptz IS NULL OR c.at >= $2) AND ($3::timestamptz IS NULL OR c.at < $3)`,
    [tx.villageId, from, before],
  );
  return Number(row?.fen ?? 0);
}

/** The receipts themselves, newest first. */
export async function listPurchases(tx: Tx, from: Date, before: Date, max: number): Promise<Purchase[]> {
  const rows = await tx.query<{ id: string; supplier_name: string | null; at: Date; articles: number; fen: string }[]>(
    `SELECT c.id, c.supplier_name, c.at, count(*)::int AS articles, sum(l.quantity::bigint * l.unit_cost_fen)::bigint AS fen
     FROM store_receipt c JOIN store_receipt_line l ON l.village_id = c.village_id AND l.receipt_id = c.id
     WHERE c.village_id = $1 AND c.at >= $2 AND c.at < $3 GROUP BY c.village_id, c.id ORDER BY c.at DESC, c.id DESC LIMIT $4`,
    [tx.villageId, from, before, max],
  );
  return rows.map(row => ({
    receiptId: row.id,
    supplierName: row.supplier_name,
    at: row.at,
    articles: row.articles,
    fen: Number(row.fen),
  }));
}

/** By month of the village, `YYYY-MM`; months without a receipt are absent. */
export async function purchasesByMonth(tx: Tx, from: Date): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.query<{ month: string; fen: string }[]>(
    `SELECT to_char(c.at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM') AS month, sum(l.quantity::bigint * l.unit_cost_fen)::bigint AS fen
     FROM store_receipt c JOIN store_receipt_line l ON l.village_id = c.village_id AND l.receipt_id = c.id
     WHERE c.village_id = $1 AND c.at >= $2 GROUP BY 1`,
    [tx.villageId, from],
  );
  return new Map(rows.map(row => [row.month, Number(row.fen)]));
}
