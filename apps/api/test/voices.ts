import { uuidv7 } from 'uuidv7';
import type { Inhabitant, TestVillage } from './village';

/** As if it had been sent up; what comes in over HTTP is platform/media's matter. */
export async function voiceOf(here: TestVillage, who: Inhabitant, milliseconds = 12_000): Promise<string> {
  const id = uuidv7();
  await here.owner.query(
    `INSERT INTO media_voice (village_id, id, uploaded_by_account_id, storage_key, milliseconds, bytes, sha256) VALUES ($1, $2, $3, $4, $5, 1, $6)`,
    [who.villageId, id, who.accountId, id.replace(/-/g, ''), milliseconds, Buffer.alloc(32, id)],
  );
  return id;
}

/** How it stands in a view of whoever may hear it. */
export const heard = (id: string, milliseconds = 12_000) => ({
  id,
  milliseconds,
  url: expect.stringContaining(`/voices/${id}/sound.wav?exp=`) as string,
});
