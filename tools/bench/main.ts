import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { verifyBooks } from '../../apps/api/src/operations/books/verify-books';
import { startProduct, type Product } from '../start/product';
import { makeCounty, makePending, renewTokens, type CountyPlan, type CountyVillage } from '../county/make-county';
import { layItems, makeItemTable } from './bench-items';
import { approve, reserve, type BenchCommand } from './commands';
import { loadHttp, type LoadRequest, type LoadResult } from './http-load';
import { loadRaw, type RawResult } from './raw-load';
import { whereNodeSpends, whereTimeGoes } from './where-time-goes';

/** Seconds of work a figure on a machine of two cores. */
const REQUESTS: ReadonlyMap<number, number> = new Map([
  [1, 800],
  [8, 4_000],
  [32, 6_000],
  [128, 6_000],
]);
/** The aims of issue 3 are of this many clients. */
const JUDGED_CLIENTS = 32;
const SETS_AIM = 10;
const COMMANDS = [approve, reserve];
/** Nothing runs out: what is measured are commands that succeed. */
const COUNTY: CountyPlan = {
  villages: 200,
  householdsAVillage: 20,
  prices: [1, 1, 1, 1, 1],
  stock: 1_000_000,
  openingPoints: 100_000,
  capTimes: 100_000,
};

const percent = (part: number, whole: number): string => `${Math.round((100 * part) / whole)} %`;
const median = <T>(values: readonly T[], of: (value: T) => number): T => {
  const middle = [...values].sort((a, b) => of(a) - of(b))[Math.floor(values.length / 2)];
  if (middle === undefined) throw new Error('no rounds');
  return middle;
};
const say = (line: string): void => void process.stdout.write(`${line}\n`);
/** A run that misses an aim says so to whoever looks at its exit code only. */
function judge(title: string, figure: number, aim: number): void {
  if (figure >= aim) return;
  say(`BELOW THE AIM: ${title} ${figure.toFixed(1)} of ${aim}`);
  process.exitCode = 1;
}
const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};

interface Stage {
  readonly product: Product;
  readonly owner: Client;
  /** With new tokens, which are good for ten minutes: a slow machine needs longer for the whole. */
  readonly villagesNow: () => Promise<readonly CountyVillage[]>;
  readonly rounds: number;
  readonly clients: readonly number[];
}

async function compare({ product, owner, villagesNow, rounds, clients }: Stage, command: BenchCommand): Promise<void> {
  say(
    `\n${command.title} over HTTP against the same function called raw, in turn, medians of ${rounds} rounds (aim at ${JUDGED_CLIENTS} clients: ${command.aim} %)`,
  );
  say('clients      HTTP/s     raw/s   ratio   p50 ms   p99 ms');
  for (const count of clients) {
    const size = REQUESTS.get(count) ?? 2_000;
    const http: LoadResult[] = [];
    const raw: RawResult[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const work = await command.make(owner, await villagesNow(), size * 2);
      http.push(
        await loadHttp(
          product.baseUrl,
          count,
          work.slice(0, size).map(one => one.request),
        ),
      );
      const perClient = await layItems(
        owner,
        work.slice(size).map(one => one.item),
        count,
      );
      raw.push(await loadRaw(product.databaseAppUrl, command.functionName, count, perClient));
    }
    const h = median(http, one => one.perSecond);
    const r = median(raw, one => one.perSecond);
    const failed = http.reduce((sum, one) => sum + one.failed, 0);
    const figures = [
      h.perSecond.toFixed(0).padStart(11),
      r.perSecond.toFixed(0).padStart(9),
      percent(h.perSecond, r.perSecond).padStart(7),
      h.p50Ms.toFixed(1).padStart(8),
      h.p99Ms.toFixed(1).padStart(8),
    ];
    say(`${String(count).padStart(7)} ${figures.join(' ')}   raw by ${r.by}${failed > 0 ? `, ${failed} FAILED` : ''}`);
    if (failed > 0) process.exitCode = 1;
    if (count === JUDGED_CLIENTS) judge(`${command.title}, percent of the raw function`, (100 * h.perSecond) / r.perSecond, command.aim);
  }
}

/** One cadre clears the queue: a hundred at a time against one at a time, both over HTTP. */
async function sets({ product, owner, villagesNow }: Stage): Promise<void> {
  const [village] = await villagesNow();
  if (!village) throw new Error('no village');
  const alone = await loadHttp(
    product.baseUrl,
    1,
    (await approve.make(owner, [village], 600)).map(one => one.request),
  );
  const many = await makePending(owner, [village], 3_000);
  const requests = Array.from({ length: many.length / 100 }, (_set, n): LoadRequest => ({
    method: 'POST',
    path: `/api/v1/villages/${village.id}/points/applications/approve-many`,
    token: village.keeper.token,
    key: randomUUID(),
    body: JSON.stringify({ applicationIds: many.slice(n * 100, n * 100 + 100).map(pending => pending.applicationId) }),
  }));
  const together = await loadHttp(product.baseUrl, 1, requests);
  const perSecond = together.perSecond * 100;
  const times = perSecond / alone.perSecond;
  say(
    `\nOne cadre, one village: sets of 100 ${perSecond.toFixed(0)}/s (p50 ${together.p50Ms.toFixed(1)} ms a set), one by one ${alone.perSecond.toFixed(0)}/s (p50 ${alone.p50Ms.toFixed(1)} ms): ${times.toFixed(1)} times (aim: ${SETS_AIM})`,
  );
  judge('sets of 100, times one by one', times, SETS_AIM);
}

async function refuseUnsafe(owner: Client): Promise<void> {
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes']) {
    const value = (await owner.query<Record<string, string>>(`SHOW ${setting}`)).rows[0]?.[setting];
    if (value !== 'on') throw new Error(`${setting} is ${value ?? 'unknown'}: nothing measured here would count`);
  }
}

async function approvals(product: Product, villages: readonly CountyVillage[]): Promise<void> {
  const owner = new Client({ connectionString: product.databaseOwnerUrl });
  await owner.connect();
  const work = await approve.make(owner, villages, 6_000);
  await owner.end();
  await loadHttp(
    product.baseUrl,
    32,
    work.map(one => one.request),
  );
}

async function warmUp(product: Product, owner: Client, villages: readonly CountyVillage[], requests: number): Promise<void> {
  for (const command of COMMANDS)
    await loadHttp(
      product.baseUrl,
      8,
      (await command.make(owner, villages, requests)).map(one => one.request),
    );
}

/** `npm run bench [-- --rounds N] [--clients 1,32] [--no-build]`, or `-- --where`: where the time goes. */
async function main(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'jishan-bench-'));
  const launch = (env: Readonly<Record<string, string>> = {}, build = false): Promise<Product> =>
    startProduct({ dataDir, port: 0, demo: false, quiet: true, build, env: { JISHAN_DEMO: 'false', LOG_LEVEL: 'info', ...env } });
  const product = await launch({}, !process.argv.includes('--no-build'));
  const owner = new Client({ connectionString: product.databaseOwnerUrl });
  try {
    await owner.connect();
    await refuseUnsafe(owner);
    const { JISHAN_TOKEN_KEY } = JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8')) as { JISHAN_TOKEN_KEY: string };
    const tokenKey = Buffer.from(JISHAN_TOKEN_KEY, 'base64');
    await makeItemTable(owner);
    const villages = await makeCounty(owner, tokenKey, COUNTY);
    const clients = option('clients')?.split(',').map(Number) ?? [...REQUESTS.keys()];
    const villagesNow = () => renewTokens(villages, tokenKey);
    const stage: Stage = { product, owner, villagesNow, rounds: Number(option('rounds') ?? 3), clients };
    await warmUp(product, owner, villages, 1_000);
    const isWhere = process.argv.includes('--where');
    for (const command of COMMANDS) await (isWhere ? whereTimeGoes(product, command, owner, await villagesNow()) : compare(stage, command));
    if (!isWhere) await sets(stage);
    const { faults } = await verifyBooks(product.databaseOwnerUrl);
    say(`\nBooks after all of it: ${faults.length === 0 ? 'right' : JSON.stringify(faults.slice(0, 5))}`);
    if (faults.length > 0) process.exitCode = 1;
    await owner.end();
    await product.stop();
    if (process.argv.includes('--where')) await whereNodeSpends(launch, async again => approvals(again, await villagesNow()));
  } finally {
    await owner.end().catch(() => undefined);
    await product.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
