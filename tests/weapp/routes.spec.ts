import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DIST, pagesOf, readAppJson } from './bundle/dist';
import { bootWeapp, type WeappHost } from './host';

/** ui.md: what the first view update may weigh. */
const FIRST_SET_DATA_MAX_BYTES = 16_000;

/** Nobody is signed in and the server knows nothing: pages must still mount, say something, and not complain. */
describe('every route of the bundle, on a phone where nobody is signed in', () => {
  let server: Server;
  let host: WeappHost;
  beforeAll(async () => {
    server = createServer((_request, response) => {
      response.writeHead(401, { 'content-type': 'application/problem+json' });
      response.end(JSON.stringify({ type: 'about:blank', title: '请先登录', status: 401, code: 'AUTH.REQUIRED' }));
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => new Promise(resolve => server.close(resolve)));
  beforeEach(async () => {
    const apiBase = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    host = await bootWeapp({ dist: DIST, apiBase, wechat: { loginCode: () => 'nobody', phoneCode: () => 'nothing' } });
  });
  afterEach(() => host.close());

  it.each(pagesOf(readAppJson()))('%s mounts, and its first setData is small', async route => {
    await host.open(`/${route}`);
    expect(host.errors).toEqual([]);
    expect(host.text()).not.toBe('');
    const first = host.journal.setData.find(note => note.route === route);
    expect(first?.bytes).toBeLessThanOrEqual(FIRST_SET_DATA_MAX_BYTES);
  });
});
