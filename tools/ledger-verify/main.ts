import { join, resolve } from 'node:path';
import { runningOwnerUrl, startPostgres } from '../postgres';
import { dataHomeAt } from '../start/data-home';
import { repositoryRoot } from '../start/programs';
import { localBookKeys } from './own-keys';
import { verifyBooks, type Verification } from '../../apps/api/src/operations/books/verify-books';

const DATABASE = 'jishan';
const SHOWN_FAULTS = 50;

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

function report(found: Verification, keys: readonly string[]): number {
  const { villages, transfers, entries, blocks, leaves, seconds, rowsPerSecond, faults } = found;
  const size = `${villages} 个村，${transfers} 笔转账，${entries} 条分录，已封账 ${leaves} 笔、${blocks} 块，用时 ${seconds.toFixed(2)} 秒，每秒 ${Math.round(rowsPerSecond)} 行`;
  for (const [key, signed] of found.blocksOfKey)
    say(`签名公钥 ${key}：${signed} 块${keys.length > 0 ? '' : '（没有指明公钥，未与已知公钥比对）'}`);
  if (faults.length === 0) {
    say(`账目相符：${size}。`);
    return 0;
  }
  say(`账目不符，${faults.length} 处（${size}）：`);
  for (const fault of faults.slice(0, SHOWN_FAULTS)) say(`  村 ${fault.villageId} ${fault.subject} ${fault.subjectId}: ${fault.fault}`);
  if (faults.length > SHOWN_FAULTS) say(`  另有 ${faults.length - SHOWN_FAULTS} 处未列出`);
  return 1;
}

main().then(
  code => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`账目没有核对成：${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  },
);
