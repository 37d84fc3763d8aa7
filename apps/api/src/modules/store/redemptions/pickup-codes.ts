import { createHmac, timingSafeEqual } from 'node:crypto';
import { COUNTER_TICKET_SECONDS, PICKUP_DIGITS, PICKUP_QR_SECONDS, type PickupMeans } from '@jishan/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../../platform/config/config';

/** What a keeper's scan proved, good for one keeper and a quarter of an hour. */
export interface CounterTicket {
  readonly villageId: string;
  readonly accountId: string;
  readonly householdId: string;
  /** Set for a pick-up code: it proves this redemption, not the household. */
  readonly redemptionId: string | null;
  readonly means: PickupMeans;
}

export type ReadQr = { readonly kind: 'good'; readonly redemptionId: string } | { readonly kind: 'expired' } | { readonly kind: 'bad' };

const QR_MARK = 'JSP1.';
const SIGNATURE_BYTES = 16;
const QR_BYTES = 16 + 16 + 4 + 2;

/**
 * Pick-up codes are keyed hashes of the redemption and stand nowhere: there is nothing to steal from the database, and each is made anew
 * whenever somebody asks. Single use comes from the redemption's state, which ends once.
 */
@Injectable()
export class PickupCodes {
  private readonly key: Buffer;

  constructor(@Inject(CONFIG) config: Pick<Config, 'pickupKey'>) {
    this.key = config.pickupKey;
  }

  isQr = (text: string): boolean => text.startsWith(QR_MARK);

  qr(villageId: string, redemptionId: string, version: number, now: Date = new Date()): { text: string; expiresAt: Date } {
    const expires = Math.floor(now.getTime() / 1000) + PICKUP_QR_SECONDS;
    const facts = Buffer.alloc(QR_BYTES);
    bytesOf(villageId).copy(facts, 0);
    bytesOf(redemptionId).copy(facts, 16);
    facts.writeUInt32BE(expires, 32);
    facts.writeUInt16BE(version & 0xffff, 36);
    return {
      text: QR_MARK + Buffer.concat([facts, this.sign('pickup-qr', facts)]).toString('base64url'),
      expiresAt: new Date(expires * 1000),
    };
  }

  /** Only codes of this village; a stale one is told apart from a false one, because the remedy differs. */
  readQr(text: string, villageId: string, now: Date = new Date()): ReadQr {
    const bytes = Buffer.from(text.slice(QR_MARK.length), 'base64url');
    if (bytes.length !== QR_BYTES + SIGNATURE_BYTES) return { kind: 'bad' };
    const facts = bytes.subarray(0, QR_BYTES);
    if (!timingSafeEqual(bytes.subarray(QR_BYTES), this.sign('pickup-qr', facts))) return { kind: 'bad' };
    if (!facts.subarray(0, 16).equals(bytesOf(villageId))) return { kind: 'bad' };
    if (facts.readUInt32BE(32) <= now.getTime() / 1000) return { kind: 'expired' };
    return { kind: 'good', redemptionId: uuidOf(facts.subarray(16, 32)) };
  }

  /** To be said aloud; 27 bits, so valid only together with the household, and five wrong tries lock. */
  digits(villageId: string, redemptionId: string): string {
    const value =
      this.sign('pickup-digits', Buffer.concat([bytesOf(villageId), bytesOf(redemptionId)])).readUIntBE(0, 6) % 10 ** PICKUP_DIGITS;
    return String(value).padStart(PICKUP_DIGITS, '0');
  }

  digitsMatch(given: string, villageId: string, redemptionId: string): boolean {
    const expected = Buffer.from(this.digits(villageId, redemptionId));
    return given.length === expected.length && timingSafeEqual(Buffer.from(given.padEnd(expected.length)), expected);
  }

  ticket(facts: CounterTicket, now: Date = new Date()): string {
    const body = Buffer.from(JSON.stringify({ ...facts, exp: Math.floor(now.getTime() / 1000) + COUNTER_TICKET_SECONDS }));
    return `${body.toString('base64url')}.${this.sign('counter-ticket', body).toString('base64url')}`;
  }

  /** Null when it is not ours, not this keeper's, or too old. */
  readTicket(text: string, villageId: string, accountId: string, now: Date = new Date()): CounterTicket | null {
    const [payload = '', signature = ''] = text.split('.');
    const body = Buffer.from(payload, 'base64url');
    const given = Buffer.from(signature, 'base64url');
    if (given.length !== SIGNATURE_BYTES || !timingSafeEqual(given, this.sign('counter-ticket', body))) return null;
    const { exp, ...ticket } = JSON.parse(body.toString('utf8')) as CounterTicket & { exp: number };
    return exp > now.getTime() / 1000 && ticket.villageId === villageId && ticket.accountId === accountId ? ticket : null;
  }

  /** The purpose is signed too, so that a text made for one use is none for another. */
  private sign(purpose: string, facts: Buffer): Buffer {
    return createHmac('sha256', this.key).update(`${purpose}\n`).update(facts).digest().subarray(0, SIGNATURE_BYTES);
  }
}

const bytesOf = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');

function uuidOf(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
