import type { DataSource } from 'typeorm';
import { freshDatabase, type FreshDatabase } from '../../../test/fresh-database';
import { makeDataSource } from './data-source';
import { isDatabaseTrouble } from './sql-state';
import type { Tx } from './tx';
import { UnitOfWork } from './unit-of-work';

describe('a unit of work whose connection dies', () => {
  let database: FreshDatabase;
  let dataSource: DataSource;
  let work: UnitOfWork;

  beforeAll(async () => {
    database = await freshDatabase();
    dataSource = await makeDataSource({ url: database.appUrl, poolSize: 2, applicationName: 'test' }).initialize();
    work = new UnitOfWork(dataSource);
  });

  afterAll(async () => {
    await dataSource?.destroy();
    await database?.drop();
  });

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
