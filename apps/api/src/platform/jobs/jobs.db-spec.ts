import type { DataSource } from 'typeorm';
import { freshDatabase, type FreshDatabase } from '../../../test/fresh-database';
import { runSql } from '../../../test/run-sql';
import { until } from '../../../test/until';
import { makeDataSource } from '../db/data-source';
import { RateCounts } from '../limits/rate-counts';
import { Housekeeping } from './housekeeping';
import { Jobs } from './jobs';

const DAILY = { seconds: 86_400 };
const noon = new Date();
const days = (n: number): Date => new Date(noon.getTime() + n * 86_400_000);

/** A handler that says how often it ran, and finishes when it is told to. */
function held(): { runs: number; handler: () => Promise<void>; finish: () => void } {
  const probe = { runs: 0, finish: (): void => undefined, handler: () => Promise.resolve() };
  probe.handler = () => {
    probe.runs += 1;
    return new Promise<void>(resolve => {
      probe.finish = resolve;
    });
  };
  return probe;
}

describe('recurring jobs', () => {
  let database: FreshDatabase;
  const open: { source: DataSource; jobs: Jobs }[] = [];
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.drop());
  afterEach(async () => {
    for (const { jobs, source } of open.splice(0)) {
      await jobs.beforeApplicationShutdown();
      if (source.isInitialized) await source.destroy();
    }
  });

  /** One process: a pool of its own, as the application's role. */
  async function process(register: (jobs: Jobs) => void, clockSeconds: number | null = null): Promise<Jobs> {
    const source = await makeDataSource({ url: database.appUrl, poolSize: 4, waitSeconds: 60, applicationName: 'test' }).initialize();
    const jobs = new Jobs(source, { clockSeconds });
    open.push({ source, jobs });
    register(jobs);
    await jobs.onApplicationBootstrap();
    return jobs;
  }

  it('run once per slot, whichever process looks', async () => {
    let runs = 0;
    const register = (jobs: Jobs): void => jobs.every('once-per-slot', DAILY, () => Promise.resolve(void (runs += 1)));
    const processes = await Promise.all([process(register), process(register), process(register)]);
    await Promise.all(processes.map(jobs => jobs.look('once-per-slot', noon)));
    expect(runs).toBe(1);
    await Promise.all([...processes, ...processes].map(jobs => jobs.look('once-per-slot', noon)));
    expect(runs).toBe(1);
    await Promise.all(processes.map(jobs => jobs.look('once-per-slot', days(1))));
    expect(runs).toBe(2);
  });

  it('come sooner where a test says so, and never later', async () => {
    const runs = { hourly: 0, everySecond: 0 };
    await process(jobs => {
      jobs.every('test-hourly', { seconds: 3_600 }, () => Promise.resolve(void (runs.hourly += 1)));
      jobs.every('test-every-second', { seconds: 1 }, () => Promise.resolve(void (runs.everySecond += 1)));
    }, 2);
    await until('the hourly one ran twice', () => runs.hourly >= 2);
    expect(runs.everySecond).toBeGreaterThanOrEqual(runs.hourly);
  });

  it('never run twice at the same time, even when the next slot has come', async () => {
    const slow = held();
    const fast = held();
    const one = await process(jobs => jobs.every('one-at-a-time', DAILY, slow.handler));
    await until('the slow one ran', () => slow.runs === 1);
    const other = await process(jobs => jobs.every('one-at-a-time', DAILY, fast.handler));
    await other.look('one-at-a-time', days(1));
    expect(fast.runs).toBe(0);
    slow.finish();
    await one.look('one-at-a-time', noon);
    void other.look('one-at-a-time', days(1));
    await until('the fast one ran', () => fast.runs === 1);
    fast.finish();
  });

  it('fail without harm: the next slot is tried again', async () => {
    let runs = 0;
    const jobs = await process(jobs =>
      jobs.every('fails-first', DAILY, () => {
        runs += 1;
        return runs === 1 ? Promise.reject(new Error('planted')) : Promise.resolve();
      }),
    );
    await jobs.look('fails-first', noon);
    expect(runs).toBe(1);
    await jobs.look('fails-first', days(1));
    expect(runs).toBe(2);
    const rows = await runSql(database.ownerUrl, [
      `SELECT state::text, output->>'message' AS message FROM pgboss.job WHERE name = 'fails-first' ORDER BY created_on`,
    ]);
    expect(rows).toEqual([
      { state: 'failed', message: 'planted' },
      { state: 'completed', message: null },
    ]);
  });

  it('are finished before the process stops', async () => {
    const slow = held();
    const jobs = await process(jobs => jobs.every('finish-first', DAILY, slow.handler));
    await until('the slow one ran', () => slow.runs === 1);
    let stopped = false;
    const stopping = jobs.beforeApplicationShutdown().then(() => (stopped = true));
    await new Promise(resolve => setTimeout(resolve, 100));
    expect(stopped).toBe(false);
    slow.finish();
    await stopping;
    await jobs.look('finish-first', days(1));
    expect(slow.runs).toBe(1);
    const rows = await runSql(database.ownerUrl, [`SELECT state::text FROM pgboss.job WHERE name = 'finish-first'`]);
    expect(rows).toEqual([{ state: 'completed' }]);
  });

  it('survive a database that is away', async () => {
    let runs = 0;
    const jobs = await process(jobs => jobs.every('away', DAILY, () => Promise.resolve(void (runs += 1))));
    await jobs.look('away', noon);
    await open[0]?.source.destroy();
    await expect(jobs.look('away', days(1))).resolves.toBeUndefined();
    expect(runs).toBe(1);
  });

  it('have a queue that the application may use and not change', async () => {
    const app = (statement: string) => runSql(database.appUrl, [statement]);
    await expect(app('CREATE TABLE pgboss.x (n int)')).rejects.toThrow('permission denied');
    await expect(app(`SELECT pgboss.create_queue('by-hand', '{}')`)).rejects.toThrow('permission denied');
    await expect(app('TRUNCATE pgboss.job')).rejects.toThrow('permission denied');
    await expect(app(`SELECT job_queue('x; DROP TABLE pgboss.job', 60)`)).rejects.toThrow('not a name');
  });

  it('cannot be registered twice or late', async () => {
    const jobs = await process(jobs => jobs.every('registered', DAILY, () => Promise.resolve()));
    expect(() => jobs.every('registered', DAILY, () => Promise.resolve())).toThrow('too late or twice');
  });

  it('keep house: what is old goes, in every village, and what is young or owed stays', async () => {
    const village = (n: number): string => `'0190a1b2-c3d4-7e5f-8a9b-00000000000${n}'`;
    const event = (n: number, done: string): string =>
      `INSERT INTO outbox_event (village_id, id, topic, subject_id, payload, done_at) VALUES (${village(n)}, gen_random_uuid(), '${done}', gen_random_uuid(), '{}', ${done === 'owed' ? 'NULL' : `now() - interval '${done}'`})`;
    const key = (n: number, age: string): string =>
      `INSERT INTO idempotency_key (village_id, account_id, key, request_hash, operation, created_at) VALUES (${village(n)}, gen_random_uuid(), '${age}', '', 'x', now() - interval '${age}')`;
    await runSql(database.ownerUrl, [
      event(1, '8 days'),
      event(2, '8 days'),
      event(1, '6 days'),
      event(2, 'owed'),
      key(1, '36 days'),
      key(2, '36 days'),
      key(1, '34 days'),
    ]);
    const jobs = await process(
      jobs =>
        void new Housekeeping(
          (jobs as unknown as { dataSource: DataSource }).dataSource,
          new RateCounts((jobs as unknown as { dataSource: DataSource }).dataSource),
          jobs,
        ),
    );
    for (const name of ['forget-done-events', 'forget-old-keys', 'forget-expired-counts']) await jobs.look(name, days(1));
    expect(await runSql(database.ownerUrl, ['SELECT topic FROM outbox_event ORDER BY topic'])).toEqual([
      { topic: '6 days' },
      { topic: 'owed' },
    ]);
    expect(await runSql(database.ownerUrl, ['SELECT key FROM idempotency_key'])).toEqual([{ key: '34 days' }]);
  });
});
