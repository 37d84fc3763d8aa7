import { uuidv7 } from 'uuidv7';
import { audit } from '../../platform/audit/audit';
import type { VillageActor } from '../../platform/auth/actor';
import { isUniqueViolation } from '../../platform/db/sql-state';
import type { Tx } from '../../platform/db/tx';
import { notFound } from '../../platform/errors/problem';
import type { Call } from '../../platform/http/call';
import { recordingRole, refuseKeepers } from './fund.access';
import { notCorrectable } from './fund.errors';

/** Takes an entry back by a counter-entry of today that names it; what was right is then recorded anew. Answers the counter-entry's id. */
export async function correctEntry(tx: Tx, call: Call, who: VillageActor, entryId: string, reason: string): Promise<string> {
  refuseKeepers(who);
  const [entry] = await tx.query<{ corrects_entry_id: string | null }[]>(
    'SELECT corrects_entry_id FROM fund_entry WHERE village_id = $1 AND id = $2',
    [tx.villageId, entryId],
  );
  if (!entry) throw notFound();
  if (entry.corrects_entry_id !== null) throw notCorrectable();
  const id = uuidv7();
  try {
    await tx.query(
      `INSERT INTO fund_entry (village_id, id, source, amount_fen, received_on, note, corrects_entry_id, recorded_by_person_id, recorded_by_role)
       SELECT e.village_id, $3, e.source, -e.amount_fen, (now() AT TIME ZONE 'Asia/Shanghai')::date, $4, e.id, $5, $6 FROM fund_entry e WHERE e.village_id = $1 AND e.id = $2`,
      [tx.villageId, entryId, id, reason.trim(), who.personId, recordingRole(who)],
    );
  } catch (error) {
    // Two at once: the index lets one through.
    if (isUniqueViolation(error, 'uq_fund_entry_corrects')) throw notCorrectable();
    throw error;
  }
  await audit(tx, call, 'fund.entry.corrected', entryId, { by: id });
  return id;
}
