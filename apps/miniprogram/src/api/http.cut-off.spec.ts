/** @jest-environment node */
import { readFileSync } from 'node:fs';
import { createServer, get, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { compileFunction } from 'node:vm';
import { transformSync } from '@swc/core';
import { phone, resetPhone } from '../../test/stand-ins/taro';
import { isPassing, NetworkError, ProblemError } from './errors';
import { send } from './http';

const BODY = JSON.stringify({ type: 'about:blank', title: '积分不够', status: 422, code: 'POINTS.INSUFFICIENT', accountId: 'me' });

/** `/{how}/{status}`: the whole answer, or its head and then nothing, half, or a wait without end. */
const server: Server = createServer((request, response) => {
  const [, how = '', status = ''] = request.url?.split('/') ?? [];
  const framing = how.startsWith('chunked') ? {} : { 'Content-Length': Buffer.byteLength(BODY) };
  response.writeHead(Number(status), { 'Content-Type': 'application/json; charset=utf-8', ...framing });
  if (how === 'whole') return void response.end(BODY);
  response.flushHeaders();
  if (how.endsWith('half')) response.write(BODY.slice(0, BODY.length / 2));
  if (how !== 'wait') setImmediate(() => request.socket.destroy());
});
beforeAll(() => new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

type Answer = (options: { url: string }) => Promise<{ statusCode: number; data: unknown }>;

/** Taro's own for the browser, its modules and nothing of it left out; the pages' stand-in for Taro has none. */
function taroInTheBrowser(): Answer {
  const file = join(dirname(require.resolve('@tarojs/taro-h5/package.json')), 'dist/api/network/request/index.js');
  const { code } = transformSync(readFileSync(file, 'utf8'), { module: { type: 'commonjs' }, jsc: { target: 'es2022' } });
  class Link {
    addInterceptor = () => undefined;
    cleanInterceptors = () => undefined;
    constructor(private readonly last: (chain: { requestParams: unknown }) => unknown) {}
    request = (requestParams: unknown) => this.last({ requestParams });
  }
  const modules: Record<string, unknown> = {
    tslib: jest.requireActual('tslib'),
    '@tarojs/api': { __esModule: true, default: { Link } },
    '@tarojs/shared': { isFunction: (value: unknown) => typeof value === 'function' },
    '../utils.js': { NETWORK_TIMEOUT: 60_000 },
    '../../../utils/index.js': { serializeParams: () => '' },
  };
  const exported = {} as { request: Answer };
  const run = compileFunction(code, ['require', 'exports', 'window']) as (...given: unknown[]) => void;
  run((name: string) => modules[name] ?? {}, exported, globalThis);
  return exported.request;
}

/** As WeChat's network does: what has come of a body whose connection breaks is sometimes handed over as if it were all. */
const wechat: Answer = ({ url }) =>
  new Promise((resolve, reject) => {
    get(url, { agent: false }, answer => {
      let data = '';
      answer.setEncoding('utf8').on('data', (part: string) => (data += part));
      // Cut off or not.
      answer.on('error', () => undefined).on('close', () => resolve({ statusCode: answer.statusCode ?? 0, data }));
    }).on('error', reject);
  });

const ask = (path: string, timeoutMs?: number) => send({ method: 'GET', path, headers: {}, timeoutMs });

describe.each([
  ['the browser', taroInTheBrowser],
  ['WeChat', () => wechat],
])('in %s', (_where, platform) => {
  beforeEach(() => {
    resetPhone();
    const request = platform();
    phone.answer = options => request({ ...options, url: options.url.replace('http://api.invalid', origin()) }) as never;
  });

  it.each(['200', '201', '404', '422', '503'])('an answer %s that breaks off behind its head is a network that was lost', async status => {
    for (const how of ['none', 'half', 'chunked-none', 'chunked-half']) {
      const failure = await ask(`/${how}/${status}`).catch((error: unknown) => error);
      expect([how, failure]).toEqual([how, expect.any(NetworkError)]);
      expect(isPassing(failure)).toBe(true);
    }
  });

  it('one that is whole is what it says', async () => {
    await expect(ask('/whole/200')).resolves.toMatchObject({ accountId: 'me' });
    await expect(ask('/whole/422')).rejects.toBeInstanceOf(ProblemError);
  });
});

it('a browser waits for a body no longer than for a head', async () => {
  resetPhone();
  const request = taroInTheBrowser();
  phone.answer = options => request({ ...options, url: options.url.replace('http://api.invalid', origin()) }) as never;
  await expect(ask('/wait/200', 300)).rejects.toMatchObject({ name: 'NetworkError', timedOut: true });
});
