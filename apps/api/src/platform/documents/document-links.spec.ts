import { randomBytes } from 'node:crypto';
import { DOCUMENT_URL_SECONDS, pointsBookRoutes, type SignedDocument } from '@jishan/contracts';
import { DocumentLinks } from './document-links';

const links = new DocumentLinks({ mediaKey: randomBytes(32) });
const route = pointsBookRoutes.pointsDocument;
const village = '0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b';
const other = '0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5c';
const what = { kind: 'book', period: '2026-11' };
const now = new Date('2026-11-26T02:00:00Z');

const signed = (): SignedDocument => {
  const query = new URL(links.link(route, village, what, 'a.xlsx', now).url, 'http://x').searchParams;
  return { doc: query.get('doc') ?? '', exp: query.get('exp') ?? '', sig: query.get('sig') ?? '' };
};
const at = (seconds: number): Date => new Date(now.getTime() + seconds * 1000);

describe('the address of a document', () => {
  it('opens to what was asked, for ten minutes', () => {
    expect(links.open(route, village, signed(), at(DOCUMENT_URL_SECONDS - 1))).toEqual(what);
    expect(() => links.open(route, village, signed(), at(DOCUMENT_URL_SECONDS))).toThrow('DOCUMENT.LINK_EXPIRED');
  });

  it('is good for one village and one kind of document only', () => {
    expect(() => links.open(route, other, signed(), now)).toThrow('RESOURCE.NOT_FOUND');
    expect(() => links.open(pointsBookRoutes.pointsBook, village, signed(), now)).toThrow('RESOURCE.NOT_FOUND');
  });

  it.each([
    ['another document', { doc: Buffer.from(JSON.stringify({ ...what, period: '2026' })).toString('base64url') }],
    ['a longer life', { exp: '9999999999' }],
    ['no date', { exp: 'soon' }],
    ['another signature', { sig: randomBytes(32).toString('base64url') }],
    ['half a signature', { sig: 'AAAA' }],
  ])('is refused with %s', (_what, change) => {
    expect(() => links.open(route, village, { ...signed(), ...change }, now)).toThrow('RESOURCE.NOT_FOUND');
  });

  it('is refused when another server’s key made it', () => {
    const stranger = new DocumentLinks({ mediaKey: randomBytes(32) });
    expect(() => stranger.open(route, village, signed(), now)).toThrow('RESOURCE.NOT_FOUND');
  });
});
