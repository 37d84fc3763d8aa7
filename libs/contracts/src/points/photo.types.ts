import type { PhotoSource } from '../media';
import type { Id, Instant } from '../platform';

export interface PhotoView {
  readonly id: Id;
  readonly url: string;
  readonly thumbnailUrl: string;
  readonly width: number;
  readonly height: number;
  readonly capturedAt: Instant | null;
  /** `album`: chosen from the phone's album, not taken on the spot. */
  readonly source?: PhotoSource | null;
}
