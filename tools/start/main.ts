import { StartRefusal } from '../postgres';
import { announcement } from './announce';
import { readCommand } from './options';
import { startProduct, type Product } from './product';
import { repositoryRoot } from './programs';
import { refusals, steps as titles, words } from './start.texts';
import { terminalSteps } from './steps';

const oldestNode = [20, 19] as const;
const out = process.stdout;
let product: Product | undefined;
let isStopping = false;

/** `npm start`: from a fresh clone to a running product, told step by step; stays until Ctrl-C. */
async function main(): Promise<void> {
  const begun = performance.now();
  out.write(`\n${words.title}  ${words.motto}\n\n`);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  await terminalSteps(out).run(titles.node, checkNode);
  const command = readCommand(process.argv.slice(2), process.env, repositoryRoot, process.env['INIT_CWD'] ?? process.cwd());
  product = await startProduct({ ...command, signals: 'leave-to-caller' });
  const seconds = words.seconds((performance.now() - begun) / 1_000);
  out.write(`\n${words.ready(seconds)}\n\n${await announcement(product)}\n${words.howToStop}\n`);
  await product.api().gone;
  if (isStopping) return;
  await product.stop();
  throw refusals.apiDied('', product.home.apiLog);
}

async function checkNode(say: (remark: string) => void): Promise<void> {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const isNewEnough = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
  if (!isNewEnough) throw refusals.oldNode(process.versions.node, oldestNode.join('.'));
  say(`Node.js ${process.versions.node}`);
}

/** First the API, so that what it has begun is finished, then the database. A signal while starting ends at once: the exit hook tidies up. */
function stop(): void {
  if (!product) process.exit(130);
  // Ctrl-C reaches us from the terminal and again through npm.
  if (isStopping) return;
  isStopping = true;
  out.write(`\n${words.stopping}\n`);
  product.stop().then(
    () => {
      out.write(`${words.stopped}\n`);
      process.exit(0);
    },
    (error: unknown) => fail(error),
  );
}

function fail(error: unknown): never {
  if (error instanceof StartRefusal) process.stderr.write(`\n${words.failed}${error.message}\n`);
  else process.stderr.write(`\n${words.unexpected}\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
}

main().catch(fail);
