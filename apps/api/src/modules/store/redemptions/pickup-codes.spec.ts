import { COUNTER_TICKET_SECONDS, COUNTER_TEXT_MAX_CHARS, PICKUP_QR_SECONDS } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { PickupCodes } from './pickup-codes';
import type { Pickup } from './pickups';

const codes = new PickupCodes({ pickupKey: Buffer.alloc(32, 'key-a') });
const otherKey = new PickupCodes({ pickupKey: Buffer.alloc(32, 'key-b') });
const [village, elsewhere, redemption] = [uuidv7(), uuidv7(), uuidv7()];
const pickup: Pickup = { redemptionId: redemption, householdId: uuidv7(), handsGone: 0 };
const now = new Date('2026-11-23T06:00:00Z');
const later = (seconds: number): Date => new Date(now.getTime() + seconds * 1000);

describe('the QR', () => {
  const { text, expiresAt } = codes.qr(village, pickup, now);

  it('names its redemption for five minutes, then it is stale, not false', () => {
    expect(codes.isQr(text)).toBe(true);
    expect(expiresAt).toEqual(later(PICKUP_QR_SECONDS));
    expect(codes.readQr(text, village, later(PICKUP_QR_SECONDS - 1))).toEqual({
      kind: 'good',
      redemptionId: redemption,
      hands: 0,
    });
    expect(codes.readQr(text, village, later(PICKUP_QR_SECONDS))).toEqual({ kind: 'expired' });
  });

  it('is false in another village, under another key, cut, or with any bit turned', () => {
    expect(codes.readQr(text, elsewhere, now)).toEqual({ kind: 'bad' });
    expect(otherKey.readQr(text, village, now)).toEqual({ kind: 'bad' });
    expect(codes.readQr(text.slice(0, -1), village, now)).toEqual({ kind: 'bad' });
    const bytes = Buffer.from(text.slice(5), 'base64url');
    for (let n = 0; n < bytes.length; n += 1) {
      const turned = Buffer.from(bytes);
      turned[n] = (turned[n] ?? 0) ^ 1;
      expect(codes.readQr(`JSP1.${turned.toString('base64url')}`, village, now)).toEqual({ kind: 'bad' });
    }
  });

  it('is short enough for a camera across a counter', () => {
    expect(text.length).toBeLessThanOrEqual(80);
  });
});

describe('the digits', () => {
  it('are eight, always the same for a reservation and its hands, and others for every other', () => {
    const seen = Array.from({ length: 500 }, () => codes.digits(village, { ...pickup, redemptionId: uuidv7() }));
    for (const digits of seen) expect(digits).toMatch(/^\d{8}$/);
    expect(new Set(seen).size).toBeGreaterThan(498);
    expect(codes.digits(village, pickup)).toBe(codes.digits(village, pickup));
    expect(codes.digits(village, pickup)).not.toBe(otherKey.digits(village, pickup));
    expect(codes.digitsMatch(codes.digits(village, pickup), village, pickup)).toBe(true);
    expect(codes.digitsMatch(codes.digits(elsewhere, pickup), village, pickup)).toBe(false);
    expect(codes.digitsMatch('', village, pickup)).toBe(false);
    for (const other of [
      { ...pickup, handsGone: 1 },
      { ...pickup, householdId: uuidv7() },
    ])
      expect(codes.digitsMatch(codes.digits(village, pickup), village, other)).toBe(false);
  });
});

describe('the counter’s ticket', () => {
  const facts = { villageId: village, accountId: uuidv7(), householdId: uuidv7(), redemptionId: redemption, means: 'digits' as const };
  const ticket = codes.ticket(facts, now);

  it('is good in the same keeper’s hands for a quarter of an hour', () => {
    expect(ticket.length).toBeLessThanOrEqual(COUNTER_TEXT_MAX_CHARS);
    expect(codes.readTicket(ticket, village, facts.accountId, later(COUNTER_TICKET_SECONDS - 1))).toEqual(facts);
    expect(codes.readTicket(ticket, village, facts.accountId, later(COUNTER_TICKET_SECONDS))).toBeNull();
  });

  it('is none for anybody else, anywhere else, or of another making', () => {
    expect(codes.readTicket(ticket, village, uuidv7(), now)).toBeNull();
    expect(codes.readTicket(ticket, elsewhere, facts.accountId, now)).toBeNull();
    expect(otherKey.readTicket(ticket, village, facts.accountId, now)).toBeNull();
    const [, signature] = ticket.split('.');
    const forged = Buffer.from(JSON.stringify({ ...facts, means: 'card', redemptionId: null, exp: 4_000_000_000 })).toString('base64url');
    for (const text of [`${forged}.${signature}`, forged, '', '.', 'x.y'])
      expect(codes.readTicket(text, village, facts.accountId, now)).toBeNull();
    // What is signed as a QR is no ticket.
    expect(codes.readTicket(codes.qr(village, pickup, now).text, village, facts.accountId, now)).toBeNull();
  });
});
