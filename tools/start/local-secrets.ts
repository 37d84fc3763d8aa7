import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { refusals } from './start.texts';

const names = [
  'JISHAN_TOKEN_KEY',
  'JISHAN_PHONE_KEY',
  'JISHAN_PHONE_INDEX_KEY',
  'JISHAN_MEDIA_KEY',
  'JISHAN_PICKUP_KEY',
  'JISHAN_BOOK_KEY',
] as const;
const keyBytes = 32;

export type LocalSecrets = Record<(typeof names)[number], string>;

/** Made once and kept with the data: phones are encrypted with them. A key that a newer version adds is made then. */
export function localSecrets(file: string): LocalSecrets {
  const kept = existsSync(file) ? read(file) : {};
  const secrets = Object.fromEntries(names.map(name => [name, kept[name] ?? randomBytes(keyBytes).toString('base64')])) as LocalSecrets;
  if (names.some(name => kept[name] === undefined)) write(file, { ...kept, ...secrets });
  chmodSync(file, 0o600);
  return secrets;
}

/** Never made anew over a spoilt file: the old keys may still be rescued by hand, new ones would make the data unreadable for good. */
function read(file: string): Record<string, string | undefined> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw refusals.damagedSecrets(file);
  }
  if (typeof parsed !== 'object' || parsed === null) throw refusals.damagedSecrets(file);
  const secrets = parsed as Record<string, unknown>;
  for (const name of names) {
    const value = secrets[name];
    if (value === undefined) continue;
    if (typeof value !== 'string' || Buffer.from(value, 'base64').length !== keyBytes) throw refusals.damagedSecrets(file);
  }
  return secrets as Record<string, string | undefined>;
}

function write(file: string, secrets: Record<string, string | undefined>): void {
  const partial = `${file}.${process.pid}.partial`;
  writeFileSync(partial, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(partial, file);
}
