import { verifyCommand } from './operations/books/verify-command';
import { loadOwnerUrl } from './platform/config/config';

/** `node dist/verify.js [--village ID] [--key HEX,HEX]` with DATABASE_OWNER_URL: 0 the books are right, 1 they are not, 2 they could not be read. */
void verifyCommand(loadOwnerUrl, process.argv.slice(2), line => void process.stdout.write(`${line}\n`)).then(code => {
  process.exitCode = code;
});
