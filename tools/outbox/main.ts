import { join, resolve } from 'node:path';
import { outboxCommand } from '../../apps/api/src/operations/outbox/outbox-command';
import { words } from '../../apps/api/src/operations/outbox/outbox.texts';
import { runningOwnerUrl } from '../postgres';
import { dataHomeAt } from '../start/data-home';
import { repositoryRoot } from '../start/programs';

const DATABASE = 'jishan';

/**
 * `npm run outbox [-- --put-back [--topic T] [--id ID]] [--data DIR]`: what the product that runs on this data could not carry out, and back
 * into the queue with it. DATABASE_OWNER_URL names another database.
 */
function main(args: readonly string[]): Promise<number> {
  const at = args.indexOf('--data');
  const home = dataHomeAt(resolve((at < 0 ? undefined : args[at + 1]) ?? join(repositoryRoot, '.jishan')));
  const rest = at < 0 ? args : [...args.slice(0, at), ...args.slice(at + 2)];
  const url = process.env['DATABASE_OWNER_URL'] ?? runningOwnerUrl(home.postgres, DATABASE);
  if (!url) throw new Error(words.needOwner);
  return outboxCommand(url, rest, line => void process.stdout.write(`${line}\n`));
}

void Promise.resolve()
  .then(() => main(process.argv.slice(2)))
  .catch((error: unknown) => {
    process.stderr.write(`${words.failed(error instanceof Error ? error.message : String(error))}\n`);
    return 2;
  })
  .then(code => {
    process.exitCode = code;
  });
