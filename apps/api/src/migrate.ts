import 'reflect-metadata';
import { migrate } from './platform/db/migrate';

/** `node dist/migrate.js` with DATABASE_OWNER_URL: brings the schema to this version and says what it did. */
async function main(): Promise<void> {
  const url = process.env['DATABASE_OWNER_URL'];
  if (!url) throw new Error('缺少环境变量 DATABASE_OWNER_URL。');
  const { migrations, functions } = await migrate(url);
  process.stdout.write(`${migrations.length} migrations, ${functions.length} functions\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
