import { connect, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import fastify, { type FastifyInstance } from 'fastify';
import { limitTimes } from './time-limits';

let server: FastifyInstance;
let port: number;

beforeAll(async () => {
  server = fastify();
  server.addContentTypeParser('multipart/form-data', (_request, payload, done) => {
    payload.on('end', () => done(null, {})).resume();
  });
  limitTimes({ getHttpAdapter: () => ({ getInstance: () => server }) } as unknown as NestFastifyApplication, {
    requestMs: 150,
    uploadMs: 600,
  });
  server.post('/', () => ({ done: true }));
  server.get('/hangs', () => new Promise(() => undefined));
  await server.listen({ port: 0, host: '127.0.0.1' });
  port = (server.server.address() as AddressInfo).port;
});
afterAll(() => server.close());

async function speak(text: string): Promise<{ socket: Socket; heard: () => string; closedAfter: Promise<number> }> {
  const socket = connect(port, '127.0.0.1');
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

  it('leave alone whoever is done, and the line they keep open', async () => {
    const { socket, heard } = await speak(`${post('application/json', 2)}{}`);
    await new Promise(resolve => setTimeout(resolve, 300));
    expect(socket.destroyed).toBe(false);
    socket.write(`${post('application/json', 2)}{}`);
    await new Promise(resolve => setTimeout(resolve, 50));
    expect(heard().match(/"done":true/g)).toHaveLength(2);
    socket.destroy();
  });
});
