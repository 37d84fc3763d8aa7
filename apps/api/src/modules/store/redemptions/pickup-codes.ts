import { COUNTER_TICKET_SECONDS, PICKUP_DIGITS, PICKUP_QR_SECONDS, type PickupMeans } from '@jishan/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../../platform/config/config';
import { bytesOfId, CodeSigner, idOfBytes, sameText } from '../../../platform/crypto';
import type { Pickup } from './pickups';

/** What a keeper's scan proved, good for one keeper and a quarter of an hour. */
export interface CounterTicket {
  readonly villageId: string;
  readonly accountId: string;
  readonly householdId: string;
  /** Set for a pick-up code: it proves this redemption, not the household. */
  readonly redemptionId: string | null;
  readonly means: PickupMeans;
}

export type ReadQr =
  | { readonly kind: 'good'; readonly redemptionId: string; readonly hands: number }
  | { readonly kind: 'expired' }
  | { readonly kind: 'bad' };

const QR_MARK = 'JSP1.';
const QR_BYTES = 16 + 16 + 4 + 2;

/** Two bytes of a code: after 65,536 who left, an old code would be good again. */
const handsOf = ({ handsGone }: Pickup): number => handsGone & 0xffff;

/**
 * Pick-up codes are keyed hashes of the redemption and stand nowhere: there is nothing to steal from the database, and each is made anew
 * whenever somebody asks. Single use comes from the redemption's state, which ends once. Whoever leaves the household's hands takes no code along:
 * from then on there is another one.
 */
@Injectable()
export class PickupCodes {
  private readonly signer: CodeSigner;

  constructor(@Inject(CONFIG) config: Pick<Config, 'pickupKey'>) {
    this.signer = new CodeSigner(config.pickupKey);
  }

  isQr = (text: string): boolean => text.startsWith(QR_MARK);

  qr(villageId: string, pickup: Pickup, now: Date = new Date()): { text: string; expiresAt: Date } {
    const expires = Math.floor(now.getTime() / 1000) + PICKUP_QR_SECONDS;
    const facts = Buffer.alloc(QR_BYTES);
    bytesOfId(villageId).copy(facts, 0);
    bytesOfId(pickup.redemptionId).copy(facts, 16);
    facts.writeUInt32BE(expires, 32);
    facts.writeUInt16BE(handsOf(pickup), 36);
    return {
      text: QR_MARK + this.signer.seal('pickup-qr', facts),
      expiresAt: new Date(expires * 1000),
    };
  }

  /** Only codes of this village; a stale one is told apart from a false one, because the remedy differs. */
  readQr(text: string, villageId: string, now: Date = new Date()): ReadQr {
    const facts = this.signer.open('pickup-qr', text.slice(QR_MARK.length));
    if (facts?.length !== QR_BYTES) return { kind: 'bad' };
    if (!facts.subarray(0, 16).equals(bytesOfId(villageId))) return { kind: 'bad' };
    if (facts.readUInt32BE(32) <= now.getTime() / 1000) return { kind: 'expired' };
    return { kind: 'good', redemptionId: idOfBytes(facts.subarray(16, 32)), hands: facts.readUInt16BE(36) };
  }

  /** Whether a QR was made for those who may see it now. */
  qrIsOf = (read: { readonly hands: number }, pickup: Pickup): boolean => read.hands === handsOf(pickup);

  /** To be said aloud; 27 bits, so valid only together with the household, and five wrong tries lock. */
  digits(villageId: string, pickup: Pickup): string {
    const hands = Buffer.alloc(2);
    hands.writeUInt16BE(handsOf(pickup));
    const facts = [bytesOfId(villageId), bytesOfId(pickup.redemptionId), bytesOfId(pickup.householdId), hands];
    return this.signer.digits('pickup-digits', Buffer.concat(facts), PICKUP_DIGITS);
  }

  digitsMatch(given: string, villageId: string, pickup: Pickup): boolean {
    return sameText(given, this.digits(villageId, pickup));
  }

  ticket(facts: CounterTicket, now: Date = new Date()): string {
    const body = Buffer.from(JSON.stringify({ ...facts, exp: Math.floor(now.getTime() / 1000) + COUNTER_TICKET_SECONDS }));
    return `${body.toString('base64url')}.${this.signer.sign('counter-ticket', body).toString('base64url')}`;
  }

  /** Null when it is not ours, not this keeper's, or too old. */
  readTicket(text: string, villageId: string, accountId: string, now: Date = new Date()): CounterTicket | null {
    const [payload = '', signature = ''] = text.split('.');
    const body = Buffer.from(payload, 'base64url');
    if (!sameText(signature, this.signer.sign('counter-ticket', body).toString('base64url'))) return null;
    const { exp, ...ticket } = JSON.parse(body.toString('utf8')) as CounterTicket & { exp: number };
    return exp > now.getTime() / 1000 && ticket.villageId === villageId && ticket.accountId === accountId ? ticket : null;
  }
}
