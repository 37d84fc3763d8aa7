import type {
  MediaView,
  Page,
  ParlourQueuePage,
  ParlourQueueQuery,
  ThreadListItem,
  ThreadsQuery,
  ThreadStatus,
  ThreadView,
} from '@jishan/contracts';
import { Injectable } from '@nestjs/common';
import type { VillageActor } from '../../platform/auth/actor';
import type { Tx } from '../../platform/db/tx';
import { notFound } from '../../platform/errors/problem';
import { decodeCursor, pageLimit, pageOf } from '../../platform/http/paging';
import { MediaLinks } from '../../platform/media';
import { villageSettings } from '../identity';
import { Letters } from './letters';
import { isSecretary, READABLE } from './parlour.access';
import { messageView, threadItem, threadView, type MessageRow, type Reader, type ThreadRow } from './parlour.view';

/** Times also as text: a Date would lose the microseconds that the order has. */
const THREAD = `SELECT t.id, t.visibility, t.status, t.author_person_id, p.name AS author_name, g.name AS author_group_name, t.message_count,
    (SELECT count(*)::int FROM parlour_photo f JOIN parlour_message m ON m.village_id = f.village_id AND m.id = f.message_id WHERE m.village_id = t.village_id AND m.thread_id = t.id) AS photo_count,
    t.created_at, t.created_at::text AS created_key, t.last_message_at::text AS last_message_key, t.due_at, coalesce(t.due_at < now(), false) AS overdue, t.replied_at,
    t.stars, t.rating_words, t.rating_words_cipher, t.rated_at, first.id AS first_id, first.text AS first_text, first.text_cipher AS first_cipher
  FROM parlour_thread t JOIN person p ON p.village_id = t.village_id AND p.id = t.author_person_id
  JOIN parlour_message first ON first.village_id = t.village_id AND first.thread_id = t.id AND first.position = 1
  LEFT JOIN household h ON h.village_id = p.village_id AND h.id = p.household_id
  LEFT JOIN village_group g ON g.village_id = h.village_id AND g.id = h.group_id
  WHERE t.village_id = $1`;

/** The longest waited for first, so that the overdue ones lead; what is done, newest first. */
const QUEUE_ORDER: Readonly<Record<ThreadStatus, readonly ['>' | '<', 'ASC' | 'DESC']>> = {
  waiting: ['>', 'ASC'],
  answered: ['<', 'DESC'],
  closed: ['<', 'DESC'],
};

@Injectable()
export class ParlourQueries {
  constructor(
    private readonly letters: Letters,
    private readonly links: MediaLinks,
  ) {}

  /** Open ones of everybody, or all of one's own. */
  async list(tx: Tx, who: VillageActor, query: ThreadsQuery): Promise<Page<ThreadListItem>> {
    const reader = await readerOf(tx, who);
    const limit = pageLimit(query.limit);
    const before = decodeCursor<[string, string]>(query.cursor, ['instant', 'string']);
    const scope = query.scope === 'mine' ? 't.author_person_id = $2' : "t.visibility = 'open'";
    const rows = await tx.query<ThreadRow[]>(
      `${THREAD} AND ${READABLE('$2::uuid', 'false')} AND ${scope} AND ($3::timestamptz IS NULL OR (t.created_at, t.id) < ($3, $4::uuid)) ORDER BY t.created_at DESC, t.id DESC LIMIT $5`,
      [tx.villageId, who.personId, before?.[0] ?? null, before?.[1] ?? null, limit + 1],
    );
    return pageOf(
      rows,
      limit,
      row => threadItem(row, reader, this.firstWords(row)),
      row => [row.created_key, row.id],
    );
  }

  /** The secretary's pile, private ones included. */
  async queue(tx: Tx, who: VillageActor, query: ParlourQueueQuery): Promise<ParlourQueuePage> {
    const reader = await readerOf(tx, who);
    const limit = pageLimit(query.limit);
    const after = decodeCursor<[string, string]>(query.cursor, ['instant', 'string']);
    const status = query.status ?? 'waiting';
    const [beyond, direction] = QUEUE_ORDER[status];
    const rows = await tx.query<ThreadRow[]>(
      `${THREAD} AND t.status = $2 AND ($3::timestamptz IS NULL OR (t.last_message_at, t.id) ${beyond} ($3, $4::uuid)) ORDER BY t.last_message_at ${direction}, t.id ${direction} LIMIT $5`,
      [tx.villageId, status, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
    );
    const [counts] = await tx.query<{ waiting: number; overdue: number }[]>(
      `SELECT count(*)::int AS waiting, (count(*) FILTER (WHERE due_at < now()))::int AS overdue FROM parlour_thread WHERE village_id = $1 AND status = 'waiting'`,
      [tx.villageId],
    );
    const page = pageOf(
      rows,
      limit,
      row => threadItem(row, reader, this.firstWords(row)),
      row => [row.last_message_key, row.id],
    );
    return { ...page, waiting: counts?.waiting ?? 0, overdue: counts?.overdue ?? 0 };
  }

  async read(tx: Tx, who: VillageActor, threadId: string): Promise<ThreadView> {
    const reader = await readerOf(tx, who);
    const [row] = await tx.query<ThreadRow[]>(`${THREAD} AND t.id = $2 AND ${READABLE('$3::uuid', '$4::boolean')}`, [
      tx.villageId,
      threadId,
      who.personId,
      reader.secretary,
    ]);
    if (!row) throw notFound();
    const messages = await tx.query<MessageRow[]>(
      `SELECT m.id, m.side, p.name AS author_name, m.text, m.text_cipher, m.voice_id, v.milliseconds, m.created_at FROM parlour_message m
       JOIN person p ON p.village_id = m.village_id AND p.id = m.author_person_id LEFT JOIN media_voice v ON v.village_id = m.village_id AND v.id = m.voice_id WHERE m.village_id = $1 AND m.thread_id = $2 ORDER BY m.position`,
      [tx.villageId, threadId],
    );
    const photos = await this.photosOf(tx, threadId);
    const views = messages.map(message => {
      const text = this.letters.readMessage(message.id, { visibility: row.visibility, text: message.text, cipher: message.text_cipher });
      const voice = this.links.voiceOf({ villageId: tx.villageId, id: message.voice_id, milliseconds: message.milliseconds });
      return messageView(message, row, reader, { text, photos: photos.get(message.id) ?? [], voice });
    });
    const ratingWords = this.letters.readRating(row.id, {
      visibility: row.visibility,
      text: row.rating_words,
      cipher: row.rating_words_cipher,
    });
    return threadView(threadItem(row, reader, this.firstWords(row)), row, reader, views, ratingWords);
  }

  private firstWords(row: ThreadRow): string {
    return this.letters.readMessage(row.first_id, { visibility: row.visibility, text: row.first_text, cipher: row.first_cipher });
  }

  private async photosOf(tx: Tx, threadId: string): Promise<Map<string, MediaView[]>> {
    const rows = await tx.query<{ message_id: string; village_id: string; id: string; width: number; height: number }[]>(
      `SELECT f.message_id, o.village_id, o.id, o.width, o.height FROM parlour_message m
       JOIN parlour_photo f ON f.village_id = m.village_id AND f.message_id = m.id JOIN media_object o ON o.village_id = f.village_id AND o.id = f.media_id
       WHERE m.village_id = $1 AND m.thread_id = $2 ORDER BY f.message_id, f.position`,
      [tx.villageId, threadId],
    );
    const photos = new Map<string, MediaView[]>();
    for (const row of rows)
      photos.set(row.message_id, [
        ...(photos.get(row.message_id) ?? []),
        this.links.photo({ villageId: row.village_id, id: row.id, width: row.width, height: row.height, capturedAt: null }),
      ]);
    return photos;
  }
}

async function readerOf(tx: Tx, who: VillageActor): Promise<Reader> {
  const { maskNames } = await villageSettings(tx);
  return { personId: who.personId, secretary: isSecretary(who), maskNames };
}
