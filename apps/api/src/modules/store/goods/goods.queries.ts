import type { GoodsView, MovementView, Page, PageQuery, PriceView, ShelfQuery, StockItem, StockQuery } from '@jishan/contracts';
import { Injectable } from '@nestjs/common';
import type { VillageActor } from '../../../platform/auth/actor';
import type { Tx } from '../../../platform/db/tx';
import { notFound } from '../../../platform/errors/problem';
import { decodeCursor, pageLimit, pageOf } from '../../../platform/http/paging';
import { MediaLinks } from '../../../platform/media';
import { goodsView, movementView, stockItem, type GoodsRow, type MovementRow } from '../store.view';

/** What it costs today. */
const POINTS = 'store_points(g.points, g.next_points, g.next_from)';
const TODAY = `(now() AT TIME ZONE 'Asia/Shanghai')::date`;
/** $2 is the household whose limits are asked for, or null. */
const GOODS_COLUMNS = `g.village_id, g.id, g.name, g.category, g.unit, g.description, ${POINTS} AS points,
  CASE WHEN g.next_from > ${TODAY} THEN g.next_points END AS coming_points, CASE WHEN g.next_from > ${TODAY} THEN g.next_from::text END AS coming_from, g.limit_quantity, g.limit_period, g.on_shelf,
  CASE WHEN g.next_from <= ${TODAY} THEN g.next_from::timestamp AT TIME ZONE 'Asia/Shanghai' ELSE g.price_changed_at END AS price_changed_at, g.version,
  coalesce(s.on_hand, 0) AS on_hand, coalesce(s.reserved, 0) AS reserved, coalesce(s.on_hand - s.reserved, 0) AS available, m.id AS media_id, m.width AS photo_width, m.height AS photo_height,
  CASE WHEN g.limit_quantity IS NOT NULL AND $2::uuid IS NOT NULL THEN store_limit_used(g.village_id, $2, g.id, g.limit_period, now()) END AS limit_used
  FROM store_goods g
  LEFT JOIN store_stock s ON s.village_id = g.village_id AND s.goods_id = g.id
  LEFT JOIN media_object m ON m.village_id = g.village_id AND m.id = g.media_id`;

const MAX_SEQ = 2_147_483_647;

/** The only reader of goods and stock. */
@Injectable()
export class GoodsQueries {
  constructor(private readonly links: MediaLinks) {}

  /** What can be had, cheapest first: “what are my points enough for”. */
  async shelf(tx: Tx, who: VillageActor, query: ShelfQuery): Promise<Page<GoodsView>> {
    const page = await this.page(tx, who.householdId, { ...query, onShelf: 'yes' });
    return { ...page, items: page.items.map(row => goodsView(this.links, row)) };
  }

  /** Off the shelf it is still readable: a reservation may point to it. */
  async goods(tx: Tx, who: VillageActor, goodsId: string): Promise<GoodsView> {
    return goodsView(this.links, await this.row(tx, goodsId, who.householdId));
  }

  async stock(tx: Tx, query: StockQuery): Promise<Page<StockItem>> {
    const page = await this.page(tx, null, query);
    return { ...page, items: page.items.map(row => stockItem(this.links, row)) };
  }

  async stockItem(tx: Tx, goodsId: string): Promise<StockItem> {
    return stockItem(this.links, await this.row(tx, goodsId, null));
  }

  /** The article's stock book, newest first. */
  async movements(tx: Tx, goodsId: string, query: PageQuery): Promise<Page<MovementView>> {
    const limit = pageLimit(query.limit);
    const before = decodeCursor<[number]>(query.cursor, ['number']);
    await this.row(tx, goodsId, null);
    const rows = await tx.query<MovementRow[]>(
      `SELECT m.seq, m.kind, m.on_hand_change, m.reserved_change, m.on_hand_after, m.reserved_after, coalesce(h.name, c.supplier_name) AS party, CASE WHEN m.kind = 'issue' THEN f.name END AS helper_name,
         coalesce(c.note, CASE WHEN m.kind IN ('return', 'damage') THEN r.close_reason WHEN m.kind = 'issue' THEN r.hand_over_reason END) AS note, l.batch, l.unit_cost_fen, m.at
       FROM store_movement m
       LEFT JOIN store_redemption r ON r.village_id = m.village_id AND r.id = m.cause_id
       LEFT JOIN household h ON h.village_id = r.village_id AND h.id = r.household_id
       LEFT JOIN person f ON f.village_id = r.village_id AND f.id = r.helper_person_id
       LEFT JOIN store_receipt c ON c.village_id = m.village_id AND c.id = m.cause_id
       LEFT JOIN store_receipt_line l ON l.village_id = m.village_id AND l.receipt_id = c.id AND l.goods_id = m.goods_id
       WHERE m.village_id = $1 AND m.goods_id = $2 AND m.seq < $3 ORDER BY m.seq DESC LIMIT $4`,
      [tx.villageId, goodsId, before ? Math.min(Math.trunc(before[0]), MAX_SEQ) : MAX_SEQ, limit + 1],
    );
    return pageOf(rows, limit, movementView, row => [row.seq]);
  }

  async prices(tx: Tx, goodsId: string, query: PageQuery): Promise<Page<PriceView>> {
    const limit = pageLimit(query.limit);
    const before = decodeCursor<[string]>(query.cursor, ['string']);
    await this.row(tx, goodsId, null);
    const rows = await tx.query<{ points: number; from_at: Date; mark: string }[]>(
      // A lowered price stands in its goods until the next one is set, before its day and after.
      `SELECT p.points, p.from_at, p.from_at::text AS mark FROM (
         SELECT points, from_at FROM store_price WHERE village_id = $1 AND goods_id = $2
         UNION ALL SELECT next_points, next_from::timestamp AT TIME ZONE 'Asia/Shanghai' FROM store_goods WHERE village_id = $1 AND id = $2 AND next_from IS NOT NULL) p
       WHERE $3::timestamptz IS NULL OR p.from_at < $3 ORDER BY p.from_at DESC LIMIT $4`,
      [tx.villageId, goodsId, before?.[0] ?? null, limit + 1],
    );
    return pageOf(
      rows,
      limit,
      row => ({ points: row.points, from: row.from_at.toISOString() }),
      row => [row.mark],
    );
  }

  private async page(tx: Tx, householdId: string | null, query: StockQuery): Promise<Page<GoodsRow>> {
    const limit = pageLimit(query.limit);
    const after = decodeCursor<[number, string]>(query.cursor, ['number', 'string']);
    const rows = await tx.query<GoodsRow[]>(
      `SELECT ${GOODS_COLUMNS} WHERE g.village_id = $1 AND ($3::text IS NULL OR g.category = $3) AND ($4::boolean IS NULL OR g.on_shelf = $4)
         AND ($5::integer IS NULL OR (${POINTS}, g.id) > ($5, $6::uuid)) ORDER BY ${POINTS}, g.id LIMIT $7`,
      [
        tx.villageId,
        householdId,
        query.category ?? null,
        query.onShelf === undefined ? null : query.onShelf === 'yes',
        after?.[0] ?? null,
        after?.[1] ?? null,
        limit + 1,
      ],
    );
    return pageOf(
      rows,
      limit,
      row => row,
      row => [row.points, row.id],
    );
  }

  private async row(tx: Tx, goodsId: string, householdId: string | null): Promise<GoodsRow> {
    const [row] = await tx.query<GoodsRow[]>(`SELECT ${GOODS_COLUMNS} WHERE g.village_id = $1 AND g.id = $3`, [
      tx.villageId,
      householdId,
      goodsId,
    ]);
    if (!row) throw notFound();
    return row;
  }
}
