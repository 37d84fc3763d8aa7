import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { runningOwnerUrl } from '../postgres';
import { dataHomeAt } from '../start/data-home';
import { localSecrets } from '../start/local-secrets';
import { repositoryRoot } from '../start/programs';

const DATABASE = 'jishan';
const PROGRAM = 'apps/api/dist/seal-book.js';

/**
 * `npm run book:seal [-- --data DIR]`: seals the books of the product that runs on this data now, without waiting for the night, so that a
 * demonstration can check a line at once. Elsewhere: `node apps/api/dist/seal-book.js` with the API's environment.
 */
function main(): number {
  const at = process.argv.indexOf('--data');
  const home = dataHomeAt(resolve((at < 0 ? undefined : process.argv[at + 1]) ?? join(repositoryRoot, '.jishan')));
  const url = runningOwnerUrl(home.postgres, DATABASE);
  if (!url) {
    process.stderr.write('没有找到正在运行的积善，请先运行 npm start。\n');
    return 1;
  }
  const env = { ...process.env, ...localSecrets(home.secrets), NODE_ENV: 'development', DATABASE_URL: url };
  return spawnSync(process.execPath, [PROGRAM], { cwd: repositoryRoot, env, stdio: 'inherit' }).status ?? 1;
}

process.exitCode = main();
