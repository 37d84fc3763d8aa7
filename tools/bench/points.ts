import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { VILLAGE_UTC_OFFSET_MINUTES } from '@jishan/contracts';
import { Client } from 'pg';
import { makeCounty, makePending, renewTokens, type CountyPlan, type CountyVillage } from '../county/make-county';
import { verifyBooks } from '../../apps/api/src/operations/books/verify-books';
import { startProduct, type Product } from '../start/product';
import { approve } from './commands';
import { loadHttp, type LoadRequest, type LoadResult } from './http-load';
import { fillLedger, sealAll } from './ledger-fill';

const MILLION = 1_000_000;
const DAY_MS = 86_400_000;
const SCALES = [0.1 * MILLION, MILLION];
const TEN = 10 * MILLION;
/** Aim of issue 4: from the smallest to the largest book. */
const GROWTH_AIM = 1.5;
/** The same villages at every scale, so what grows is what one village has behind it: at ten million each has 50,000 credits. */
const COUNTY: CountyPlan = { villages: 100, householdsAVillage: 20, prices: [1], stock: 10, openingPoints: 100, capTimes: 1_000_000 };
const QUEUED = 300;
const REQUESTS = 400;
const SET = 100;
const SETS = 15;
const THOUSANDS = 5;
const TEN_SETS = 10;
/** An idle connection tells what it did within ten seconds. */
const FLUSH_MS = 10_500;
/** Before the 12th line: every household has as many at every scale. */
const FAR_BACK = Buffer.from('[12]').toString('base64url');

interface Stage {
  readonly product: Product;
  readonly owner: Client;
  readonly villages: readonly CountyVillage[];
}

interface Measure {
  readonly title: string;
  /** How many requests are under way at once; more than one, and the time is that of the whole round. */
  readonly atOnce: number;
  rounds(stage: Stage): Promise<LoadRequest[][]>;
}

interface Result extends LoadResult {
  /** Pages of 8 kB that the API's connections took up, from memory or disk, for one round (a request, where requests go singly). */
  readonly pages: number;
}

/** A whole month with entries at every scale. */
function lastMonth(): string {
  const [now, zone] = [Date.now(), VILLAGE_UTC_OFFSET_MINUTES * 60_000];
  const first = new Date(now + zone);
  first.setUTCDate(1);
  return new Date(first.getTime() - DAY_MS).toISOString().slice(0, 7);
}

const get = (path: string, token: string): LoadRequest => ({ method: 'GET', path: `/api/v1${path}`, token, key: randomUUID(), body: '' });
const memberReads = ({ villages }: Stage, path: (village: CountyVillage) => string): LoadRequest[] =>
  Array.from({ length: REQUESTS }, (_one, n) => {
    const village = villages[n % villages.length] as CountyVillage;
    return get(path(village), village.members[Math.floor(n / villages.length) % village.members.length]?.token ?? '');
  });

async function setsOf(stage: Stage, count: number): Promise<LoadRequest[]> {
  const village = stage.villages[1] as CountyVillage;
  const pending = await makePending(stage.owner, [village], count * SET);
  return Array.from({ length: count }, (_set, n) => ({
    method: 'POST',
    path: `/api/v1/villages/${village.id}/points/applications/approve-many`,
    token: village.keeper.token,
    key: randomUUID(),
    body: JSON.stringify({ applicationIds: pending.slice(n * SET, n * SET + SET).map(one => one.applicationId) }),
  }));
}

const reading = (title: string, path: (village: CountyVillage) => string): Measure => ({
  title,
  atOnce: 1,
  rounds: async stage => [memberReads(stage, path)],
});

const MEASURES: readonly Measure[] = [
  {
    title: 'approve one',
    atOnce: 1,
    rounds: async stage => [(await approve.make(stage.owner, stage.villages, REQUESTS)).map(one => one.request)],
  },
  { title: 'approve 100 (one set)', atOnce: 1, rounds: async stage => [await setsOf(stage, SETS)] },
  {
    // One cadre's thousand: ten requests of a hundred at once, which the server makes sets of up to five hundred.
    title: 'approve 1,000 (ten sets at once)',
    atOnce: TEN_SETS,
    rounds: async stage => {
      const sets = await setsOf(stage, THOUSANDS * TEN_SETS);
      return Array.from({ length: THOUSANDS }, (_round, n) => sets.slice(n * TEN_SETS, (n + 1) * TEN_SETS));
    },
  },
  reading('statement, newest 20', ({ id }) => `/villages/${id}/points/accounts/mine/statement`),
  reading('statement, 100 far back', ({ id }) => `/villages/${id}/points/accounts/mine/statement?limit=100&cursor=${FAR_BACK}`),
  reading('balance, month and year', ({ id }) => `/villages/${id}/points/accounts/mine`),
  reading('honour roll of a month', ({ id }) => `/villages/${id}/points/honour-roll?period=${lastMonth()}`),
  reading('honour roll of a year', ({ id }) => `/villages/${id}/points/honour-roll?period=${lastMonth().slice(0, 4)}`),
  {
    title: `queue, 20 of ${QUEUED}`,
    atOnce: 1,
    rounds: async ({ villages: [village] }) => [
      Array.from({ length: REQUESTS }, () => get(`/villages/${village?.id}/points/queue`, village?.keeper.token ?? '')),
    ],
  },
];

/** As far as the connections have told: they do when they go idle, at most ten seconds later. */
async function pagesOf(owner: Client): Promise<number> {
  await owner.query('SELECT pg_stat_force_next_flush()');
  const { rows } = await owner.query<{ pages: string }>(
    `SELECT sum(hits + coalesce(reads, 0)) AS pages FROM pg_stat_io WHERE backend_type = 'client backend' AND object = 'relation'`,
  );
  return Number(rows[0]?.pages);
}

async function timed({ product }: Stage, { atOnce }: Measure, rounds: readonly LoadRequest[][]): Promise<LoadResult> {
  if (atOnce === 1) return loadHttp(product.baseUrl, 1, rounds.flat());
  const times: number[] = [];
  let failed = 0;
  for (const requests of rounds) {
    const started = process.hrtime.bigint();
    failed += (await loadHttp(product.baseUrl, atOnce, requests)).failed;
    times.push(Number(process.hrtime.bigint() - started) / 1e6);
  }
  times.sort((a, b) => a - b);
  const [middle, last] = [times[Math.floor(times.length / 2)] ?? NaN, times.at(-1) ?? NaN];
  return { perSecond: (atOnce * SET) / (middle / 1_000), p50Ms: middle, p99Ms: last, failed };
}

/** The quieter of two in time: what another program did meanwhile is not ours. Pages are counted in the second, when the caches are warm. */
async function measure(stage: Stage, one: Measure): Promise<Result> {
  const first = await timed(stage, one, await one.rounds(stage));
  const rounds = await one.rounds(stage);
  const before = await pagesOf(stage.owner);
  const second = await timed(stage, one, rounds);
  await setTimeout(FLUSH_MS);
  const pages = (await pagesOf(stage.owner)) - before;
  const quieter = first.p50Ms < second.p50Ms ? first : second;
  return { ...quieter, failed: first.failed + second.failed, pages: pages / (one.atOnce === 1 ? rounds.flat().length : rounds.length) };
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const label = (entries: number): string => `${entries / MILLION} million`;

async function measureAll(stage: Stage): Promise<Map<string, Result>> {
  const results = new Map<string, Result>();
  for (const one of MEASURES) {
    const result = await measure(stage, one);
    results.set(one.title, result);
    const [p50, p99] = [result.p50Ms, result.p99Ms].map(ms => ms.toFixed(2).padStart(8));
    say(
      `  ${one.title.padEnd(34)} p50 ${p50} ms   p99 ${p99} ms   ${Math.round(result.pages).toLocaleString('en').padStart(8)} pages${result.failed > 0 ? `   ${result.failed} FAILED` : ''}`,
    );
    if (result.failed > 0) process.exitCode = 1;
  }
  return results;
}

async function verify({ product, owner, villages }: Stage): Promise<void> {
  const { blocks, seconds } = await sealAll(owner, villages);
  const found = await verifyBooks(product.databaseOwnerUrl);
  const rows = found.transfers + found.entries + found.leaves;
  say(
    `  sealed ${blocks} blocks in ${seconds.toFixed(1)} s; ledger:verify ${rows} rows in ${found.seconds.toFixed(1)} s: ${Math.round(found.rowsPerSecond)} rows/s, ${found.faults.length} faults`,
  );
  if (found.faults.length > 0) process.exitCode = 1;
}

function compare(scales: readonly number[], results: readonly Map<string, Result>[]): void {
  const [small, large] = [results[0], results.at(-1)];
  say(`\nGrowth from ${label(scales[0] ?? 0)} to ${label(scales.at(-1) ?? 0)} entries, in this run (aim: at most ${GROWTH_AIM})`);
  say('Pages do not mind what else the machine does; times do.');
  for (const { title } of MEASURES) {
    const growth = (of: (result: Result) => number): number => {
      const [from, to] = [small?.get(title), large?.get(title)];
      return from && to ? of(to) / of(from) : NaN;
    };
    const [p50, p99, pages] = [growth(one => one.p50Ms), growth(one => one.p99Ms), growth(one => one.pages)];
    const times = [p50, p99, pages].map(one => one.toFixed(2).padStart(6));
    say(`  ${title.padEnd(34)} p50 ${times[0]}   p99 ${times[1]}   pages ${times[2]} times${pages > GROWTH_AIM ? '   NOT FLAT' : ''}`);
  }
}

/** `npm run bench:points [-- --ten] [-- --no-build]`: how the points' commands and reads grow with the book. `--ten` goes to ten million entries. */
async function main(): Promise<void> {
  const scales = process.argv.includes('--ten') ? [...SCALES, TEN] : SCALES;
  const dataDir = mkdtempSync(join(tmpdir(), 'jishan-bench-'));
  const product = await startProduct({
    dataDir,
    port: 0,
    demo: false,
    quiet: true,
    build: !process.argv.includes('--no-build'),
    env: { JISHAN_DEMO: 'false', LOG_LEVEL: 'warn' },
  });
  const owner = new Client({ connectionString: product.databaseOwnerUrl });
  try {
    await owner.connect();
    const { JISHAN_TOKEN_KEY } = JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8')) as { JISHAN_TOKEN_KEY: string };
    const tokenKey = Buffer.from(JISHAN_TOKEN_KEY, 'base64');
    const county = await makeCounty(owner, tokenKey, COUNTY);
    await makePending(owner, county.slice(0, 1), QUEUED);
    const results: Map<string, Result>[] = [];
    for (const [n, scale] of scales.entries()) {
      const entries = await fillLedger(owner, county, scale - (scales[n - 1] ?? 0));
      const stage = { product, owner, villages: await renewTokens(county, tokenKey) };
      const load = loadavg().map(one => one.toFixed(1));
      say(`\n${label(scale)} entries (${entries} counted, ${COUNTY.villages} villages; load averages ${load.join(' ')})`);
      // The first requests of a stage pay for cold pages and plans.
      await loadHttp(
        product.baseUrl,
        1,
        memberReads(stage, ({ id }) => `/villages/${id}/points/accounts/mine/statement`),
      );
      results.push(await measureAll(stage));
      await verify(stage);
    }
    compare(scales, results);
  } finally {
    await owner.end();
    await product.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
