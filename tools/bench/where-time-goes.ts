import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { CountyVillage } from '../county/make-county';
import type { Product } from '../start/product';
import type { BenchCommand } from './commands';
import { cpuBetween, cpuTimes } from './cpu-time';
import { loadHttp } from './http-load';
import { busyByOwner } from './node-profile';
import { superuserOf } from './superuser';

const CLIENTS = 32;
const REQUESTS = 6_000;
const LARGEST = 9;
const PROFILER = join(__dirname, 'cpu-profile.cjs');

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const row = (name: string, share: number, note = ''): void => say(`  ${share.toFixed(1).padStart(5)} %  ${name}${note}`);

interface FunctionTime {
  readonly funcname: string;
  readonly calls: string;
  readonly self_time: number;
}

/** Time inside the books' functions, each without the functions that it calls. Counted only while somebody asks: it costs a little. */
async function functionTimes(superuser: Client): Promise<Map<string, FunctionTime>> {
  const { rows } = await superuser.query<FunctionTime>('SELECT funcname, calls, self_time FROM pg_stat_user_functions');
  return new Map(rows.map(one => [one.funcname, one]));
}

/** Where the time of a request goes, at 32 clients: by process, inside PostgreSQL by function, inside Node by package. */
export async function whereTimeGoes(
  product: Product,
  command: BenchCommand,
  owner: Client,
  villages: readonly CountyVillage[],
): Promise<void> {
  if (!product.databasePid) throw new Error('only with the embedded database');
  const superuser = await superuserOf(product);
  try {
    await superuser.query(`ALTER ROLE jishan_app SET track_functions = 'all'`);
    await product.restartApi();
    const work = await command.make(owner, villages, REQUESTS);
    const functionsBefore = await functionTimes(superuser);
    const before = cpuTimes(product.api().pid, product.databasePid);
    await loadHttp(
      product.baseUrl,
      CLIENTS,
      work.map(one => one.request),
    );
    const used = cpuBetween(before, cpuTimes(product.api().pid, product.databasePid));
    const total = used.api + used.database + used.load;
    say(
      `\nWhere the time goes: ${command.title}, ${CLIENTS} clients, ${REQUESTS} requests, ${((1000 * total) / REQUESTS).toFixed(2)} ms of CPU each`,
    );
    row('PostgreSQL', (100 * used.database) / total);
    row('API process', (100 * used.api) / total);
    row('the load itself', (100 * used.load) / total);
    // Backends tell what they counted a moment later.
    await new Promise(resolve => setTimeout(resolve, 1_500));
    const functions = [...(await functionTimes(superuser)).values()]
      .map(one => ({ name: one.funcname, ms: one.self_time - (functionsBefore.get(one.funcname)?.self_time ?? 0) }))
      .sort((a, b) => b.ms - a.ms);
    const inside = functions.reduce((sum, one) => sum + one.ms, 0);
    say('inside the functions of PostgreSQL, by themselves');
    for (const { name, ms } of functions.slice(0, LARGEST))
      row(name, (100 * ms) / inside, ` (${((1000 * ms) / REQUESTS).toFixed(0)} µs a request)`);
  } finally {
    await superuser.query('ALTER ROLE jishan_app RESET track_functions');
    await superuser.end();
  }
}

/** The same load against an API that writes a CPU profile when it ends. */
export async function whereNodeSpends(
  launch: (env: Readonly<Record<string, string>>) => Promise<Product>,
  load: (product: Product) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'jishan-profile-'));
  try {
    const product = await launch({ NODE_OPTIONS: `--require ${PROFILER}`, JISHAN_PROFILE_DIR: folder });
    try {
      process.kill(product.api().pid, 'SIGUSR2');
      await load(product);
    } finally {
      await product.stop();
    }
    const profile = busyByOwner(folder);
    if (!profile) throw new Error('the API left no profile');
    say(`inside Node, which was busy ${profile.busyShare.toFixed(0)} % of the time`);
    for (const [name, share] of profile.owners.slice(0, LARGEST)) row(name, share);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
