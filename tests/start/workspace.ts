import { chmodSync, cpSync, lchownSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { repositoryRoot } from '../../tools/start/programs';

export interface RunAs {
  readonly uid?: number;
  readonly gid?: number;
}

export interface Workspace {
  /** The repository's root, below the home. */
  readonly root: string;
  readonly home: string;
  readonly temp: string;
  /** Whose they are; empty means "ours". */
  readonly runAs: RunAs;
  remove(): void;
}

/** What a clone has not, and what is somebody's own; packages are lent, not copied. */
const LEFT_OUT = new Set(['.git', '.nx', '.jishan', '.out', 'node_modules', 'screenshots']);
const NOBODY = { uid: 65534, gid: 65534 };

/** Root becomes an ordinary user, where such a user may reach the packages and the programs; anybody else is one. */
export function ordinaryUser(): RunAs {
  if (process.getuid?.() !== 0) return {};
  return [join(repositoryRoot, 'node_modules'), process.execPath].every(isOpenToAll) ? NOBODY : {};
}

function isOpenToAll(path: string): boolean {
  const real = realpathSync(path);
  if ((statSync(real).mode & 0o005) !== 0o005) return false;
  return real === dirname(real) || isOpenToAll(dirname(real));
}

/** The repository as it is built, in a home that nobody else may look into. */
export function newWorkspace(runAs: RunAs): Workspace {
  const world = mkdtempSync(join(tmpdir(), 'jishan-start-'));
  chmodSync(world, 0o755);
  const [home, temp] = [join(world, 'home'), join(world, 'temp')];
  const root = join(home, 'jishan');
  for (const folder of [home, temp]) mkdirSync(folder, { mode: 0o700 });
  cpSync(repositoryRoot, root, { recursive: true, filter: source => !LEFT_OUT.has(basename(source)) });
  lendPackages(join(root, 'node_modules'));
  give(world, runAs);
  return { root, home, temp, runAs, remove: () => rmSync(world, { recursive: true, force: true }) };
}

/** The house's own packages are links into the repository: here into this one. */
function lendPackages(to: string): void {
  const from = join(repositoryRoot, 'node_modules');
  mkdirSync(to);
  for (const name of readdirSync(from)) {
    if (name === '@jishan') cpSync(join(from, name), join(to, name), { recursive: true, verbatimSymlinks: true });
    else symlinkSync(join(from, name), join(to, name));
  }
}

function give(world: string, { uid, gid }: RunAs): void {
  if (uid === undefined || gid === undefined) return;
  for (const entry of readdirSync(world, { recursive: true, withFileTypes: true }))
    lchownSync(join(entry.parentPath, entry.name), uid, gid);
}
