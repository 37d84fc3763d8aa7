import type { ComplaintCounts, ComplaintQueueQuery, ComplaintView, OfficeComplaintPage } from '@jishan/contracts';
import { Injectable } from '@nestjs/common';
import { audit } from '../../platform/audit/audit';
import type { OfficerActor } from '../../platform/auth/actor';
import type { Tx } from '../../platform/db/tx';
import type { Call } from '../../platform/http/call';
import { decodeCursor, pageLimit, pageOf } from '../../platform/http/paging';
import { reachFromAbove } from './complaints.access';
import { ComplaintsQueries, NONE } from './complaints.queries';
import type { ComplaintRow } from './complaints.view';

interface RowBelow extends ComplaintRow {
  readonly village_id: string;
  readonly village_name: string;
}

/** The explicit, audited path of the levels above: nobody there reads a village's complaint without a trace. */
@Injectable()
export class OfficeComplaintsQueries {
  constructor(private readonly complaints: ComplaintsQueries) {}

  async list(tx: Tx, call: Call, who: OfficerActor, query: ComplaintQueueQuery): Promise<OfficeComplaintPage> {
    const limit = pageLimit(query.limit);
    const after = decodeCursor<[string, string]>(query.cursor, ['instant', 'string']);
    const rows = await tx.query<RowBelow[]>('SELECT * FROM complaints_below($1, $2, $3, $4, $5, $6)', [
      who.organizationId,
      who.accountId,
      query.status ?? 'open',
      after?.[0] ?? null,
      after?.[1] ?? null,
      limit + 1,
    ]);
    const page = pageOf(
      rows,
      limit,
      row => ({
        ...this.complaints.item(row, row.author_account_id === who.accountId),
        villageId: row.village_id,
        villageName: row.village_name,
      }),
      row => [row.since_key, row.id],
    );
    await audit(tx, call, 'complaints.listed_above', who.organizationId, { complaints: page.items.length });
    return { ...page, ...(await this.count(tx, who)) };
  }

  /** How many wait; none of them is read, so it leaves no trace among those who read. */
  async count(tx: Tx, who: OfficerActor): Promise<ComplaintCounts> {
    const [counts] = await tx.query<ComplaintCounts[]>('SELECT * FROM complaints_below_counts($1, $2)', [
      who.organizationId,
      who.accountId,
    ]);
    return counts ?? NONE;
  }

  async read(tx: Tx, call: Call, who: OfficerActor, complaintId: string): Promise<ComplaintView> {
    const reach = await reachFromAbove(tx, who);
    const view = await this.complaints.view(tx, reach, complaintId, 'handler', row => row.author_account_id === who.accountId);
    await audit(tx, call, 'complaints.read_above', complaintId);
    return view;
  }
}
