import { uuidv7 } from 'uuidv7';
import type { FastifyRequest } from 'fastify';

/** Ids, never people: no bodies, no query strings (they may hold names), no authorization, no cookies. */
export function loggerOptions(level: string): object {
  return {
    level,
    redact: { paths: ['req.headers', 'req.body', 'headers', 'body', '*.phone', '*.password', '*.token', '*.refreshToken', '*.accessToken', 'err.parameters', 'err.query', 'err.driverError', 'err.detail'], remove: true },
    serializers: {
      req: (request: FastifyRequest) => ({ method: request.method, path: request.url.split('?')[0], ip: request.ip }),
    },
  };
}

export const newRequestId = (): string => uuidv7();
