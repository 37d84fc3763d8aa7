import type { MediaView, PhotoSaid } from '@jishan/contracts';
import { upload } from '@/api/client';
import { photoPlatform } from '@/platform/photos';

/** Where the phone has no shelf (a private window), the photo lives as long as the page. */
const TEMPORARY = 'temporary:';

const underWay = new Map<string, Promise<MediaView>>();

export async function keepPhoto(path: string): Promise<string> {
  return photoPlatform.keep(path).catch(() => TEMPORARY + path);
}

export async function openPhoto(kept: string): Promise<string | undefined> {
  return kept.startsWith(TEMPORARY) ? kept.slice(TEMPORARY.length) : photoPlatform.open(kept);
}

export async function dropPhoto(kept: string): Promise<void> {
  if (!kept.startsWith(TEMPORARY)) await photoPlatform.drop(kept).catch(() => undefined);
}

export class PhotoGone extends Error {
  override readonly name = 'PhotoGone';
}

/** The form uploads early and the outbox later; both share one upload per photo. */
export function uploadKept(villageId: string, kept: string, said: PhotoSaid, onProgress?: (percent: number) => void): Promise<MediaView> {
  const running = underWay.get(kept);
  if (running) return running;
  const started = openPhoto(kept)
    .then(path => {
      if (!path) throw new PhotoGone();
      return upload(villageId, path, said, onProgress);
    })
    .finally(() => underWay.delete(kept));
  underWay.set(kept, started);
  return started;
}
