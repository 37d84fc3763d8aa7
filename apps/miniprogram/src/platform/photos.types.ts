import type { PhotoSaid, PhotoSource } from '@jishan/contracts';

/** A photo on the phone, small enough to be sent. `path` may be used as an image's source and for an upload. */
export interface PickedPhoto extends PhotoSaid {
  readonly path: string;
  /** Taken just now, or chosen from what lies on the phone. */
  readonly source: PhotoSource;
}

export interface PhotoPlatform {
  /**
   * From the camera, the album or (absent) whichever the person likes, compressed; an empty list when the person turned back.
   * `onChosen` is told how many were chosen before they are made smaller, which takes an old phone seconds.
   */
  pick(count: number, onChosen: (count: number) => void, from?: PhotoSource): Promise<readonly PickedPhoto[]>;
  /** Puts a photo where it outlives the app's closing; answers the name to find it by. */
  keep(path: string): Promise<string>;
  /** A path for a kept photo; undefined when it is gone. */
  open(kept: string): Promise<string | undefined>;
  drop(kept: string): Promise<void>;
}

export const PHOTO_MAX_EDGE_PX = 1_600;
export const PHOTO_TARGET_BYTES = 500_000;
/** Tried in turn until the photo is small enough. */
export const PHOTO_QUALITIES = [0.85, 0.75, 0.6, 0.45] as const;
