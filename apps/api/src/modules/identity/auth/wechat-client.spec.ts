import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { testConfig } from '../../../../test/test-config';
import { httpTransport, WechatClient } from './wechat-client';

const APPID = 'wx00000000000test0';
const SECRET = 'the-secret-of-the-mini-program';
const SESSION_KEY = 'tiihtNczf5v6AKRyjwEUhQ==';

interface Asked {
  path: string;
  query: URLSearchParams;
  body: Record<string, unknown>;
}
type Answering = (asked: Asked, response: ServerResponse) => void;

/** Speaks WeChat's documented protocol on a real socket; a test may put another behaviour in front. */
let server: Server;
let baseUrl: string;
let asked: Asked[];
let instead: Answering | undefined;
let goodTokens: Set<string>;
let usedCodes: Set<string>;

const json = (response: ServerResponse, body: object): void =>
  void response.setHeader('content-type', 'application/json').end(JSON.stringify(body));

function answer({ path, query, body }: Asked, response: ServerResponse): void {
  const known = (id: unknown, secret: unknown): boolean => id === APPID && secret === SECRET;
  if (path === '/sns/jscode2session') {
    if (!known(query.get('appid'), query.get('secret')) || query.get('grant_type') !== 'authorization_code')
      return json(response, { errcode: 40013, errmsg: 'invalid appid' });
    const code = query.get('js_code') ?? '';
    if (!code.startsWith('good')) return json(response, { errcode: 40029, errmsg: 'invalid code' });
    if (usedCodes.has(code)) return json(response, { errcode: 40163, errmsg: 'code been used' });
    usedCodes.add(code);
    return json(response, { openid: 'oGZUI0egBJY1zhBYw2KhdUfwVJJE', session_key: SESSION_KEY });
  }
  if (path === '/cgi-bin/stable_token') {
    if (!known(body['appid'], body['secret']) || body['grant_type'] !== 'client_credential')
      return json(response, { errcode: 40125, errmsg: 'invalid appsecret' });
    const token = `token-${asked.length}`;
    goodTokens.add(token);
    return json(response, { access_token: token, expires_in: 7200 });
  }
  if (path === '/wxa/business/getuserphonenumber') {
    if (!goodTokens.has(query.get('access_token') ?? '')) return json(response, { errcode: 42001, errmsg: 'access_token expired' });
    if (body['code'] !== 'phone-code') return json(response, { errcode: 40029, errmsg: 'invalid code' });
    return json(response, {
      errcode: 0,
      errmsg: 'ok',
      phone_info: { phoneNumber: '13800138000', purePhoneNumber: '13800138000', countryCode: '86' },
    });
  }
  response.writeHead(404).end();
}

function receive(request: IncomingMessage, response: ServerResponse): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const url = new URL(request.url ?? '/', 'http://wechat.invalid');
    const text = Buffer.concat(chunks).toString('utf8');
    const one = { path: url.pathname, query: url.searchParams, body: text ? (JSON.parse(text) as Record<string, unknown>) : {} };
    asked.push(one);
    (instead ?? answer)(one, response);
  });
}

beforeAll(async () => {
  server = createServer(receive);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise(resolve => server.close(resolve));
});
beforeEach(() => {
  asked = [];
  counted = [];
  instead = undefined;
  goodTokens = new Set();
  usedCodes = new Set();
});

let counted: string[];
const client = (url = baseUrl, timeoutMs?: number): WechatClient =>
  new WechatClient(
    testConfig({ DATABASE_URL: 'postgres://nowhere.invalid/none', WECHAT_APPID: APPID, WECHAT_SECRET: SECRET }),
    httpTransport(url, timeoutMs),
    { count: operation => Promise.resolve(counted.push(operation)) },
  );
const refusal = (act: Promise<unknown>): Promise<unknown> =>
  act.then(
    () => 'no refusal',
    (error: unknown) => error,
  );
const unavailable = { code: 'AUTH.WECHAT_UNAVAILABLE' };

describe('log-in codes', () => {
  it('are exchanged for the openid and nothing else', async () => {
    await expect(client().openidOf('good-1')).resolves.toBe('oGZUI0egBJY1zhBYw2KhdUfwVJJE');
    expect(asked.map(({ path }) => path)).toEqual(['/sns/jscode2session']);
  });

  it('used before or never given, are refused', async () => {
    const wechat = client();
    await wechat.openidOf('good-2');
    await expect(wechat.openidOf('good-2')).rejects.toMatchObject({ code: 'AUTH.WECHAT_CODE_INVALID' });
    await expect(wechat.openidOf('made-up')).rejects.toMatchObject({ code: 'AUTH.WECHAT_CODE_INVALID' });
  });

  it('cannot smuggle other parameters', async () => {
    await refusal(client().openidOf('good&grant_type=other#x'));
    expect(asked[0]?.query.getAll('grant_type')).toEqual(['authorization_code']);
    expect(asked[0]?.query.get('js_code')).toBe('good&grant_type=other#x');
  });
});

describe('phone codes', () => {
  it('are exchanged with an access token that is fetched once', async () => {
    const wechat = client();
    await expect(wechat.phoneOf('phone-code')).resolves.toBe('13800138000');
    await wechat.phoneOf('phone-code');
    expect(asked.filter(({ path }) => path === '/cgi-bin/stable_token')).toHaveLength(1);
    await expect(wechat.phoneOf('other')).rejects.toMatchObject({ code: 'CLAIM.PHONE_CODE_INVALID' });
  });

  it('an expired access token is renewed once', async () => {
    const wechat = client();
    await wechat.phoneOf('phone-code');
    goodTokens.clear();
    await expect(wechat.phoneOf('phone-code')).resolves.toBe('13800138000');
    expect(asked.map(({ path }) => path.split('/').at(-1))).toEqual([
      'stable_token',
      'getuserphonenumber',
      'getuserphonenumber',
      'stable_token',
      'getuserphonenumber',
    ]);
  });

  it('an access token that WeChat will not take is not renewed for ever', async () => {
    instead = (one, response) =>
      one.path.includes('phonenumber') ? json(response, { errcode: 40001, errmsg: 'invalid credential' }) : answer(one, response);
    await expect(client().phoneOf('phone-code')).rejects.toMatchObject(unavailable);
    expect(asked).toHaveLength(4);
  });
});

describe('a WeChat that cannot answer', () => {
  it.each([-1, 45009, 45011])('errcode %i: try later', async errcode => {
    instead = (_one, response) => json(response, { errcode, errmsg: 'not now' });
    await expect(client().openidOf('good-3')).rejects.toMatchObject(unavailable);
    await expect(client().phoneOf('phone-code')).rejects.toMatchObject(unavailable);
  });

  it('phone numbers paid for are used up: try later, the code was not wrong', async () => {
    instead = (one, response) =>
      one.path.includes('phonenumber') ? json(response, { errcode: 1400001, errmsg: 'quota' }) : answer(one, response);
    await expect(client().phoneOf('phone-code')).rejects.toMatchObject(unavailable);
  });

  const faults: Record<string, Answering> = {
    'no JSON': (_one, response) => void response.end('<html>busy</html>'),
    'JSON of another shape': (_one, response) => void response.end('[1]'),
    null: (_one, response) => void response.end('null'),
    'an openid of another form': (_one, response) => json(response, { openid: "' OR 1=1 --" }),
    'status 502': (_one, response) => void response.writeHead(502).end('{"openid":"oGZUI0egBJY1zhBYw2KhdUfwVJJE"}'),
    'a cut connection': (_one, response) => void response.destroy(),
  };
  it.each(Object.entries(faults))('%s', async (_name, fault) => {
    instead = fault;
    await expect(client().openidOf('good-4')).rejects.toMatchObject(unavailable);
  });

  it('a redirect is not followed, wherever it leads', async () => {
    instead = (_one, response) => void response.writeHead(302, { location: `${baseUrl}/elsewhere` }).end();
    await expect(client().openidOf('good-5')).rejects.toMatchObject(unavailable);
    expect(asked.map(({ path }) => path)).toEqual(['/sns/jscode2session']);
  });

  it('silence ends', async () => {
    instead = () => undefined;
    const started = Date.now();
    await expect(client(baseUrl, 200).openidOf('good-6')).rejects.toMatchObject(unavailable);
    expect(Date.now() - started).toBeLessThan(3_000);
  });
});

describe('the circuit', () => {
  const down: Answering = (_one, response) => void response.destroy();

  it('opens after five faults in a row: then people are told at once, and WeChat is left alone', async () => {
    const wechat = client();
    instead = down;
    for (let n = 0; n < 8; n += 1) await expect(wechat.openidOf(`good-${n}`)).rejects.toMatchObject(unavailable);
    expect(asked).toHaveLength(5);
    instead = undefined;
    await expect(wechat.phoneOf('phone-code')).rejects.toMatchObject(unavailable);
    expect(asked).toHaveLength(5);
  });

  it('closes again by one call that succeeds, a quarter of a minute later', async () => {
    const wechat = client();
    instead = down;
    for (let n = 0; n < 5; n += 1) await refusal(wechat.openidOf('good-a'));
    instead = undefined;
    const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 15_001);
    try {
      await expect(wechat.openidOf('good-b')).resolves.toBe('oGZUI0egBJY1zhBYw2KhdUfwVJJE');
      await expect(wechat.openidOf('good-c')).resolves.toBe('oGZUI0egBJY1zhBYw2KhdUfwVJJE');
    } finally {
      clock.mockRestore();
    }
  });

  it('stays closed when WeChat answers, be it no', async () => {
    const wechat = client();
    for (let n = 0; n < 8; n += 1) await expect(wechat.openidOf('made-up')).rejects.toMatchObject({ code: 'AUTH.WECHAT_CODE_INVALID' });
    instead = (_one, response) => json(response, { errcode: 45009, errmsg: 'reach max api daily quota limit' });
    for (let n = 0; n < 8; n += 1) await expect(wechat.openidOf('good-d')).rejects.toMatchObject(unavailable);
    expect(asked).toHaveLength(16);
  });
});

describe('quotas', () => {
  it('count every call that went out, by what it was, and no other', async () => {
    const wechat = client();
    await wechat.phoneOf('phone-code');
    await refusal(wechat.openidOf('made-up'));
    expect(counted).toEqual(['token', 'phone', 'login']);
    instead = (_one, response) => void response.destroy();
    for (let n = 0; n < 9; n += 1) await refusal(wechat.openidOf('good-q'));
    expect(counted.length).toBe(3 + 5);
    expect(asked).toHaveLength(counted.length);
  });
});

describe('hosts', () => {
  it.each([
    'https://api.weixin.qq.com.evil.example',
    'http://api.weixin.qq.com',
    'https://evil.example',
    'http://127.0.0.1.evil.example:80',
    '',
  ])('none but WeChat’s: %s', url => {
    expect(() => httpTransport(url)).toThrow('not a host');
  });

  it.each(['.evil.example/x', '@evil.example/x', '//evil.example/x', '/\\evil.example/x'])('a path cannot move it: %s', async path => {
    await expect(httpTransport('https://api.weixin.qq.com')(path)).rejects.toThrow('not a path');
  });
});

describe('secrets', () => {
  it('are in no error and in no log, whatever went wrong', async () => {
    const written: string[] = [];
    const keep = (chunk: unknown): true => (written.push(String(chunk)), true);
    const spies = [
      jest.spyOn(process.stdout, 'write').mockImplementation(keep),
      jest.spyOn(process.stderr, 'write').mockImplementation(keep),
    ];
    const consoles = (['log', 'info', 'warn', 'error', 'debug'] as const).map(name =>
      jest.spyOn(console, name).mockImplementation((...words: unknown[]) => void written.push(inspect(words))),
    );
    const answers: unknown[] = [await client().openidOf('good-7')];
    answers.push(await refusal(client('http://127.0.0.1:1').openidOf('good-8')));
    for (const fault of [
      (_one: Asked, response: ServerResponse) => json(response, { errcode: 1, session_key: SESSION_KEY }),
      (_one: Asked, response: ServerResponse) => void response.writeHead(500).end(SECRET),
    ]) {
      instead = fault;
      answers.push(await refusal(client().openidOf('good-9')), await refusal(client().phoneOf('phone-code')));
    }
    [...spies, ...consoles].forEach(spy => spy.mockRestore());
    expect(answers).toHaveLength(6);
    const said = inspect(answers, { depth: 10, showHidden: true }) + written.join('');
    for (const secret of [SECRET, SESSION_KEY, encodeURIComponent(SESSION_KEY)]) expect(said).not.toContain(secret);
  });
});
