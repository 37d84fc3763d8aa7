import { spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { freePort, startPostgres, type RunningPostgres } from '../../tools/postgres';
import { exitOf, launchNode, repositoryRoot, runNode } from '../../tools/start/programs';
import { environmentOf, image, services, type Service } from './compose';

const READY_MS = 60_000;
/** `stop_grace_period` of the compose file. */
const STOP_GRACE_MS = 30_000;
const key = (): string => randomBytes(32).toString('base64');
const word = (): string => randomBytes(24).toString('hex');
/** As a person would fill it in. */
const dotEnv = {
  POSTGRES_PASSWORD: word(),
  JISHAN_OWNER_PASSWORD: word(),
  JISHAN_APP_PASSWORD: word(),
  JISHAN_TOKEN_KEY: key(),
  JISHAN_PHONE_KEY: key(),
  JISHAN_PHONE_INDEX_KEY: key(),
  JISHAN_MEDIA_KEY: key(),
  JISHAN_PICKUP_KEY: key(),
  JISHAN_BOOK_KEY: key(),
  WECHAT_APPID: 'wx0000000000000000',
  WECHAT_SECRET: word(),
  JISHAN_PUBLIC_ORIGIN: 'https://jishan.example.cn',
};
const ROSTER = [
  ['户编号', '小组', '姓名', '户主', '手机号'],
  ['1', '1组', '罗国华', '是', '13900000001'],
  ['1', '1组', '罗秀英', '', ''],
  ['2', '2组', '王正华', '是', ''],
]
  .map(row => row.join(','))
  .join('\n');

/**
 * What `docker compose up -d` and `docker compose run found` do, without containers: the very script that makes the roles, then the built
 * programs with the settings that stand in docker-compose.yml and the Dockerfile, one after the other as the services depend on each other.
 */
describe('the start of the containers', () => {
  let home: string;
  let server: RunningPostgres;
  let api: ChildProcess;
  let base: string;
  const log = (name: string): string => join(home, `${name}.log`);
  const service = (name: string): Service => services().get(name) ?? { environment: {} };

  /** Where a container would say `database:5432`, `/data` and `/app`. */
  const here = (environment: Readonly<Record<string, string>>): Record<string, string> =>
    Object.fromEntries(
      Object.entries(environment).map(([name, value]) => [
        name,
        value
          .replace('@database:5432', `@127.0.0.1:${server.port}`)
          .replace(/^\/app/, repositoryRoot)
          .replace(/^\/data/, join(home, 'data')),
      ]),
    );
  const environment = (name: string): Record<string, string> => here({ ...image().environment, ...environmentOf(service(name), dotEnv) });

  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'jishan-containers-'));
    server = await startPostgres({ dataDir: join(home, 'postgres') });
    const superuser = new Client({ connectionString: server.superuserUrl });
    await superuser.connect();
    // The starter has made them; the image of PostgreSQL has none.
    await superuser.query('DROP ROLE jishan_owner, jishan_app');
    await superuser.end();
  });

  afterAll(async () => {
    if (api?.exitCode === null) {
      api.kill('SIGKILL');
      await exitOf(api);
    }
    await server?.stop();
    rmSync(home, { recursive: true, force: true });
  });

  it('makes the roles by the script that the database’s container runs', () => {
    const { password, port, username } = new URL(server.superuserUrl);
    const standIn = join(home, 'psql');
    writeFileSync(standIn, `#!/bin/sh\nexec "${process.execPath}" "${join(__dirname, 'psql.cjs')}" "$@"\n`);
    chmodSync(standIn, 0o755);
    const made = spawnSync('sh', [join(repositoryRoot, 'tools/docker/make-roles.sh')], {
      encoding: 'utf8',
      env: {
        ...environmentOf(service('database'), dotEnv),
        PATH: `${home}:${process.env['PATH']}`,
        PGHOST: '127.0.0.1',
        PGPORT: port,
        PGPASSWORD: password,
        POSTGRES_USER: username,
      },
    });
    expect([made.status, made.stderr]).toEqual([0, '']);
  });

  it('migrates as the owner', async () => {
    const args = [service('migrate').script ?? ''];
    expect([await runNode({ root: repositoryRoot, args, env: environment('migrate'), logFile: log('migrate') }), log('migrate')]).toEqual([
      true,
      log('migrate'),
    ]);
  });

  it('founds a village from its roster', async () => {
    writeFileSync(join(home, 'roster.csv'), ROSTER);
    const order = ['--village', '乐山市/金口河区/和平彝族乡/桠溪村', '--roster', join(home, 'roster.csv')];
    const args = [service('found').script ?? '', ...order, '--administrator', '罗国华', '--username', 'yaxi-admin', '--apply'];
    const done = await runNode({ root: repositoryRoot, args, env: environment('found'), logFile: log('found') });
    expect([done, readFileSync(log('found'), 'utf8')]).toEqual([true, expect.stringMatching(/初始密码 \S+/)]);
  });

  it('serves in production, as the role that owns nothing, and is ready', async () => {
    const port = await freePort('127.0.0.1');
    base = `http://127.0.0.1:${port}`;
    const env = { ...environment('api'), HOST: '127.0.0.1', PORT: String(port) };
    expect(env).toMatchObject({ NODE_ENV: 'production', DATABASE_URL: expect.stringContaining('//jishan_app:') as unknown });
    api = launchNode({ root: repositoryRoot, args: [image().script], env, logFile: log('api') });
    const isReady = async (): Promise<boolean> => (await fetch(`${base}/readyz`).catch(() => undefined))?.ok ?? false;
    const deadline = Date.now() + READY_MS;
    while (!(await isReady()) && api.exitCode === null && Date.now() < deadline) await new Promise(resolve => setTimeout(resolve, 100));
    expect([await isReady(), readFileSync(log('api'), 'utf8')]).toEqual([true, expect.any(String)]);
  });

  it('shows the pages and lets the administrator in; the interface’s description stays closed', async () => {
    expect(await (await fetch(base)).text()).toContain('<html');
    expect((await fetch(`${base}/api/docs-json`)).status).toBe(404);
    const password = /初始密码 (\S+)/.exec(readFileSync(log('found'), 'utf8'))?.[1];
    const login = await fetch(`${base}/api/v1/auth/password/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'yaxi-admin', password, client: 'h5' }),
    });
    expect([login.status, await login.json()]).toEqual([200, expect.objectContaining({ accessToken: expect.any(String) as unknown })]);
  });

  it(
    'asked to end, says first that nobody should come any more, and is gone before the container would be killed',
    async () => {
      const gone = exitOf(api);
      api.kill('SIGTERM');
      const statuses = new Set<number>();
      for (let ended = false; !ended;) {
        statuses.add((await fetch(`${base}/readyz`).catch(() => undefined))?.status ?? 0);
        ended = await Promise.race([gone.then(() => true), new Promise<false>(resolve => setTimeout(() => resolve(false), 50))]);
      }
      expect(statuses).toContain(503);
      // Its own signal once more, after its work is done: the code that engines know as stopped by them.
      expect([await gone, api.killed]).toEqual(['SIGTERM', true]);
    },
    STOP_GRACE_MS,
  );
});
