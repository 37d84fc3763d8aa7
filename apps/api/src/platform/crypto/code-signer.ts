import { createHmac, timingSafeEqual } from 'node:crypto';

export const SIGNATURE_BYTES = 16;

/** Signs the short texts that stand on a screen or in a QR. Nothing of them is kept: there is nothing to steal from the database. */
export class CodeSigner {
  constructor(private readonly key: Buffer) {}

  /** The purpose is signed too, so that a text made for one use is none for another. */
  sign(purpose: string, facts: Buffer): Buffer {
    return createHmac('sha256', this.key).update(`${purpose}\n`).update(facts).digest().subarray(0, SIGNATURE_BYTES);
  }

  /** Digits to be said aloud: few bits, so valid only together with something else, and few tries. */
  digits(purpose: string, facts: Buffer, count: number): string {
    return String(this.sign(purpose, facts).readUIntBE(0, 6) % 10 ** count).padStart(count, '0');
  }

  seal(purpose: string, facts: Buffer): string {
    return Buffer.concat([facts, this.sign(purpose, facts)]).toString('base64url');
  }

  /** The facts of a sealed text, or null when it is not ours. */
  open(purpose: string, text: string): Buffer | null {
    const bytes = Buffer.from(text, 'base64url');
    if (bytes.length <= SIGNATURE_BYTES) return null;
    const facts = bytes.subarray(0, -SIGNATURE_BYTES);
    return timingSafeEqual(bytes.subarray(-SIGNATURE_BYTES), this.sign(purpose, facts)) ? facts : null;
  }
}

export function sameText(given: string, expected: string): boolean {
  const wanted = Buffer.from(expected);
  const said = Buffer.from(given);
  return said.length === wanted.length && timingSafeEqual(said, wanted);
}

export const bytesOfId = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');

export function idOfBytes(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
