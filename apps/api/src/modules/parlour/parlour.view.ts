import {
  LETTER_EXCERPT_CHARS,
  maskPersonName,
  THREAD_MAX_MESSAGES,
  type MessageSide,
  type ParlourMessage,
  type ThreadListItem,
  type ThreadRating,
  type ThreadStatus,
  type ThreadView,
  type ThreadVisibility,
} from '@jishan/contracts';
import { excerptOf } from '../../platform/words/excerpt';

export interface ThreadRow {
  id: string;
  visibility: ThreadVisibility;
  status: ThreadStatus;
  author_person_id: string;
  author_name: string;
  author_group_name: string | null;
  message_count: number;
  photo_count: number;
  created_at: Date;
  created_key: string;
  last_message_key: string;
  due_at: Date | null;
  overdue: boolean;
  replied_at: Date | null;
  stars: number | null;
  rating_words: string | null;
  rating_words_cipher: Buffer | null;
  rated_at: Date | null;
  first_id: string;
  first_text: string | null;
  first_cipher: Buffer | null;
}
export interface MessageRow {
  id: string;
  side: MessageSide;
  author_name: string;
  text: string | null;
  text_cipher: Buffer | null;
  voice_id: string | null;
  milliseconds: number | null;
  created_at: Date;
}

/** Who looks at it, which decides how names are shown. */
export interface Reader {
  readonly personId: string;
  readonly secretary: boolean;
  readonly maskNames: boolean;
}

/** 罗秀英 becomes 罗*: for readers of an open thread who are neither its author nor the secretary. */
const shownName = (name: string, masked: boolean): string => (masked ? maskPersonName(name) : name);

const knowsAuthor = (row: ThreadRow, reader: Reader): boolean => reader.secretary || row.author_person_id === reader.personId;

export const threadItem = (row: ThreadRow, reader: Reader, firstWords: string): ThreadListItem => ({
  id: row.id,
  visibility: row.visibility,
  status: row.status,
  excerpt: excerptOf(firstWords, LETTER_EXCERPT_CHARS),
  authorName: shownName(row.author_name, reader.maskNames && !knowsAuthor(row, reader)),
  authorGroupName: knowsAuthor(row, reader) ? row.author_group_name : null,
  mine: row.author_person_id === reader.personId,
  photoCount: row.photo_count,
  messageCount: row.message_count,
  askedAt: row.created_at.toISOString(),
  dueAt: row.due_at?.toISOString() ?? null,
  overdue: row.overdue,
  repliedAt: row.replied_at?.toISOString() ?? null,
  stars: row.stars,
});

export const messageView = (
  row: MessageRow,
  thread: ThreadRow,
  reader: Reader,
  { text, photos, voice }: Pick<ParlourMessage, 'text' | 'photos' | 'voice'>,
): ParlourMessage => ({
  id: row.id,
  side: row.side,
  authorName: row.side === 'villager' ? shownName(row.author_name, reader.maskNames && !knowsAuthor(thread, reader)) : row.author_name,
  text,
  photos,
  // Nobody checks a sound for numbers and names before it is heard: in an open thread it stays between the two.
  voice: knowsAuthor(thread, reader) ? voice : null,
  spoken: voice !== null,
  at: row.created_at.toISOString(),
});

export function threadView(
  item: ThreadListItem,
  row: ThreadRow,
  reader: Reader,
  messages: readonly ParlourMessage[],
  ratingWords: string,
): ThreadView {
  const goesOn = row.status !== 'closed' && row.message_count < THREAD_MAX_MESSAGES;
  const rating: ThreadRating | null =
    row.stars !== null && row.rated_at !== null ? { stars: row.stars, words: ratingWords, ratedAt: row.rated_at.toISOString() } : null;
  return {
    ...item,
    messages,
    rating,
    mayFollowUp: item.mine && goesOn,
    mayAnswer: reader.secretary && !item.mine && goesOn,
    mayRate: item.mine && !reader.secretary && row.status === 'answered',
  };
}
