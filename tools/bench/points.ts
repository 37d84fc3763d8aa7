import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { constants, loadavg, setPriority, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';
import { makeCounty, makePending, renewTokens, type CountyPlan, type CountyVillage } from '../county/make-county';
import { verifyBooks } from '../../apps/api/src/operations/books/verify-books';
import { startProduct, type Product } from '../start/product';
import { cpuTimes, machineSeconds } from './cpu-time';
import { loadHttp, type LoadRequest, type LoadResult } from './http-load';
import { ageHouseholds, entriesIn, fillLedger, sealAll, settle } from './ledger-fill';
import { growthLines, label, resultLine, verifyLine, type Result, type StageResult } from './points-growth';
import { MEASURES, QUEUED, SET, WARM_UPS, type Measure, type Stage } from './points-measures';
import { mostTaken, pagesOf } from './pages';
import { superuserOf } from './superuser';

const MILLION = 1_000_000;
const SCALES = [0.1 * MILLION, MILLION];
const TEN = 10 * MILLION;
/** The same villages at every scale, so what grows is what one village has behind it: at ten million each has 50,000 credits. */
const COUNTY: CountyPlan = { villages: 100, householdsAVillage: 20, prices: [1], stock: 10, openingPoints: 100, capTimes: 1_000_000 };
/** An idle connection tells what it did within ten seconds. */
const FLUSH_MS = 10_500;
const TABLES_TOLD = 6;
const OWED_PATIENCE_MS = 600_000;

/** Kept beside the data, so that a run that was cut short goes on where it was. Tokens in it are old ones. */
interface Kept {
  readonly county: readonly CountyVillage[];
  readonly stages: readonly StageResult[];
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Cores that programs other than ours keep busy while `work` runs. */
async function withOthers<Answer>({ product }: Stage, work: () => Promise<Answer>): Promise<{ answer: Answer; othersCores: number }> {
  const used = (): number => {
    const { api, database, load } = cpuTimes(product.api().pid, product.databasePid ?? NaN);
    return machineSeconds() - api - database - load;
  };
  const [before, started] = [used(), process.hrtime.bigint()];
  const answer = await work();
  return { answer, othersCores: Math.max(0, used() - before) / (Number(process.hrtime.bigint() - started) / 1e9) };
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

/** What earlier commands owe is carried out meanwhile and would count as this one's; what this one owes belongs to it. */
async function carriedOut(owner: Client): Promise<void> {
  const deadline = Date.now() + OWED_PATIENCE_MS;
  for (;;) {
    const { rows } = await owner.query<{ owed: boolean }>(
      'SELECT EXISTS (SELECT FROM outbox_event WHERE done_at IS NULL AND set_aside_at IS NULL AND due_at <= now()) AS owed',
    );
    if (!rows[0]?.owed) return setTimeout(FLUSH_MS);
    if (Date.now() > deadline) throw new Error('the outbox is not carried out');
    await setTimeout(1_000);
  }
}

/** The quieter of two in time: what another program did meanwhile is not ours. Pages are counted in the second, when the caches are warm. */
async function measure(stage: Stage, one: Measure): Promise<Result> {
  const firstRounds = await one.rounds(stage);
  const first = await withOthers(stage, () => timed(stage, one, firstRounds));
  const rounds = await one.rounds(stage);
  await carriedOut(stage.owner);
  const before = await pagesOf(stage.owner);
  const second = await withOthers(stage, () => timed(stage, one, rounds));
  await carriedOut(stage.owner);
  const after = await pagesOf(stage.owner);
  const count = one.atOnce === 1 ? rounds.flat().length : rounds.length;
  const { answer: quieter, othersCores } = first.othersCores < second.othersCores ? first : second;
  return {
    p50Ms: quieter.p50Ms,
    p99Ms: quieter.p99Ms,
    othersCores,
    failed: first.answer.failed + second.answer.failed,
    pages: (after.all - before.all) / count,
    tables: mostTaken(before, after, TABLES_TOLD).map(([name, pages]) => `${name} ${Math.round(pages / count)}`),
  };
}

async function measureAll(
  product: Product,
  owner: Client,
  county: readonly CountyVillage[],
  tokenKey: Buffer,
): Promise<Record<string, Result>> {
  const results: Record<string, Result> = {};
  // Tokens are good for ten minutes: new ones for each measure.
  const stageNow = async (): Promise<Stage> => ({ product, owner, villages: await renewTokens(county, tokenKey) });
  // The first requests of a stage pay for cold pages and plans; those planned for a table that was still empty would read it whole.
  for (const one of WARM_UPS) {
    const stage = await stageNow();
    await timed(stage, one, await one.rounds(stage));
  }
  await owner.query('ANALYZE');
  for (const one of MEASURES) {
    const result = await measure(await stageNow(), one);
    results[one.title] = result;
    say(resultLine(one.title, result));
    if (process.argv.includes('--tables')) say(`      ${result.tables.join(', ')}`);
    if (result.failed > 0) process.exitCode = 1;
  }
  return results;
}

/** To this many entries, tidied as the nights would have done. The API sleeps meanwhile: it would wait for the tables in vain. */
async function grow(product: Product, county: readonly CountyVillage[], scale: number): Promise<number> {
  const started = Date.now();
  await product.api().stop();
  const superuser = await superuserOf(product);
  try {
    await fillLedger(superuser, county, scale);
    await ageHouseholds(superuser);
    const filled = (Date.now() - started) / 1_000;
    await settle(superuser);
    const entries = await entriesIn(superuser);
    say(`\n${label(scale)} entries (${entries} counted, ${county.length} villages): filled in ${filled.toFixed(0)} s`);
    return entries;
  } finally {
    await superuser.end();
    await product.restartApi();
  }
}

async function verify(product: Product, owner: Client, county: readonly CountyVillage[]): Promise<NonNullable<StageResult['verified']>> {
  const sealed = await sealAll(owner, county);
  say(`  ${sealed.blocks} blocks sealed in ${sealed.seconds.toFixed(0)} s`);
  const { transfers, entries, leaves, seconds, faults } = await verifyBooks(product.databaseOwnerUrl);
  const verified = { rows: transfers + entries + leaves, seconds, faults: faults.length };
  say(verifyLine(verified));
  if (faults.length > 0) process.exitCode = 1;
  return verified;
}

const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};

/** What earlier runs in this folder left; `--again` measures anew at the size that the book has by now. */
function keptIn(file: string): Kept | undefined {
  if (!existsSync(file)) return undefined;
  const kept = JSON.parse(readFileSync(file, 'utf8')) as Kept;
  return process.argv.includes('--again') ? { ...kept, stages: kept.stages.slice(0, -1) } : kept;
}

async function run(product: Product, owner: Client, file: string, tokenKey: Buffer): Promise<void> {
  let kept = keptIn(file);
  const keep = (now: Kept): void => {
    kept = now;
    writeFileSync(file, JSON.stringify(now, null, 1));
  };
  if (!kept) {
    const county = await makeCounty(owner, tokenKey, COUNTY);
    await makePending(owner, county.slice(0, 1), QUEUED);
    keep({ county, stages: [] });
  }
  const county = kept?.county ?? [];
  for (const scale of process.argv.includes('--ten') ? [...SCALES, TEN] : SCALES) {
    let stage = kept?.stages.find(one => one.scale === scale);
    const others = (kept?.stages ?? []).filter(one => one !== stage);
    if (!stage) {
      const entries = await grow(product, county, scale);
      const [at, load] = [
        new Date().toISOString(),
        loadavg()
          .map(one => one.toFixed(1))
          .join(' '),
      ];
      say(`  measured ${at}, load averages ${load}`);
      stage = { scale, entries, at, load, results: await measureAll(product, owner, county, tokenKey) };
      // At once: to go through ten million entries takes longer than all the measuring.
      keep({ county, stages: [...others, stage] });
    }
    if (!stage.verified) keep({ county, stages: [...others, { ...stage, verified: await verify(product, owner, county) }] });
  }
  const [from, ...larger] = [...(kept?.stages ?? [])].sort((a, b) => a.scale - b.scale);
  if (from) for (const to of larger) for (const line of ['', ...growthLines(from, to)]) say(line);
}

/**
 * `npm run bench:points [-- --ten] [-- --no-build] [-- --data DIR [--again]] [-- --tables]`: how the points' commands and reads grow with the book. `--ten`
 * goes to ten million entries (some 10 GB of disk). With `--data` the folder stays: a run that was cut short goes on there, and `--again`
 * measures the largest size once more without filling. `--tables` tells which tables the pages are of. It steps behind whatever else the machine has to do.
 */
async function main(): Promise<void> {
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  const given = option('data');
  const dataDir = given === undefined ? mkdtempSync(join(tmpdir(), 'jishan-bench-')) : resolve(given);
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
    await run(product, owner, join(dataDir, 'bench-points.json'), Buffer.from(JISHAN_TOKEN_KEY, 'base64'));
  } finally {
    await owner.end();
    await product.stop();
    if (given === undefined) rmSync(dataDir, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
