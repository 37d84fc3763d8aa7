import { bandsNear } from '../platform/media';
import type { DemoVillage } from './county';
import type { PrintedPhoto } from './pictures/photo-press';
import type { Row } from './rows';

/** A photo of an application, with what the product knows of its looks. */
export const photoRow = (village: DemoVillage, applicationId: string, position: number, photo: PrintedPhoto, live = true): Row => ({
  village_id: village.id,
  application_id: applicationId,
  position,
  media_id: photo.id,
  sha256: photo.sha256,
  live,
  picture_hash: photo.picture_hash,
  ...bandsOf(photo.picture_hash),
});

function bandsOf(fingerprint: Buffer | null): Row {
  const [one, two, three, four] = fingerprint === null ? [] : bandsNear(fingerprint, 0).flat();
  return { band_1: one ?? null, band_2: two ?? null, band_3: three ?? null, band_4: four ?? null };
}
