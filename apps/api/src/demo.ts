import 'reflect-metadata';
import { fillDemo } from './demo/fill-demo';
import { ConfigError, loadConfig, loadOwnerUrl } from './platform/config/config';

/**
 * `node dist/demo.js` with the api's environment and DATABASE_OWNER_URL (only the schema's owner may date the books back): fills the demo
 * county into an empty database and says what it made. Refused in production: the demo logins' password is public.
 */
async function main(): Promise<void> {
  const config = loadConfig();
  if (config.production) throw new ConfigError('生产环境不能填充演示数据：演示账号的密码是公开的。');
  const filled = await fillDemo({
    config,
    ownerUrl: loadOwnerUrl(),
    say: (part, counts, seconds) =>
      process.stdout.write(
        `${part}: ${Object.entries(counts)
          .map(([what, count]) => `${count} ${what}`)
          .join(', ')} (${seconds.toFixed(1)} s)\n`,
      ),
  });
  if (!filled) process.stdout.write('the database is inhabited: nothing to do\n');
}

main().catch((error: unknown) => {
  // The starter tells the last line, so the sentence comes last.
  if (error instanceof Error && !(error instanceof ConfigError)) process.stderr.write(`${error.stack ?? ''}\n`);
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
