import type { HeardObjection } from '@jishan/contracts';
import type { Tx } from '../../../platform/db/tx';
import type { MediaLinks } from '../../../platform/media';

interface HeardRow {
  application_id: string;
  reason: string;
  voice_id: string | null;
  milliseconds: number | null;
  created_at: Date;
}

/** For those who were drawn to weigh them, and for nobody else: a voice tells who objects. Everybody else reads `readObjections`. */
export async function heardObjections(
  tx: Tx,
  links: MediaLinks,
  applicationIds: readonly string[],
): Promise<ReadonlyMap<string, readonly HeardObjection[]>> {
  const rows = await tx.query<HeardRow[]>(
    `SELECT o.application_id, o.reason, o.voice_id, v.milliseconds, o.created_at
     FROM points_objection o LEFT JOIN media_voice v ON v.village_id = o.village_id AND v.id = o.voice_id
     WHERE o.village_id = $1 AND o.application_id = ANY ($2::uuid[]) ORDER BY o.created_at, o.id`,
    [tx.villageId, applicationIds],
  );
  const heard = new Map<string, HeardObjection[]>();
  for (const { application_id: application, reason, voice_id: id, milliseconds, created_at: at } of rows) {
    const objections = heard.get(application) ?? [];
    objections.push({ reason, voice: links.voiceOf({ villageId: tx.villageId, id, milliseconds }), at: at.toISOString() });
    heard.set(application, objections);
  }
  return heard;
}
