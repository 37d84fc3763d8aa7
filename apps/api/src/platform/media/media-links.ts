import { createHmac, timingSafeEqual } from 'node:crypto';
import { MEDIA_URL_SECONDS, mediaRoutes, routePath, type MediaView, type VoiceView } from '@jishan/contracts';
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

/** And of a voice note. */
export interface VoiceRow {
  readonly villageId: string;
  readonly id: string;
  readonly milliseconds: number;
}

interface MaybeVoice {
  readonly villageId: string;
  readonly id: string | null;
  readonly milliseconds: number | null;
}

export interface SignedVoiceRead {
  readonly villageId: string;
  readonly voiceId: string;
  readonly exp: string;
  readonly sig: string;
}

export interface SignedRead {
  readonly villageId: string;
  readonly mediaId: string;
  readonly size: PhotoSize;
  readonly exp: string;
  readonly sig: string;
}

/** Short signed addresses: who may see the object gets them in its view, so the photo's or the voice's own route asks nobody. */
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

  voice(row: VoiceRow, now: Date = new Date()): VoiceView {
    const path = routePath(mediaRoutes.readVoice, { villageId: row.villageId, voiceId: row.id });
    return { id: row.id, url: `${path}?${this.signed(row.villageId, row.id, 'voice', now)}`, milliseconds: row.milliseconds };
  }

  /** The same of what was joined to a row that may carry none. */
  voiceOf({ villageId, id, milliseconds }: MaybeVoice): VoiceView | null {
    return id === null || milliseconds === null ? null : this.voice({ villageId, id, milliseconds });
  }

  /** Seconds that the address still lives. @throws MEDIA.LINK_EXPIRED, or RESOURCE.NOT_FOUND for an address that we did not make. */
  check(read: SignedRead, now: Date = new Date()): number {
    const left = this.left(read.villageId, read.mediaId, read.size, read, now);
    if (left <= 0) throw new Problem('MEDIA.LINK_EXPIRED');
    return left;
  }

  /** The same of a voice note. @throws MEDIA.VOICE_LINK_EXPIRED, RESOURCE.NOT_FOUND. */
  checkVoice(read: SignedVoiceRead, now: Date = new Date()): number {
    const left = this.left(read.villageId, read.voiceId, 'voice', read, now);
    if (left <= 0) throw new Problem('MEDIA.VOICE_LINK_EXPIRED');
    return left;
  }

  private left(villageId: string, id: string, what: PhotoSize | 'voice', { exp, sig }: { exp: string; sig: string }, now: Date): number {
    if (!MAX_EXPIRY.test(exp)) throw notFound();
    const given = Buffer.from(sig, 'base64url');
    const expected = this.sign(villageId, id, what, exp);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw notFound();
    return Number(exp) - Math.floor(now.getTime() / 1000);
  }

  private address(row: PhotoRow, size: PhotoSize, now: Date): string {
    const path = routePath(mediaRoutes.readMedia, { villageId: row.villageId, mediaId: row.id });
    return `${path}?${this.signed(row.villageId, row.id, size, now)}${size === 'full' ? '' : `&size=${size}`}`;
  }

  private signed(villageId: string, id: string, what: PhotoSize | 'voice', now: Date): string {
    const seconds = Math.floor(now.getTime() / 1000);
    const exp = String(seconds - (seconds % WINDOW_SECONDS) + MEDIA_URL_SECONDS);
    return `exp=${exp}&sig=${this.sign(villageId, id, what, exp).toString('base64url')}`;
  }

  private sign(villageId: string, mediaId: string, size: PhotoSize | 'voice', exp: string): Buffer {
    return createHmac('sha256', this.key).update(`read\n${villageId}\n${mediaId}\n${size}\n${exp}`).digest();
  }
}
