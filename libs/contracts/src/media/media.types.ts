import type { Id, Instant } from '../platform';

/** Multipart field `file` (and `id`, or `?id=`, so that a retried upload is the same photo); the answer's id is used where a photo is wanted. Read only through the short signed addresses. */
export interface MediaView {
  readonly id: Id;
  readonly url: string;
  readonly thumbnailUrl: string;
  readonly width: number;
  readonly height: number;
  readonly capturedAt: Instant | null;
}
/** Taken inside the app, or chosen from the phone's album: the latter is marked for those who review. The phone's own word. */
export const PHOTO_SOURCES = ['camera', 'album'] as const;
export type PhotoSource = (typeof PHOTO_SOURCES)[number];
/** What the phone says of a photo beside its bytes. */
export interface PhotoSaid {
  readonly source?: PhotoSource;
  /** When it was taken; used where the file itself no longer says so, because phones draw large photos anew before they send them. */
  readonly takenAt?: Instant;
}
/** What a phone says of longer ago, or of the future, is its clock's mistake and not kept. */
export const PHOTO_MAX_AGE_DAYS = 366;
export const UPLOAD_MAX_BYTES = 10 * 1024 * 1024;
/** Longest edge after re-encoding. */
export const PHOTO_MAX_PIXELS = 1600;
export const THUMBNAIL_PIXELS = 320;
/** Signed addresses live this long. */
export const MEDIA_URL_SECONDS = 900;
