import type { ClaimStatus, ClaimView, Page, WaitingCount } from '@jishan/contracts';
import type { Tx } from '../../../platform/db/tx';
import { notFound } from '../../../platform/errors/problem';
import { decodeCursor, pageLimit, pageOf } from '../../../platform/http/paging';
import { claimCandidates } from '../people/people.queries';

export interface ClaimRow {
  id: string;
  account_id: string;
  status: ClaimStatus;
  name: string;
  phone_masked: string | null;
  phone_index: Buffer | null;
  phone_cipher: Buffer | null;
  phone_proved: boolean;
  group_name: string | null;
  note: string;
  created_at: Date;
  /** To the microsecond, as the cursor needs it. */
  created_key: string;
  decision_reason: string | null;
}

const CLAIM_COLUMNS = `c.id, c.account_id, c.status, c.name, c.phone_masked, c.phone_index, c.phone_cipher, c.phone_proved, g.name AS group_name, c.note, c.created_at, c.created_at::text AS created_key, c.decision_reason
  FROM membership_claim c LEFT JOIN village_group g ON g.village_id = c.village_id AND g.id = c.group_id`;

export const claimView = (row: ClaimRow): ClaimView => ({
  id: row.id,
  status: row.status,
  name: row.name,
  phoneMasked: row.phone_masked,
  phoneProved: row.phone_proved,
  groupName: row.group_name,
  note: row.note,
  createdAt: row.created_at.toISOString(),
  decisionReason: row.decision_reason,
});

/** `lock`: the row stays ours until the commit, so that two cadres cannot both decide. */
export async function readClaim(tx: Tx, claimId: string, lock = false): Promise<ClaimRow> {
  const [row] = await tx.query<ClaimRow[]>(
    `SELECT ${CLAIM_COLUMNS} WHERE c.village_id = $1 AND c.id = $2 ${lock ? 'FOR UPDATE OF c' : ''}`,
    [tx.villageId, claimId],
  );
  if (!row) throw notFound();
  return row;
}

export async function countPendingClaims(tx: Tx): Promise<WaitingCount> {
  const [counted] = await tx.query<WaitingCount[]>(
    `SELECT count(*)::int AS waiting FROM membership_claim WHERE village_id = $1 AND status = 'pending'`,
    [tx.villageId],
  );
  return { waiting: counted?.waiting ?? 0 };
}

/** Those who wait, oldest first, each with the people on the roster it could be. */
export async function listPendingClaims(tx: Tx, query: { cursor?: string; limit?: number }): Promise<Page<ClaimView>> {
  const limit = pageLimit(query.limit);
  const after = decodeCursor<[string, string]>(query.cursor, ['instant', 'string']);
  const rows = await tx.query<ClaimRow[]>(
    `SELECT ${CLAIM_COLUMNS} WHERE c.village_id = $1 AND c.status = 'pending' AND ($2::timestamptz IS NULL OR (c.created_at, c.id) > ($2, $3::uuid)) ORDER BY c.created_at, c.id LIMIT $4`,
    [tx.villageId, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
  );
  const page = pageOf(
    rows,
    limit,
    row => row,
    row => [row.created_key, row.id],
  );
  const items: ClaimView[] = [];
  for (const row of page.items) items.push({ ...claimView(row), candidates: await claimCandidates(tx, row.name, row.phone_index) });
  return { ...page, items };
}
