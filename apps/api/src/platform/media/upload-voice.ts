import { createHash } from 'node:crypto';
import type { VoiceView } from '@jishan/contracts';
import { MediaVoice } from '@jishan/entities';
import { Injectable, Logger } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import type { VillageActor } from '../auth/actor';
import { UnitOfWork } from '../db/unit-of-work';
import { Problem } from '../errors/problem';
import { MediaLinks } from './media-links';
import { MediaStore, newStorageKey, voiceKey } from './media-store';
import { reEncodeVoice } from './re-encode-voice';
import type { Upload } from './read-upload';

/** As photos come in: bytes first, then the row, and the same id again is the same voice note. */
@Injectable()
export class UploadVoice {
  private readonly logger = new Logger('media');

  constructor(
    private readonly work: UnitOfWork,
    private readonly store: MediaStore,
    private readonly links: MediaLinks,
  ) {}

  async run(who: VillageActor, upload: Upload): Promise<VoiceView> {
    const id = upload.id ?? uuidv7();
    const earlier = upload.id === undefined ? null : await this.find(who, id);
    if (earlier) return this.answer(who, earlier);
    if (upload.bytes.length === 0) throw new Problem('MEDIA.VOICE_MISSING');
    const { wave, milliseconds } = await reEncodeVoice(upload.bytes);
    const row = Object.assign(new MediaVoice(), {
      villageId: who.villageId,
      id,
      uploadedByAccountId: who.accountId,
      storageKey: newStorageKey(),
      milliseconds,
      bytes: wave.length,
      sha256: createHash('sha256').update(upload.bytes).digest(),
    });
    await this.write(row, wave);
    return this.record(who, row);
  }

  private async write(row: MediaVoice, wave: Buffer): Promise<void> {
    try {
      await this.store.write(voiceKey(row.storageKey), wave);
    } catch (error) {
      // A full disk or an absent store is nobody's bad input, and passes.
      this.logger.error(`voice store refuses to write: ${error instanceof Error ? error.message : String(error)}`);
      await this.discard(row);
      throw new Problem('SERVICE.BUSY');
    }
  }

  private async record(who: VillageActor, row: MediaVoice): Promise<VoiceView> {
    let stored = false;
    try {
      stored = await this.work.run(who.villageId, async tx => {
        const { raw } = await tx.createQueryBuilder().insert().into(MediaVoice).values(row).orIgnore().returning('id').execute();
        return (raw as unknown[]).length > 0;
      });
    } finally {
      if (!stored) await this.discard(row);
    }
    // The same upload ran twice at once and the other one was first.
    const kept = stored ? row : await this.find(who, row.id);
    if (!kept) throw new Problem('SERVICE.BUSY');
    return this.answer(who, kept);
  }

  private find(who: VillageActor, id: string): Promise<MediaVoice | null> {
    return this.work.read(who.villageId, tx => tx.findOneBy(MediaVoice, { villageId: who.villageId, id }));
  }

  private answer(who: VillageActor, row: MediaVoice): VoiceView {
    if (row.uploadedByAccountId !== who.accountId) throw new Problem('IDEMPOTENCY.KEY_REUSED');
    return this.links.voice(row);
  }

  private async discard(row: MediaVoice): Promise<void> {
    await this.store.remove(voiceKey(row.storageKey)).catch(() => undefined);
  }
}
