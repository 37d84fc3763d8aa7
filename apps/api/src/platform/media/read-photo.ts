import { MediaObject } from '@jishan/entities';
import { Injectable, Logger } from '@nestjs/common';
import { UnitOfWork } from '../db/unit-of-work';
import { notFound } from '../errors/problem';
import { MediaLinks, type SignedRead } from './media-links';
import { MediaStore, objectKey, type StoredBytes } from './media-store';

export interface PhotoBytes extends StoredBytes {
  readonly mimeType: string;
  /** How long the address still lives. */
  readonly seconds: number;
}

@Injectable()
export class ReadPhoto {
  private readonly logger = new Logger('media');

  constructor(
    private readonly work: UnitOfWork,
    private readonly store: MediaStore,
    private readonly links: MediaLinks,
  ) {}

  async run(read: SignedRead): Promise<PhotoBytes> {
    const seconds = this.links.check(read);
    const row = await this.work.read(read.villageId, tx => tx.findOneBy(MediaObject, { villageId: read.villageId, id: read.mediaId }));
    if (!row) throw notFound();
    const stored = await this.store.open(objectKey(row.storageKey, read.size));
    if (!stored) {
      this.logger.error(`the bytes of photo ${read.mediaId} are not in the store`);
      throw notFound();
    }
    return { ...stored, mimeType: row.mimeType, seconds };
  }
}
