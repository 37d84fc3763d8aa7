import type { ChecklistKind, ItemListItem, ItemsQuery, ItemView, Page } from '@jishan/contracts';
import type { ChecklistItem } from '@jishan/entities';
import type { Tx } from '../../../platform/db/tx';
import { notFound } from '../../../platform/errors/problem';
import { decodeCursor, pageLimit, pageOf } from '../../../platform/http/paging';
import { isExecutable } from '../checklists.rules';

/** As the driver gives it: the entity's columns in snake case. */
export interface ItemRow {
  id: string;
  kind: ChecklistKind;
  code: string;
  version: number;
  status: ChecklistItem['status'];
  position: number;
  name: string;
  area: ChecklistItem['area'];
  post: ChecklistItem['post'];
  applicant: string;
  materials: ChecklistItem['materials'];
  steps: ChecklistItem['steps'];
  time_limit_days: number | null;
  legal_basis: ChecklistItem['legalBasis'];
  fee: string | null;
  supervision_phone: string | null;
  supervision_text: string;
  forbidden: boolean;
  instead_where: string | null;
  instead_how: string | null;
  adopted_at: Date;
}

interface ListRow extends Pick<ItemRow, 'id' | 'kind' | 'code' | 'name' | 'area' | 'post' | 'position' | 'time_limit_days' | 'forbidden'> {
  step_count: number;
}

const listItem = (row: ListRow): ItemListItem => ({
  id: row.id,
  kind: row.kind,
  code: row.code,
  name: row.name,
  area: row.area,
  post: row.post,
  timeLimitDays: row.time_limit_days,
  stepCount: row.step_count,
  forbidden: row.forbidden,
  executable: !row.forbidden && row.step_count > 0,
});

/** What is in force, in the list's own order. Looks for the words in the name and in what the item says about applicants, materials and steps. */
export async function listItems(tx: Tx, query: ItemsQuery): Promise<Page<ItemListItem>> {
  const limit = pageLimit(query.limit);
  const after = decodeCursor<[number, string]>(query.cursor, ['number', 'string']);
  const rows = await tx.query<ListRow[]>(
    `SELECT id, kind, code, name, area, post, position, time_limit_days, forbidden, jsonb_array_length(steps) AS step_count FROM checklist_item
     WHERE village_id = $1 AND status = 'in_force' AND ($2::text IS NULL OR kind = $2) AND ($3::text IS NULL OR area = $3)
       AND ($4::text IS NULL OR position(lower($4) IN lower(concat_ws(' ', name, code, applicant, materials::text, steps::text))) > 0)
       AND ($5::int IS NULL OR (position, id) > ($5, $6::uuid))
     ORDER BY position, id LIMIT $7`,
    [tx.villageId, query.kind ?? null, query.area ?? null, query.query?.trim() || null, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
  );
  return pageOf(rows, limit, listItem, row => [row.position, row.id]);
}

export async function readItem(tx: Tx, itemId: string): Promise<ItemRow> {
  const [row] = await tx.query<ItemRow[]>('SELECT * FROM checklist_item WHERE village_id = $1 AND id = $2', [tx.villageId, itemId]);
  if (!row) throw notFound();
  return row;
}

export const itemView = (row: ItemRow): ItemView => ({
  id: row.id,
  kind: row.kind,
  code: row.code,
  version: row.version,
  status: row.status,
  name: row.name,
  area: row.area,
  post: row.post,
  applicant: row.applicant,
  materials: row.materials.map(({ name, note, required }) => ({ name, note, required })),
  steps: row.steps.map(({ title, detail, post, dueDays, decidingBody, result, published }) => ({
    title,
    detail,
    post,
    dueDays,
    decidingBody,
    result,
    published,
  })),
  timeLimitDays: row.time_limit_days,
  legalBasis: row.legal_basis.map(({ title, article }) => ({ title, article })),
  fee: row.fee,
  supervisionPhone: row.supervision_phone,
  supervisionText: row.supervision_text,
  forbidden: row.forbidden,
  insteadWhere: row.instead_where,
  insteadHow: row.instead_how,
  executable: row.status === 'in_force' && isExecutable(row),
  adoptedAt: row.adopted_at.toISOString(),
});
