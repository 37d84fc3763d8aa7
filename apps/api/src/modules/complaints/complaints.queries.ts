import type {
  ComplaintCounts,
  ComplaintListItem,
  ComplaintQueuePage,
  ComplaintQueueQuery,
  ComplaintStatus,
  ComplaintView,
  Page,
  PageQuery,
} from '@jishan/contracts';
import { Injectable } from '@nestjs/common';
import type { VillageActor } from '../../platform/auth/actor';
import type { Tx } from '../../platform/db/tx';
import { notFound } from '../../platform/errors/problem';
import { decodeCursor, pageLimit, pageOf } from '../../platform/http/paging';
import { ComplaintWords } from './complaint-words';
import { own, reachOf, type Reach } from './complaints.access';
import { complaintItem, complaintView, messageView, type ComplaintRow, type MessageRow } from './complaints.view';

/** The longest waited for first, so that the overdue ones lead; what has its word, newest first. */
const QUEUE_ORDER: Readonly<Record<ComplaintStatus, readonly ['>' | '<', 'ASC' | 'DESC']>> = {
  open: ['>', 'ASC'],
  answered: ['<', 'DESC'],
  closed: ['<', 'DESC'],
};

const TO_HANDLE = 'complaint_handled_by(c.village_id, c.author_person_id, c.about_person_id, $2)';

/** Where the database answered no row. */
export const NONE: ComplaintCounts = { open: 0, overdue: 0 };

@Injectable()
export class ComplaintsQueries {
  constructor(private readonly words: ComplaintWords) {}

  /** One's own, newest first. */
  async mine(tx: Tx, who: VillageActor, query: PageQuery): Promise<Page<ComplaintListItem>> {
    const limit = pageLimit(query.limit);
    const before = decodeCursor<[string, string]>(query.cursor, ['instant', 'string']);
    const rows = await tx.query<(ComplaintRow & { created_key: string })[]>(
      `SELECT c.* FROM complaint_rows($1) c WHERE ${own('$2')} AND ($3::timestamptz IS NULL OR (c.created_at, c.id) < ($3, $4::uuid))
       ORDER BY c.created_at DESC, c.id DESC LIMIT $5`,
      [tx.villageId, who.personId, before?.[0] ?? null, before?.[1] ?? null, limit + 1],
    );
    return pageOf(
      rows,
      limit,
      row => this.item(row, true),
      row => [row.created_key, row.id],
    );
  }

  /** A supervisor's. */
  async queue(tx: Tx, who: VillageActor, query: ComplaintQueueQuery): Promise<ComplaintQueuePage> {
    const limit = pageLimit(query.limit);
    const after = decodeCursor<[string, string]>(query.cursor, ['instant', 'string']);
    const status = query.status ?? 'open';
    const [beyond, direction] = QUEUE_ORDER[status];
    const rows = await tx.query<ComplaintRow[]>(
      `SELECT c.* FROM complaint_rows($1) c WHERE ${TO_HANDLE} AND c.status = $3 AND ($4::timestamptz IS NULL OR (c.since, c.id) ${beyond} ($4, $5::uuid))
       ORDER BY c.since ${direction}, c.id ${direction} LIMIT $6`,
      [tx.villageId, who.personId, status, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
    );
    const page = pageOf(
      rows,
      limit,
      row => this.item(row, false),
      row => [row.since_key, row.id],
    );
    return { ...page, ...(await this.count(tx, who)) };
  }

  /** How many wait for a supervisor; none of them is read. */
  async count(tx: Tx, who: VillageActor): Promise<ComplaintCounts> {
    const [counts] = await tx.query<ComplaintCounts[]>(
      `SELECT count(*)::int AS open, (count(*) FILTER (WHERE c.overdue))::int AS overdue FROM complaint_rows($1) c WHERE ${TO_HANDLE} AND c.status = 'open'`,
      [tx.villageId, who.personId],
    );
    return counts ?? NONE;
  }

  read(tx: Tx, who: VillageActor, complaintId: string): Promise<ComplaintView> {
    return this.view(tx, reachOf(who), complaintId, 'member', row => row.author_person_id === who.personId);
  }

  async view(
    tx: Tx,
    reach: Reach,
    complaintId: string,
    reader: 'member' | 'handler',
    isMine: (row: ComplaintRow) => boolean,
  ): Promise<ComplaintView> {
    const [row] = await tx.query<(ComplaintRow & { in_village: boolean })[]>(
      `SELECT c.*, EXISTS (SELECT FROM complaint_supervisors(c.village_id, c.author_person_id, c.about_person_id)) AS in_village
       FROM complaint_rows($1) c WHERE c.id = $2 AND ${reach.where}`,
      [tx.villageId, complaintId, ...reach.values],
    );
    if (!row) throw notFound();
    const messages = await tx.query<MessageRow[]>(
      `SELECT m.id, m.step, o.name AS office_name, m.text_cipher, m.created_at FROM complaint_message m LEFT JOIN organization o ON o.id = m.organization_id
       WHERE m.village_id = $1 AND m.complaint_id = $2 ORDER BY m.position`,
      [tx.villageId, complaintId],
    );
    const views = messages.map(message => messageView(message, row.author_name, this.words.read(message.id, message.text_cipher)));
    return complaintView(this.item(row, isMine(row)), row, reader, row.in_village ? 'village' : 'township', views);
  }

  item(row: ComplaintRow, mine: boolean): ComplaintListItem {
    return complaintItem(row, mine, this.words.read(row.first_id, row.first_cipher));
  }
}
