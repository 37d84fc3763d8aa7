import { readFileSync, statSync } from 'node:fs';
import { runProgramSync, type RunAs } from './run-program';

/** PostgreSQL refuses to run as root, so root has to choose somebody else. */
export interface ServerUser extends RunAs {
  readonly name: string;
}

const ourselves: ServerUser = { name: '' };

/**
 * The owner of existing data stays the owner (so a `postgres` user installed later changes nothing); else `postgres`, else `nobody`.
 * No user is ever added to the machine.
 */
export function chooseServerUser(dataDir: string): ServerUser {
  if (process.getuid?.() !== 0) return ourselves;
  const owner = ownerOf(dataDir);
  if (owner && owner.uid !== 0) return owner;
  const users = passwdUsers();
  return users.get('postgres') ?? users.get('nobody') ?? { name: 'nobody', uid: 65534, gid: 65534 };
}

function ownerOf(dataDir: string): ServerUser | undefined {
  try {
    const { uid, gid } = statSync(dataDir);
    return { name: `uid ${uid}`, uid, gid };
  } catch {
    // Absent, or no place for a folder at all: said when the folder is opened.
    return undefined;
  }
}

function passwdUsers(): Map<string, ServerUser> {
  const users = new Map<string, ServerUser>();
  for (const line of readFileSync('/etc/passwd', 'utf8').split('\n')) {
    const [name, , uid, gid] = line.split(':');
    // macOS writes nobody as -2, which the system takes as an unsigned number.
    if (name && uid && gid) users.set(name, { name, uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 });
  }
  return users;
}

/** Asks the system itself (modes, access lists and mounts included) by trying it as that user. */
export function canEnter(user: ServerUser, folder: string): boolean {
  if (user.uid === undefined) return true;
  return runProgramSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], user).ok;
}
