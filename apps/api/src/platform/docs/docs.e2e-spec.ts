import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { freshDatabase, type FreshDatabase } from '../../../test/fresh-database';
import { platformApp } from '../../../test/platform-app';
import { testConfig } from '../../../test/test-config';

describe('the API documentation', () => {
  let database: FreshDatabase;
  let open: NestFastifyApplication;
  let closed: NestFastifyApplication;
  beforeAll(async () => {
    database = await freshDatabase();
    open = await platformApp(testConfig({ DATABASE_URL: database.appUrl, JISHAN_DOCS: 'true' }), []);
    closed = await platformApp(testConfig({ DATABASE_URL: database.appUrl, JISHAN_DOCS: 'false' }), []);
  });
  afterAll(async () => {
    await Promise.all([open.close(), closed.close()]);
    await database.drop();
  });

  it('is the committed file', async () => {
    const answer = await open.inject({ url: '/api/docs-json' });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual(JSON.parse(readFileSync(join(__dirname, '../../../../../openapi.json'), 'utf8')));
  });

  it('has a page that its own content security policy lets run', async () => {
    const page = await open.inject({ url: '/api/docs' });
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-security-policy']).toContain("script-src 'self'");
    const scripts = [...page.body.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)];
    expect(scripts.length).toBeGreaterThan(1);
    // Nothing inline.
    expect(scripts.filter(([, , text = '']) => text.trim() !== '')).toEqual([]);
    for (const [, attributes = ''] of scripts) {
      const source = /src=["']([^"']+)["']/.exec(attributes)?.[1] ?? '';
      const url = new URL(source, 'http://localhost/api/docs').pathname;
      expect([url, (await open.inject({ url })).statusCode]).toEqual([url, 200]);
    }
  });

  it.each(['/api/docs', '/api/docs-json', '/api/docs-yaml'])('is closed where it is not switched on: %s', async url => {
    expect((await closed.inject({ url })).statusCode).toBe(404);
  });
});
