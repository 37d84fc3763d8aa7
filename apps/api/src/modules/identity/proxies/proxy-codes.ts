import { PROXY_DIGITS, PROXY_DIGITS_STEP_SECONDS, PROXY_QR_SECONDS, PROXY_TICKET_SECONDS } from '@jishan/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../../platform/config/config';
import { bytesOfId, CodeSigner, idOfBytes, sameText } from '../../../platform/crypto';

/** Which helper, and which of their codes: a code grants once, then the number moves on. */
export interface ReadProxyCode {
  readonly helperPersonId: string;
  readonly number: number;
}

/** What a good code proved: this account, for this household, met this helper. */
export interface ProxyTicket extends ReadProxyCode {
  readonly villageId: string;
  readonly accountId: string;
  readonly householdId: string;
}

export type ReadProxyQr = ({ readonly kind: 'good' } & ReadProxyCode) | { readonly kind: 'expired' } | { readonly kind: 'bad' };

const QR_MARK = 'JSD1.';
const QR_BYTES = 16 + 16 + 4 + 4;

const secondsOf = (now: Date): number => Math.floor(now.getTime() / 1000);

/** The helper's codes and what follows from them; none stands anywhere. */
@Injectable()
export class ProxyCodes {
  private readonly signer: CodeSigner;

  constructor(@Inject(CONFIG) config: Pick<Config, 'pickupKey'>) {
    this.signer = new CodeSigner(config.pickupKey);
  }

  qr(villageId: string, code: ReadProxyCode, now: Date = new Date()): { text: string; expiresAt: Date } {
    const expires = secondsOf(now) + PROXY_QR_SECONDS;
    const facts = Buffer.alloc(QR_BYTES);
    bytesOfId(villageId).copy(facts, 0);
    bytesOfId(code.helperPersonId).copy(facts, 16);
    facts.writeUInt32BE(expires, 32);
    facts.writeUInt32BE(code.number, 36);
    return { text: QR_MARK + this.signer.seal('proxy-qr', facts), expiresAt: new Date(expires * 1000) };
  }

  /** Only codes of this village; a stale one is told apart from a false one, because the remedy differs. */
  readQr(text: string, villageId: string, now: Date = new Date()): ReadProxyQr {
    if (!text.startsWith(QR_MARK)) return { kind: 'bad' };
    const facts = this.signer.open('proxy-qr', text.slice(QR_MARK.length));
    if (facts?.length !== QR_BYTES || !facts.subarray(0, 16).equals(bytesOfId(villageId))) return { kind: 'bad' };
    if (facts.readUInt32BE(32) <= secondsOf(now)) return { kind: 'expired' };
    return { kind: 'good', helperPersonId: idOfBytes(facts.subarray(16, 32)), number: facts.readUInt32BE(36) };
  }

  /** Made for the step of time that runs, good in it and in the next: between half of the five minutes and all of them. */
  digits(villageId: string, code: ReadProxyCode, now: Date = new Date()): string {
    return this.digitsOfStep(villageId, code, stepOf(now));
  }

  digitsMatch(given: string, villageId: string, code: ReadProxyCode, now: Date = new Date()): boolean {
    return [0, 1].some(back => sameText(given, this.digitsOfStep(villageId, code, stepOf(now) - back)));
  }

  /** When the digits of now end at the earliest; the QR lives longer. */
  digitsEnd(now: Date = new Date()): Date {
    return new Date((stepOf(now) + 2) * PROXY_DIGITS_STEP_SECONDS * 1000);
  }

  ticket(facts: ProxyTicket, now: Date = new Date()): string {
    return this.signer.seal('proxy-ticket', Buffer.from(JSON.stringify({ ...facts, exp: secondsOf(now) + PROXY_TICKET_SECONDS })));
  }

  /** Null when it is not ours, somebody else's, or too old. */
  readTicket(
    text: string,
    asked: Pick<ProxyTicket, 'villageId' | 'accountId' | 'householdId'>,
    now: Date = new Date(),
  ): ReadProxyCode | null {
    const body = this.signer.open('proxy-ticket', text);
    if (!body) return null;
    const { exp, ...ticket } = JSON.parse(body.toString('utf8')) as ProxyTicket & { exp: number };
    const fits = ticket.villageId === asked.villageId && ticket.accountId === asked.accountId && ticket.householdId === asked.householdId;
    return fits && exp > secondsOf(now) ? { helperPersonId: ticket.helperPersonId, number: ticket.number } : null;
  }

  private digitsOfStep(villageId: string, code: ReadProxyCode, step: number): string {
    const moment = Buffer.alloc(8);
    moment.writeUInt32BE(step, 0);
    moment.writeUInt32BE(code.number, 4);
    return this.signer.digits('proxy-digits', Buffer.concat([bytesOfId(villageId), bytesOfId(code.helperPersonId), moment]), PROXY_DIGITS);
  }
}

const stepOf = (now: Date): number => Math.floor(secondsOf(now) / PROXY_DIGITS_STEP_SECONDS);
