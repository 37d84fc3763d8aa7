import { join, resolve } from 'node:path';
import { runningOwnerUrl, startPostgres } from '../postgres';
import { dataHomeAt } from '../start/data-home';
import { repositoryRoot } from '../start/programs';
import { localBookKeys } from './own-keys';
import { reportVerification } from '../../apps/api/src/operations/books/verify-command';
import { words } from '../../apps/api/src/operations/books/verify.texts';
import { verifyBooks, type Verification } from '../../apps/api/src/operations/books/verify-books';

const DATABASE = 'jishan';

/**
 * `npm run ledger:verify [-- --data DIR] [--village ID] [--key HEX,HEX]`: exit code 0 when the books are right, 1 when they are not, 2 when
 * they could not be read. DATABASE_OWNER_URL names another database; otherwise the local one, running or not. `--key` says which keys may
 * have signed the sealed book; for local data that is its own key.
 */
async function main(): Promise<number> {
  const option = (name: string): string | undefined => {
    const at = process.argv.indexOf(`--${name}`);
    return at < 0 ? undefined : process.argv[at + 1];
  };
  const home = dataHomeAt(resolve(option('data') ?? join(repositoryRoot, '.jishan')));
  const elsewhere = process.env['DATABASE_OWNER_URL'];
  const keys = option('key')?.split(',') ?? (elsewhere ? [] : localBookKeys(home.secrets));
  const options = { village: option('village') ?? null, keys };
  const url = elsewhere ?? runningOwnerUrl(home.postgres, DATABASE);
  if (url) return report(await verifyBooks(url, options), keys);
  const server = await startPostgres({ dataDir: home.postgres });
  try {
    return report(await verifyBooks(server.ownerUrl(DATABASE), options), keys);
  } finally {
    await server.stop();
  }
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const report = (found: Verification, keys: readonly string[]): number => reportVerification(found, keys, say);

main().then(
  code => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${words.failed(error instanceof Error ? error.message : String(error))}\n`);
    process.exitCode = 2;
  },
);
