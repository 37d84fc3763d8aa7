import 'reflect-metadata';
import { createApp } from './app';
import { ConfigError, loadConfig } from './platform/config/config';
import { checkDatabase, StartRefusal } from './platform/db/start-check';

/** Starts the API. A wrong environment is a sentence and exit code 1, never a stack. */
async function main(): Promise<void> {
  const config = loadConfig();
  await checkDatabase(config);
  const app = await createApp(config);
  await app.listen(config.port, config.host);
}

main().catch((error: unknown) => {
  const expected = error instanceof ConfigError || error instanceof StartRefusal;
  const taken = (error as { code?: string } | null)?.code === 'EADDRINUSE';
  if (taken) process.stderr.write('端口已被占用，请用环境变量 PORT 换一个端口。\n');
  else
    process.stderr.write(
      `${expected ? (error as Error).message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
  process.exit(1);
});
