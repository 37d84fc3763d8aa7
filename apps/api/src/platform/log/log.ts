import { uuidv7 } from 'uuidv7';
import type { FastifyRequest } from 'fastify';

/** Ids, never people: no bodies, no query strings (they may hold names), no authorization, no cookies. */
export function loggerOptions(level: string): object {
  return {
    level,
    redact: {
      paths: [
        'req.headers',
        'req.body',
        'headers',
        'body',
        '*.phone',
        '*.password',
        '*.token',
        '*.refreshToken',
        '*.accessToken',
        'err.parameters',
        'err.query',
        'err.driverError',
        'err.detail',
        'err.where',
        'err.cause',
      ],
      remove: true,
    },
    serializers: {
      req: (request: FastifyRequest) => ({ method: request.method, path: withoutTokens(request.url), ip: request.ip }),
    },
  };
}

/** An invitation's token is a key, though it stands in a path; queries may hold names. */
function withoutTokens(url: string): string {
  return (url.split('?')[0] ?? '').replace(/(\/invitations\/)[^/]+/, '$1…');
}

export const newRequestId = (): string => uuidv7();
