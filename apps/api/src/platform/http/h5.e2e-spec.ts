import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { freshDatabase, type FreshDatabase } from '../../../test/fresh-database';
import { platformApp } from '../../../test/platform-app';
import { testConfig } from '../../../test/test-config';

let database: FreshDatabase;
let app: NestFastifyApplication;
let home: string;
let root: string;

function build(name: string, text: string): void {
  rmSync(root, { recursive: true, force: true });
  mkdirSync(join(root, 'js'), { recursive: true });
  writeFileSync(join(root, 'index.html'), `<script src="/js/${name}"></script>`);
  writeFileSync(join(root, 'js', name), text);
}
const get = (url: string, accept = '*/*') => app.inject({ url, headers: { accept } });

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'jishan-h5-'));
  root = join(home, 'h5');
  build('app.0123abcd.js', 'first');
  writeFileSync(join(home, 'secrets.json'), 'secret');
  writeFileSync(join(root, '.hidden'), 'secret');
  database = await freshDatabase();
  app = await platformApp(testConfig({ DATABASE_URL: database.appUrl, JISHAN_H5_DIR: root }), []);
});
afterAll(async () => {
  await app.close();
  await database.drop();
  rmSync(home, { recursive: true, force: true });
});

it('serves files as they are, hashed names for a year, the page anew each time', async () => {
  const script = await get('/js/app.0123abcd.js?x=1');
  expect(script).toMatchObject({ statusCode: 200, body: 'first' });
  expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(script.headers['content-type']).toContain('javascript');
  for (const url of ['/', '/index.html']) expect((await get(url)).headers['cache-control']).toBe('no-cache');
  const head = await app.inject({ method: 'HEAD', url: '/js/app.0123abcd.js' });
  expect([head.statusCode, head.body]).toEqual([200, '']);
});

it('answers a path of the app with its page, for browsers only', async () => {
  expect((await get('/pkg-points/pages/apply', 'text/html')).body).toContain('app.0123abcd.js');
  expect((await get('/js/gone.js')).statusCode).toBe(404);
  expect((await get('/api/v1/nothing', 'text/html')).json()).toMatchObject({ code: 'RESOURCE.NOT_FOUND' });
});

it.each([
  '/../secrets.json',
  '/%2e%2e/secrets.json',
  '/js/..%2f..%2fsecrets.json',
  '/js/%5c..%5c..%5csecrets.json',
  '/.hidden',
  '//etc/passwd',
  '/js',
])('gives nothing out of its folder, and no folder: %s', async url => {
  const answer = await get(url);
  expect(answer.statusCode).toBe(404);
  expect(answer.body).not.toContain('secret');
});

it('a name longer than a file system takes names nothing', async () => {
  for (const url of [
    `/${'a'.repeat(300)}`,
    `/js/${'a'.repeat(300)}`,
    `/${'a/'.repeat(3_000)}b`,
    `/api/v1/invitations/${'a'.repeat(5_000)}`,
  ])
    expect([(await get(url)).statusCode, (await get(url, 'text/html')).statusCode]).toEqual([404, url.startsWith('/api/') ? 404 : 200]);
});

it('an app that is built again while we run is served at once', async () => {
  build('app.fedc9876.js', 'second');
  expect((await get('/', 'text/html')).body).toContain('app.fedc9876.js');
  expect(await get('/js/app.fedc9876.js')).toMatchObject({ statusCode: 200, body: 'second' });
  expect((await get('/js/app.0123abcd.js')).statusCode).toBe(404);
});
