import { audit } from '../../platform/audit/audit';
import type { VillageActor } from '../../platform/auth/actor';
import type { Tx } from '../../platform/db/tx';
import { notFound, Problem } from '../../platform/errors/problem';
import type { Call } from '../../platform/http/call';

/** The notice stays in the list with the reason; nobody is visited for it any more. By its author or the secretary. */
export async function withdrawNotice(tx: Tx, call: Call, who: VillageActor, noticeId: string, reason: string): Promise<void> {
  const [notice] = await tx.query<{ author_person_id: string; withdrawn_at: Date | null }[]>(
    'SELECT author_person_id, withdrawn_at FROM notice WHERE village_id = $1 AND id = $2 FOR UPDATE',
    [tx.villageId, noticeId],
  );
  if (!notice) throw notFound();
  if (!mayWithdraw(who, notice.author_person_id)) throw new Problem('NOTICES.NOT_YOURS_TO_WITHDRAW');
  if (notice.withdrawn_at) throw new Problem('NOTICES.ALREADY_WITHDRAWN');
  await tx.query(
    'UPDATE notice SET withdrawn_at = now(), withdrawn_by_person_id = $3, withdraw_reason = $4 WHERE village_id = $1 AND id = $2',
    [tx.villageId, noticeId, who.personId, reason.trim()],
  );
  await audit(tx, call, 'notice.withdrawn', noticeId);
}

export const mayWithdraw = (who: VillageActor, authorPersonId: string): boolean =>
  who.roles.includes('secretary') || (who.personId === authorPersonId && who.roles.includes('cadre'));
