import { captureTime, captureTimeOfJpeg, EXIF_WITHIN_BYTES } from '@jishan/contracts';
import fc from 'fast-check';
import sharp from 'sharp';

async function exifOf(tags: Record<string, string>, ifd0: Record<string, string> = {}): Promise<Buffer | undefined> {
  const jpeg = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
    .withExif({ IFD0: { Make: 'Test', ...ifd0 }, IFD2: tags })
    .jpeg()
    .toBuffer();
  return (await sharp(jpeg).metadata()).exif;
}

/** Big-endian by hand: IFD0 with a pointer to an Exif directory that holds DateTimeOriginal. */
function bigEndian(text: string): Buffer {
  const bytes = Buffer.alloc(64);
  bytes.write('MM', 0, 'latin1');
  bytes.writeUInt16BE(42, 2);
  bytes.writeUInt32BE(8, 4);
  bytes.writeUInt16BE(1, 8);
  bytes.writeUInt16BE(0x8769, 10);
  bytes.writeUInt16BE(4, 12);
  bytes.writeUInt32BE(1, 14);
  bytes.writeUInt32BE(26, 18);
  bytes.writeUInt16BE(1, 26);
  bytes.writeUInt16BE(0x9003, 28);
  bytes.writeUInt16BE(2, 30);
  bytes.writeUInt32BE(20, 32);
  bytes.writeUInt32BE(44, 36);
  bytes.write(`${text}\0`, 44, 'latin1');
  return bytes;
}

describe('captureTime', () => {
  it('takes the camera’s clock for the village’s when no offset is given', async () => {
    expect(captureTime(await exifOf({ DateTimeOriginal: '2026:05:01 09:30:00' }))?.toISOString()).toBe('2026-05-01T01:30:00.000Z');
  });

  it('believes the offset where there is one', async () => {
    const exif = await exifOf({ DateTimeOriginal: '2026:05:01 09:30:00', OffsetTimeOriginal: '-03:30' });
    expect(captureTime(exif)?.toISOString()).toBe('2026-05-01T13:00:00.000Z');
  });

  it('reads big-endian cameras', () => {
    expect(captureTime(bigEndian('2026:12:31 23:59:59'))?.toISOString()).toBe('2026-12-31T15:59:59.000Z');
  });

  it.each(['0000:00:00 00:00:00', '2026:02:31 10:00:00', '2026:13:01 10:00:00', '2026:05:01 25:00:00', 'yesterday', '2026-05-01 09:30'])(
    'says nothing for %s',
    text => {
      expect(captureTime(bigEndian(text.padEnd(19).slice(0, 19)))).toBeNull();
    },
  );

  it('does not take the time of the last change for the time of the photo', async () => {
    expect(captureTime(await exifOf({ LensModel: 'x' }, { DateTime: '2026:05:01 09:30:00' }))).toBeNull();
    expect(captureTime(undefined)).toBeNull();
  });

  it('survives any bytes', () => {
    const good = bigEndian('2026:05:01 09:30:00');
    const damaged = fc.tuple(fc.nat(63), fc.nat(255), fc.nat(64)).map(([at, value, length]) => {
      const bytes = Buffer.from(good);
      bytes[at] = value;
      return bytes.subarray(0, length);
    });
    fc.assert(
      fc.property(
        fc.oneof(
          damaged,
          fc.uint8Array({ maxLength: 200 }).map(bytes => Buffer.from(bytes)),
        ),
        bytes => {
          const found = captureTime(bytes);
          return found === null || !Number.isNaN(found.getTime());
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe('captureTimeOfJpeg', () => {
  const photo = (exif: boolean) => {
    const noise = sharp({
      create: { width: 900, height: 700, channels: 3, noise: { type: 'gaussian', mean: 128, sigma: 60 }, background: 'red' },
    });
    return (exif ? noise.withExif({ IFD2: { DateTimeOriginal: '2026:05:01 09:30:00' } }) : noise).jpeg({ quality: 95 }).toBuffer();
  };

  it('finds it at the beginning of a file that is much longer', async () => {
    const file = await photo(true);
    expect(file.length).toBeGreaterThan(2 * EXIF_WITHIN_BYTES);
    expect(captureTimeOfJpeg(file.subarray(0, EXIF_WITHIN_BYTES))?.toISOString()).toBe('2026-05-01T01:30:00.000Z');
  });

  it('says nothing of a photo without, of what is no JPEG, and of a beginning that breaks off', async () => {
    const file = await photo(true);
    expect(captureTimeOfJpeg(await photo(false))).toBeNull();
    expect(captureTimeOfJpeg(await sharp(file).png().toBuffer())).toBeNull();
    for (let bytes = 0; bytes < 60; bytes += 1) expect(captureTimeOfJpeg(file.subarray(0, bytes))).toBeNull();
  });

  it('comes to an end on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), bytes => {
        const found = captureTimeOfJpeg(Uint8Array.from([0xff, 0xd8, ...bytes]));
        return found === null || !Number.isNaN(found.getTime());
      }),
      { numRuns: 2_000 },
    );
  });
});
