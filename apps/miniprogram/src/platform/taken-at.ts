import { captureTimeOfJpeg, type Instant, type PhotoSource } from '@jishan/contracts';

/** What the file says, read before it is drawn anew; a photo that the camera made just now may do without. `start`: its first EXIF_WITHIN_BYTES. */
export function takenAtOf(start: ArrayBuffer | undefined, from: PhotoSource | undefined): { readonly takenAt?: Instant } {
  const at = (start && captureTimeOfJpeg(new Uint8Array(start))) ?? (from === 'camera' ? new Date() : undefined);
  return at ? { takenAt: at.toISOString() } : {};
}
