import 'reflect-metadata';
import { loadOwnerUrl } from './platform/config/config';
import { migrate } from './platform/db/migrate';

/** `node dist/migrate.js` with DATABASE_OWNER_URL: brings the schema to this version and says what it did. */
async function main(): Promise<void> {
  const { migrations, functions } = await migrate(loadOwnerUrl());
  process.stdout.write(`${migrations.length} migrations, ${functions.length} functions\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
