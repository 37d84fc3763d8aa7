import {
  DECIDED_APPLICATION_STATUSES,
  mayInVillage,
  UNDO_MINUTES,
  type DecidedApplication,
  type DecidedQuery,
  type Page,
  type WayBack,
} from '@jishan/contracts';
import { Injectable } from '@nestjs/common';
import type { VillageActor } from '../../../platform/auth/actor';
import type { Tx } from '../../../platform/db/tx';
import { decodeCursor, pageLimit, pageOf } from '../../../platform/http/paging';
import { recusedHouseholds } from '../points.access';
import type { ApplicationRow } from '../points.view';
import { APPLICATION_COLUMNS, ApplicationsQueries } from './applications.queries';

interface DecidedRow extends ApplicationRow {
  mine: boolean;
  /** As 120_reverse.sql decides it. */
  may_undo: boolean;
  /** To the microsecond: many are decided in one batch. */
  decided_key: string;
}

const DECIDED_COLUMNS = `a.decided_by_person_id IS NOT DISTINCT FROM $3 AS mine, a.decided_at::text AS decided_key,
  a.status = 'credited' AND r.lane = 'fast' AND a.decided_by_person_id IS NOT DISTINCT FROM $3 AND a.decided_at > now() - ${UNDO_MINUTES} * interval '1 minute' AS may_undo`;

function wayBack(row: DecidedRow, mayReverse: boolean): WayBack | null {
  if (row.may_undo) return 'undo';
  return row.status === 'credited' && mayReverse ? 'reverse' : null;
}

@Injectable()
export class DecidedQueries {
  constructor(private readonly applications: ApplicationsQueries) {}

  /** What was decided last first: everybody's for those who may take a credit back, one's own for others. */
  async page(tx: Tx, who: VillageActor, query: DecidedQuery): Promise<Page<DecidedApplication>> {
    const mayReverse = mayInVillage(who.roles, 'points.credit.reverse');
    const whose = mayReverse && query.scope !== 'mine' ? 'a.decided_at IS NOT NULL' : 'a.decided_by_person_id = $3';
    const limit = pageLimit(query.limit);
    const after = decodeCursor<[string, string]>(query.cursor, ['instant', 'string']);
    const rows = await tx.query<DecidedRow[]>(
      `SELECT ${DECIDED_COLUMNS}, ${APPLICATION_COLUMNS}
       WHERE a.village_id = $1 AND a.household_id <> ALL ($2) AND ${whose} AND a.status = ANY ($4)
         AND ($5::timestamptz IS NULL OR (a.decided_at, a.id) < ($5, $6::uuid))
       ORDER BY a.decided_at DESC, a.id DESC LIMIT $7`,
      [
        tx.villageId,
        await recusedHouseholds(tx, who),
        who.personId,
        DECIDED_APPLICATION_STATUSES,
        after?.[0] ?? null,
        after?.[1] ?? null,
        limit + 1,
      ],
    );
    const page = pageOf(
      rows,
      limit,
      row => row,
      row => [row.decided_key, row.id],
    );
    const { items } = await this.applications.withPhotos(tx, who, page, true);
    const shown = new Map(items.map(item => [item.id, item]));
    return {
      ...page,
      items: page.items.flatMap(row => {
        const item = shown.get(row.id);
        return item ? [{ ...item, mine: row.mine, wayBack: wayBack(row, mayReverse) }] : [];
      }),
    };
  }
}
