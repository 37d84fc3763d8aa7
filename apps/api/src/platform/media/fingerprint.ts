import sharp from 'sharp';

/** The picture is looked at in this size, and of its waves the slowest `LOW` in each direction count. */
const EDGE = 32;
const LOW = 8;
/** A wall, a night, a thumb on the lens: nothing to tell one from another by. */
const FLAT_BELOW = 4;

const waves = Array.from({ length: LOW }, (_none, wave) =>
  Array.from({ length: EDGE }, (_pixel, at) => Math.cos(((2 * at + 1) * wave * Math.PI) / (2 * EDGE))),
);

/**
 * 64 bits of what a picture looks like (pHash: the signs, against their median, of the slow waves of its brightness): the same after
 * resizing, recompressing or brightening, and differing in few bits after a little cropping. Null for a picture without contrast.
 */
export async function fingerprint(photo: Buffer): Promise<Buffer | null> {
  const pixels = await sharp(photo).greyscale().resize(EDGE, EDGE, { fit: 'fill' }).raw().toBuffer();
  if (spread(pixels) < FLAT_BELOW) return null;
  const rows = waves.map(wave => Array.from({ length: EDGE }, (_none, y) => sum(wave, x => pixels[y * EDGE + x] ?? 0)));
  const strengths = waves.flatMap(wave => rows.map(row => sum(wave, y => row[y] ?? 0)));
  const inOrder = [...strengths].sort((a, b) => a - b);
  const middle = ((inOrder[inOrder.length / 2 - 1] ?? 0) + (inOrder[inOrder.length / 2] ?? 0)) / 2;
  const bits = Buffer.alloc(8);
  strengths.forEach((strength, index) => {
    if (strength > middle) bits.writeUInt8(bits.readUInt8(index >> 3) | (0x80 >> (index & 7)), index >> 3);
  });
  return bits;
}

const sum = (wave: readonly number[], value: (at: number) => number): number =>
  wave.reduce((total, height, at) => total + height * value(at), 0);

function spread(pixels: Buffer): number {
  const mean = pixels.reduce((total, pixel) => total + pixel, 0) / pixels.length;
  return Math.sqrt(pixels.reduce((total, pixel) => total + (pixel - mean) ** 2, 0) / pixels.length);
}

/** In how many bits two fingerprints differ. */
export function distance(a: Buffer, b: Buffer): number {
  let count = 0;
  for (let index = 0; index < a.length; index += 1)
    for (let rest = (a[index] ?? 0) ^ (b[index] ?? 0); rest > 0; rest &= rest - 1) count += 1;
  return count;
}

const BAND_BITS = 16;

/**
 * For an index: each of the four parts with all values that differ from it in at most `bits` bits. Two fingerprints that differ in at most
 * 4 × `bits` + 3 bits have a part of which the other's value is among them (they cannot differ by more in all four).
 */
export function bandsNear(print: Buffer, bits: number): number[][] {
  return [0, 2, 4, 6].map(at => near(print.readUInt16BE(at), bits));
}

function near(value: number, bits: number, from = 0): number[] {
  if (bits === 0) return [value];
  const found = [value];
  for (let bit = from; bit < BAND_BITS; bit += 1) found.push(...near(value ^ (1 << bit), bits - 1, bit + 1));
  return found;
}
