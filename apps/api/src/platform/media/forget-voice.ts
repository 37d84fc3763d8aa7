import { Injectable } from '@nestjs/common';
import { OutboxDispatcher } from '../outbox/outbox-dispatcher';
import { MediaStore, voiceKey } from './media-store';

/** Owed by whoever lets go of a voice note: the event's subject is the note. */
export const VOICE_OVER = 'media.voice.over';

/**
 * After the commit that let go of it: the bytes, and with them the row. A fault in between leaves the row, and the next attempt finds bytes that are gone
 * already; never the bytes without a row, which nobody would find.
 */
@Injectable()
export class ForgetVoice {
  constructor(outbox: OutboxDispatcher, store: MediaStore) {
    outbox.on(VOICE_OVER, async (tx, event) => {
      const [row] = await tx.query<{ key: string | null }[]>('SELECT media_forget_voice($1) AS key', [event.subject_id]);
      if (row?.key) await store.remove(voiceKey(row.key));
    });
  }
}
