import { SIMILAR_MAX_BITS } from '@jishan/contracts';
import sharp from 'sharp';
import { chance, disguises, picture } from '../../../test/pictures';
import { bandsNear, distance, fingerprint } from './fingerprint';

const PICTURES = 12;
const of = async (photo: Buffer): Promise<Buffer> => {
  const print = await fingerprint(photo);
  if (!print) throw new Error('no fingerprint');
  return print;
};

describe('a photo’s fingerprint', () => {
  it.each(Object.keys(disguises))('is nearly the same when it is %s', async name => {
    for (let seed = 0; seed < PICTURES; seed += 1) {
      const photo = await picture(seed);
      const disguised = await (disguises[name] as (typeof disguises)[string])(photo);
      expect(distance(await of(photo), await of(disguised))).toBeLessThanOrEqual(SIMILAR_MAX_BITS);
    }
  });

  it('is quite another for another picture', async () => {
    const prints = await Promise.all(Array.from({ length: PICTURES }, async (_none, seed) => of(await picture(seed))));
    const between = prints.flatMap((a, index) => prints.slice(0, index).map(b => distance(a, b)));
    expect(Math.min(...between)).toBeGreaterThan(SIMILAR_MAX_BITS + 4);
  });

  it('is none for a wall or a night', async () => {
    for (const background of ['black', 'white', '#8899aa'])
      expect(
        await fingerprint(
          await sharp({ create: { width: 300, height: 200, channels: 3, background } })
            .jpeg()
            .toBuffer(),
        ),
      ).toBeNull();
  });
});

it('the bands of a fingerprint miss none that is near enough, however the differing bits are spread', () => {
  const next = chance(1);
  for (let run = 0; run < 300; run += 1) {
    const print = Buffer.from(Array.from({ length: 8 }, () => Math.floor(next() * 256)));
    const other = Buffer.from(print);
    for (let flip = 0; flip < SIMILAR_MAX_BITS; flip += 1) {
      const bit = Math.floor(next() * 64);
      other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    }
    const bands = bandsNear(print, Math.floor(SIMILAR_MAX_BITS / 4));
    expect(bands.map(band => new Set(band).size)).toEqual([137, 137, 137, 137]);
    expect([0, 2, 4, 6].some((at, band) => bands[band]?.includes(other.readUInt16BE(at)))).toBe(true);
  }
});
