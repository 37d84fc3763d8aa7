import type { HeardObjection } from '@jishan/contracts';
import type { Tx } from '../../../platform/db/tx';
import type { MediaLinks } from '../../../platform/media';

interface HeardRow {
  reason: string;
  voice_id: string | null;
  milliseconds: number | null;
  created_at: Date;
}

/** For those who were drawn to weigh them, and for nobody else: a voice tells who objects. Everybody else reads `readObjections`. */
export async function heardObjections(tx: Tx, links: MediaLinks, applicationId: string): Promise<HeardObjection[]> {
  const rows = await tx.query<HeardRow[]>(
    `SELECT o.reason, o.voice_id, v.milliseconds, o.created_at FROM points_objection o LEFT JOIN media_voice v ON v.village_id = o.village_id AND v.id = o.voice_id
     WHERE o.village_id = $1 AND o.application_id = $2 ORDER BY o.created_at, o.id`,
    [tx.villageId, applicationId],
  );
  return rows.map(({ reason, voice_id: id, milliseconds, created_at: at }) => ({
    reason,
    voice: links.voiceOf({ villageId: tx.villageId, id, milliseconds }),
    at: at.toISOString(),
  }));
}
