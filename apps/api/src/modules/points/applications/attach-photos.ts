import { SIMILAR_MAX_BITS, SIMILAR_MONTHS, SIMILAR_PER_PHOTO } from '@jishan/contracts';
import type { VillageActor } from '../../../platform/auth/actor';
import type { Tx } from '../../../platform/db/tx';
import type { Problem } from '../../../platform/errors/problem';
import { bandsNear } from '../../../platform/media';
import { photoUnknown, photoUsed } from '../points.errors';

interface Attached {
  readonly position: number;
  readonly picture_hash: Buffer | null;
}

const BANDS = [0, 2, 4, 6].map(at => `get_byte(o.picture_hash, ${at}) * 256 + get_byte(o.picture_hash, ${at + 1})`).join(', ');
/** With the four bands of a fingerprint this near, none that differs in SIMILAR_MAX_BITS is missed. */
const BAND_MAX_BITS = Math.floor(SIMILAR_MAX_BITS / 4);

/** Behind those that are there. Only photos that the same account uploaded in this village; the same bytes once per village. */
export async function attachPhotos(tx: Tx, who: VillageActor, applicationId: string, photoIds: readonly string[]): Promise<void> {
  if (photoIds.length === 0) return;
  const known = await tx.query<{ id: string; sha256: Buffer }[]>(
    'SELECT id, sha256 FROM media_object WHERE village_id = $1 AND id = ANY($2::uuid[]) AND uploaded_by_account_id = $3',
    [tx.villageId, photoIds, who.accountId],
  );
  if (known.length !== photoIds.length) throw photoUnknown();
  // Waits for whoever is sending the same bytes right now.
  const attached = await tx.query<Attached[]>(
    `INSERT INTO points_application_photo (village_id, application_id, position, media_id, sha256, picture_hash, band_1, band_2, band_3, band_4)
     SELECT o.village_id, $2, before.last + p.position, o.id, o.sha256, o.picture_hash, ${BANDS} FROM unnest($3::uuid[]) WITH ORDINALITY p(id, position)
     CROSS JOIN (SELECT coalesce(max(position), 0) AS last FROM points_application_photo WHERE village_id = $1 AND application_id = $2) before
     JOIN media_object o ON o.village_id = $1 AND o.id = p.id
     ON CONFLICT (village_id, sha256) WHERE live DO NOTHING RETURNING position, picture_hash`,
    [tx.villageId, applicationId, photoIds],
  );
  if (attached.length !== photoIds.length) throw await usedBefore(tx, known);
  for (const photo of attached) await noteSimilar(tx, applicationId, photo);
}

/** When and for which rule; never by whom. */
async function usedBefore(tx: Tx, photos: readonly { sha256: Buffer }[]): Promise<Problem> {
  const [earlier] = await tx.query<{ day: string; title: string }[]>(
    `SELECT to_char(a.submitted_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS day, r.title FROM points_application_photo p
     JOIN points_application a ON a.village_id = p.village_id AND a.id = p.application_id
     JOIN points_rule r ON r.village_id = a.village_id AND r.id = a.rule_id
     WHERE p.village_id = $1 AND p.live AND p.sha256 = ANY($2) ORDER BY a.submitted_at LIMIT 1`,
    [tx.villageId, photos.map(photo => photo.sha256)],
  );
  return photoUsed(earlier?.day ?? '', earlier?.title ?? '');
}

/** Nearly the same picture within the village and a year, for whoever reviews. What was withdrawn was never used. */
export async function noteSimilar(tx: Tx, applicationId: string, { position, picture_hash: fingerprint }: Attached): Promise<void> {
  if (fingerprint === null) return;
  await tx.query(
    `INSERT INTO points_photo_match (village_id, application_id, position, earlier_application_id, earlier_position, distance)
     SELECT $1, $2, $3, n.application_id, n.position, n.distance FROM (
       SELECT p.application_id, p.position, a.submitted_at, bit_count(('x' || encode(p.picture_hash, 'hex'))::bit(64) # ('x' || encode($4, 'hex'))::bit(64))::int AS distance
       FROM points_application_photo p JOIN points_application a ON a.village_id = p.village_id AND a.id = p.application_id
       WHERE p.village_id = $1 AND (p.band_1 = ANY($5) OR p.band_2 = ANY($6) OR p.band_3 = ANY($7) OR p.band_4 = ANY($8))
         AND p.application_id <> $2 AND a.status <> 'withdrawn' AND a.submitted_at > now() - make_interval(months => $9)) n
     WHERE n.distance <= $10 ORDER BY n.distance, n.submitted_at DESC LIMIT $11`,
    [
      tx.villageId,
      applicationId,
      position,
      fingerprint,
      ...bandsNear(fingerprint, BAND_MAX_BITS),
      SIMILAR_MONTHS,
      SIMILAR_MAX_BITS,
      SIMILAR_PER_PHOTO,
    ],
  );
}
