import { captureTime, PHOTO_MAX_PIXELS, THUMBNAIL_PIXELS } from '@jishan/contracts';
import sharp, { type SharpOptions } from 'sharp';
import { Problem } from '../errors/problem';
import { fingerprint } from './fingerprint';
import { Slots } from './slots';

const INPUT: SharpOptions = { limitInputPixels: 40e6, failOn: 'error', sequentialRead: true };
const DECODE_SECONDS = 5;
const PHOTO_QUALITY = 80;
const THUMBNAIL_QUALITY = 70;
const WHITE = '#ffffff';

/** Decoding is the dearest thing a stranger can make this process do; one decode uses one core, and two run at once. */
const decodes = new Slots({ atOnce: 2, waiting: 16 });
sharp.concurrency(1);
sharp.cache(false);

export interface EncodedPhoto {
  readonly photo: Buffer;
  readonly thumbnail: Buffer;
  readonly width: number;
  readonly height: number;
  readonly capturedAt: Date | null;
  readonly fingerprint: Buffer | null;
}

/** Upright, at most 1600 px, JPEG, and nothing of the file that came but its pixels: no metadata, no trailing bytes. */
export function reEncode(bytes: Buffer): Promise<EncodedPhoto> {
  return decodes.use(async () => {
    try {
      const { exif } = await sharp(bytes, INPUT).metadata();
      const { data, info } = await sharp(bytes, INPUT)
        .timeout({ seconds: DECODE_SECONDS })
        .autoOrient()
        .resize({ width: PHOTO_MAX_PIXELS, height: PHOTO_MAX_PIXELS, fit: 'inside', withoutEnlargement: true })
        .flatten({ background: WHITE })
        .jpeg({ quality: PHOTO_QUALITY })
        .toBuffer({ resolveWithObject: true });
      const thumbnail = await sharp(data, INPUT)
        .resize({ width: THUMBNAIL_PIXELS, height: THUMBNAIL_PIXELS, fit: 'inside', withoutEnlargement: true })
        .jpeg({ quality: THUMBNAIL_QUALITY })
        .toBuffer();
      return {
        photo: data,
        thumbnail,
        width: info.width,
        height: info.height,
        capturedAt: captureTime(exif),
        fingerprint: await fingerprint(thumbnail),
      };
    } catch (error) {
      throw refusalOf(error);
    }
  });
}

/** What the decoder throws about these bytes is their fault, whatever its words. */
function refusalOf(error: unknown): Problem {
  const tooBig = /pixel limit|timeout: /i.test(String((error as { message?: unknown } | null)?.message));
  return new Problem(tooBig ? 'MEDIA.TOO_LARGE' : 'MEDIA.BROKEN');
}
