import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { Problem } from '../errors/problem';
import { refuseOtherThanPhoto } from './photo-kind';
import { reEncode } from './re-encode';

const plain = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: { r: 200, g: 30, b: 30 } } });

/** What one upload goes through, answered as its code. */
async function codeOf(bytes: Buffer): Promise<string> {
  try {
    await refuseOtherThanPhoto(bytes);
    await reEncode(bytes);
    return 'taken';
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}

/** A few hundred kilobytes that claim to be 30000 x 30000 pixels. */
function bomb(): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length, 0);
    body.copy(out, 4);
    out.writeUInt32BE(crc32(body), body.length + 4);
    return out;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(30_000, 0);
  head.writeUInt32BE(30_000, 4);
  head[8] = 1;
  const pixels = deflateSync(Buffer.alloc(30_000 * (30_000 / 8 + 1)));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function crc32(bytes: Buffer): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

describe('a photo', () => {
  it.each([
    ['JPEG', () => plain(400, 300).jpeg().toBuffer()],
    ['PNG', () => plain(400, 300).png().toBuffer()],
    ['WebP', () => plain(400, 300).webp().toBuffer()],
  ])('as %s becomes a JPEG of the same size', async (_kind, make) => {
    const bytes = await make();
    await refuseOtherThanPhoto(bytes);
    const { photo, thumbnail, width, height } = await reEncode(bytes);
    expect([width, height]).toEqual([400, 300]);
    expect(await sharp(photo).metadata()).toMatchObject({ format: 'jpeg', width: 400, height: 300 });
    expect(await sharp(thumbnail).metadata()).toMatchObject({ format: 'jpeg', width: 320, height: 240 });
  });

  it('is at most 1600 pixels long', async () => {
    const { photo, width, height } = await reEncode(await plain(4000, 3000).jpeg().toBuffer());
    expect([width, height]).toEqual([1600, 1200]);
    expect(await sharp(photo).metadata()).toMatchObject({ width: 1600, height: 1200 });
  });

  it('stands upright, and its metadata is gone after the capture time was read', async () => {
    const taken = await plain(400, 200)
      .withExif({
        IFD0: { Orientation: '6', Make: 'PlantedCamera' },
        IFD2: { DateTimeOriginal: '2026:05:01 09:30:00' },
        IFD3: { GPSLatitude: '30/1 15/1 0/1', GPSLatitudeRef: 'N' },
      })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect(taken.includes('PlantedCamera')).toBe(true);
    const { photo, thumbnail, width, height, capturedAt } = await reEncode(taken);
    expect([width, height]).toEqual([200, 400]);
    expect(capturedAt?.toISOString()).toBe('2026-05-01T01:30:00.000Z');
    for (const made of [photo, thumbnail]) {
      const metadata = await sharp(made).metadata();
      expect(metadata.exif).toBeUndefined();
      expect(metadata.orientation).toBeUndefined();
      expect(made.includes('PlantedCamera')).toBe(false);
    }
  });

  it('loses its transparency to white', async () => {
    const clear = await sharp({ create: { width: 20, height: 20, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
      .png()
      .toBuffer();
    const { photo } = await reEncode(clear);
    const { data } = await sharp(photo).raw().toBuffer({ resolveWithObject: true });
    expect(data[0]).toBeGreaterThan(250);
  });

  it('keeps nothing that was hung behind it', async () => {
    const payload = Buffer.from('PK\x03\x04<script>alert(1)</script>');
    const { photo, thumbnail } = await reEncode(Buffer.concat([await plain(40, 30).jpeg().toBuffer(), payload]));
    expect(photo.includes('script')).toBe(false);
    expect(thumbnail.includes('script')).toBe(false);
  });
});

describe('refused', () => {
  it.each<[string, string, () => Buffer | Promise<Buffer>]>([
    ['no bytes', 'MEDIA.MISSING_FILE', () => Buffer.alloc(0)],
    ['one byte', 'MEDIA.NOT_A_PHOTO', () => Buffer.of(0xff)],
    ['HTML', 'MEDIA.NOT_A_PHOTO', () => Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['SVG', 'MEDIA.NOT_A_PHOTO', () => Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['GIF', 'MEDIA.NOT_A_PHOTO', () => plain(10, 10).gif().toBuffer()],
    ['TIFF', 'MEDIA.NOT_A_PHOTO', () => plain(10, 10).tiff().toBuffer()],
    ['AVIF', 'MEDIA.NOT_A_PHOTO', () => plain(10, 10).avif().toBuffer()],
    ['HEIC', 'MEDIA.HEIC', () => Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic'), Buffer.alloc(200)])],
    ['a PDF', 'MEDIA.NOT_A_PHOTO', () => Buffer.from('%PDF-1.7\n')],
    ['a ZIP', 'MEDIA.NOT_A_PHOTO', () => Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(100)])],
    [
      'a JPEG head before a page',
      'MEDIA.BROKEN',
      () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('<html><script>alert(1)</script></html>')]),
    ],
    ['a PNG head before nothing', 'MEDIA.NOT_A_PHOTO', () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
    ['a cut JPEG', 'MEDIA.BROKEN', async () => (await plain(800, 600).jpeg().toBuffer()).subarray(0, 900)],
    [
      'a cut PNG',
      'MEDIA.BROKEN',
      async () => {
        const png = await plain(800, 600).png().toBuffer();
        return png.subarray(0, Math.floor(png.length / 2));
      },
    ],
    ['a decode bomb', 'MEDIA.TOO_LARGE', () => bomb()],
    ['only NUL', 'MEDIA.NOT_A_PHOTO', () => Buffer.alloc(4_000)],
  ])('%s: %s', async (_what, code, make) => {
    expect(await codeOf(await make())).toBe(code);
  });

  it('a damaged JPEG never as anything but one of its codes', async () => {
    const good = await plain(200, 150).jpeg().toBuffer();
    for (let at = 2; at < good.length; at += 7) {
      const bytes = Buffer.from(good);
      bytes[at] = (bytes[at] ?? 0) ^ 0xff;
      expect(['taken', 'MEDIA.BROKEN', 'MEDIA.TOO_LARGE', 'MEDIA.NOT_A_PHOTO']).toContain(await codeOf(bytes));
    }
  });
});
