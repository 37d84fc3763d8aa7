import type { ChecklistTemplate, TemplateAdopted } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import type { Tx } from '../../../platform/db/tx';
import { templates } from '../templates';
import { insertItem } from './publish-item';

export interface TemplateAdoption {
  readonly template: ChecklistTemplate;
  readonly adoptedByPersonId: string | null;
  readonly adoptedAt?: Date;
}

/** Takes over every item whose code the village has never had; what it adapted or retired stays as it is. */
export async function adoptTemplate(tx: Tx, adoption: TemplateAdoption): Promise<TemplateAdopted> {
  // Two adoptions at once would both find the list empty.
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('checklist-template ' || $1, 0))`, [tx.villageId]);
  const known = new Set(
    (await tx.query<{ code: string }[]>('SELECT DISTINCT code FROM checklist_item WHERE village_id = $1', [tx.villageId])).map(
      row => row.code,
    ),
  );
  const wanted = templates[adoption.template];
  const missing = wanted.filter(content => !known.has(content.code));
  for (const content of missing) {
    await insertItem(tx, {
      id: uuidv7(),
      content,
      adoptedByPersonId: adoption.adoptedByPersonId,
      adoptedAt: adoption.adoptedAt ?? new Date(),
    });
  }
  return { adopted: missing.length, alreadyThere: wanted.length - missing.length };
}
