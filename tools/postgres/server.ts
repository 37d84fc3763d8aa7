import { closeSync, existsSync, openSync, readFileSync, readSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Binaries } from './binaries';
import type { DataFolder } from './data-folder';
import { refusals } from './postgres.texts';
import { isAlive, runsOn } from './process-alive';
import { firstLine, runProgram, runProgramSync } from './run-program';
import type { ServerUser } from './server-user';

export const host = '127.0.0.1';
const startSeconds = 120;
const stopSeconds = 60;
const logLimitBytes = 16 * 1024 * 1024;

/** Everything one server is started, found and stopped with. */
export interface Site {
  readonly folder: DataFolder;
  readonly user: ServerUser;
  readonly binaries: Binaries;
  readonly settings: Readonly<Record<string, string>>;
}

export interface LiveServer {
  readonly pid: number;
  readonly port: number;
}

/** `port-taken` and `still-stopping` are worth another try; everything else is a refusal. */
export type StartResult = 'started' | 'port-taken' | 'still-stopping';

export function logFileOf(path: string): string {
  return join(path, 'server.log');
}

/** The server that runs on this folder, if any. A pid file whose process is gone or belongs to somebody else is stale. */
export function findServer(path: string): LiveServer | undefined {
  const file = join(path, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Math.abs(Number(lines[0]));
  const port = Number(lines[3]);
  if (runsOn(pid, path)) return { pid, port };
  // PostgreSQL itself clears a file whose process is dead, but not one whose number went to another living process.
  if (isAlive(pid)) rmSync(file, { force: true });
  return undefined;
}

export async function startServer(site: Site, port: number): Promise<StartResult> {
  const { path } = site.folder;
  const logFile = logFileOf(path);
  turnLog(logFile);
  const before = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  const options = { ...site.settings, listen_addresses: host, port: String(port), unix_socket_directories: '' };
  const flags = Object.entries(options).map(([name, value]) => `-c "${name}=${value}"`);
  const args = ['start', '-D', path, '-l', logFile, '-w', '-t', String(startSeconds), '-o', flags.join(' ')];
  const done = await runProgram(site.binaries.pgCtl, args, site.user);
  if (done.ok) return 'started';
  return judgeFailure(site.folder.asked, logFile, textSince(logFile, before), done.output);
}

function judgeFailure(asked: string, logFile: string, log: string, output: string): StartResult {
  if (/could not bind|Address already in use/i.test(log)) return 'port-taken';
  if (/pre-existing shared memory block|lock file ".*" already exists/i.test(log)) return 'still-stopping';
  const said = /(?:FATAL|PANIC):\s+(.*)/.exec(log)?.[1] ?? '';
  if (/No space left/i.test(log)) throw refusals.diskFull(asked);
  if (isDamage(log)) throw refusals.damaged(asked, said);
  throw refusals.didNotStart(logFile, said || firstLine(output));
}

function isDamage(log: string): boolean {
  return /pg_control|control file|checkpoint record|incompatible with server|could not (open|read) (file|directory) "(global|base|pg_)/i.test(
    log,
  );
}

export async function stopServer(site: Site): Promise<void> {
  if (!findServer(site.folder.path)) return;
  await runProgram(site.binaries.pgCtl, stopArgs(site, 'fast'), site.user);
}

/** `immediate` skips the closing checkpoint: only for data nobody wants to keep. */
export function stopServerNow(site: Site, mode: 'fast' | 'immediate'): void {
  if (!findServer(site.folder.path)) return;
  runProgramSync(site.binaries.pgCtl, stopArgs(site, mode), site.user);
}

function stopArgs(site: Site, mode: string): string[] {
  return ['stop', '-D', site.folder.path, '-m', mode, '-w', '-t', String(stopSeconds)];
}

/** The way in when the passwords are lost: without network and without other sessions, as the owner of the files. */
export async function setSuperuserPassword(site: Site, password: string): Promise<void> {
  const args = ['--single', '-D', site.folder.path, 'postgres'];
  const done = await runProgram(site.binaries.postgres, args, site.user, `ALTER ROLE postgres PASSWORD '${password}'\n`);
  if (!done.ok) throw refusals.didNotStart(logFileOf(site.folder.path), firstLine(done.output));
}

function turnLog(logFile: string): void {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size > logLimitBytes) renameSync(logFile, `${logFile}.old`);
}

function textSince(logFile: string, offset: number): string {
  if (!existsSync(logFile)) return '';
  const length = Math.min(64 * 1024, statSync(logFile).size - offset);
  const piece = Buffer.alloc(Math.max(0, length));
  const handle = openSync(logFile, 'r');
  try {
    readSync(handle, piece, 0, piece.length, offset);
  } finally {
    closeSync(handle);
  }
  return piece.toString('utf8');
}
