import { uuidv7 } from 'uuidv7';
import type { Inhabitant, TestVillage } from './village';

/** A photo that this person has sent, as its row: another one each time, unless its bytes are named. */
export async function photoOf(here: TestVillage, who: Inhabitant, sha256?: Buffer): Promise<string> {
  const id = uuidv7();
  await here.owner.query(
    `INSERT INTO media_object (village_id, id, uploaded_by_account_id, mime_type, storage_key, width, height, bytes, sha256) VALUES ($1, $2, $3, 'image/jpeg', $4, 1, 1, 1, $5)`,
    [who.villageId, id, who.accountId, id, sha256 ?? Buffer.from(id)],
  );
  return id;
}
