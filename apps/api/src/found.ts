import 'reflect-metadata';
import { foundCommand } from './modules/identity';
import { loadFoundingSettings } from './platform/config/config';

/**
 * `node dist/found.js --village 市/县/乡镇/村 --roster FILE --administrator NAME --username NAME [--apply]` with DATABASE_OWNER_URL and the
 * phones' keys: makes a village out of its roster, and the log-in that lets in everybody else.
 * `--new-password LOGIN [--unbind-wechat] [--apply]`: lets in again whoever is locked out.
 */
void foundCommand(loadFoundingSettings, process.argv.slice(2), line => void process.stdout.write(`${line}\n`)).then(code => {
  process.exitCode = code;
});
