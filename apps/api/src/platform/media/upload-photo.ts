import { createHash } from 'node:crypto';
import { PHOTO_MAX_AGE_DAYS, type MediaView, type PhotoSaid } from '@jishan/contracts';
import { MediaObject } from '@jishan/entities';
import { Injectable, Logger } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import type { VillageActor } from '../auth/actor';
import { UnitOfWork } from '../db/unit-of-work';
import { Problem } from '../errors/problem';
import { MediaLinks } from './media-links';
import { MediaStore, newStorageKey, objectKey, type PhotoSize } from './media-store';
import { refuseOtherThanPhoto } from './photo-kind';
import { reEncode, type EncodedPhoto } from './re-encode';
import type { Upload } from './read-upload';

/** What came, and what the phone says of it. */
export interface UploadWish extends Upload {
  readonly said: PhotoSaid;
}

const DAY_MS = 86_400_000;
const SIZES: readonly PhotoSize[] = ['full', 'thumbnail'];

/** Bytes first, then the row: a row never points to nothing. What a crash between the two leaves is unreachable bytes. */
@Injectable()
export class UploadPhoto {
  private readonly logger = new Logger('media');

  constructor(
    private readonly work: UnitOfWork,
    private readonly store: MediaStore,
    private readonly links: MediaLinks,
  ) {}

  async run(who: VillageActor, upload: UploadWish): Promise<MediaView> {
    const id = upload.id ?? uuidv7();
    const earlier = upload.id === undefined ? null : await this.find(who, id);
    if (earlier) return this.answer(who, earlier);
    await refuseOtherThanPhoto(upload.bytes);
    const photo = await reEncode(upload.bytes);
    const storageKey = newStorageKey();
    try {
      await this.store.write(objectKey(storageKey, 'full'), photo.photo);
      await this.store.write(objectKey(storageKey, 'thumbnail'), photo.thumbnail);
    } catch (error) {
      // A full disk or an absent store is nobody's bad input, and passes.
      this.logger.error(`photo store refuses to write: ${error instanceof Error ? error.message : String(error)}`);
      await this.discard(storageKey);
      throw new Problem('SERVICE.BUSY');
    }
    return this.record(who, rowOf(who, id, storageKey, upload, photo));
  }

  private async record(who: VillageActor, row: MediaObject): Promise<MediaView> {
    let stored = false;
    try {
      stored = await this.work.run(who.villageId, async tx => {
        const { raw } = await tx.createQueryBuilder().insert().into(MediaObject).values(row).orIgnore().returning('id').execute();
        return (raw as unknown[]).length > 0;
      });
    } finally {
      if (!stored) await this.discard(row.storageKey);
    }
    // The same upload ran twice at once and the other one was first.
    const kept = stored ? row : await this.find(who, row.id);
    if (!kept) throw new Problem('SERVICE.BUSY');
    return this.answer(who, kept);
  }

  private find(who: VillageActor, id: string): Promise<MediaObject | null> {
    return this.work.read(who.villageId, tx => tx.findOneBy(MediaObject, { villageId: who.villageId, id }));
  }

  private answer(who: VillageActor, row: MediaObject): MediaView {
    if (row.uploadedByAccountId !== who.accountId) throw new Problem('IDEMPOTENCY.KEY_REUSED');
    return this.links.photo(row);
  }

  private async discard(storageKey: string): Promise<void> {
    for (const size of SIZES) await this.store.remove(objectKey(storageKey, size)).catch(() => undefined);
  }
}

function rowOf(who: VillageActor, id: string, storageKey: string, upload: UploadWish, photo: EncodedPhoto): MediaObject {
  return Object.assign(new MediaObject(), {
    villageId: who.villageId,
    id,
    uploadedByAccountId: who.accountId,
    mimeType: 'image/jpeg',
    storageKey,
    width: photo.width,
    height: photo.height,
    bytes: photo.photo.length,
    // Of the picture that is kept, not of the file that came: a byte more, other metadata or another format make no other picture of it.
    sha256: createHash('sha256').update(photo.photo).digest(),
    capturedAt: photo.capturedAt ?? believable(upload.said.takenAt),
    pictureHash: photo.fingerprint,
    source: upload.said.source ?? null,
  });
}

/** A phone whose clock is wrong loses no photo: only what it says of the time is left out. */
function believable(takenAt: string | undefined): Date | null {
  if (takenAt === undefined) return null;
  const [at, now] = [new Date(takenAt), Date.now()];
  return at.getTime() > now || at.getTime() < now - PHOTO_MAX_AGE_DAYS * DAY_MS ? null : at;
}
