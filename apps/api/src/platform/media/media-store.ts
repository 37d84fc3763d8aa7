import { randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';

export type PhotoSize = 'full' | 'thumbnail';

export interface StoredBytes {
  readonly stream: Readable;
  /** How many the stream brings. */
  readonly bytes: number;
}

/** Both ends included, as HTTP counts. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

/** Where photos and voice notes lie. Keys are ours and random; a store refuses any other, so no path can be smuggled in. */
export abstract class MediaStore {
  /** Durable when it resolves. Never overwrites: every key is used once. */
  abstract write(key: string, bytes: Buffer): Promise<void>;
  /** Null when there is nothing under the key. With a span only those bytes, which must be within the file. */
  abstract open(key: string, span?: Span): Promise<StoredBytes | null>;
  /** No fault when it is gone already. */
  abstract remove(key: string): Promise<void>;
}

const KEY = /^[0-9a-f]{2}\/[0-9a-f]{30}$/;
const OBJECT = /^[0-9a-f]{2}\/[0-9a-f]{30}\.(?:(?:full|thumbnail)\.jpg|voice\.wav)$/;

export function newStorageKey(): string {
  const name = randomBytes(16).toString('hex');
  return `${name.slice(0, 2)}/${name.slice(2)}`;
}

/** The two files of one photo stand beside each other. */
export function objectKey(storageKey: string, size: PhotoSize): string {
  if (!KEY.test(storageKey)) throw new Error('not a storage key');
  return `${storageKey}.${size}.jpg`;
}

/** The one file of a voice note. */
export function voiceKey(storageKey: string): string {
  if (!KEY.test(storageKey)) throw new Error('not a storage key');
  return `${storageKey}.voice.wav`;
}

export const contentTypeOf = (key: string): string => (key.endsWith('.wav') ? 'audio/wav' : 'image/jpeg');

export function refuseForeignKey(key: string): void {
  if (!OBJECT.test(key)) throw new Error('not a key of the media store');
}
