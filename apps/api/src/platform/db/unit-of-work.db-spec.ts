import type { DataSource } from 'typeorm';
import { freshDatabase, type FreshDatabase } from '../../../test/fresh-database';
import { makeDataSource } from './data-source';
import { isDatabaseTrouble, sqlStateOf } from './sql-state';
import type { Tx } from './tx';
import { UnitOfWork } from './unit-of-work';

let database: FreshDatabase;
let dataSource: DataSource;
let work: UnitOfWork;

beforeAll(async () => {
  database = await freshDatabase();
  dataSource = await makeDataSource({ url: database.appUrl, poolSize: 2, waitSeconds: 60, applicationName: 'test' }).initialize();
  work = new UnitOfWork(dataSource);
});

afterAll(async () => {
  await dataSource?.destroy();
  await database?.drop();
});

describe('a unit of work whose connection dies', () => {
  async function die(tx: Tx): Promise<void> {
    await tx.query('SELECT pg_terminate_backend(pg_backend_pid())').catch(() => undefined);
    await new Promise(resolve => setTimeout(resolve, 100));
  }

  it.each([
    ['before a query', async (tx: Tx) => die(tx).then(() => tx.query('SELECT 1'))],
    ['before the commit', die],
  ])('%s, it is trouble with the database and no fault of ours, and the next one has a connection', async (_moment, body) => {
    const error: unknown = await work.readGlobal<unknown>(body).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect(isDatabaseTrouble(error)).toBe(true);
    expect(await work.readGlobal(tx => tx.query('SELECT 1 AS one'))).toEqual([{ one: 1 }]);
  });
});

describe('a unit of work that lost against another', () => {
  const SERIALIZATION_FAILURE = '40001';
  const DEADLOCK = '40P01';

  /** Fails with this SQLSTATE so often, then succeeds; knows in which transactions it ran. */
  function failing(state: string, times: number): { body: (tx: Tx) => Promise<string>; transactions: string[] } {
    const transactions: string[] = [];
    const body = async (tx: Tx): Promise<string> => {
      const [row] = await tx.query<{ id: string }[]>('SELECT pg_current_xact_id()::text AS id');
      transactions.push(row?.id ?? '');
      if (transactions.length <= times) await tx.query(`DO $$ BEGIN RAISE EXCEPTION 'lost' USING ERRCODE = '${state}'; END $$`);
      return `attempt ${transactions.length}`;
    };
    return { body, transactions };
  }

  it.each([SERIALIZATION_FAILURE, DEADLOCK])('%s: the whole function runs anew, in a new transaction, and commits once', async state => {
    const { body, transactions } = failing(state, 3);
    const unit = new UnitOfWork(dataSource);
    let commits = 0;
    unit.onCommit(() => (commits += 1));
    expect(await unit.runGlobal(body)).toBe('attempt 4');
    expect(new Set(transactions).size).toBe(4);
    expect(commits).toBe(1);
  });

  it.each([SERIALIZATION_FAILURE, DEADLOCK])('%s: after the fourth time it is the caller’s', async state => {
    const { body, transactions } = failing(state, Number.MAX_SAFE_INTEGER);
    const error: unknown = await work.runGlobal(body).catch((thrown: unknown) => thrown);
    expect(sqlStateOf(error)).toBe(state);
    expect(transactions).toHaveLength(4);
  });

  // A unique violation, a lock not got in time, a statement that took too long, a fault raised by our functions.
  it.each(['23505', '55P03', '57014', 'P0001'])('%s would fail again: it is tried once', async state => {
    const { body, transactions } = failing(state, 1);
    const error: unknown = await work.runGlobal(body).catch((thrown: unknown) => thrown);
    expect(sqlStateOf(error)).toBe(state);
    expect(transactions).toHaveLength(1);
  });

  it('two that wait for each other both get through', async () => {
    let attempts = 0;
    let holding = 0;
    let bothHold: () => void = () => undefined;
    const met = new Promise<void>(resolve => (bothHold = resolve));
    const take = (first: number, second: number) =>
      work.runGlobal(async tx => {
        attempts += 1;
        await tx.query('SELECT pg_advisory_xact_lock($1)', [first]);
        if ((holding += 1) === 2) bothHold();
        await met;
        await tx.query('SELECT pg_advisory_xact_lock($1)', [second]);
        return first;
      });
    expect(await Promise.all([take(1, 2), take(2, 1)])).toEqual([1, 2]);
    expect(attempts).toBe(3);
  });
});
