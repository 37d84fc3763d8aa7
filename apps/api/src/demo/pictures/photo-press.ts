import { createHash } from 'node:crypto';
import { THUMBNAIL_PIXELS } from '@jishan/contracts';
import sharp, { type Sharp } from 'sharp';
import { fingerprint, objectKey, type MediaStore } from '../../platform/media';
import type { Row } from '../rows';
import { Chance, demoId, digest } from '../seeded';
import { drawScene, type SceneName } from './scenes';

export interface WantedPhoto {
  /** Names the photo: the same label gives the same picture. */
  readonly label: string;
  readonly villageId: string;
  readonly accountId: string;
  readonly scene: SceneName;
  readonly takenAt: Date;
  /** When it was uploaded, in milliseconds of the demo's time. */
  readonly offsetMs: number;
  /** Drawn for itself; else it is a print of one of a few. Drawing costs a hundredth of a second each. */
  readonly fresh: boolean;
  /** Somebody's photo once more, taken off a screen: the same picture in other bytes. */
  readonly copyOf?: WantedPhoto;
}

interface Picture {
  readonly full: Buffer;
  readonly thumbnail: Buffer;
  readonly width: number;
  readonly height: number;
  readonly fingerprint: Buffer | null;
}

export type PrintedPhoto = Row & { readonly id: string; readonly sha256: Buffer; readonly picture_hash: Buffer | null };

const PRINTS_PER_SCENE = 5;
const COPY_EDGE = 0.008;
const AT_ONCE = 6;
const photoIdOf = (label: string, offsetMs: number): string => demoId(`photo/${label}`, offsetMs);

/** Draws the demo county's photos and puts them into the media store, so that they really show. */
export class PhotoPress {
  private readonly prints = new Map<string, Promise<Picture>>();

  constructor(private readonly store: MediaStore) {}

  /** Stores the photos and answers their rows of `media_object`, in order. */
  async print(wanted: readonly WantedPhoto[]): Promise<PrintedPhoto[]> {
    return inTurns(wanted, async photo => this.keep(photo, await this.picture(photo)));
  }

  /** A picture of one's own drawing, square, for goods. */
  async draw(photo: Omit<WantedPhoto, 'scene' | 'fresh'>, svg: string): Promise<PrintedPhoto> {
    return this.keep(photo, await develop(svg));
  }

  private async picture(photo: WantedPhoto): Promise<Picture> {
    if (photo.copyOf) return copied(await this.picture(photo.copyOf));
    if (photo.fresh) return develop(drawScene(photo.scene, new Chance(`photo/${photo.label}`)));
    const label = `${photo.scene}/${new Chance(`print/${photo.label}`).whole(1, PRINTS_PER_SCENE)}`;
    const print = this.prints.get(label) ?? develop(drawScene(photo.scene, new Chance(`print/${label}`)));
    this.prints.set(label, print);
    return print;
  }

  private async keep(photo: Omit<WantedPhoto, 'scene' | 'fresh'>, picture: Picture): Promise<PrintedPhoto> {
    const full = numbered(picture.full, photo.label);
    const name = digest(`media/${photo.label}`).toString('hex');
    const storageKey = `${name.slice(0, 2)}/${name.slice(2, 32)}`;
    await this.store.write(objectKey(storageKey, 'full'), full);
    await this.store.write(objectKey(storageKey, 'thumbnail'), picture.thumbnail);
    return {
      village_id: photo.villageId,
      id: photoIdOf(photo.label, photo.offsetMs),
      uploaded_by_account_id: photo.accountId,
      mime_type: 'image/jpeg',
      storage_key: storageKey,
      width: picture.width,
      height: picture.height,
      bytes: full.length,
      sha256: createHash('sha256').update(full).digest(),
      picture_hash: picture.fingerprint,
      captured_at: photo.takenAt,
      created_at: photo.takenAt,
    };
  }
}

const develop = (svg: string): Promise<Picture> => expose(sharp(Buffer.from(svg)).flatten({ background: '#ffffff' }));

/** Brighter, and a little of the edge is missing. */
function copied({ full, width, height }: Picture): Promise<Picture> {
  const edge = Math.round(width * COPY_EDGE);
  const part = { left: edge, top: edge, width: width - 2 * edge, height: height - 2 * edge };
  return expose(sharp(full).extract(part).resize({ width, height, fit: 'fill' }).modulate({ brightness: 1.08 }));
}

async function expose(film: Sharp): Promise<Picture> {
  const { data, info } = await film.jpeg({ quality: 76 }).toBuffer({ resolveWithObject: true });
  const thumbnail = await sharp(data)
    .resize({ width: THUMBNAIL_PIXELS, height: THUMBNAIL_PIXELS, fit: 'inside' })
    .jpeg({ quality: 70 })
    .toBuffer();
  return { full: data, thumbnail, width: info.width, height: info.height, fingerprint: await fingerprint(data) };
}

/** The number on the negative, as a comment behind the start of the JPEG: two prints of one drawing are two photos, as two shots of one yard are. */
function numbered(jpeg: Buffer, label: string): Buffer {
  const text = digest(`negative/${label}`).subarray(0, 12).toString('hex');
  const comment = Buffer.alloc(4 + text.length);
  comment.writeUInt16BE(0xfffe, 0);
  comment.writeUInt16BE(2 + text.length, 2);
  comment.write(text, 4, 'latin1');
  return Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2)]);
}

async function inTurns<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) results[index] = await work(items[index] as T);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}
