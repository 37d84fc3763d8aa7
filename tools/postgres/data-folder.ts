import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  statSync,
  symlinkSync,
  type Stats,
} from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { clearInterruptedStart } from './interrupted-start';
import { notices, refusals } from './postgres.texts';
import { canEnter, type ServerUser } from './server-user';

export const postgresMajor = 18;

/** Where the data really lies; `asked` is the place the caller named, perhaps a link to it. */
export interface DataFolder {
  readonly asked: string;
  readonly path: string;
  readonly isEmpty: boolean;
}

export interface DataFolderRequest {
  readonly dataDir: string;
  readonly user: ServerUser;
  /** Where data goes when the server's user cannot enter the place asked for. */
  readonly systemDataRoot: string;
  readonly log: (line: string) => void;
}

/** Looks before anything is written: every folder that is not ours to use ends in a refusal, untouched. */
export function openDataFolder(request: DataFolderRequest): DataFolder {
  const asked = resolve(request.dataDir);
  const found = look(asked);
  if (!found) return placeNewFolder(asked, request);
  const path = found.isSymbolicLink() ? linkedFolder(asked) : asked;
  if (!statSync(path).isDirectory()) throw refusals.notAFolder(asked);
  clearInterruptedStart(asked, path);
  const isEmpty = judgeContent(asked, path);
  judgeOwner(asked, path, request.user);
  allowTempParents(dirname(path));
  if (!canEnter(request.user, path)) throw refusals.unreachable(asked, request.user.name);
  return { asked, path, isEmpty };
}

function look(asked: string): Stats | undefined {
  try {
    return lstatSync(asked, { throwIfNoEntry: false });
  } catch (error) {
    throw cannotWrite(asked, error);
  }
}

/** A link whose target was swept away is a new, empty place. */
function linkedFolder(asked: string): string {
  const target = resolve(dirname(asked), readlinkSync(asked));
  if (!existsSync(target)) makePrivateFolder(asked, target);
  return realpathSync(asked);
}

function placeNewFolder(asked: string, request: DataFolderRequest): DataFolder {
  const parent = dirname(asked);
  try {
    mkdirSync(parent, { recursive: true });
    accessSync(parent, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw cannotWrite(asked, error);
  }
  allowTempParents(parent);
  if (canEnter(request.user, parent)) {
    makePrivateFolder(asked, asked);
    giveTo(request.user, asked);
    return { asked, path: realpathSync(asked), isEmpty: true };
  }
  // Typical: root, with the project under /root (0700). The home's mode is not ours to change.
  const real = join(request.systemDataRoot, `${basename(asked)}-${randomBytes(4).toString('hex')}`);
  makePrivateFolder(asked, real);
  giveTo(request.user, real);
  if (!canEnter(request.user, real)) throw refusals.unreachable(asked, request.user.name);
  symlinkSync(real, asked);
  request.log(notices.movedAway(asked, real));
  return { asked, path: real, isEmpty: true };
}

function makePrivateFolder(asked: string, path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    throw cannotWrite(asked, error);
  }
}

/** True when the folder is empty; refuses what is not a database of this version. */
function judgeContent(asked: string, path: string): boolean {
  let names: string[];
  try {
    names = readdirSync(path);
  } catch {
    throw refusals.ownedByAnother(asked, statSync(path).uid);
  }
  if (names.length === 0) return true;
  if (!names.includes('PG_VERSION')) throw refusals.notADataFolder(asked);
  const version = readFileSync(join(path, 'PG_VERSION'), 'utf8').trim();
  if (version !== String(postgresMajor)) throw refusals.wrongVersion(asked, version || '?', postgresMajor);
  return false;
}

function judgeOwner(asked: string, path: string, user: ServerUser): void {
  const owner = statSync(path).uid;
  const own = process.getuid?.();
  if (own !== undefined && own !== 0 && owner !== own) throw refusals.ownedByAnother(asked, owner);
  try {
    accessSync(path, constants.W_OK | constants.X_OK);
    if (own === 0 && owner !== user.uid) giveTo(user, path);
  } catch (error) {
    throw cannotWrite(asked, error);
  }
}

/** A folder root made or restored is handed over whole; links inside are handed over themselves, not what they point to. */
export function giveTo(user: ServerUser, path: string): void {
  const { uid, gid } = user;
  if (uid === undefined || gid === undefined) return;
  chownSync(path, uid, gid);
  for (const entry of readdirSync(path, { recursive: true, withFileTypes: true })) lchownSync(join(entry.parentPath, entry.name), uid, gid);
}

/** `mkdtemp` makes 0700 folders. Those of ours below the temp folder may be passed through (not listed), so that tests as root can use them. */
function allowTempParents(folder: string): void {
  if (process.getuid?.() !== 0) return;
  const top = realpathSync(tmpdir());
  for (let at = realpathSync(folder); at.startsWith(top + sep); at = dirname(at)) {
    const { uid, mode } = statSync(at);
    if (uid === 0 && (mode & 0o001) === 0) chmodSync(at, (mode & 0o777) | 0o011);
  }
}

function cannotWrite(path: string, error: unknown): Error {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC') return refusals.diskFull(path);
  if (code === 'ENOTDIR' || code === 'EEXIST') return refusals.notAFolder(path);
  return refusals.notWritable(path, code ?? message);
}
