import { outboxCommand } from './operations/outbox/outbox-command';
import { words } from './operations/outbox/outbox.texts';
import { loadOwnerUrl } from './platform/config/config';

/** `node dist/outbox.js [--put-back [--topic T] [--id ID]]` with DATABASE_OWNER_URL. */
void Promise.resolve()
  .then(() => outboxCommand(loadOwnerUrl(), process.argv.slice(2), line => void process.stdout.write(`${line}\n`)))
  .catch((error: unknown) => {
    process.stderr.write(`${words.failed(error instanceof Error ? error.message : String(error))}\n`);
    return 2;
  })
  .then(code => {
    process.exitCode = code;
  });
