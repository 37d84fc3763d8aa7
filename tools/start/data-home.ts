import { accessSync, constants, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { removeDataFolder } from '../postgres';
import { refusals } from './start.texts';

/** The one folder in which a started product keeps everything: database, secrets, photos, logs. */
export interface DataHome {
  readonly path: string;
  readonly postgres: string;
  readonly secrets: string;
  readonly media: string;
  readonly apiLog: string;
  readonly buildLog: string;
  readonly setupLog: string;
  /** Stands while the demo county is being filled; found at a start, it says that the filling was cut short. */
  readonly demoMark: string;
}

const markName = 'jishan.json';

export function dataHomeAt(path: string): DataHome {
  return {
    path,
    postgres: join(path, 'postgres'),
    secrets: join(path, 'secrets.json'),
    media: join(path, 'media'),
    apiLog: join(path, 'api.log'),
    buildLog: join(path, 'build.log'),
    setupLog: join(path, 'setup.log'),
    demoMark: join(path, 'demo-unfinished'),
  };
}

/** Makes it, or knows it by its mark; a folder with anything else in it is left alone. */
export function openDataHome(path: string): DataHome {
  mkdirSync(path, { recursive: true });
  accessSync(path, constants.W_OK | constants.X_OK);
  if (!isMarked(path)) {
    if (readdirSync(path).length > 0) throw refusals.notOurData(path);
    writeFileSync(join(path, markName), `${JSON.stringify({ product: 'jishan', layout: 1 })}\n`);
  }
  return dataHomeAt(path);
}

/** For `--fresh`. Refuses what is not ours and what a running product uses; then nothing of the old data is left. */
export async function emptyDataHome(path: string): Promise<void> {
  if (!existsSync(path) || readdirSync(path).length === 0) return;
  if (!isMarked(path)) throw refusals.notOurData(path);
  await removeDataFolder({ dataDir: dataHomeAt(path).postgres, signals: 'leave-to-caller' });
  // The mark goes last: cut short half-way, the folder is still known as ours.
  for (const name of readdirSync(path)) if (name !== markName) rmSync(join(path, name), { recursive: true, force: true });
  rmSync(join(path, markName));
}

const DISK_FAULTS = ['ENOSPC', 'EDQUOT', 'EROFS', 'EIO'];

/** A sentence instead of a stack, when the folder or the disk below it is what is wrong; anything else is left as it is. */
export function sayFolderFault(path: string, error: unknown): unknown {
  if (typeof error !== 'object' || error === null) return error;
  const { code, path: where } = error as NodeJS.ErrnoException;
  if (code === undefined) return error;
  // A write into an opened file does not say which.
  const isOurs = where === undefined ? DISK_FAULTS.includes(code) : !relative(path, where).startsWith('..');
  return isOurs ? refusals.cannotUseData(path, code) : error;
}

function isMarked(path: string): boolean {
  try {
    const mark = JSON.parse(readFileSync(join(path, markName), 'utf8')) as { product?: unknown };
    return mark.product === 'jishan';
  } catch {
    return false;
  }
}
