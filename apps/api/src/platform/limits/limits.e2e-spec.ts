import { get, post } from '@jishan/contracts';
import { Body, Controller } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { freshDatabase, type FreshDatabase } from '../../../test/fresh-database';
import { bearer, platformApp, type Member } from '../../../test/platform-app';
import { testConfig } from '../../../test/test-config';
import { Public, SignedIn } from '../auth/policy.decorator';
import type { Config } from '../config/config';
import { Text } from '../http/fields';
import { Route } from '../http/route.decorator';
import { Limited } from './limited.decorator';

class GuessDto {
  @Text({ label: 'name', max: 20 }) name: string;
}

@Controller()
class ProbeController {
  @Route(post<{ answer: unknown }>()('/probe/guess'), { summary: 'probe' })
  @Public()
  @Limited({ name: 'guess-ip', limit: 6, ttlSeconds: 60, by: 'ip' })
  guess(@Body() body: GuessDto): unknown {
    return { name: body.name };
  }

  @Route(get<{ answer: unknown }>()('/probe/mine'), { summary: 'probe' })
  @SignedIn()
  @Limited({ name: 'mine', limit: 2, ttlSeconds: 60, by: 'account' })
  mine(): unknown {
    return {};
  }

  @Route(get<{ answer: unknown }>()('/probe/free'), { summary: 'probe' })
  @Public()
  free(): unknown {
    return {};
  }
}

describe('a limited route', () => {
  let database: FreshDatabase;
  let config: Config;
  let apps: NestFastifyApplication[];
  beforeAll(async () => {
    database = await freshDatabase();
    config = testConfig({ DATABASE_URL: database.appUrl, JISHAN_TRUSTED_PROXY_HOPS: '1' });
    apps = [await platformApp(config, [], [ProbeController]), await platformApp(config, [], [ProbeController])];
  });
  afterAll(async () => {
    await Promise.all(apps.map(app => app.close()));
    await database.drop();
  });

  const app = (n: number) => apps[n % 2] as NestFastifyApplication;
  const guess = (n: number, name: string, from: string) =>
    app(n).inject({ method: 'POST', url: '/api/v1/probe/guess', payload: { name }, headers: { 'x-forwarded-for': from } });

  it('counts in all processes together, and says when to come again', async () => {
    const codes: number[] = [];
    for (let n = 0; n < 8; n += 1) codes.push((await guess(n, `name${n}`, '10.0.0.1')).statusCode);
    expect(codes).toEqual([200, 200, 200, 200, 200, 200, 429, 429]);
    const refused = await guess(0, 'zhang', '10.0.0.1');
    expect(refused.json()).toMatchObject({ code: 'REQUEST.TOO_MANY', status: 429 });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(50);
    expect((await guess(0, 'zhang', '10.0.0.9')).statusCode).toBe(200);
  });

  it('takes one IPv6 customer for one address', async () => {
    const codes: number[] = [];
    for (let n = 0; n < 8; n += 1) codes.push((await guess(n, `name${n}`, `2001:db8:1:2::${n}`)).statusCode);
    expect(codes).toEqual([200, 200, 200, 200, 200, 200, 429, 429]);
    expect((await guess(0, 'name0', '2001:db8:1:3::1')).statusCode).toBe(200);
  });

  it('does not believe more of X-Forwarded-For than the trusted hops', async () => {
    const codes: number[] = [];
    for (let n = 0; n < 7; n += 1) codes.push((await guess(n, `other${n}`, `9.9.9.${n}, 10.1.1.1`)).statusCode);
    expect(codes).toEqual([200, 200, 200, 200, 200, 200, 429]);
  });

  it('counts each account by itself', async () => {
    const members: Pick<Member, 'accountId'>[] = [
      { accountId: '0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b' },
      { accountId: '0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5c' },
    ];
    const codes: number[] = [];
    for (const member of [0, 0, 0, 1, 1, 1]) {
      const authorization = await bearer(config, members[member] as Member);
      codes.push((await app(0).inject({ url: '/api/v1/probe/mine', headers: { authorization } })).statusCode);
    }
    expect(codes).toEqual([200, 200, 429, 200, 200, 429]);
  });

  it('leaves other routes alone', async () => {
    for (let n = 0; n < 20; n += 1) expect((await app(n).inject({ url: '/api/v1/probe/free' })).statusCode).toBe(200);
  });
});
