import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '../config/config';

const YEAR_SECONDS = 31_536_000;
const HASHED_NAME = /\.[0-9a-f]{8,}\.\w+$/;

/** The built h5 app on the same port: files as they are, every other path outside the API gets the app's page. */
export async function serveH5(app: NestFastifyApplication, config: Config): Promise<void> {
  const root = config.h5Dir === null ? null : resolve(config.h5Dir);
  if (root === null || !existsSync(join(root, 'index.html'))) return;
  await app.register(fastifyStatic, {
    root,
    wildcard: false,
    setHeaders: (reply, path) =>
      void reply.header('cache-control', HASHED_NAME.test(path) ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache'),
  });
  app
    .getHttpAdapter()
    .getInstance()
    .get('/*', (request, reply) => {
      const page = !request.url.startsWith('/api/') && (request.headers.accept ?? '').includes('text/html');
      // Nest answers what is not found, by the same filter as everything else.
      return page ? reply.header('cache-control', 'no-cache').sendFile('index.html') : reply.callNotFound();
    });
}
