import type { VillageActor } from '../../../platform/auth/actor';
import { isForeignKeyViolation, isUniqueViolation } from '../../../platform/db/sql-state';
import type { Tx } from '../../../platform/db/tx';
import { voiceUnknown, voiceUsed } from '../points.errors';

/** In place of the one before, if any. Only a voice note that the same account sent up in this village, and for one application only. */
export async function attachVoice(tx: Tx, who: VillageActor, applicationId: string, voiceId: string | undefined): Promise<void> {
  if (voiceId === undefined) return;
  const [known] = await tx.query<unknown[]>('SELECT 1 FROM media_voice WHERE village_id = $1 AND id = $2 AND uploaded_by_account_id = $3', [
    tx.villageId,
    voiceId,
    who.accountId,
  ]);
  if (!known) throw voiceUnknown();
  try {
    await tx.query('UPDATE points_application SET voice_id = $3 WHERE village_id = $1 AND id = $2', [tx.villageId, applicationId, voiceId]);
  } catch (error) {
    if (isUniqueViolation(error, 'uq_points_application_voice')) throw voiceUsed();
    // Let go of between the look and here (platform/media/forget-voice.ts).
    if (isForeignKeyViolation(error, 'fk_points_application_voice_id')) throw voiceUnknown();
    throw error;
  }
}
