import { randomBytes } from 'node:crypto';
import { MediaLinks, type SignedRead } from './media-links';

const links = new MediaLinks({ mediaKey: randomBytes(32) });
const row = {
  villageId: '0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b',
  id: '0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5c',
  width: 4,
  height: 3,
  capturedAt: null,
};
const noon = new Date('2026-05-01T12:03:20Z');
const later = (seconds: number): Date => new Date(noon.getTime() + seconds * 1000);

function readOf(url: string): SignedRead {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  const [, villageId = '', mediaId = ''] = /villages\/([^/]+)\/media\/([^/]+)$/.exec(pathname) ?? [];
  return {
    villageId,
    mediaId,
    size: searchParams.get('size') === 'thumbnail' ? 'thumbnail' : 'full',
    exp: searchParams.get('exp') ?? '',
    sig: searchParams.get('sig') ?? '',
  };
}

describe('a signed address', () => {
  const view = links.photo(row, noon);

  it('opens the photo it was made for, for 10 to 15 minutes', () => {
    const left = links.check(readOf(view.url), noon);
    expect(left).toBeGreaterThanOrEqual(600);
    expect(left).toBeLessThanOrEqual(900);
    expect(links.check(readOf(view.thumbnailUrl), noon)).toBe(left);
    expect(() => links.check(readOf(view.url), later(900))).toThrow('MEDIA.LINK_EXPIRED');
  });

  it('stays the same for a while, so that it can be cached', () => {
    expect(links.photo(row, later(60)).url).toBe(view.url);
    expect(links.photo(row, later(301)).url).not.toBe(view.url);
  });

  it.each<[string, Partial<SignedRead>]>([
    ['another photo', { mediaId: '0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5d' }],
    ['another village', { villageId: '0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5d' }],
    ['another size', { size: 'thumbnail' }],
    ['a longer life', { exp: '9999999999' }],
    ['a life that is no number', { exp: 'NaN' }],
    ['an empty signature', { sig: '' }],
    ['a made-up signature', { sig: randomBytes(32).toString('base64url') }],
  ])('does not open %s', (_what, change) => {
    expect(() => links.check({ ...readOf(view.url), ...change }, noon)).toThrow('RESOURCE.NOT_FOUND');
  });

  it('is worth nothing under another key', () => {
    expect(() => new MediaLinks({ mediaKey: randomBytes(32) }).check(readOf(view.url), noon)).toThrow('RESOURCE.NOT_FOUND');
  });

  it('shows the capture time as an instant, from a Date or from the database’s text', () => {
    expect(links.photo({ ...row, capturedAt: noon }).capturedAt).toBe('2026-05-01T12:03:20.000Z');
    expect(links.photo({ ...row, capturedAt: '2026-05-01 12:03:20+00' }).capturedAt).toBe('2026-05-01T12:03:20.000Z');
    expect(view.capturedAt).toBeNull();
  });
});
