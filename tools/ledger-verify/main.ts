import { join, resolve } from 'node:path';
import { runningOwnerUrl, startPostgres } from '../postgres';
import { repositoryRoot } from '../start/programs';
import { verifyBooks, type Verification } from '../../apps/api/src/operations/books/verify-books';

const DATABASE = 'jishan';
const SHOWN_FAULTS = 50;

/**
 * `npm run ledger:verify [-- --data DIR] [--village ID]`: exit code 0 when the books are right, 1 when they are not, 2 when they could not
 * be read. DATABASE_OWNER_URL names another database; otherwise the local one, running or not.
 */
async function main(): Promise<number> {
  const option = (name: string): string | undefined => {
    const at = process.argv.indexOf(`--${name}`);
    return at < 0 ? undefined : process.argv[at + 1];
  };
  const dataDir = join(resolve(option('data') ?? join(repositoryRoot, '.jishan')), 'postgres');
  const url = process.env['DATABASE_OWNER_URL'] ?? runningOwnerUrl(dataDir, DATABASE);
  if (url) return report(await verifyBooks(url, option('village') ?? null));
  const server = await startPostgres({ dataDir });
  try {
    return report(await verifyBooks(server.ownerUrl(DATABASE), option('village') ?? null));
  } finally {
    await server.stop();
  }
}

function report({ villages, transfers, entries, seconds, faults }: Verification): number {
  const size = `${villages} 个村，${transfers} 笔转账，${entries} 条分录，用时 ${seconds.toFixed(2)} 秒`;
  if (faults.length === 0) {
    process.stdout.write(`账目相符：${size}。\n`);
    return 0;
  }
  process.stdout.write(`账目不符，${faults.length} 处（${size}）：\n`);
  for (const fault of faults.slice(0, SHOWN_FAULTS))
    process.stdout.write(`  村 ${fault.villageId} ${fault.subject} ${fault.subjectId}: ${fault.fault}\n`);
  if (faults.length > SHOWN_FAULTS) process.stdout.write(`  另有 ${faults.length - SHOWN_FAULTS} 处未列出\n`);
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
