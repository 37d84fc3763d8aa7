import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
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
/** Before the 12th line: every household has as many at every scale. */
const FAR_BACK = Buffer.from('[12]').toString('base64url');

interface Stage {
  readonly product: Product;
  readonly owner: Client;
  readonly villages: readonly CountyVillage[];
}

interface Measure {
  readonly title: string;
  run(stage: Stage): Promise<LoadResult>;
}

/** A whole month with entries at every scale. */
function lastMonth(): string {
  const [now, zone] = [Date.now(), VILLAGE_UTC_OFFSET_MINUTES * 60_000];
  const first = new Date(now + zone);
  first.setUTCDate(1);
  return new Date(first.getTime() - DAY_MS).toISOString().slice(0, 7);
}

const get = (path: string, token: string): LoadRequest => ({ method: 'GET', path: `/api/v1${path}`, token, key: randomUUID(), body: '' });
const memberReads = ({ product, villages }: Stage, path: (village: CountyVillage) => string): Promise<LoadResult> =>
  loadHttp(
    product.baseUrl,
    1,
    Array.from({ length: REQUESTS }, (_one, n) => {
      const village = villages[n % villages.length] as CountyVillage;
      return get(path(village), village.members[Math.floor(n / villages.length) % village.members.length]?.token ?? '');
    }),
  );

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

/** One cadre's thousand: ten requests of a hundred at once, which the server makes sets of up to five hundred. */
async function thousand(stage: Stage): Promise<LoadResult> {
  const times: number[] = [];
  let failed = 0;
  for (let round = 0; round < THOUSANDS; round += 1) {
    const requests = await setsOf(stage, 10);
    const started = process.hrtime.bigint();
    failed += (await loadHttp(stage.product.baseUrl, requests.length, requests)).failed;
    times.push(Number(process.hrtime.bigint() - started) / 1e6);
  }
  times.sort((a, b) => a - b);
  const [middle, last] = [times[Math.floor(times.length / 2)] ?? NaN, times.at(-1) ?? NaN];
  return { perSecond: 1_000 / (middle / 1_000), p50Ms: middle, p99Ms: last, failed };
}

const MEASURES: readonly Measure[] = [
  {
    title: 'approve one',
    run: async stage => {
      const work = await approve.make(stage.owner, stage.villages, REQUESTS);
      return loadHttp(
        stage.product.baseUrl,
        1,
        work.map(one => one.request),
      );
    },
  },
  { title: 'approve 100 (one set)', run: async stage => loadHttp(stage.product.baseUrl, 1, await setsOf(stage, SETS)) },
  { title: 'approve 1,000 (ten sets at once)', run: thousand },
  { title: 'statement, newest 20', run: stage => memberReads(stage, ({ id }) => `/villages/${id}/points/accounts/mine/statement`) },
  {
    title: 'statement, 100 far back',
    run: stage => memberReads(stage, ({ id }) => `/villages/${id}/points/accounts/mine/statement?limit=100&cursor=${FAR_BACK}`),
  },
  { title: 'balance, month and year', run: stage => memberReads(stage, ({ id }) => `/villages/${id}/points/accounts/mine`) },
  {
    title: 'honour roll of a month',
    run: stage => memberReads(stage, ({ id }) => `/villages/${id}/points/honour-roll?period=${lastMonth()}`),
  },
  {
    title: 'honour roll of a year',
    run: stage => memberReads(stage, ({ id }) => `/villages/${id}/points/honour-roll?period=${lastMonth().slice(0, 4)}`),
  },
  {
    title: `queue, 20 of ${QUEUED}`,
    run: async stage => {
      const village = stage.villages[0] as CountyVillage;
      return loadHttp(
        stage.product.baseUrl,
        1,
        Array.from({ length: REQUESTS }, () => get(`/villages/${village.id}/points/queue`, village.keeper.token)),
      );
    },
  },
];

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const label = (entries: number): string => `${entries / MILLION} million`;

async function measureAll(stage: Stage): Promise<Map<string, LoadResult>> {
  const results = new Map<string, LoadResult>();
  for (const { title, run } of MEASURES) {
    const first = await run(stage);
    const second = await run(stage);
    // The quieter of two: what another program did meanwhile is not ours.
    const result = first.p50Ms < second.p50Ms ? first : second;
    results.set(title, result);
    const failed = first.failed + second.failed;
    say(
      `  ${title.padEnd(34)} p50 ${result.p50Ms.toFixed(2).padStart(8)} ms   p99 ${result.p99Ms.toFixed(2).padStart(8)} ms${failed > 0 ? `   ${failed} FAILED` : ''}`,
    );
    if (failed > 0) process.exitCode = 1;
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

function compare(scales: readonly number[], results: readonly Map<string, LoadResult>[]): void {
  const [small, large] = [results[0], results.at(-1)];
  say(`\nGrowth from ${label(scales[0] ?? 0)} to ${label(scales.at(-1) ?? 0)} entries, in this run (aim: at most ${GROWTH_AIM})`);
  for (const { title } of MEASURES) {
    const ratio = (large?.get(title)?.p50Ms ?? NaN) / (small?.get(title)?.p50Ms ?? NaN);
    say(`  ${title.padEnd(34)} p50 ${ratio.toFixed(2).padStart(6)} times${ratio > GROWTH_AIM ? '   NOT FLAT' : ''}`);
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
    const results: Map<string, LoadResult>[] = [];
    for (const [n, scale] of scales.entries()) {
      const entries = await fillLedger(owner, county, scale - (scales[n - 1] ?? 0));
      const stage = { product, owner, villages: await renewTokens(county, tokenKey) };
      const load = loadavg().map(one => one.toFixed(1));
      say(`\n${label(scale)} entries (${entries} counted, ${COUNTY.villages} villages; load averages ${load.join(' ')})`);
      // The first requests of a stage pay for cold pages and plans.
      await memberReads(stage, ({ id }) => `/villages/${id}/points/accounts/mine/statement`);
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
