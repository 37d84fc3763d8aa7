import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/** Random, made once per data folder; kept for the person who started it and nobody else. */
export interface Passwords {
  readonly superuser: string;
  readonly owner: string;
  readonly app: string;
}

export function passwordFileOf(dataDir: string): string {
  return `${dataDir}.passwords.json`;
}

/** Undefined when the file is missing or spoilt; the server's passwords are then set anew, so nothing is lost with it. */
export function readPasswords(dataDir: string): Passwords | undefined {
  const file = passwordFileOf(dataDir);
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as Partial<Passwords>;
    chmodSync(file, 0o600);
    return kept.superuser && kept.owner && kept.app ? { superuser: kept.superuser, owner: kept.owner, app: kept.app } : undefined;
  } catch {
    return undefined;
  }
}

export function makePasswords(dataDir: string): Passwords {
  const made: Passwords = { superuser: randomPassword(), owner: randomPassword(), app: randomPassword() };
  const file = passwordFileOf(dataDir);
  const partial = `${file}.${process.pid}.partial`;
  writeFileSync(partial, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  renameSync(partial, file);
  return made;
}

function randomPassword(): string {
  return randomBytes(24).toString('base64url');
}
