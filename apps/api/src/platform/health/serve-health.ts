import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ReadinessCheck } from './readiness';

/** For machines that watch this process, not for clients: outside the API, without its envelope. */
export function serveHealth(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  const readiness = app.get(ReadinessCheck);
  const quiet = { logLevel: 'warn' } as const;
  fastify.get('/healthz', quiet, async (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'alive' }));
  fastify.get('/readyz', quiet, async (_request, reply) => {
    const status = await readiness.ask();
    return reply
      .status(status === 'ready' ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status });
  });
  // A kept-alive connection would hold the closing server for more than a minute.
  fastify.addHook('onSend', async (_request, reply) => {
    if (readiness.draining) void reply.header('connection', 'close');
  });
}
