import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { passwordFileOf } from './passwords';
import { isAlive } from './process-alive';
import { findServer } from './server';
import { withSession } from './session';
import { startPostgres, type RunningPostgres, type StartOptions } from './start-postgres';
import { startElsewhere, type StarterProcess } from './starter-process';

jest.setTimeout(120_000);

describe('startPostgres', () => {
  let home: string;
  let dataDir: string;
  const running: RunningPostgres[] = [];
  const elsewhere: StarterProcess[] = [];

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'jishan-spec-'));
    dataDir = join(home, 'postgres');
  });

  afterEach(async () => {
    for (const { child, gone } of elsewhere.splice(0)) {
      child.kill('SIGTERM');
      await gone;
    }
    for (const server of running.splice(0)) await server.stop();
    rmSync(home, { recursive: true, force: true });
  });

  async function start(more: Partial<StartOptions> = {}): Promise<RunningPostgres> {
    const server = await startPostgres({ dataDir, unsafeForTests: true, ...more });
    running.push(server);
    return server;
  }

  async function startIn(then: 'live' | 'end' | 'crash'): Promise<StarterProcess> {
    const started = await startElsewhere({ dataDir, unsafeForTests: then !== 'live' }, then);
    elsewhere.push(started);
    return started;
  }

  const one = (url: string, sql: string) =>
    withSession(url, async client => Object.values((await client.query<Record<string, unknown>>(sql)).rows[0] ?? {}));

  it('starts an empty folder as a durable server in C.UTF-8, with Chinese letters known to it', async () => {
    const server = await start({ unsafeForTests: false });
    expect(server.adopted).toBe(false);
    const facts = await withSession(server.superuserUrl, async client => {
      const names = ['fsync', 'full_page_writes', 'synchronous_commit', 'listen_addresses', 'server_encoding', 'data_checksums'];
      const { rows } = await client.query<{ setting: string }>(
        'SELECT setting FROM pg_settings WHERE name = ANY($1) ORDER BY array_position($1, name)',
        [names],
      );
      return rows.map(row => row.setting);
    });
    expect(facts).toEqual(['on', 'on', 'on', '127.0.0.1', 'UTF8', 'on']);
    expect(await one(server.superuserUrl, `SELECT datlocprovider, datlocale FROM pg_database WHERE datname = 'postgres'`)).toEqual([
      'b',
      'C.UTF-8',
    ]);
    await server.ensureDatabase('jishan');
    expect(await one(server.ownerUrl('jishan'), `SELECT '张' ~ '[[:alpha:]]'`)).toEqual([true]);
    await one(server.ownerUrl('jishan'), 'CREATE EXTENSION pg_trgm');
    expect(await one(server.ownerUrl('jishan'), `SELECT cardinality(show_trgm('张三丰')) > 0`)).toEqual([true]);
  });

  it('gives the schema to the owner and lets the application only use it', async () => {
    const server = await start();
    await server.ensureDatabase('jishan');
    await server.ensureDatabase('jishan');
    const roles = await withSession(server.superuserUrl, async client => {
      const sql = `SELECT rolname, rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole OR rolreplication AS mighty, rolcanlogin FROM pg_roles
        WHERE rolname LIKE 'jishan%' ORDER BY 1`;
      return (await client.query(sql)).rows;
    });
    expect(roles).toEqual([
      { rolname: 'jishan_app', mighty: false, rolcanlogin: true },
      { rolname: 'jishan_owner', mighty: false, rolcanlogin: true },
    ]);
    await one(server.ownerUrl('jishan'), 'CREATE TABLE made_by_owner (id int)');
    await expect(one(server.appUrl('jishan'), 'CREATE TABLE made_by_app (id int)')).rejects.toThrow(/permission denied for schema public/);
    await expect(one(server.appUrl('jishan'), 'SELECT * FROM made_by_owner')).rejects.toThrow(/permission denied for table/);
    await expect(server.ensureDatabase('jishan"; DROP DATABASE postgres')).rejects.toThrow(TypeError);
  });

  it('lets nobody in without the password, which only the starter can read', async () => {
    const server = await start();
    expect(statSync(passwordFileOf(dataDir)).mode & 0o777).toBe(0o600);
    const guess = new URL(server.superuserUrl);
    guess.password = 'postgres';
    await expect(one(guess.href, 'SELECT 1')).rejects.toThrow(/password authentication failed/);
    guess.password = '';
    await expect(one(guess.href, 'SELECT 1')).rejects.toThrow();
  });

  it('keeps the data over a stop and a second start', async () => {
    const first = await start();
    await first.ensureDatabase('jishan');
    await one(first.ownerUrl('jishan'), `CREATE TABLE kept AS SELECT '桠溪村' AS name`);
    await first.stop();
    expect(isAlive(first.pid) && findServer(realpathSync(dataDir)) !== undefined).toBe(false);
    const second = await start();
    expect(second.adopted).toBe(false);
    expect(await one(second.ownerUrl('jishan'), 'SELECT name FROM kept')).toEqual(['桠溪村']);
  });

  it('adopts the server that a killed starter left behind', async () => {
    const victim = await startIn('live');
    victim.child.kill('SIGKILL');
    await victim.gone;
    const server = await start();
    expect(server.adopted).toBe(true);
    expect([server.pid, server.port]).toEqual([victim.said.pid, victim.said.port]);
    await server.stop();
    expect(findServer(realpathSync(dataDir))).toBeUndefined();
  });

  it('does not take the server from a starter that lives', async () => {
    const holder = await startIn('live');
    await expect(start()).rejects.toThrow(/另一个正在运行的积善/);
    expect(await one(holder.said.superuserUrl, 'SELECT 1')).toEqual([1]);
  });

  it('restarts an adopted server that could lose committed work', async () => {
    const careless = await startElsewhere({ dataDir, settings: { fsync: 'off' }, unsafeForTests: true }, 'live');
    careless.child.kill('SIGKILL');
    await careless.gone;
    const server = await start({ unsafeForTests: false });
    expect(server.adopted).toBe(false);
    expect(await one(server.superuserUrl, `SELECT current_setting('fsync')`)).toEqual(['on']);
  });

  it('comes back after the server itself was killed', async () => {
    const first = await start();
    await first.ensureDatabase('jishan');
    await one(first.ownerUrl('jishan'), 'CREATE TABLE kept AS SELECT 1 AS n');
    process.kill(first.pid, 'SIGKILL');
    await first.stop();
    const second = await start();
    expect(second.adopted).toBe(false);
    expect(await one(second.ownerUrl('jishan'), 'SELECT n FROM kept')).toEqual([1]);
  });

  it('sees through a pid file whose number now belongs to another process', async () => {
    await (await start()).stop();
    const stale = [process.pid, dataDir, '0', '5432', '', '127.0.0.1', '0 0', 'ready', ''].join('\n');
    writeFileSync(join(dataDir, 'postmaster.pid'), stale);
    expect((await start()).adopted).toBe(false);
  });

  it('stops the server when its program dies of an uncaught mistake', async () => {
    const crashing = await startIn('crash');
    await crashing.gone;
    expect(crashing.child.exitCode).toBe(1);
    expect(findServer(realpathSync(dataDir))).toBeUndefined();
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('stops the server on %s', async signal => {
    const program = await startIn('live');
    program.child.kill(signal);
    await program.gone;
    expect(findServer(realpathSync(dataDir))).toBeUndefined();
    expect(readFileSync(join(dataDir, 'server.log'), 'utf8')).toMatch(/database system is shut down\s*$/);
  });

  it('sets the passwords anew when their file was lost, and keeps the data', async () => {
    const first = await start();
    await first.ensureDatabase('jishan');
    await first.stop();
    rmSync(passwordFileOf(dataDir));
    const second = await start();
    expect(second.superuserUrl).not.toBe(first.superuserUrl);
    expect(await one(second.appUrl('jishan'), 'SELECT 1')).toEqual([1]);
  });

  it('starts over after a first start that was killed half-way', async () => {
    await (await start()).stop();
    rmSync(join(dataDir, 'global'), { recursive: true });
    writeFileSync(`${dataDir}.initialising`, '999999999');
    const server = await start();
    expect(await one(server.superuserUrl, 'SELECT 1')).toEqual([1]);
    expect(existsSync(`${dataDir}.initialising`)).toBe(false);
  });
});
