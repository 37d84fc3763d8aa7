import type { Page, RedemptionsQuery, RedemptionStatus, RedemptionView } from '@jishan/contracts';
import { Injectable } from '@nestjs/common';
import type { VillageActor } from '../../../platform/auth/actor';
import type { Tx } from '../../../platform/db/tx';
import { notFound } from '../../../platform/errors/problem';
import { newestPage } from '../../../platform/http/newest-page';
import { decodeCursor, pageLimit, pageOf } from '../../../platform/http/paging';
import { MediaLinks } from '../../../platform/media';
import { householdsOf, ofAnotherHouse } from '../../identity';
import { lineView, redemptionView, type LineRow, type RedemptionRow } from '../store.view';

/** An overdue reservation counts as expired before the job came by. */
const STATUS_NOW = `CASE WHEN r.status = 'reserved' AND r.expires_at <= now() THEN 'expired' ELSE r.status END`;

/** `r` is the redemption, from the table or from a page of it. */
const columnsFrom = (
  source: string,
): string => `r.id, ${STATUS_NOW} AS status, r.channel, r.household_id, h.name AS household_name, g.name AS group_name, r.points, r.title, r.placed_at, r.placed_at::text AS placed_key,
  CASE WHEN r.channel = 'reservation' AND ${ofAnotherHouse('p', 'r.household_id', 'r.placed_at')}
    THEN p.name END AS placed_by_name, f.name AS helper_name, r.expires_at, r.handed_over_at, r.means,
  CASE WHEN r.status = 'reserved' AND r.expires_at <= now() THEN r.expires_at ELSE r.closed_at END AS closed_at, coalesce(r.close_reason, r.hand_over_reason) AS reason, r.version
  FROM ${source} r
  JOIN household h ON h.village_id = r.village_id AND h.id = r.household_id
  LEFT JOIN village_group g ON g.village_id = h.village_id AND g.id = h.group_id
  LEFT JOIN person p ON p.village_id = r.village_id AND p.id = r.placed_by_person_id
  LEFT JOIN person f ON f.village_id = r.village_id AND f.id = r.helper_person_id`;
const REDEMPTION_COLUMNS = columnsFrom('store_redemption');

/** The only reader of redemptions. */
@Injectable()
export class RedemptionsQueries {
  constructor(private readonly links: MediaLinks) {}

  /** Of the households one may act for, newest first. */
  async mine(tx: Tx, who: VillageActor, query: RedemptionsQuery): Promise<Page<RedemptionView>> {
    const { source, values, limit } = newestPage(tx.villageId, await householdsOf(tx, who.personId), query, {
      table: 'store_redemption',
      time: 'placed_at',
      where: inStatus(query.status),
    });
    const rows = await tx.query<RedemptionRow[]>(`SELECT ${columnsFrom(source)} ORDER BY r.placed_at DESC, r.id DESC`, [...values]);
    return this.page(tx, rows, limit);
  }

  /** Of the whole village, for the store's keepers and the supervisor. */
  async all(tx: Tx, query: RedemptionsQuery): Promise<Page<RedemptionView>> {
    const limit = pageLimit(query.limit);
    const before = decodeCursor<[string, string]>(query.cursor, ['instant', 'string']);
    const rows = await tx.query<RedemptionRow[]>(
      `SELECT ${REDEMPTION_COLUMNS} WHERE r.village_id = $1 AND ${inStatus(query.status)} AND ($2::timestamptz IS NULL OR (r.placed_at, r.id) < ($2, $3::uuid))
       ORDER BY r.placed_at DESC, r.id DESC LIMIT $4`,
      [tx.villageId, before?.[0] ?? null, before?.[1] ?? null, limit + 1],
    );
    return this.page(tx, rows, limit);
  }

  /** @throws RESOURCE.NOT_FOUND when it is missing or of a household one may not act for. */
  async ofMine(tx: Tx, who: VillageActor, redemptionId: string): Promise<RedemptionView> {
    const redemption = await this.one(tx, redemptionId);
    if (!redemption || !(await householdsOf(tx, who.personId)).includes(redemption.householdId)) throw notFound();
    return redemption;
  }

  async one(tx: Tx, redemptionId: string): Promise<RedemptionView | null> {
    const rows = await tx.query<RedemptionRow[]>(`SELECT ${REDEMPTION_COLUMNS} WHERE r.village_id = $1 AND r.id = $2`, [
      tx.villageId,
      redemptionId,
    ]);
    return (await this.withLines(tx, rows))[0] ?? null;
  }

  /** What lies ready for a household. */
  async openOf(tx: Tx, householdId: string): Promise<RedemptionView[]> {
    const rows = await tx.query<RedemptionRow[]>(
      `SELECT ${REDEMPTION_COLUMNS} WHERE r.village_id = $1 AND r.household_id = $2 AND r.status = 'reserved' AND r.expires_at > now() ORDER BY r.placed_at, r.id LIMIT 50`,
      [tx.villageId, householdId],
    );
    return this.withLines(tx, rows);
  }

  private async page(tx: Tx, rows: readonly RedemptionRow[], limit: number): Promise<Page<RedemptionView>> {
    const page = pageOf(
      rows,
      limit,
      row => row,
      row => [row.placed_key, row.id],
    );
    return { ...page, items: await this.withLines(tx, page.items) };
  }

  private async withLines(tx: Tx, redemptions: readonly RedemptionRow[]): Promise<RedemptionView[]> {
    const lines = await tx.query<LineRow[]>(
      `SELECT l.redemption_id, l.village_id, l.goods_id, l.name, l.unit, l.quantity, l.unit_points, m.id AS media_id, m.width AS photo_width, m.height AS photo_height FROM store_redemption_line l
       LEFT JOIN media_object m ON m.village_id = l.village_id AND m.id = l.media_id WHERE l.village_id = $1 AND l.redemption_id = ANY($2) ORDER BY l.redemption_id, l.position`,
      [tx.villageId, redemptions.map(row => row.id)],
    );
    return redemptions.map(row =>
      redemptionView(
        row,
        lines.filter(line => line.redemption_id === row.id).map(line => lineView(this.links, line)),
      ),
    );
  }
}

/** Written out per status, so that each can use the index; the statuses are ours, not the caller's text. */
function inStatus(status: RedemptionStatus | undefined): string {
  switch (status) {
    case undefined:
      return 'true';
    case 'reserved':
      return `r.status = 'reserved' AND r.expires_at > now()`;
    case 'expired':
      return `(r.status = 'expired' OR r.status = 'reserved' AND r.expires_at <= now())`;
    case 'fulfilled':
    case 'cancelled':
    case 'returned':
      return `r.status = '${status}'`;
  }
}
