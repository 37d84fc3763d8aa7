import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '../config/config';

const YEAR_SECONDS = 31_536_000;
const HASHED_NAME = /\.[0-9a-f]{8,}\.\w+$/;

/**
 * The built h5 app on the same port: files as they are, every other path outside the API gets the app's page. The folder is asked at each
 * request, so an app that is built again while we run is served at once.
 */
export async function serveH5(app: NestFastifyApplication, config: Config): Promise<void> {
  const root = config.h5Dir === null ? null : resolve(config.h5Dir);
  if (root === null || !existsSync(join(root, 'index.html'))) return;
  // Only `sendFile`: its own routes are those of the files that were there at the start, or answer what is not there in English.
  await app.register(fastifyStatic, {
    root,
    serve: false,
    setHeaders: (reply, path) =>
      void reply.header('cache-control', HASHED_NAME.test(path) ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache'),
  });
  app
    .getHttpAdapter()
    .getInstance()
    .get('/*', (request, reply) => {
      const path = request.url.split('?', 1)[0] ?? '';
      const file = fileOf(root, path);
      if (file !== null) return reply.sendFile(file);
      const page = !path.startsWith('/api/') && (request.headers.accept ?? '').includes('text/html');
      // Nest answers what is not found, by the same filter as everything else.
      return page ? reply.sendFile('index.html') : reply.callNotFound();
    });
}

/** Names of a build: plain letters, no dot in front, so neither a parent folder nor a hidden file can be meant. */
const BUILT_NAME = /^(?:\/[\w-][\w.@~-]*)+$/;
/** Longer than any name of a build; what a file system calls too long it does not call missing, so it is not asked. */
const NAME_MAX_CHARS = 200;

function fileOf(root: string, path: string): string | null {
  const name = path === '/' ? '/index.html' : path;
  if (name.length > NAME_MAX_CHARS || !BUILT_NAME.test(name) || !statSync(join(root, name), { throwIfNoEntry: false })?.isFile())
    return null;
  return name.slice(1);
}
