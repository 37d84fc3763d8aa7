import sharp from 'sharp';

/** Chance that is the same at every run (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const SIZE = { width: 400, height: 300 };
const OCTAVES = 5;

/** A picture with the light and shade of a photograph: clouds of every size on top of each other. Another seed, another picture. */
export function picture(seed: number): Promise<Buffer> {
  const drawn = pictures.get(seed) ?? draw(seed);
  pictures.set(seed, drawn);
  return drawn;
}
const pictures = new Map<number, Promise<Buffer>>();

async function draw(seed: number): Promise<Buffer> {
  const next = chance(seed * 7919 + 1);
  const sum = new Float32Array(SIZE.width * SIZE.height);
  for (let octave = 0, edge = 4, weight = 1; octave < OCTAVES; octave += 1, edge *= 2, weight *= 0.6) {
    const height = Math.ceil(edge * 0.75);
    const grains = Buffer.from(Array.from({ length: edge * height }, () => Math.floor(next() * 256)));
    const layer = await sharp(grains, { raw: { width: edge, height, channels: 1 } })
      .resize(SIZE.width, SIZE.height, { fit: 'fill', kernel: 'cubic' })
      .toColourspace('b-w')
      .raw()
      .toBuffer();
    for (let at = 0; at < sum.length; at += 1) sum[at] = (sum[at] ?? 0) + (layer[at] ?? 0) * weight;
  }
  const [low, high] = [sum.reduce((a, b) => Math.min(a, b)), sum.reduce((a, b) => Math.max(a, b))];
  const pixels = Uint8Array.from(sum, value => (255 * (value - low)) / (high - low));
  return sharp(Buffer.from(pixels), { raw: { ...SIZE, channels: 1 } })
    .jpeg({ quality: 90 })
    .toBuffer();
}

function cropped(photo: Buffer, share: number): Promise<Buffer> {
  const cut = { x: Math.round(SIZE.width * share), y: Math.round(SIZE.height * share) };
  return sharp(photo)
    .extract({ left: cut.x, top: cut.y, width: SIZE.width - 2 * cut.x, height: SIZE.height - 2 * cut.y })
    .jpeg()
    .toBuffer();
}

/** Other files of the very same picture. */
export const samePicture: Readonly<Record<string, (photo: Buffer) => Promise<Buffer>>> = {
  'the same bytes': photo => Promise.resolve(photo),
  'a byte more': photo => Promise.resolve(Buffer.concat([photo, Buffer.of(0)])),
  'other metadata': photo =>
    sharp(photo)
      .keepIccProfile()
      .withExif({ IFD0: { Copyright: '2' } })
      .png()
      .toBuffer(),
};

/** What people do to a photo before they send it once more. */
export const disguises: Readonly<Record<string, (photo: Buffer) => Promise<Buffer>>> = {
  resized: photo => sharp(photo).resize(240).jpeg().toBuffer(),
  recompressed: photo => sharp(photo).jpeg({ quality: 30 }).toBuffer(),
  brightened: photo => sharp(photo).modulate({ brightness: 1.25 }).jpeg().toBuffer(),
  darkened: photo => sharp(photo).modulate({ brightness: 0.7 }).jpeg().toBuffer(),
  'with more contrast': photo => sharp(photo).linear(1.3, -30).jpeg().toBuffer(),
  blurred: photo => sharp(photo).blur(1.2).jpeg().toBuffer(),
  'cropped a little': photo => cropped(photo, 0.01),
  'resized, cropped, brightened and recompressed': async photo =>
    sharp(await cropped(photo, 0.0075))
      .resize(300)
      .modulate({ brightness: 1.1 })
      .jpeg({ quality: 50 })
      .toBuffer(),
};
