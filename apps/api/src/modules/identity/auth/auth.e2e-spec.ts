import { createHmac } from 'node:crypto';
import { identityRoutes, type SessionTokens } from '@jishan/contracts';
import { SignJWT } from 'jose';
import { uuidv7 } from 'uuidv7';
import { attemptIn, passwordAccount } from '../../../../test/passwords';
import { bearer, TestVillage, type Reply } from '../../../../test/village';
import { WechatStandIn } from './wechat-stand-in';
import { hashPassword } from './passwords';

let here: TestVillage;
let standIn: WechatStandIn;

beforeAll(async () => {
  here = await TestVillage.boot();
  standIn = here.app.get(WechatStandIn);
});
afterAll(() => here.close());

const login = (openid: string): Promise<Reply<SessionTokens>> =>
  here.call(null, identityRoutes.wechatLogin, { body: { code: standIn.mint(openid, null).code, client: 'weapp' } });
const refresh = (refreshToken: string): Promise<Reply<SessionTokens>> =>
  here.call(null, identityRoutes.refreshSession, { body: { client: 'weapp', refreshToken } });
const me = (token: string) => here.call(bearer(token), identityRoutes.me);

describe('WeChat log-in', () => {
  it('makes one account per openid, however often and however many at once', async () => {
    const logins = await Promise.all(Array.from({ length: 8 }, () => login('openid-of-luo')));
    const accounts = await Promise.all(logins.map(async ({ body }) => (await me(body.accessToken)).body.accountId));
    expect(new Set(accounts).size).toBe(1);
    expect((await me((await login('openid-of-yang')).body.accessToken)).body.accountId).not.toBe(accounts[0]);
  });

  it('a code is good once', async () => {
    const { code } = standIn.mint('openid-once', null);
    const body = { code, client: 'weapp' as const };
    expect((await here.call(null, identityRoutes.wechatLogin, { body })).status).toBe(200);
    expect((await here.call(null, identityRoutes.wechatLogin, { body })).problem).toMatchObject({
      status: 401,
      code: 'AUTH.WECHAT_CODE_INVALID',
    });
  });

  it('answers no session_key and keeps none', async () => {
    const { body } = await login('openid-key');
    expect(Object.keys(body).sort()).toEqual(['accessToken', 'accountId', 'expiresInSeconds', 'refreshToken']);
    expect(body.expiresInSeconds).toBeLessThanOrEqual(600);
    const { rows } = await here.owner.query(`SELECT table_name FROM information_schema.columns WHERE column_name LIKE '%session_key%'`);
    expect(rows).toEqual([]);
  });
});

describe('refresh tokens', () => {
  it('are single use; a repeated request within the grace gets the same next token', async () => {
    const { body: first } = await login('openid-refresh');
    const [a, b] = await Promise.all([refresh(first.refreshToken ?? ''), refresh(first.refreshToken ?? '')]);
    expect(a.status).toBe(200);
    expect(b.body.refreshToken).toBe(a.body.refreshToken);
    expect((await me(a.body.accessToken)).status).toBe(200);
  });

  it('a phone that gave the answer up after fifteen seconds, and asked again after a pause, stays logged in', async () => {
    const { body: first } = await login('openid-valley');
    const { body: lost } = await refresh(first.refreshToken ?? '');
    await here.owner.query(`UPDATE session SET rotated_at = rotated_at - interval '55 seconds' WHERE id = $1`, [
      first.refreshToken?.split('.')[0],
    ]);
    const again = await refresh(first.refreshToken ?? '');
    expect(again.body.refreshToken).toBe(lost.refreshToken);
    expect((await me(again.body.accessToken)).status).toBe(200);
  });

  it('used again after the grace, and however long ago: the whole family is revoked; a guess revokes nothing', async () => {
    const first = (await login('openid-stolen')).body.refreshToken ?? '';
    const second = (await refresh(first)).body.refreshToken ?? '';
    const { body: third } = await refresh(second);
    await here.owner.query(`UPDATE session SET rotated_at = now() - interval '61 seconds'`);
    for (const guess of [`${first.slice(0, 36)}.guess`, second.replace(/.{6}$/, 'AAAAAA')])
      expect((await refresh(guess)).problem.code).toBe('AUTH.REFRESH_INVALID');
    expect((await me(third.accessToken)).status).toBe(200);
    expect((await refresh(first)).problem.code).toBe('AUTH.REFRESH_INVALID');
    expect((await refresh(third.refreshToken ?? '')).problem.code).toBe('AUTH.REFRESH_INVALID');
    expect((await me(third.accessToken)).problem.code).toBe('AUTH.EXPIRED');
  });

  it.each([
    ['created_at', '31 days'],
    ['rotated_at', '15 days'],
  ])('end with %s older than %s', async (column, age) => {
    const { body } = await login(`openid-old-${column.replace('_', '-')}`);
    const session = body.refreshToken?.split('.')[0];
    await here.owner.query(`UPDATE session SET ${column} = now() - interval '${age}' WHERE id = $1`, [session]);
    expect((await refresh(body.refreshToken ?? '')).problem.code).toBe('AUTH.REFRESH_INVALID');
  });

  it('of one session are asked thirty times a minute, no more', async () => {
    const { body } = await login('openid-hasty');
    const mine = body.refreshToken ?? '';
    const replies = await Promise.all(Array.from({ length: 33 }, (_, n) => refresh(n % 2 ? mine : `${mine.split('.')[0]}.guess${n}`)));
    expect(replies.filter(({ status }) => status === 429)).toHaveLength(3);
    const { body: other } = await login('openid-unhurried');
    expect((await refresh(other.refreshToken ?? '')).status).toBe(200);
  });

  it('of an account that is switched off are refused, as its next request and log-in are, and no other’s', async () => {
    const [{ body: off }, { body: other }] = [await login('openid-off'), await login('openid-on')];
    expect((await me(off.accessToken)).status).toBe(200);
    await here.owner.query('UPDATE account SET disabled_at = now() WHERE id = $1', [off.accountId]);
    expect((await me(off.accessToken)).problem).toMatchObject({ status: 401, code: 'AUTH.EXPIRED' });
    expect((await refresh(off.refreshToken ?? '')).problem).toMatchObject({ status: 401, code: 'AUTH.REFRESH_INVALID' });
    expect((await login('openid-off')).problem).toMatchObject({ status: 401, code: 'AUTH.EXPIRED' });
    expect((await me(other.accessToken)).status).toBe(200);
    expect((await refresh(other.refreshToken ?? '')).status).toBe(200);
  });

  it('are stored as hashes only', async () => {
    const { body } = await login('openid-hash');
    const { rows } = await here.owner.query('SELECT 1 FROM session WHERE encode(refresh_hash, $1) = $2 OR refresh_hash = $3', [
      'escape',
      body.refreshToken,
      Buffer.from(body.refreshToken ?? ''),
    ]);
    expect(rows).toEqual([]);
  });

  it('on h5 travel in a cookie that no script reads', async () => {
    const reply = await here.call(null, identityRoutes.wechatLogin, { body: { code: standIn.mint('openid-h5', null).code, client: 'h5' } });
    expect(reply.body.refreshToken).toBeUndefined();
    const cookie = String(reply.headers['set-cookie']);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    const again = await here.send<SessionTokens>(null, 'POST', '/api/v1/auth/refresh', { client: 'h5' }, '', {
      cookie: cookie.split(';')[0] ?? '',
    });
    expect(again.status).toBe(200);
  });
});

describe('access tokens', () => {
  type Claims = Record<string, string | number>;
  let live: Claims;
  beforeAll(async () => {
    const inhabitant = await here.person(await here.village());
    const { rows } = await here.owner.query<{ id: string }>('SELECT id FROM session WHERE account_id = $1', [inhabitant.accountId]);
    live = { sub: inhabitant.accountId, sid: rows[0]?.id ?? '', sv: 1, iss: 'jishan', aud: 'jishan-api' };
  });

  const now = (): number => Math.floor(Date.now() / 1000);
  /** Of a live account and session, so that nothing but what is changed can be against it. */
  const forge = (change: Claims = {}, without?: string, key: Uint8Array = here.config.tokenKey, alg = 'HS256'): Promise<string> => {
    const claims: Claims = { ...live, iat: now(), exp: now() + 60, ...change };
    return new SignJWT(Object.fromEntries(Object.entries(claims).filter(([name]) => name !== without)))
      .setProtectedHeader({ alg })
      .sign(key);
  };
  const codeOf = async (token: string): Promise<string | undefined> => (await me(token)).problem.code;

  it('of this making are accepted', async () => {
    const { status, body } = await me(await forge());
    expect([status, body.accountId]).toEqual([200, live['sub']]);
    // Within what two clocks may differ.
    expect((await me(await forge({ iat: now() + 2 }))).status).toBe(200);
  });

  it.each(['sub', 'sid', 'sv', 'iat', 'exp', 'iss', 'aud'])('without %s are none', async claim => {
    expect(await codeOf(await forge({}, claim))).toBe('AUTH.EXPIRED');
  });

  it.each<[string, () => Claims]>([
    ['of another issuer', () => ({ iss: 'other' })],
    ['for another audience', () => ({ aud: 'other' })],
    ['from the future', () => ({ iat: now() + 3600, exp: now() + 7200 })],
    // security.md 3: ten minutes, whatever the token says of itself.
    ['issued longer ago than any may live', () => ({ iat: now() - 601 })],
    ['that ended', () => ({ exp: now() - 1 })],
    ['whose end is no number', () => ({ exp: '9999999999' })],
    ['whose begin is no number', () => ({ iat: 'now' })],
    ['whose session’s version is no number', () => ({ sv: '1' })],
    ['of an older version of the account', () => ({ sv: 0 })],
    ['of nobody', () => ({ sub: uuidv7() })],
    ['of no session', () => ({ sid: uuidv7() })],
  ])('%s are none', async (_what, change) => {
    expect(await codeOf(await forge(change()))).toBe('AUTH.EXPIRED');
  });

  it('with another key or algorithm, unsigned or no token at all are none', async () => {
    const [head = '', payload = '', signature = ''] = (await forge()).split('.');
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    const tokens = [
      await forge({}, undefined, Buffer.alloc(32, 7)),
      await forge({}, undefined, Buffer.concat([here.config.tokenKey, here.config.tokenKey]), 'HS512'),
      `${none}.${payload}.`,
      `${none}.${payload}.${signature}`,
      `${head}.${payload}`,
      `${head}.${payload}.${signature}.x`,
      `${head}.${Buffer.from(JSON.stringify({ ...live, sub: uuidv7(), iat: now(), exp: now() + 60 })).toString('base64url')}.${signature}`,
      await signedByHand({ alg: 'RS256' }, payload),
      'x.y.z',
      'x'.repeat(2000),
    ];
    for (const token of tokens) expect(await codeOf(token)).toBe('AUTH.EXPIRED');
  });

  /** Rightly signed by our key, under a header that says something else. */
  const signedByHand = (header: object, payload: string): Promise<string> => {
    const signed = `${Buffer.from(JSON.stringify(header)).toString('base64url')}.${payload}`;
    return Promise.resolve(`${signed}.${createHmac('sha256', here.config.tokenKey).update(signed).digest('base64url')}`);
  };

  it('end with the session: log-out counts from the next request', async () => {
    const { body } = await login('openid-leaves');
    expect((await me(body.accessToken)).status).toBe(200);
    expect((await here.call(bearer(body.accessToken), identityRoutes.logout)).status).toBe(200);
    expect((await me(body.accessToken)).problem.code).toBe('AUTH.EXPIRED');
    expect((await refresh(body.refreshToken ?? '')).status).toBe(401);
  });
});

describe('password log-in', () => {
  it('takes the right password, refuses a wrong one and an unknown user in the same words', async () => {
    const id = uuidv7();
    await here.owner.query('INSERT INTO account (id) VALUES ($1)', [id]);
    await here.owner.query('INSERT INTO password_credential (account_id, username, password_hash) VALUES ($1, $2, $3)', [
      id,
      'shuji',
      await hashPassword('a long enough password'),
    ]);
    const attempt = (username: string, password: string) =>
      here.call(null, identityRoutes.passwordLogin, { body: { username, password, client: 'h5' } });
    expect((await me((await attempt('shuji', 'a long enough password')).body.accessToken)).body.accountId).toBe(id);
    const wrong = await attempt('shuji', 'not the password');
    const unknown = await attempt('nobody', 'not the password');
    expect([wrong.status, wrong.problem.code, wrong.problem.title]).toEqual([unknown.status, unknown.problem.code, unknown.problem.title]);
    expect(wrong.problem.code).toBe('AUTH.BAD_CREDENTIALS');
  });

  it('after ten wrong tries from one place, even the right one must wait', async () => {
    const attempt = () => here.call(null, identityRoutes.passwordLogin, { body: { username: 'guessed', password: 'x', client: 'h5' } });
    const replies = await Promise.all(Array.from({ length: 12 }, attempt));
    expect(replies.filter(reply => reply.problem.code === 'AUTH.BAD_CREDENTIALS')).toHaveLength(10);
    const refused = replies.find(reply => reply.status === 429);
    expect(refused?.problem.code).toBe('REQUEST.TOO_MANY');
    expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(0);
  });

  describe('counts wrong passwords, not log-ins', () => {
    const RIGHT = 'a long enough password';
    const people = ['hesuan', 'zhixun'] as const;
    beforeAll(async () => {
      const hash = await hashPassword(RIGHT);
      for (const username of people) await passwordAccount(here, username, hash);
    });
    beforeEach(() => here.owner.query('DELETE FROM rate_count'));
    const attempt = (username: string, password: string): Promise<string> => attemptIn(here, username, password);
    const hits = async () =>
      (await here.owner.query<{ hits: number }>(`SELECT hits FROM rate_count WHERE key LIKE 'use:%' AND hits > 0`)).rows.map(
        row => row.hits,
      );

    it('twelve right ones, one after the other, are twelve log-ins, and count nothing', async () => {
      for (let n = 0; n < 12; n += 1) expect(await attempt('hesuan', RIGHT)).toBe('in');
      expect(await hits()).toEqual([]);
    });

    it('right ones at the same moment lock nobody out', async () => {
      const together = await Promise.all(Array.from({ length: 15 }, () => attempt('hesuan', RIGHT)));
      expect(together.filter(answer => answer === 'in').length).toBeGreaterThanOrEqual(10);
      expect(await attempt('hesuan', RIGHT)).toBe('in');
      expect(await hits()).toEqual([]);
    });

    it('a name that is locked here locks neither the place nor the name elsewhere', async () => {
      for (let n = 0; n < 10; n += 1) expect(await attempt('hesuan', 'x')).toBe('AUTH.BAD_CREDENTIALS');
      for (let n = 0; n < 5; n += 1) expect(await attempt('hesuan', RIGHT)).toBe('REQUEST.TOO_MANY');
      expect(await hits()).toEqual([10, 10, 10]);
    });

    it('a right one clears neither the wrong ones of its own name nor those of another one from the same place', async () => {
      for (let n = 0; n < 9; n += 1) expect(await attempt('hesuan', 'x')).toBe('AUTH.BAD_CREDENTIALS');
      expect(await attempt('zhixun', RIGHT)).toBe('in');
      expect(await attempt('hesuan', RIGHT)).toBe('in');
      // Of the name here, of the name anywhere, of the place.
      expect(await hits()).toEqual([9, 9, 9]);
      expect(await attempt('hesuan', 'x')).toBe('AUTH.BAD_CREDENTIALS');
      expect(await attempt('hesuan', RIGHT)).toBe('REQUEST.TOO_MANY');
      expect(await attempt('zhixun', RIGHT)).toBe('in');
    });

    it('one place that tries many names is stopped as a place, right names too', async () => {
      await here.owner.query('DELETE FROM rate_count');
      expect(await attempt('nobody', 'x')).toBe('AUTH.BAD_CREDENTIALS');
      await here.owner.query(`UPDATE rate_count SET hits = 120 WHERE key LIKE 'use:%'`);
      expect(await attempt('hesuan', RIGHT)).toBe('REQUEST.TOO_MANY');
    });
  });
});
