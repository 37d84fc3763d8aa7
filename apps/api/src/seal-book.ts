import 'reflect-metadata';
import { BookKey, dayAt, SealBook } from './modules/points';
import { loadConfig } from './platform/config/config';
import { makeDataSource } from './platform/db/data-source';
import { clockAlone } from './platform/jobs';

const STATEMENT_TIMEOUT_MS = 60_000;

/** `node dist/seal-book.js` with the api's environment: seals the books of all villages now, without waiting for the night. */
async function main(): Promise<void> {
  const config = loadConfig();
  const source = makeDataSource({
    url: config.databaseUrl,
    poolSize: 2,
    applicationName: 'jishan-seal',
    statementTimeoutMs: STATEMENT_TIMEOUT_MS,
  });
  await source.initialize();
  try {
    const key = new BookKey(config);
    const blocks = await new SealBook(source, key, clockAlone(source), { every: () => undefined }).through(dayAt(new Date()));
    process.stdout.write(`${blocks} blocks sealed, public key ${key.publicKey.toString('hex')}\n`);
  } finally {
    await source.destroy();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
