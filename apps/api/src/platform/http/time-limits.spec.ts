import { connect, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import fastify, { type FastifyInstance } from 'fastify';
import { until } from '../../../test/until';
import { limitTimes } from './time-limits';

const servers: FastifyInstance[] = [];

async function listen(limits: { requestMs: number; uploadMs: number }): Promise<number> {
  const server = fastify();
  servers.push(server);
  server.addContentTypeParser('multipart/form-data', (_request, payload, done) => {
    payload.on('end', () => done(null, {})).resume();
  });
  limitTimes({ getHttpAdapter: () => ({ getInstance: () => server }) } as unknown as NestFastifyApplication, limits);
  server.post('/', () => ({ done: true }));
  server.get('/hangs', () => new Promise(() => undefined));
  await server.listen({ port: 0, host: '127.0.0.1' });
  return (server.server.address() as AddressInfo).port;
}

let port: number;
beforeAll(async () => {
  port = await listen({ requestMs: 150, uploadMs: 600 });
});
afterAll(() => Promise.all(servers.map(server => server.close())));

async function speak(text: string, to = port): Promise<{ socket: Socket; heard: () => string; closedAfter: Promise<number> }> {
  const socket = connect(to, '127.0.0.1');
  await once(socket, 'connect');
  const began = Date.now();
  let heard = '';
  socket.on('data', (chunk: Buffer) => (heard += chunk.toString())).on('error', () => undefined);
  const closedAfter = once(socket, 'close').then(() => Date.now() - began);
  socket.write(text);
  return { socket, heard: () => heard, closedAfter };
}
const post = (type: string, length: number): string =>
  `POST / HTTP/1.1\r\nHost: x\r\nContent-Type: ${type}\r\nContent-Length: ${length}\r\n\r\n`;

describe('time limits of a request', () => {
  it('cut a sender who dribbles', async () => {
    const { heard, closedAfter } = await speak(`${post('application/json', 10)}{"`);
    expect(await closedAfter).toBeGreaterThanOrEqual(140);
    expect(heard()).toBe('');
  });

  it('give an upload longer', async () => {
    const { closedAfter } = await speak(`${post('multipart/form-data; boundary=x', 10)}--`);
    expect(await closedAfter).toBeGreaterThanOrEqual(590);
  });

  it('cut a handler that hangs', async () => {
    const { heard, closedAfter } = await speak('GET /hangs HTTP/1.1\r\nHost: x\r\n\r\n');
    expect(await closedAfter).toBeGreaterThanOrEqual(140);
    expect(heard()).toBe('');
  });

  // The limit is long beside the work, so that a busy machine does not cut it; what is heard is waited for, not timed.
  it('leave alone whoever is done, and the line they keep open', async () => {
    const requestMs = 1_000;
    const { socket, heard } = await speak(`${post('application/json', 2)}{}`, await listen({ requestMs, uploadMs: requestMs }));
    const answers = (): number => heard().match(/"done":true/g)?.length ?? 0;
    await until('the first answer', () => answers() === 1);
    await new Promise(resolve => setTimeout(resolve, requestMs + 200));
    expect(socket.destroyed).toBe(false);
    socket.write(`${post('application/json', 2)}{}`);
    await until('the second answer', () => answers() === 2);
    socket.destroy();
  });
});
