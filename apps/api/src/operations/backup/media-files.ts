import { createHash, type Hash } from 'node:crypto';
import { mkdir, open, readdir, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Client } from 'pg';
import { LocalStore } from '../../platform/media/local-store';
import { objectKey, refuseForeignKey, voiceKey } from '../../platform/media/media-store';
import { refusals } from './backup.texts';
import type { FrameWriter } from './frames';
import type { Part } from './manifest';

const PHOTOS_A_BATCH = 500;
const NAME = 'media';
const PHOTO_SIZES = ['full', 'thumbnail'] as const;

/**
 * The files of every photo and voice note that the snapshot knows: each is on the disk before its row is, is never written over, and stays for a day after
 * its row is gone (platform/media/forget-voice.ts), which is longer than a backup takes.
 */
export async function writeMedia(client: Client, frames: FrameWriter, folder: string): Promise<{ part: Part; missing: number }> {
  const store = new LocalStore(folder);
  const sha256 = createHash('sha256');
  let [count, missing] = [0, 0];
  await client.query(
    `DECLARE backup_photos NO SCROLL CURSOR FOR SELECT storage_key, false AS voice FROM public.media_object UNION ALL SELECT storage_key, true FROM public.media_voice`,
  );
  for (;;) {
    const { rows } = await client.query<{ storage_key: string; voice: boolean }>(`FETCH ${PHOTOS_A_BATCH} FROM backup_photos`);
    if (rows.length === 0) break;
    for (const { storage_key, voice } of rows)
      for (const key of voice ? [voiceKey(storage_key)] : PHOTO_SIZES.map(size => objectKey(storage_key, size))) {
        const stored = await store.open(key);
        if (!stored) {
          missing += 1;
          continue;
        }
        count += 1;
        await frames.note('file', { key });
        sha256.update(key);
        for await (const piece of stored.stream) {
          sha256.update(piece as Buffer);
          await frames.bytes(piece as Buffer);
        }
      }
  }
  await client.query('CLOSE backup_photos');
  const part: Part = { name: NAME, count, sha256: sha256.digest('hex') };
  await frames.note('end', part);
  return { part, missing };
}

/** Absent or empty. */
export async function refuseFilledFolder(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  });
  if (names.length > 0) throw refusals.mediaNotEmpty(folder);
}

/** Writes the photos and voice notes of a backup below `folder`, or only counts them when there is none. */
export class MediaReader {
  count = 0;
  private readonly sha256: Hash = createHash('sha256');
  private file: FileHandle | null = null;

  constructor(private readonly folder: string | null) {}

  async begin(key: string): Promise<void> {
    await this.close();
    refuseForeignKey(key);
    this.count += 1;
    this.sha256.update(key);
    if (this.folder === null) return;
    const path = join(this.folder, key);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    this.file = await open(path, 'wx', 0o600);
  }

  async add(bytes: Buffer): Promise<void> {
    this.sha256.update(bytes);
    await this.file?.writeFile(bytes);
  }

  async close(): Promise<void> {
    const { file } = this;
    this.file = null;
    if (!file) return;
    await file.sync().finally(() => file.close());
  }

  part(): Part {
    return { name: NAME, count: this.count, sha256: this.sha256.digest('hex') };
  }
}
