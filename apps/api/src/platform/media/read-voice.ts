import { MediaVoice } from '@jishan/entities';
import { Injectable, Logger } from '@nestjs/common';
import { UnitOfWork } from '../db/unit-of-work';
import { notFound } from '../errors/problem';
import { MediaLinks, type SignedVoiceRead } from './media-links';
import { MediaStore, voiceKey, type Span, type StoredBytes } from './media-store';
import { spanOf } from './range';

export interface VoiceBytes extends StoredBytes {
  /** Of the whole file. */
  readonly total: number;
  /** The part that was asked for; undefined: all of it. */
  readonly span: Span | undefined;
  /** How long the address still lives. */
  readonly seconds: number;
}

@Injectable()
export class ReadVoice {
  private readonly logger = new Logger('media');

  constructor(
    private readonly work: UnitOfWork,
    private readonly store: MediaStore,
    private readonly links: MediaLinks,
  ) {}

  async run(read: SignedVoiceRead, range: string | undefined): Promise<VoiceBytes> {
    const seconds = this.links.checkVoice(read);
    const row = await this.work.read(read.villageId, tx => tx.findOneBy(MediaVoice, { villageId: read.villageId, id: read.voiceId }));
    if (!row) throw notFound();
    const span = spanOf(range, row.bytes);
    const stored = await this.store.open(voiceKey(row.storageKey), span);
    if (!stored) {
      this.logger.error(`the bytes of voice note ${read.voiceId} are not in the store`);
      throw notFound();
    }
    return { ...stored, total: row.bytes, span, seconds };
  }
}
