import type { VillageActor } from '../../../platform/auth/actor';
import type { Tx } from '../../../platform/db/tx';
import { carryVoice } from '../../../platform/media';
import { voiceRefusals } from '../points.errors';

/** In place of the one before, if any. */
export async function attachVoice(tx: Tx, who: VillageActor, applicationId: string, voiceId: string | undefined): Promise<void> {
  if (voiceId === undefined) return;
  await carryVoice(tx, who, 'points_application_voice', voiceId, voiceRefusals, () =>
    tx.query('UPDATE points_application SET voice_id = $3 WHERE village_id = $1 AND id = $2', [tx.villageId, applicationId, voiceId]),
  );
}
