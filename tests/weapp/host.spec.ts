import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { bootWeapp, type WeappHost } from './host';
import { applyPatch, stepsOf } from './host/apply-patch';
import { apiNames } from './host/api-names';

const dist = join(__dirname, 'fixtures/bundle');

describe('the host itself, on a small bundle written by hand', () => {
  let server: Server;
  let host: WeappHost;
  beforeAll(async () => {
    server = createServer((request, response) => {
      request.setEncoding('utf8');
      let body = '';
      request.on('data', (part: string) => (body += part));
      request.on('end', () => response.end(JSON.stringify({ method: request.method, url: request.url, body })));
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  });
  beforeEach(async () => {
    const apiBase = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    host = await bootWeapp({ dist, apiBase, wechat: { loginCode: () => 'login-1', phoneCode: () => 'phone-1' } });
    await host.open('/pages/first/index?name=%E5%BC%A0', 1047);
  });
  afterEach(() => host.close());
  afterAll(async () => new Promise(resolve => server.close(resolve)));

  const lines = (): string[] => host.findAll('.line').map(node => node.children.join(''));

  it('gives the bundle ECMAScript and nothing of the browser or of Node', () => {
    const page = host.journal.setData[0];
    expect(page?.keys).toEqual(['query', 'seen']);
    expect(host.data.query).toEqual({ name: '%E5%BC%A0' });
    expect(host.data.seen).toEqual({
      ...{
        window: 'undefined',
        document: 'undefined',
        Intl: 'undefined',
        AbortController: 'undefined',
        fetch: 'undefined',
        process: 'undefined',
      },
      ...{ Buffer: 'undefined', setTimeout: 'function', allSettled: 'undefined' },
    });
  });

  it('refuses code from strings, files outside the bundle and files of another sub-package', () => {
    expect(lines()).toEqual([
      expect.stringContaining('Code generation from strings disallowed'),
      expect.stringContaining('Code generation from strings disallowed'),
      expect.stringContaining('not defined in the package'),
      expect.stringContaining('in another sub-package'),
    ]);
  });

  it('lets a sub-package load its own files', async () => {
    await host.open('/pkg-a/pages/in/index');
    expect(host.text()).toBe('分包里');
  });

  it('has every name of wx that WeChat has, and notices one that it has not', async () => {
    expect(apiNames().length).toBeGreaterThan(450);
    await host.tap('无');
    expect(host.errors.join()).toContain('wx.teleport does not exist');
  });

  it('never makes up the answer of an API that it does not model', async () => {
    await host.tap('少');
    expect(host.errors.join()).toContain('wx.startHCE was called, and the test host does not model it');
    expect(lines().at(-1)).toBe('startHCE:fail not modelled by the test host');
  });

  it('refuses PATCH, which wx.request does not know', async () => {
    await host.tap('改');
    expect(lines().at(-1)).toContain('request:fail invalid method "PATCH"');
  });

  it('sends requests to the given server, with path, query and body', async () => {
    await host.tap('问');
    expect(lines().at(-1)).toBe('200 POST /things?a=1 {"b":2}');
    expect(host.journal.requests).toEqual([{ method: 'POST', path: '/things?a=1', status: 200 }]);
  });

  it('is offline when the network is gone', async () => {
    await host.network(false);
    await host.tap('问');
    expect(host.journal.requests).toEqual([]);
  });

  it('lets taps rise until they are caught', async () => {
    await host.tap('里面');
    expect(lines().slice(-2)).toEqual(['tap inner ""', 'tap outer ""']);
    await host.tap('截住');
    expect(lines().at(-1)).toBe('tap catcher ""');
  });

  it('cannot tap what is disabled, what is not there, and what nobody listens to', async () => {
    await expect(host.tap('不能按')).rejects.toThrow('disabled');
    await expect(host.tap('没有')).rejects.toThrow('0 nodes');
    await expect(host.tap('#lines')).rejects.toThrow('nothing listens');
  });

  it('types into fields up to their length and sends forms', async () => {
    await host.input({ placeholder: '姓名' }, '欧阳娜娜');
    await host.input({ placeholder: '说明' }, '一句话');
    await host.tap('提交');
    expect(lines().at(-1)).toBe('submit form {"name":"欧阳娜","text":"一句话"}');
  });

  it('gives the phone’s code to the button that asks for it', async () => {
    await host.tap('手机号');
    expect(lines().at(-1)).toBe('getphonenumber phone "phone-1"');
  });

  it('launches with path, query and scene, and keeps storage for the next start', async () => {
    expect(JSON.parse(host.storage.get('launched') ?? '')).toEqual({
      path: 'pages/first/index',
      query: { name: '%E5%BC%A0' },
      scene: 1047,
    });
    await host.open('/pages/tab/index');
    await host.leaveAndReturn();
    expect(host.storage.get('shown')).toBe('2');
  });

  it('knows WeChat’s rules of navigation', async () => {
    await expect(host.open('/pages/none/index')).rejects.toThrow('not found');
    await expect(host.tapTab('首页')).rejects.toThrow('shows no tab bar');
    await host.open('/pages/tab/index');
    await host.tapTab('首页');
    expect(host.depth).toBe(1);
    expect(host.storage.get('shown')).toBe('1');
  });
});

describe('setData’s paths', () => {
  it.each([
    ['root.cn.[0].cn.[2].v', ['root', 'cn', 0, 'cn', 2, 'v']],
    ['list[3].name', ['list', 3, 'name']],
    ['plain', ['plain']],
  ])('%s', (path, steps) => {
    expect(stepsOf(path)).toEqual(steps);
  });

  it('makes what is missing on the way', () => {
    const data = {};
    applyPatch(data, { 'root.cn.[1].v': 7 });
    expect(data).toEqual({ root: { cn: [undefined, { v: 7 }] } });
  });
});
