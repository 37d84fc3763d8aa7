import { inboxWords, type InboxItem, type InboxKind, type InboxPage, type InboxParams, type PageQuery } from '@jishan/contracts';
import type { Tx } from '../../platform/db/tx';
import { decodeCursor, pageLimit, pageOf } from '../../platform/http/paging';

interface InboxRow {
  id: string;
  kind: InboxKind;
  params: InboxParams;
  helper_name: string | null;
  helped_name: string | null;
  /** Of a 并户 that waits: which two. */
  from_name: string | null;
  to_name: string | null;
  subject_id: string | null;
  created_at: Date;
  read_at: Date | null;
}

export async function readInbox(tx: Tx, personId: string, query: PageQuery): Promise<InboxPage> {
  const limit = pageLimit(query.limit);
  const before = decodeCursor<[string]>(query.cursor, ['string']);
  const rows = await tx.query<InboxRow[]>(
    `SELECT i.id, i.kind, i.params, i.subject_id, i.created_at, i.read_at, p.name AS helper_name, h.name AS helped_name,
       f.name AS from_name, t.name AS to_name FROM inbox_item i
     LEFT JOIN person p ON p.village_id = i.village_id AND p.id = (i.params ->> 'helperId')::uuid
     LEFT JOIN household h ON h.village_id = i.village_id AND h.id = (i.params ->> 'helpedHouseholdId')::uuid
     LEFT JOIN household_merge m ON i.kind = 'household_merge_asked' AND m.village_id = i.village_id AND m.id = i.subject_id
     LEFT JOIN household f ON f.village_id = m.village_id AND f.id = m.from_household_id
     LEFT JOIN household t ON t.village_id = m.village_id AND t.id = m.to_household_id
     WHERE i.village_id = $1 AND i.person_id = $2 AND ($3::uuid IS NULL OR i.id < $3) ORDER BY i.id DESC LIMIT $4`,
    [tx.villageId, personId, before?.[0] ?? null, limit + 1],
  );
  return { ...pageOf(rows, limit, itemView, row => [row.id]), unread: await countUnread(tx, personId) };
}

/** From the partial index: what is read costs nothing. */
export async function countUnread(tx: Tx, personId: string): Promise<number> {
  const [row] = await tx.query<{ unread: number }[]>(
    'SELECT count(*)::int AS unread FROM inbox_item WHERE village_id = $1 AND person_id = $2 AND read_at IS NULL',
    [tx.villageId, personId],
  );
  return row?.unread ?? 0;
}

function itemView(row: InboxRow): InboxItem {
  const { helper_name: helperName, helped_name: householdName } = row;
  const help = helperName !== null && householdName !== null ? { helperName, householdName } : null;
  const which = row.from_name !== null && row.to_name !== null ? { subject: row.from_name, step: row.to_name } : {};
  const { title, body } = inboxWords(row.kind, { ...row.params, ...which }, help);
  return {
    id: row.id,
    kind: row.kind,
    title,
    body,
    subjectId: row.subject_id,
    createdAt: row.created_at.toISOString(),
    readAt: row.read_at?.toISOString() ?? null,
  };
}
