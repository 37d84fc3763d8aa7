import { CheckInCodes } from './check-in-codes';

const codes = new CheckInCodes({ pickupKey: Buffer.alloc(32, 7) });
const others = new CheckInCodes({ pickupKey: Buffer.alloc(32, 8) });
const villageId = '0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b';
const elsewhere = '0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5c';
const activityId = '0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5d';
/** The beginning of a half minute. */
const noon = new Date('2026-11-25T12:00:00+08:00');
const after = (seconds: number): Date => new Date(noon.getTime() + seconds * 1000);

describe('the code on the cadre’s phone', () => {
  it.each([
    [0, 'good'],
    [29, 'good'],
    [59, 'good'],
    [60, 'expired'],
    [3_600, 'expired'],
    [-1, 'expired'],
  ] as const)('made at noon is, %d seconds later, %s', (seconds, kind) => {
    const { qr, digits } = codes.make(villageId, activityId, noon);
    expect(codes.readQr(qr, villageId, after(seconds)).kind).toBe(kind);
    expect(codes.digitsMatch(digits, villageId, activityId, after(seconds))).toBe(kind === 'good');
  });

  it('is never good for more than a minute, and says so', () => {
    for (const second of [0, 10, 29]) expect(codes.make(villageId, activityId, after(second)).expiresAt).toEqual(after(60));
  });

  it('names its activity, and is another every half minute', () => {
    const first = codes.make(villageId, activityId, noon);
    expect(codes.readQr(first.qr, villageId, noon)).toEqual({ kind: 'good', activityId });
    expect(codes.make(villageId, activityId, after(29))).toEqual(first);
    expect(codes.make(villageId, activityId, after(30)).qr).not.toBe(first.qr);
    expect(first.digits).toMatch(/^\d{6}$/);
  });

  it('is no code of another village, of another key, nor with a byte changed', () => {
    const { qr, digits } = codes.make(villageId, activityId, noon);
    expect(codes.readQr(qr, elsewhere, noon).kind).toBe('bad');
    expect(others.readQr(qr, villageId, noon).kind).toBe('bad');
    expect(others.digitsMatch(digits, villageId, activityId, noon)).toBe(false);
    expect(codes.digitsMatch(digits, villageId, elsewhere, noon)).toBe(false);
    const bytes = Buffer.from(qr.slice(5), 'base64url');
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(codes.readQr(`JSA1.${changed.toString('base64url')}`, villageId, noon).kind).toBe('bad');
    }
  });

  it.each(['', 'JSA1.', 'JSA1.????', `JSA1.${'A'.repeat(400)}`])('is not %p', text =>
    expect(codes.readQr(text, villageId, noon).kind).toBe('bad'),
  );
});
