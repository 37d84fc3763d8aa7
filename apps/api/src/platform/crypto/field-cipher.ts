import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config';

const ALGORITHM = 'aes-256-gcm';
/** Which key made a cipher text; another key later gets the next number, and old rows stay readable. */
const KEY_ID = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + IV_BYTES + TAG_BYTES;
const PHONE_COLUMN = 'phone';

export interface SealedPhone {
  readonly cipher: Buffer;
  /** Equal for equal phones under our key only: finds a row without telling the phone. */
  readonly index: Buffer;
  readonly masked: string;
}

/**
 * Personal fields at rest: key id, IV, tag, AES-256-GCM text. The row's place is authenticated with it, so a cipher text that is
 * copied to another row, column or table does not open.
 */
@Injectable()
export class FieldCipher {
  private readonly key: Buffer;
  private readonly indexKey: Buffer;

  constructor(@Inject(CONFIG) config: Pick<Config, 'phoneKey' | 'phoneIndexKey'>) {
    this.key = Buffer.from(hkdfSync('sha256', config.phoneKey, '', 'jishan field cipher', 32));
    this.indexKey = config.phoneIndexKey;
  }

  encrypt(table: string, column: string, rowId: string, text: string): Buffer {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.key, iv, { authTagLength: TAG_BYTES });
    cipher.setAAD(placeOf(table, column, rowId));
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.of(KEY_ID), iv, cipher.getAuthTag(), body]);
  }

  /** @throws Error when the text was changed, moved to another place, or made by a key that is not here. */
  decrypt(table: string, column: string, rowId: string, sealed: Buffer): string {
    if (sealed.length < HEAD_BYTES) throw new Error('cipher text too short');
    if (sealed[0] !== KEY_ID) throw new Error(`cipher text of unknown key ${String(sealed[0])}`);
    const decipher = createDecipheriv(ALGORITHM, this.key, sealed.subarray(1, 1 + IV_BYTES), { authTagLength: TAG_BYTES });
    decipher.setAAD(placeOf(table, column, rowId));
    decipher.setAuthTag(sealed.subarray(1 + IV_BYTES, HEAD_BYTES));
    return Buffer.concat([decipher.update(sealed.subarray(HEAD_BYTES)), decipher.final()]).toString('utf8');
  }

  phone(table: string, rowId: string, phone: string): SealedPhone {
    return { cipher: this.encrypt(table, PHONE_COLUMN, rowId, phone), index: this.phoneIndex(phone), masked: maskPhone(phone) };
  }

  /** Opens what `phone` sealed. */
  openPhone(table: string, rowId: string, sealed: Buffer): string {
    return this.decrypt(table, PHONE_COLUMN, rowId, sealed);
  }

  phoneIndex(phone: string): Buffer {
    return this.blindIndex(PHONE_COLUMN, phone);
  }

  /** `kind` keeps equal values of different meaning apart. */
  blindIndex(kind: string, value: string): Buffer {
    return createHmac('sha256', this.indexKey).update(`${kind}\0${value}`).digest();
  }
}

function placeOf(table: string, column: string, rowId: string): Buffer {
  return Buffer.from(`${table}:${column}:${rowId}`);
}

/** `138****1234`. What is too short for that shows nothing. */
export function maskPhone(phone: string): string {
  if (phone.length < 11) return '*'.repeat(phone.length);
  return `${phone.slice(0, 3)}${'*'.repeat(phone.length - 7)}${phone.slice(-4)}`;
}
