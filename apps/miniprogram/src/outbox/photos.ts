import type { MediaView, PhotoSaid, VoiceView } from '@jishan/contracts';
import { upload, uploadVoice } from '@/api/client';
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

/** All that an entry or a draft has on the shelf. */
export async function dropFiles({ photos, voice }: { photos: readonly { kept: string }[]; voice?: { kept: string } }): Promise<void> {
  await Promise.all([...photos, ...(voice ? [voice] : [])].map(({ kept }) => dropPhoto(kept)));
}

export class PhotoGone extends Error {
  override readonly name = 'PhotoGone';
}

export class VoiceGone extends Error {
  override readonly name = 'VoiceGone';
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

const voicesUnderWay = new Map<string, Promise<VoiceView>>();

/** A voice note lies on the same shelf. */
export function uploadKeptVoice(villageId: string, kept: string): Promise<VoiceView> {
  const running = voicesUnderWay.get(kept);
  if (running) return running;
  const started = openPhoto(kept)
    .then(path => {
      if (!path) throw new VoiceGone();
      return uploadVoice(villageId, path);
    })
    .finally(() => voicesUnderWay.delete(kept));
  voicesUnderWay.set(kept, started);
  return started;
}
