import type { VillageActor } from '../auth/actor';
import { isForeignKeyViolation, isUniqueViolation } from '../db/sql-state';
import type { Tx } from '../db/tx';
import type { Problem } from '../errors/problem';

/** Its constraints are `uq_…` and `fk_…_id`. */
export type VoiceCarrier =
  'points_application_voice' | 'points_objection_voice' | 'points_deduction_appeal_voice' | 'parlour_message_voice' | 'notice_voice';

interface Refusals {
  readonly unknown: () => Problem;
  readonly used: () => Problem;
}

/** Runs `write`, which makes something carry the voice note: only one that the same account sent up in this village, and for one thing of its kind only. */
export async function carryVoice<T>(
  tx: Tx,
  who: VillageActor,
  carrier: VoiceCarrier,
  voiceId: string | undefined,
  { unknown, used }: Refusals,
  write: () => Promise<T>,
): Promise<T> {
  if (voiceId === undefined) return write();
  const [known] = await tx.query<unknown[]>('SELECT 1 FROM media_voice WHERE village_id = $1 AND id = $2 AND uploaded_by_account_id = $3', [
    tx.villageId,
    voiceId,
    who.accountId,
  ]);
  if (!known) throw unknown();
  try {
    return await write();
  } catch (error) {
    if (isUniqueViolation(error, `uq_${carrier}`)) throw used();
    // Let go of between the look and here (forget-voice.ts).
    if (isForeignKeyViolation(error, `fk_${carrier}_id`)) throw unknown();
    throw error;
  }
}
