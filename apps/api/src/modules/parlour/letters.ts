import type { MessageSide, ThreadVisibility, WriteInThread } from '@jishan/contracts';
import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import type { VillageActor } from '../../platform/auth/actor';
import { FieldCipher } from '../../platform/crypto';
import type { Tx } from '../../platform/db/tx';
import { Problem } from '../../platform/errors/problem';
import { carryVoice } from '../../platform/media';
import { hasPersonalNumber } from '../../platform/moderation';

interface StoredWords {
  readonly visibility: ThreadVisibility;
  readonly text: string | null;
  readonly cipher: Buffer | null;
}

const MESSAGE = ['parlour_message', 'text'] as const;
const RATING = ['parlour_thread', 'rating_words'] as const;

const VOICE_REFUSALS = { unknown: () => new Problem('PARLOUR.VOICE_UNKNOWN'), used: () => new Problem('PARLOUR.VOICE_USED') };

/** Something must be written or said; and what the secretary answers to all is read by all, so it is written. */
function refuseWordless(visibility: ThreadVisibility, side: MessageSide, { text, voiceId }: WriteInThread): void {
  if (text.trim() !== '') return;
  if (voiceId === undefined) throw new Problem('PARLOUR.WORDS_NEEDED');
  if (side === 'secretary' && visibility === 'open') throw new Problem('PARLOUR.ANSWER_WRITTEN');
}

/** How words of the parlour are kept: in the open as they are, after a look for personal numbers; in private as cipher text only. */
@Injectable()
export class Letters {
  constructor(private readonly cipher: FieldCipher) {}

  async write(
    tx: Tx,
    who: VillageActor,
    thread: { readonly id: string; readonly visibility: ThreadVisibility; readonly position: number },
    side: MessageSide,
    letter: WriteInThread,
  ): Promise<void> {
    refuseWordless(thread.visibility, side, letter);
    const id = uuidv7();
    const { text, cipher } = this.keep(MESSAGE, id, thread.visibility, letter.text);
    await carryVoice(tx, who, 'parlour_message_voice', letter.voiceId, VOICE_REFUSALS, () =>
      tx.query(
        'INSERT INTO parlour_message (village_id, id, thread_id, position, side, author_person_id, text, text_cipher, voice_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
        [tx.villageId, id, thread.id, thread.position, side, who.personId, text, cipher, letter.voiceId ?? null],
      ),
    );
    await attachPhotos(tx, who, id, letter.photoIds);
  }

  keepRating(threadId: string, visibility: ThreadVisibility, words: string): { text: string | null; cipher: Buffer | null } {
    return words.trim() === '' ? { text: null, cipher: null } : this.keep(RATING, threadId, visibility, words);
  }

  readMessage(id: string, stored: StoredWords): string {
    return this.read(MESSAGE, id, stored);
  }

  readRating(threadId: string, stored: StoredWords): string {
    return this.read(RATING, threadId, stored);
  }

  private keep(
    [table, column]: readonly [string, string],
    rowId: string,
    visibility: ThreadVisibility,
    words: string,
  ): { text: string | null; cipher: Buffer | null } {
    const text = words.trim();
    if (visibility === 'private') return { text: null, cipher: this.cipher.encrypt(table, column, rowId, text) };
    if (hasPersonalNumber(text)) throw new Problem('PARLOUR.PERSONAL_NUMBERS');
    return { text, cipher: null };
  }

  private read([table, column]: readonly [string, string], rowId: string, stored: StoredWords): string {
    return stored.cipher === null ? (stored.text ?? '') : this.cipher.decrypt(table, column, rowId, stored.cipher);
  }
}

/** Only photos that the same account uploaded in this village. */
async function attachPhotos(tx: Tx, who: VillageActor, messageId: string, photoIds: readonly string[]): Promise<void> {
  if (photoIds.length === 0) return;
  const attached = await tx.query<unknown[]>(
    `INSERT INTO parlour_photo (village_id, message_id, position, media_id)
     SELECT o.village_id, $2, p.position, o.id FROM unnest($3::uuid[]) WITH ORDINALITY p(id, position)
     JOIN media_object o ON o.village_id = $1 AND o.id = p.id AND o.uploaded_by_account_id = $4 RETURNING 1`,
    [tx.villageId, messageId, photoIds, who.accountId],
  );
  if (attached.length !== photoIds.length) throw new Problem('PARLOUR.PHOTO_UNKNOWN');
}
