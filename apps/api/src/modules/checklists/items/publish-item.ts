import type { ItemContent } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { audit } from '../../../platform/audit/audit';
import type { VillageActor } from '../../../platform/auth/actor';
import { isUniqueViolation } from '../../../platform/db/sql-state';
import type { Tx } from '../../../platform/db/tx';
import { Problem } from '../../../platform/errors/problem';
import type { Call } from '../../../platform/http/call';
import { itemRetired } from '../checklists.errors';
import { inconsistency } from '../checklists.rules';
import { readItem } from './items.queries';

/** A new line of the list, or the next version of one. Running requests keep the steps they were started with. */
export async function publishItem(tx: Tx, call: Call, who: VillageActor, content: ItemContent): Promise<string> {
  const refusal = inconsistency(content);
  if (refusal) throw refusal;
  const id = uuidv7();
  await tx.query(`UPDATE checklist_item SET status = 'retired' WHERE village_id = $1 AND code = $2 AND status = 'in_force'`, [
    tx.villageId,
    content.code,
  ]);
  try {
    await insertItem(tx, { id, content, adoptedByPersonId: who.personId, adoptedAt: new Date() });
  } catch (error) {
    // Somebody else published this code at the same moment: theirs must be seen before it is replaced.
    if (isUniqueViolation(error)) throw new Problem('VERSION.STALE');
    throw error;
  }
  await audit(tx, call, 'checklists.item.published', id, { code: content.code });
  return id;
}

export async function retireItem(tx: Tx, call: Call, itemId: string): Promise<void> {
  await readItem(tx, itemId);
  const [, count] = await tx.query<[unknown[], number]>(
    `UPDATE checklist_item SET status = 'retired' WHERE village_id = $1 AND id = $2 AND status = 'in_force'`,
    [tx.villageId, itemId],
  );
  if (count === 0) throw itemRetired();
  await audit(tx, call, 'checklists.item.retired', itemId);
}

export interface NewItem {
  readonly id: string;
  readonly content: ItemContent;
  /** null: taken over from a template without anybody's hand. */
  readonly adoptedByPersonId: string | null;
  readonly adoptedAt: Date;
}

/** A code keeps its place in the list through all versions; a new one comes last. */
export async function insertItem(tx: Tx, item: NewItem): Promise<void> {
  const { content } = item;
  await tx.query(
    `INSERT INTO checklist_item (village_id, id, code, version, position, kind, name, area, post, applicant, materials, steps, time_limit_days, legal_basis, fee, supervision_phone,
       supervision_text, forbidden, instead_where, instead_how, adopted_by_person_id, adopted_at)
     SELECT $1, $2, $3, coalesce(max(version) FILTER (WHERE code = $3), 0) + 1, coalesce(max(position) FILTER (WHERE code = $3), coalesce(max(position), 0) + 1),
       $4, $5, $6, $7, $8, $9::jsonb, $10::jsonb, $11, $12::jsonb, $13, $14, $15, $16, $17, $18, $19, $20
     FROM checklist_item WHERE village_id = $1`,
    [
      tx.villageId,
      item.id,
      content.code,
      content.kind,
      content.name.trim(),
      content.area,
      content.post,
      content.applicant.trim(),
      JSON.stringify(content.materials.map(one => ({ name: one.name, note: one.note ?? null, required: one.required }))),
      JSON.stringify(content.steps.map(one => ({ ...one, detail: one.detail ?? null, decidingBody: one.decidingBody ?? null }))),
      content.timeLimitDays ?? null,
      JSON.stringify(content.legalBasis.map(one => ({ title: one.title, article: one.article ?? null }))),
      content.fee?.trim() || null,
      content.supervisionPhone || null,
      content.supervisionText.trim(),
      content.forbidden,
      content.insteadWhere?.trim() || null,
      content.insteadHow?.trim() || null,
      item.adoptedByPersonId,
      item.adoptedAt,
    ],
  );
}
