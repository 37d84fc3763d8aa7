import { createPrivateKey, createPublicKey } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';

const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The public key of a seed in base64, hexadecimal. */
export function publicKeyOf(seed: string): string {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, Buffer.from(seed, 'base64').subarray(0, 32)]), format: 'der', type: 'pkcs8' });
  return Buffer.from(createPublicKey(key).export({ format: 'jwk' }).x ?? '', 'base64url').toString('hex');
}

/** Of a product that keeps its secrets beside its data; none when there is no such file. */
export function localBookKeys(secretsFile: string): string[] {
  if (!existsSync(secretsFile)) return [];
  const { JISHAN_BOOK_KEY: seed } = JSON.parse(readFileSync(secretsFile, 'utf8')) as Record<string, string | undefined>;
  return seed ? [publicKeyOf(seed)] : [];
}
