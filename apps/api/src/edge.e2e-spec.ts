import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identityRoutes, pointsRoutes, routePath } from '@jishan/contracts';
import { DataSource } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { TestVillage, type Inhabitant } from '../test/village';
import { hashPassword } from './modules/identity';
import { UnitOfWork } from './platform/db/unit-of-work';

/** What holds for every request, whatever it asks (security.md 7, 12, 18, 21, 22), in production's own setting: NODE_ENV, what it requires, and no more. */
const H5 = 'https://cun.example.cn';
const PRODUCTION = {
  NODE_ENV: 'production',
  JISHAN_WECHAT_STAND_IN: 'false',
  WECHAT_APPID: 'wx1',
  WECHAT_SECRET: 's',
  JISHAN_PUBLIC_ORIGIN: H5,
  // What a stop waits for; nobody is in front here.
  JISHAN_DRAIN_SECONDS: '0',
  // As long as it is by itself, which tests lengthen.
  DATABASE_WAIT_SECONDS: '',
  DATABASE_LOCK_SECONDS: '',
};
let here: TestVillage;
let villageId: string;
let villager: Inhabitant;
let h5Dir: string;

beforeAll(async () => {
  h5Dir = mkdtempSync(join(tmpdir(), 'jishan-h5-'));
  writeFileSync(join(h5Dir, 'index.html'), '<!doctype html><title>积善</title>');
  here = await TestVillage.boot({ ...PRODUCTION, JISHAN_CORS_ORIGINS: H5, JISHAN_H5_DIR: h5Dir });
  villageId = await here.village();
  villager = await here.person(villageId, { householdId: await here.household(villageId) });
});
afterAll(async () => {
  await here.close();
  rmSync(h5Dir, { recursive: true });
});

const ask = (url: string, headers: Readonly<Record<string, string>> = {}, method: 'GET' | 'OPTIONS' = 'GET') =>
  here.app.getHttpAdapter().getInstance().inject({ method, url, headers });

describe('what a browser is told', () => {
  it.each(['/', '/any/page', '/api/v1/app-info', '/api/v1/nothing'])(
    '%s: no script from elsewhere or inline, in no frame, as what it is',
    async url => {
      const { headers } = await ask(url, { accept: 'text/html' });
      const policy = Object.fromEntries(
        String(headers['content-security-policy'])
          .split(';')
          .map(part => [part.split(' ')[0], part] as const),
      );
      expect(policy['script-src']).toBe(`script-src 'self'`);
      expect(policy['script-src-attr']).toBe(`script-src-attr 'none'`);
      expect(policy['object-src']).toBe(`object-src 'none'`);
      expect(policy['frame-ancestors']).toBe(`frame-ancestors 'none'`);
      expect(policy['font-src']).toBe(`font-src 'self' data:`);
      expect(headers['x-frame-options']).toBe('DENY');
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['x-powered-by']).toBeUndefined();
    },
  );

  it('an answer of the API is kept by nobody, a refusal neither', async () => {
    for (const url of ['/api/v1/app-info', '/api/v1/me', '/api/v1/nothing'])
      expect((await ask(url)).headers['cache-control']).toBe('no-store');
    const reply = await here.call(villager, identityRoutes.me);
    expect([reply.status, reply.headers['cache-control']]).toEqual([200, 'no-store']);
  });

  it('only the listed origin may read with credentials', async () => {
    expect((await ask('/api/v1/app-info', { origin: H5 })).headers['access-control-allow-origin']).toBe(H5);
    for (const origin of ['https://evil.example', 'null', `${H5}.evil.example`, 'http://cun.example.cn']) {
      expect((await ask('/api/v1/app-info', { origin })).headers['access-control-allow-origin']).toBeUndefined();
      const preflight = await ask('/api/v1/auth/refresh', { origin, 'access-control-request-method': 'POST' }, 'OPTIONS');
      expect(preflight.headers['access-control-allow-origin']).toBeUndefined();
    }
  });
});

it('is production, without a switch touched', () => {
  expect(here.config).toMatchObject({ production: true, docsOpen: false, demo: false, wechatStandIn: false });
});

it('the refresh cookie travels over TLS only, is read by no script and goes to no other site; the browser keeps to https', async () => {
  await here.owner.query('INSERT INTO password_credential (account_id, username, password_hash) VALUES ($1, $2, $3)', [
    villager.accountId,
    'luoxiuying',
    await hashPassword('san-zhi-xiao-ji-17'),
  ]);
  const body = { username: 'luoxiuying', password: 'san-zhi-xiao-ji-17', client: 'h5' as const };
  const reply = await here.call(null, identityRoutes.passwordLogin, { body });
  expect(reply.status).toBe(200);
  const attributes = String(reply.headers['set-cookie']).split('; ');
  expect(attributes).toEqual(expect.arrayContaining(['Secure', 'HttpOnly', 'SameSite=Strict', 'Path=/api/v1/auth']));
  expect(reply.headers['strict-transport-security']).toMatch(/max-age=\d{7,}/);
});

it.each(['/metrics', '/api/docs', '/api/docs-json', '/api/docs-yaml'])('%s is closed unless it is switched on', async url => {
  expect((await ask(url)).statusCode).toBe(404);
});

describe('what no text may hold', () => {
  it.each([
    ['NUL', '\\u0000'],
    ['half a surrogate pair', '\\ud800'],
    ['the other half', '\\udc00'],
    ['two halves the wrong way round', '\\udc00\\ud800'],
  ])('%s is refused, under its field', async (_what, escaped) => {
    const reply = await here.app
      .getHttpAdapter()
      .getInstance()
      .inject({
        method: 'POST',
        url: routePath(pointsRoutes.submitApplication, { villageId }),
        headers: { authorization: `Bearer ${villager.token}`, 'content-type': 'application/json', 'idempotency-key': uuidv7() },
        payload: `{"id":"${uuidv7()}","ruleId":"${uuidv7()}","photoIds":[],"text":"扫院子${escaped}"}`,
      });
    expect([reply.statusCode, JSON.parse(reply.body)]).toMatchObject([400, { code: 'REQUEST.INVALID', errors: [{ pointer: '/text' }] }]);
  });

  it('a whole pair is text like any other', async () => {
    const body = { id: uuidv7(), ruleId: uuidv7(), photoIds: [], text: '𠮷家扫院子' };
    expect((await here.call(villager, pointsRoutes.submitApplication, { body })).problem.code).not.toBe('REQUEST.INVALID');
  });

  it('an unknown property is refused, a page above a hundred too', async () => {
    const body = { id: uuidv7(), ruleId: uuidv7(), photoIds: [], text: '', pointsAwarded: 100 };
    const extra = await here.call(villager, pointsRoutes.submitApplication, { body });
    expect(extra.problem).toMatchObject({ status: 400, errors: [{ pointer: '/pointsAwarded' }] });
    expect((await here.call(villager, pointsRoutes.myApplications, { query: { limit: '101' } })).status).toBe(400);
    expect((await here.call(villager, pointsRoutes.myApplications, { query: { limit: '100' } })).status).toBe(200);
  });
});

describe('the connection to the database', () => {
  it('has its time limits', async () => {
    const [limits] = await here.app
      .get(DataSource)
      .query<Record<string, string>[]>(
        `SELECT current_setting('statement_timeout') AS statement, current_setting('lock_timeout') AS lock, current_setting('idle_in_transaction_session_timeout') AS idle`,
      );
    expect(limits).toEqual({ statement: '5s', lock: '4s', idle: '8s' });
    const { options } = here.app.get(DataSource).driver as unknown as { options: { extra: Record<string, unknown> } };
    expect(options.extra).toMatchObject({ query_timeout: 6_000, connectionTimeoutMillis: 3_000 });
  });

  it('forgets the village with its transaction, also when that fails: the next user of the connection sees nothing', async () => {
    const work = here.app.get(UnitOfWork);
    const dataSource = here.app.get(DataSource);
    const seen = (): Promise<unknown[]> =>
      Promise.all(
        Array.from({ length: 12 }, () =>
          dataSource.query(`SELECT current_setting('app.village', true) AS village, (SELECT count(*)::int FROM person) AS people`),
        ),
      );
    for (let n = 0; n < 12; n += 1) {
      await work.read(villageId, tx => tx.query('SELECT 1 FROM person'));
      await work.run(villageId, tx => tx.query('SELECT 1/0')).catch(() => undefined);
    }
    for (const rows of await seen()) expect([[{ village: '', people: 0 }], [{ village: null, people: 0 }]]).toContainEqual(rows);
  });
});
