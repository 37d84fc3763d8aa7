import { createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../../platform/config/config';

/** What stands before the 32 bytes of a seed in PKCS #8 (RFC 8410). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SEED_BYTES = 32;

/** The key that signs the book's heads. It never enters the database: whoever can write there still cannot sign. */
@Injectable()
export class BookKey {
  private readonly key: KeyObject;
  readonly publicKey: Buffer;

  constructor(@Inject(CONFIG) config: Pick<Config, 'bookKey'>) {
    this.key = createPrivateKey({ key: Buffer.concat([PKCS8, config.bookKey.subarray(0, SEED_BYTES)]), format: 'der', type: 'pkcs8' });
    this.publicKey = Buffer.from(createPublicKey(this.key).export({ format: 'jwk' }).x ?? '', 'base64url');
  }

  sign(head: string): Buffer {
    return sign(null, Buffer.from(head, 'utf8'), this.key);
  }
}
