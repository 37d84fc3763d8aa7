import { Agent, request } from 'node:http';
import { get } from '@jishan/contracts';
import { Controller } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { freshDatabase, type FreshDatabase } from '../../../test/fresh-database';
import { platformApp } from '../../../test/platform-app';
import { runSql } from '../../../test/run-sql';
import { testConfig } from '../../../test/test-config';
import { gate, until, type Gate } from '../../../test/until';
import { Public } from '../auth/policy.decorator';
import { UnitOfWork } from '../db/unit-of-work';
import { Route } from '../http/route.decorator';
import { ReadinessCheck } from './readiness';

/** The request has come in, and may go on. */
let [came, goOn]: [Gate, Gate] = [gate(), gate()];

@Controller()
class SlowController {
  constructor(private readonly work: UnitOfWork) {}

  @Route(get<{ answer: unknown }>()('/probe/{thingId}/slow'), { summary: 'probe' })
  @Public()
  async slow(): Promise<unknown> {
    came.open();
    await goOn.opened;
    // The database must still be there for what is in flight.
    return this.work.readGlobal(tx => tx.query('SELECT 1 AS done'));
  }
}

/** By a client that lets its connection go by no clock of its own. */
const kept = (url: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    request(url, { agent: new Agent({ keepAlive: true }) }, answer => answer.resume().once('end', () => resolve(answer.statusCode)))
      .once('error', reject)
      .end();
  });

const THING = '0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b';

describe('health', () => {
  let database: FreshDatabase;
  const apps: NestFastifyApplication[] = [];
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(async () => {
    await Promise.all(apps.map(app => app.close()));
    await database.drop();
  });

  beforeEach(() => {
    [came, goOn] = [gate(), gate()];
  });

  async function started(environment: Record<string, string> = {}): Promise<NestFastifyApplication> {
    const app = await platformApp(testConfig({ DATABASE_URL: database.appUrl, ...environment }), [], [SlowController]);
    apps.push(app);
    return app;
  }
  const ask = async (app: NestFastifyApplication, url: string) => {
    const answer = await app.inject({ url });
    return [answer.statusCode, answer.json<{ status: unknown }>().status];
  };

  it('says that it is alive and ready', async () => {
    const app = await started();
    expect(await ask(app, '/healthz')).toEqual([200, 'alive']);
    expect(await ask(app, '/readyz')).toEqual([200, 'ready']);
  });

  it('is not ready while a migration is missing', async () => {
    const app = await started();
    const [row] = await runSql(database.ownerUrl, [
      'DELETE FROM schema_migration WHERE id = (SELECT max(id) FROM schema_migration) RETURNING timestamp, name',
    ]);
    expect(await ask(app, '/readyz')).toEqual([503, 'migrations_pending']);
    expect(await ask(app, '/healthz')).toEqual([200, 'alive']);
    await runSql(database.ownerUrl, [
      `INSERT INTO schema_migration (timestamp, name) VALUES (${String(row?.['timestamp'])}, '${String(row?.['name'])}')`,
    ]);
    expect(await ask(app, '/readyz')).toEqual([200, 'ready']);
  });

  it('is alive and not ready without a database', async () => {
    const other = await freshDatabase();
    const app = await started({ DATABASE_URL: other.appUrl });
    await other.drop();
    expect(await ask(app, '/readyz')).toEqual([503, 'no_database']);
    expect(await ask(app, '/healthz')).toEqual([200, 'alive']);
  });

  it('drains: says no first, finishes what is in flight, then closes', async () => {
    const app = await started({ JISHAN_DRAIN_SECONDS: '1' });
    await app.listen(0, '127.0.0.1');
    const base = await app.getUrl();
    const slow = fetch(`${base}/api/v1/probe/${THING}/slow`);
    await came.opened;
    const seen = gate();
    const readiness = app.get(ReadinessCheck);
    const drain = readiness.onModuleDestroy.bind(readiness);
    jest.spyOn(readiness, 'onModuleDestroy').mockImplementation(async () => {
      await drain();
      await seen.opened;
    });
    const since = Date.now();
    const closing = app.close();
    await until('it says no', async () => (await fetch(`${base}/readyz`)).status === 503);
    expect((await fetch(`${base}/healthz`)).status).toBe(200);
    seen.open();
    goOn.open();
    const answer = await slow;
    expect([answer.status, await answer.json()]).toEqual([200, [{ done: 1 }]]);
    await closing;
    expect(Date.now() - since).toBeGreaterThanOrEqual(990);
    await expect(fetch(`${base}/healthz`)).rejects.toThrow();
  });

  it('finishes what is in flight even when it comes to the last step', async () => {
    const app = await started({ JISHAN_DRAIN_SECONDS: '0' });
    await app.listen(0, '127.0.0.1');
    const server = app.getHttpServer();
    const slow = kept(`${await app.getUrl()}/api/v1/probe/${THING}/slow`);
    await came.opened;
    const since = Date.now();
    const closing = app.close();
    await until('nobody new is let in', () => !server.listening);
    goOn.open();
    await closing;
    expect(await slow).toBe(200);
    // Not held by the client's kept-alive connection.
    expect(Date.now() - since).toBeLessThan(server.keepAliveTimeout);
  });

  it('shows metrics by route pattern, only where the documentation is open', async () => {
    goOn.open();
    const app = await started({ JISHAN_DOCS: 'true' });
    await app.inject({ url: `/api/v1/probe/${THING}/slow` });
    const metrics = (await app.inject({ url: '/metrics' })).body;
    expect(metrics).toContain('route="/api/v1/probe/:thingId/slow",status="200"');
    expect(metrics).toContain('database_pool_connections{state="total"}');
    expect(metrics).not.toContain(THING);
    const closed = await started({ JISHAN_DOCS: 'false' });
    expect((await closed.inject({ url: '/metrics' })).statusCode).toBe(404);
  });
});
