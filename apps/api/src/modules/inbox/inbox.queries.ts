import { inboxWords, type InboxItem, type InboxKind, type InboxPage, type InboxParams, type PageQuery } from '@jishan/contracts';
import type { Tx } from '../../platform/db/tx';
import { decodeCursor, pageLimit, pageOf } from '../../platform/http/paging';

interface InboxRow {
  id: string;
  kind: InboxKind;
  params: InboxParams;
  subject_id: string | null;
  created_at: Date;
  read_at: Date | null;
}

export async function readInbox(tx: Tx, personId: string, query: PageQuery): Promise<InboxPage> {
  const limit = pageLimit(query.limit);
  const before = decodeCursor<[string]>(query.cursor, ['string']);
  const rows = await tx.query<InboxRow[]>(
    `SELECT id, kind, params, subject_id, created_at, read_at FROM inbox_item
     WHERE village_id = $1 AND person_id = $2 AND ($3::uuid IS NULL OR id < $3) ORDER BY id DESC LIMIT $4`,
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
  const { title, body } = inboxWords(row.kind, row.params);
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
