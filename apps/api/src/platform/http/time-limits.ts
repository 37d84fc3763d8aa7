import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';

export interface TimeLimits {
  readonly requestMs: number;
  /** For a photo over a village's network. */
  readonly uploadMs: number;
}

const isUpload = (request: FastifyRequest): boolean => (request.headers['content-type'] ?? '').startsWith('multipart/form-data');

/**
 * From the first header to the last byte of the answer; then the line is cut, whether it was a sender who dribbles or a handler that hangs.
 * Whoever meant it sends again with the same key. Node's own limit covers the receiving only, and knows no routes.
 */
export function limitTimes(app: NestFastifyApplication, limits: TimeLimits): void {
  const timers = new WeakMap<FastifyRequest, NodeJS.Timeout>();
  const stop = (request: FastifyRequest): void => clearTimeout(timers.get(request));
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
    const cut = (): void => {
      request.log.warn('the request took too long');
      reply.raw.destroy();
    };
    timers.set(request, setTimeout(cut, isUpload(request) ? limits.uploadMs : limits.requestMs).unref());
  });
  fastify.addHook('onResponse', async request => stop(request));
  fastify.addHook('onRequestAbort', async request => stop(request));
}
