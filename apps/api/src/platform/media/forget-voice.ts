import { Injectable } from '@nestjs/common';
import { OutboxDispatcher } from '../outbox/outbox-dispatcher';
import { MediaStore, voiceKey } from './media-store';

/** Owed by whoever lets go of a voice note: the event's subject is the note. */
export const VOICE_OVER = 'media.voice.over';

/** Owed by the transaction that deleted the row, for a day later; `payload.key` says where the bytes lie. */
const VOICE_BYTES = 'media.voice.bytes';

/**
 * After the commit that let go of it, the row; a day after that, the bytes. In two steps, because a store knows no transactions: bytes removed in the first
 * would be gone for a row that its rollback leaves. A fault in the second is tried again, and finds bytes that are gone already.
 */
@Injectable()
export class ForgetVoice {
  constructor(outbox: OutboxDispatcher, store: MediaStore) {
    outbox.on(VOICE_OVER, async (tx, event) => {
      await tx.query('SELECT media_forget_voice($1)', [event.subject_id]);
    });
    outbox.on(VOICE_BYTES, async (_tx, event) => {
      const { key } = event.payload;
      if (typeof key !== 'string') throw new Error('a voice note’s end names no key');
      await store.remove(voiceKey(key));
    });
  }
}
