import { fileTypeFromBuffer } from 'file-type/node';
import { Problem } from '../errors/problem';

const ALLOWED = new Set(['image/jpeg', 'image/png', 'image/webp']);
const HEIC = new Set(['image/heic', 'image/heic-sequence', 'image/heif', 'image/heif-sequence']);

/** By the bytes alone: neither the file's name nor the type that the client claims is looked at. */
export async function refuseOtherThanPhoto(bytes: Buffer): Promise<void> {
  if (bytes.length === 0) throw new Problem('MEDIA.MISSING_FILE');
  // A file that the detector stumbles over is not one of ours either.
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (found && HEIC.has(found.mime)) throw new Problem('MEDIA.HEIC');
  if (!found || !ALLOWED.has(found.mime)) throw new Problem('MEDIA.NOT_A_PHOTO');
}
