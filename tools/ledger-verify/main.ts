import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runningOwnerUrl, startPostgres } from '../postgres';
import { dataHomeAt } from '../start/data-home';
import { repositoryRoot } from '../start/programs';
import { localBookKeys } from './own-keys';
import { reportVerification, sayFailure } from '../../apps/api/src/operations/books/verify-command';
import { words } from '../../apps/api/src/operations/books/verify.texts';
import { verifyBooks, type Verification } from '../../apps/api/src/operations/books/verify-books';

const DATABASE = 'jishan';

interface Asked {
  readonly data?: string;
  readonly village?: string;
  readonly key?: string;
}

function askedIn(args: readonly string[]): Asked | undefined {
  try {
    return parseArgs({ args: [...args], options: { data: { type: 'string' }, village: { type: 'string' }, key: { type: 'string' } } })
      .values;
  } catch {
    return undefined;
  }
}

/**
 * `npm run ledger:verify [-- --data DIR] [--village ID] [--key HEX,HEX]`: exit code 0 when the books are right, 1 when they are not, 2 when
 * they could not be read. DATABASE_OWNER_URL names another database; otherwise the local one, running or not. `--key` says which keys may
 * have signed the sealed book; for local data that is its own key.
 */
async function main(): Promise<number> {
  const asked = askedIn(process.argv.slice(2));
  if (!asked) return refuse(words.localUsage);
  const home = dataHomeAt(resolve(asked.data ?? join(repositoryRoot, '.jishan')));
  const elsewhere = process.env['DATABASE_OWNER_URL'];
  const keys = asked.key?.split(',') ?? (elsewhere ? [] : localBookKeys(home.secrets));
  const options = { village: asked.village ?? null, keys };
  const url = elsewhere ?? runningOwnerUrl(home.postgres, DATABASE);
  if (url) return report(await verifyBooks(url, options), keys);
  // Started there, the database would be made: whoever mistypes a folder would be told that nothing in it is right.
  if (!existsSync(home.postgres)) return refuse(words.noData(home.path));
  const server = await startPostgres({ dataDir: home.postgres });
  try {
    return report(await verifyBooks(server.ownerUrl(DATABASE), options), keys);
  } finally {
    await server.stop();
  }
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const report = (found: Verification, keys: readonly string[]): number => reportVerification(found, keys, say);

function refuse(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 2;
}

main().then(
  code => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.exitCode = refuse(sayFailure(error));
  },
);
