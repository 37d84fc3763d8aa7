import { PROXY_DIGITS_STEP_SECONDS, PROXY_QR_SECONDS, PROXY_TICKET_SECONDS } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { PickupCodes } from '../../store/redemptions/pickup-codes';
import { ProxyCodes } from './proxy-codes';

const key = Buffer.alloc(32, 'key-a');
const codes = new ProxyCodes({ pickupKey: key });
const otherKey = new ProxyCodes({ pickupKey: Buffer.alloc(32, 'key-b') });
const [village, elsewhere] = [uuidv7(), uuidv7()];
const code = { helperPersonId: uuidv7(), number: 3 };
const at = new Date('2026-11-26T03:00:00Z');
const later = (seconds: number): Date => new Date(at.getTime() + seconds * 1000);

describe('the QR of a helper', () => {
  it('says whose it is and which, for five minutes', () => {
    const { text, expiresAt } = codes.qr(village, code, at);
    expect(expiresAt).toEqual(later(PROXY_QR_SECONDS));
    expect(codes.readQr(text, village, later(PROXY_QR_SECONDS - 1))).toEqual({ kind: 'good', ...code });
    expect(codes.readQr(text, village, later(PROXY_QR_SECONDS))).toEqual({ kind: 'expired' });
  });

  it('is false in another village, under another key, cut, with any byte turned, or signed for something else', () => {
    const { text } = codes.qr(village, code, at);
    const bad = { kind: 'bad' };
    expect(codes.readQr(text, elsewhere, at)).toEqual(bad);
    expect(otherKey.readQr(text, village, at)).toEqual(bad);
    const bytes = Buffer.from(text.slice(5), 'base64url');
    for (let index = 0; index < bytes.length; index += 1) {
      const turned = Buffer.from(bytes);
      turned[index] = (turned[index] ?? 0) ^ 1;
      expect(codes.readQr(`JSD1.${turned.toString('base64url')}`, village, at)).toEqual(bad);
    }
    for (const other of ['', 'JSD1.', text.slice(0, -4), text.slice(5), `JSD1.${'A'.repeat(400)}`])
      expect(codes.readQr(other, village, at)).toEqual(bad);
    const pickup = new PickupCodes({ pickupKey: key }).qr(
      village,
      { redemptionId: code.helperPersonId, householdId: village, handsGone: code.number },
      at,
    ).text;
    expect(codes.readQr(`JSD1.${pickup.slice(5)}`, village, at)).toEqual(bad);
  });
});

describe('the digits', () => {
  it('hold in the step they were made in and the next, never longer than five minutes', () => {
    const digits = codes.digits(village, code, at);
    expect(digits).toMatch(/^\d{8}$/);
    expect(codes.digitsMatch(digits, village, code, later(PROXY_DIGITS_STEP_SECONDS))).toBe(true);
    expect(codes.digitsMatch(digits, village, code, codes.digitsEnd(at))).toBe(false);
    expect(codes.digitsEnd(at).getTime() - at.getTime()).toBeLessThanOrEqual(PROXY_QR_SECONDS * 1000);
  });

  it('are another helper’s, another village’s and another number’s not', () => {
    const digits = codes.digits(village, code, at);
    for (const [where, whose] of [
      [elsewhere, code],
      [village, { ...code, number: 4 }],
      [village, { ...code, helperPersonId: uuidv7() }],
    ] as const)
      expect(codes.digitsMatch(digits, where, whose, at)).toBe(false);
    expect(codes.digitsMatch('', village, code, at)).toBe(false);
  });
});

describe('the ticket of a look', () => {
  it('is this account’s for this household, a quarter of an hour, and cannot be made', () => {
    const whose = { villageId: village, accountId: uuidv7(), householdId: uuidv7() };
    const ticket = codes.ticket({ ...whose, ...code }, at);
    expect(codes.readTicket(ticket, whose, at)).toEqual(code);
    expect(codes.readTicket(ticket, whose, later(PROXY_TICKET_SECONDS))).toBeNull();
    for (const other of [
      { ...whose, villageId: elsewhere },
      { ...whose, accountId: uuidv7() },
      { ...whose, householdId: uuidv7() },
    ])
      expect(codes.readTicket(ticket, other, at)).toBeNull();
    expect(otherKey.readTicket(ticket, whose, at)).toBeNull();
    expect(codes.readTicket(codes.qr(village, code, at).text.slice(5), whose, at)).toBeNull();
  });
});
