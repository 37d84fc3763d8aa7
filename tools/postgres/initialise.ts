import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Binaries } from './binaries';
import { giveTo, type DataFolder } from './data-folder';
import { markerOf } from './interrupted-start';
import { refusals } from './postgres.texts';
import { runProgram } from './run-program';
import type { ServerUser } from './server-user';

/**
 * C.UTF-8 and not C: pg_trgm and character classes go by LC_CTYPE, and under C Chinese has no letters. Where the system has no C.UTF-8
 * (macOS, very old glibc) the next best is taken; ordering is the built-in provider's everywhere.
 */
const locales: Readonly<Record<string, readonly string[]>> = {
  darwin: ['en_US.UTF-8', 'C'],
  win32: ['C'],
  default: ['C.UTF-8', 'en_US.UTF-8', 'C'],
};

/** Older ones order by the system's locale; its C.UTF-8 orders alike. They are run by tests only: the product brings 18. */
const BUILTIN_SINCE = 17;

export interface InitialiseRequest {
  readonly folder: DataFolder;
  readonly binaries: Binaries;
  readonly user: ServerUser;
  readonly superuserPassword: string;
  /** Leaves the files to the system's cache; only for data that a test throws away. */
  readonly noSync: boolean;
}

export async function initialise(request: InitialiseRequest): Promise<void> {
  const { folder, user } = request;
  writeFileSync(markerOf(folder.asked), String(process.pid));
  const scratch = mkdtempSync(join(tmpdir(), 'jishan-init-'));
  try {
    // A file, because the password may appear neither in the process list nor in a pipe the dropped user cannot re-open.
    const passwordFile = join(scratch, 'password');
    writeFileSync(passwordFile, request.superuserPassword, { mode: 0o600 });
    giveTo(user, scratch);
    await runInitdb(request, passwordFile);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  rmSync(markerOf(folder.asked), { force: true });
}

async function runInitdb(request: InitialiseRequest, passwordFile: string): Promise<void> {
  const fixed = [
    `--pgdata=${request.folder.path}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    ...(request.binaries.major >= BUILTIN_SINCE ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : []),
    '--lc-messages=C',
    ...(request.noSync ? ['--no-sync'] : []),
  ];
  let output = '';
  for (const locale of locales[process.platform] ?? locales['default'] ?? []) {
    const done = await runProgram(request.binaries.initdb, [...fixed, `--locale=${locale}`], request.user);
    if (done.ok) return;
    output = done.output;
    if (!/invalid locale/i.test(output)) break;
  }
  rmSync(markerOf(request.folder.asked), { force: true });
  if (/No space left/i.test(output)) throw refusals.diskFull(request.folder.asked);
  const lines = output.split('\n').filter(line => /error:|FATAL:|PANIC:/.test(line));
  throw refusals.initFailed((lines[0] ?? output).trim());
}
