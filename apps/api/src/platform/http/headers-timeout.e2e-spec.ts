import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { freshDatabase, type FreshDatabase } from '../../../test/fresh-database';
import { platformApp } from '../../../test/platform-app';
import { testConfig } from '../../../test/test-config';

let database: FreshDatabase;
let app: NestFastifyApplication;
beforeAll(async () => {
  database = await freshDatabase();
  app = await platformApp(testConfig({ DATABASE_URL: database.appUrl }), []);
  await app.listen(0, '127.0.0.1');
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

/** security.md 22. Node's own rhythm is 30 s; a busy machine is allowed a few seconds, not that. */
it('whoever dribbles their headers is cut off after five seconds', async () => {
  const { port } = app.getHttpServer().address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const began = Date.now();
  let heard = '';
  socket.on('data', (chunk: Buffer) => (heard += chunk.toString())).on('error', () => undefined);
  const closed = once(socket, 'close');
  socket.write('GET /api/v1/app-info HTTP/1.1\r\nHost: x\r\nX-Slow: ');
  const dribble = setInterval(() => socket.write('x'), 250);
  await closed;
  clearInterval(dribble);
  const seconds = (Date.now() - began) / 1_000;
  expect(seconds).toBeGreaterThan(4.5);
  expect(seconds).toBeLessThan(12);
  expect(heard).toMatch(/^HTTP\/1\.1 408 /);
}, 40_000);

/** How the cutting is done: time-limits.spec.ts. That the product does it, and after how long: here. */
it.each([
  ['a request', 'application/json', 30_000],
  ['a photo over a village’s network', 'multipart/form-data; boundary=x', 60_000],
])('%s has its time', async (_what, type, limit) => {
  const timer = jest.spyOn(global, 'setTimeout');
  await app.inject({ method: 'POST', url: '/api/v1/nowhere', headers: { 'content-type': type }, payload: '{}' });
  const waits = timer.mock.calls.map(([, wait]) => wait);
  timer.mockRestore();
  expect(waits).toContain(limit);
});
