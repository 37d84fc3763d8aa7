import { createHmac, timingSafeEqual } from 'node:crypto';
import { MEDIA_URL_SECONDS, mediaRoutes, routePath, type MediaView } from '@jishan/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config';
import { notFound, Problem } from '../errors/problem';
import type { PhotoSize } from './media-store';

/** Links made within one window are the same, so that a phone's cache finds the photo again; they live 10 to 15 minutes. */
const WINDOW_SECONDS = 300;
const MAX_EXPIRY = /^\d{10}$/;

/** What a feature must have read of a photo to show it. */
export interface PhotoRow {
  readonly villageId: string;
  readonly id: string;
  readonly width: number;
  readonly height: number;
  /** Pass null where the reader is no reviewer. */
  readonly capturedAt: Date | string | null;
}

export interface SignedRead {
  readonly villageId: string;
  readonly mediaId: string;
  readonly size: PhotoSize;
  readonly exp: string;
  readonly sig: string;
}

/** Short signed addresses: who may see the object gets them in its view, so the photo's own route asks nobody. */
@Injectable()
export class MediaLinks {
  private readonly key: Buffer;

  constructor(@Inject(CONFIG) config: Pick<Config, 'mediaKey'>) {
    this.key = config.mediaKey;
  }

  photo(row: PhotoRow, now: Date = new Date()): MediaView {
    return {
      id: row.id,
      url: this.address(row, 'full', now),
      thumbnailUrl: this.address(row, 'thumbnail', now),
      width: row.width,
      height: row.height,
      capturedAt: row.capturedAt === null ? null : new Date(row.capturedAt).toISOString(),
    };
  }

  /** Seconds that the address still lives. @throws MEDIA.LINK_EXPIRED, or RESOURCE.NOT_FOUND for an address that we did not make. */
  check(read: SignedRead, now: Date = new Date()): number {
    if (!MAX_EXPIRY.test(read.exp)) throw notFound();
    const given = Buffer.from(read.sig, 'base64url');
    const expected = this.sign(read.villageId, read.mediaId, read.size, read.exp);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw notFound();
    const left = Number(read.exp) - Math.floor(now.getTime() / 1000);
    if (left <= 0) throw new Problem('MEDIA.LINK_EXPIRED');
    return left;
  }

  private address(row: PhotoRow, size: PhotoSize, now: Date): string {
    const seconds = Math.floor(now.getTime() / 1000);
    const exp = String(seconds - (seconds % WINDOW_SECONDS) + MEDIA_URL_SECONDS);
    const sig = this.sign(row.villageId, row.id, size, exp).toString('base64url');
    const path = routePath(mediaRoutes.readMedia, { villageId: row.villageId, mediaId: row.id });
    return `${path}?exp=${exp}&sig=${sig}${size === 'full' ? '' : `&size=${size}`}`;
  }

  private sign(villageId: string, mediaId: string, size: PhotoSize, exp: string): Buffer {
    return createHmac('sha256', this.key).update(`read\n${villageId}\n${mediaId}\n${size}\n${exp}`).digest();
  }
}
