import { randomInt } from 'node:crypto';
import { VILLAGE_UTC_OFFSET_MINUTES } from '@jishan/contracts';
import sharp from 'sharp';

const SIZE = { width: 1_200, height: 900 };
const STRIPES = 12;

/** A JPEG that nobody has sent before: the product notices a picture that it has seen. */
export async function newPhoto(): Promise<Buffer> {
  const colour = (): string => `rgb(${randomInt(256)},${randomInt(256)},${randomInt(256)})`;
  const stripe = SIZE.height / STRIPES;
  const stripes = Array.from(
    { length: STRIPES },
    (_none, row) => `<rect y="${row * stripe}" width="${randomInt(200, SIZE.width)}" height="${stripe}" fill="${colour()}"/>`,
  );
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE.width}" height="${SIZE.height}"><rect width="100%" height="100%" fill="${colour()}"/>${stripes.join('')}</svg>`;
  return sharp(Buffer.from(drawing)).jpeg({ quality: 80 }).toBuffer();
}

const BLOBS = 40;

/** One with light and shade all over, as a photograph has them; another at every call. */
export async function newScene(): Promise<Buffer> {
  const blob = (): string =>
    `<circle cx="${randomInt(SIZE.width)}" cy="${randomInt(SIZE.height)}" r="${randomInt(60, 320)}" fill="rgb(${randomInt(256)},${randomInt(256)},${randomInt(256)})" opacity="0.6"/>`;
  const blobs = Array.from({ length: BLOBS }, blob).join('');
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE.width}" height="${SIZE.height}"><rect width="100%" height="100%" fill="#777"/>${blobs}</svg>`;
  return sharp(Buffer.from(drawing)).jpeg({ quality: 85 }).toBuffer();
}

/** Yesterday at half past nine, on the camera's clock and as an instant. */
function yesterday(): { readonly clock: string; readonly at: string } {
  const day = new Date(Date.now() - 86_400_000 + VILLAGE_UTC_OFFSET_MINUTES * 60_000).toISOString().slice(0, 10);
  return { clock: `${day.replace(/-/g, ':')} 09:30:00`, at: `${day}T01:30:00.000Z` };
}
export const TAKEN = yesterday();

/** As a phone's camera makes them: so large that the app draws it anew, with the time beside the picture. */
export async function newCameraPhoto(): Promise<Buffer> {
  return sharp(await newScene())
    .resize(3_000)
    .withExif({ IFD2: { DateTimeOriginal: TAKEN.clock } })
    .jpeg({ quality: 95 })
    .toBuffer();
}
