import { existsSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { readPasswords } from './passwords';
import { ownerRole } from './roles';
import { findServer } from './server';
import { urlFor } from './session';

/** The owner's URL of a server that runs on this data folder now; neither starts nor adopts anything. */
export function runningOwnerUrl(dataDir: string, database: string): string | undefined {
  const asked = resolve(dataDir);
  if (!existsSync(asked)) return undefined;
  const server = findServer(realpathSync(asked));
  const passwords = readPasswords(asked);
  return server && passwords ? urlFor(ownerRole, passwords.owner, server.port, database) : undefined;
}
