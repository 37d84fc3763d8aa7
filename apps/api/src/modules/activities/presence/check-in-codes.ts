import { createHmac, timingSafeEqual } from 'node:crypto';
import { ACTIVITY_CODE_STEP_SECONDS, ACTIVITY_DIGITS } from '@jishan/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../../platform/config/config';

export type ReadCode = { readonly kind: 'good'; readonly activityId: string } | { readonly kind: 'expired' } | { readonly kind: 'bad' };

const QR_MARK = 'JSA1.';
const SIGNATURE_BYTES = 16;
const QR_BYTES = 16 + 16 + 4;

/**
 * The code on the cadre's phone: a keyed hash of activity and half minute, kept nowhere. It is good in its own half minute and the next, so a
 * picture of it sent to somebody who is not there is worth nothing a minute later. The key is that of the pick-up codes; the purpose is signed
 * too, so that a text made for one use is none for another.
 */
@Injectable()
export class CheckInCodes {
  private readonly key: Buffer;

  constructor(@Inject(CONFIG) config: Pick<Config, 'pickupKey'>) {
    this.key = config.pickupKey;
  }

  isQr = (text: string): boolean => text.startsWith(QR_MARK);

  make(villageId: string, activityId: string, now: Date = new Date()): { qr: string; digits: string; expiresAt: Date } {
    const step = stepOf(now);
    const facts = Buffer.alloc(QR_BYTES);
    bytesOf(villageId).copy(facts, 0);
    bytesOf(activityId).copy(facts, 16);
    facts.writeUInt32BE(step, 32);
    return {
      qr: QR_MARK + Buffer.concat([facts, this.sign('activity-qr', facts)]).toString('base64url'),
      digits: this.digits(villageId, activityId, step),
      expiresAt: new Date((step + 2) * ACTIVITY_CODE_STEP_SECONDS * 1000),
    };
  }

  /** Only codes of this village; a stale one is told apart from a false one, because the remedy differs. */
  readQr(text: string, villageId: string, now: Date = new Date()): ReadCode {
    const bytes = Buffer.from(text.slice(QR_MARK.length), 'base64url');
    if (bytes.length !== QR_BYTES + SIGNATURE_BYTES) return { kind: 'bad' };
    const facts = bytes.subarray(0, QR_BYTES);
    if (!timingSafeEqual(bytes.subarray(QR_BYTES), this.sign('activity-qr', facts))) return { kind: 'bad' };
    if (!facts.subarray(0, 16).equals(bytesOf(villageId))) return { kind: 'bad' };
    if (!isFresh(facts.readUInt32BE(32), now)) return { kind: 'expired' };
    return { kind: 'good', activityId: uuidOf(facts.subarray(16, 32)) };
  }

  digitsMatch(given: string, villageId: string, activityId: string, now: Date = new Date()): boolean {
    const step = stepOf(now);
    return [step, step - 1].some(one => {
      const expected = Buffer.from(this.digits(villageId, activityId, one));
      return given.length === expected.length && timingSafeEqual(Buffer.from(given.padEnd(expected.length)), expected);
    });
  }

  private digits(villageId: string, activityId: string, step: number): string {
    const at = Buffer.alloc(4);
    at.writeUInt32BE(step);
    const value =
      this.sign('activity-digits', Buffer.concat([bytesOf(villageId), bytesOf(activityId), at])).readUIntBE(0, 6) % 10 ** ACTIVITY_DIGITS;
    return String(value).padStart(ACTIVITY_DIGITS, '0');
  }

  private sign(purpose: string, facts: Buffer): Buffer {
    return createHmac('sha256', this.key).update(`${purpose}\n`).update(facts).digest().subarray(0, SIGNATURE_BYTES);
  }
}

const stepOf = (now: Date): number => Math.floor(now.getTime() / 1000 / ACTIVITY_CODE_STEP_SECONDS);
const isFresh = (step: number, now: Date): boolean => [stepOf(now), stepOf(now) - 1].includes(step);
const bytesOf = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');

function uuidOf(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
