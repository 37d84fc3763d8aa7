import { existsSync, lstatSync, realpathSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { markerOf } from './interrupted-start';
import { passwordFileOf } from './passwords';
import { findServer } from './server';
import { startPostgres, type StartOptions } from './start-postgres';

/**
 * Deletes a database and what lies beside it, also where a link leads and also when it is damaged. A server left running on it is adopted
 * and stopped first; one in use by another program is a refusal. That the folder may be deleted at all is for the caller to know.
 */
export async function removeDataFolder(options: StartOptions): Promise<void> {
  const asked = resolve(options.dataDir);
  const found = lstatSync(asked, { throwIfNoEntry: false });
  if (!found) return;
  const real = existsSync(asked) ? realpathSync(asked) : asked;
  if (findServer(real)) await (await startPostgres(options)).stop();
  rmSync(real, { recursive: true, force: true });
  rmSync(asked, { recursive: true, force: true });
  for (const file of [passwordFileOf(asked), markerOf(asked)]) rmSync(file, { force: true });
}
