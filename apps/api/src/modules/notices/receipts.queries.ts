import type { NoticeReceipt, NoticeReceiptsQuery, NoticeReceiptState, NoticeReceiptSummary, Page } from '@jishan/contracts';
import { BY_PINYIN, LAST_POSITION } from '../../platform/db/list-order';
import type { Tx } from '../../platform/db/tx';
import { notFound } from '../../platform/errors/problem';
import { decodeCursor, pageLimit, pageOf } from '../../platform/http/paging';
import { COUNT_COLUMNS, countsView, receiptView, WAITING, type CountsRow, type ReceiptRow } from './notices.view';

interface LineRow extends ReceiptRow {
  person_id: string;
  name: string;
  household_id: string | null;
  household_name: string | null;
  group_name: string | null;
  has_account: boolean;
  phone_masked: string | null;
  group_order: number;
  household_order: string;
}

const OF_STATE: Readonly<Record<NoticeReceiptState, string>> = {
  waiting: WAITING,
  opened: '(r.opened_at IS NOT NULL AND r.acknowledged_at IS NULL)',
  acknowledged: 'r.acknowledged_at IS NOT NULL',
  told: 'r.told_in_person_at IS NOT NULL',
};

const LINE = `SELECT r.person_id, p.name, h.id AS household_id, h.name AS household_name, g.name AS group_name, p.account_id IS NOT NULL AS has_account, p.phone_masked,
    r.delivered_at, r.opened_at, r.acknowledged_at, r.told_in_person_at, coalesce(g.position, ${LAST_POSITION}) AS group_order, coalesce(h.name, '') AS household_order
  FROM notice_receipt r JOIN notice n ON n.village_id = r.village_id AND n.id = r.notice_id JOIN person p ON p.village_id = r.village_id AND p.id = r.person_id
  LEFT JOIN household h ON h.village_id = p.village_id AND h.id = p.household_id
  LEFT JOIN village_group g ON g.village_id = h.village_id AND g.id = h.group_id
  WHERE r.village_id = $1 AND r.notice_id = $2`;

/** By group and household, in the order one walks through the village; two households of one name stay apart. */
export async function listReceipts(tx: Tx, noticeId: string, query: NoticeReceiptsQuery): Promise<Page<NoticeReceipt>> {
  await refuseUnknown(tx, noticeId);
  const limit = pageLimit(query.limit);
  const after = decodeCursor<[number, string, string, string, string]>(query.cursor, ['number', 'string', 'string', 'string', 'string']);
  const rows = await tx.query<LineRow[]>(
    `${LINE} AND ($3::uuid IS NULL OR g.id = $3) AND ${query.state ? OF_STATE[query.state] : 'true'}
       AND ($4::int IS NULL OR (coalesce(g.position, ${LAST_POSITION}), coalesce(h.name, '') ${BY_PINYIN}, coalesce(h.id::text, ''), p.name ${BY_PINYIN}, p.id) > ($4, $5, $6, $7, $8::uuid))
     ORDER BY group_order, coalesce(h.name, '') ${BY_PINYIN}, coalesce(h.id::text, ''), p.name ${BY_PINYIN}, p.id LIMIT $9`,
    [
      tx.villageId,
      noticeId,
      query.groupId ?? null,
      after?.[0] ?? null,
      after?.[1] ?? null,
      after?.[2] ?? null,
      after?.[3] ?? null,
      after?.[4] ?? null,
      limit + 1,
    ],
  );
  return pageOf(rows, limit, lineView, row => [row.group_order, row.household_order, row.household_id ?? '', row.name, row.person_id]);
}

export async function readReceipt(tx: Tx, noticeId: string, personId: string): Promise<NoticeReceipt> {
  const [row] = await tx.query<LineRow[]>(`${LINE} AND r.person_id = $3`, [tx.villageId, noticeId, personId]);
  if (!row) throw notFound();
  return lineView(row);
}

export async function summarizeReceipts(tx: Tx, noticeId: string): Promise<NoticeReceiptSummary> {
  await refuseUnknown(tx, noticeId);
  const rows = await tx.query<(CountsRow & { total: boolean; group_id: string | null; group_name: string | null })[]>(
    `SELECT grouping(g.id) = 1 AS total, g.id AS group_id, max(g.name) AS group_name, ${COUNT_COLUMNS}
     FROM notice_receipt r JOIN notice n ON n.village_id = r.village_id AND n.id = r.notice_id JOIN person p ON p.village_id = r.village_id AND p.id = r.person_id
     LEFT JOIN household h ON h.village_id = p.village_id AND h.id = p.household_id
     LEFT JOIN village_group g ON g.village_id = h.village_id AND g.id = h.group_id
     WHERE r.village_id = $1 AND r.notice_id = $2 GROUP BY GROUPING SETS ((), (g.id)) ORDER BY total DESC, min(g.position) NULLS LAST, group_name NULLS LAST`,
    [tx.villageId, noticeId],
  );
  const [total, ...groups] = rows;
  if (!total) throw notFound();
  return {
    counts: countsView(total),
    groups: groups.map(row => ({ groupId: row.group_id, groupName: row.group_name, counts: countsView(row) })),
  };
}

async function refuseUnknown(tx: Tx, noticeId: string): Promise<void> {
  const [known] = await tx.query<unknown[]>('SELECT 1 FROM notice WHERE village_id = $1 AND id = $2', [tx.villageId, noticeId]);
  if (!known) throw notFound();
}

const lineView = (row: LineRow): NoticeReceipt => ({
  ...receiptView(row),
  personId: row.person_id,
  name: row.name,
  householdId: row.household_id,
  householdName: row.household_name,
  groupName: row.group_name,
  hasAccount: row.has_account,
  phoneMasked: row.phone_masked,
});
