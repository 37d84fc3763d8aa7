import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { startPostgres } from './postgres';
import { migrate } from '../apps/api/src/platform/db/migrate';
import { fillDemo } from '../apps/api/src/demo/fill-demo';
import { loadConfig } from '../apps/api/src/platform/config/config';
import { writeFileSync } from 'node:fs';
(async () => {
  const server = await startPostgres({ dataDir: '/tmp/demo-explore/pg', unsafeForTests: true });
  await server.ensureDatabase('jishan_x');
  await migrate(server.ownerUrl('jishan_x'));
  const key = () => randomBytes(32).toString('base64');
  const config = loadConfig({ DATABASE_URL: server.appUrl('jishan_x'), JISHAN_TOKEN_KEY: key(), JISHAN_PHONE_KEY: key(), JISHAN_PHONE_INDEX_KEY: key(), JISHAN_MEDIA_KEY: key(), JISHAN_PICKUP_KEY: key(), JISHAN_MEDIA_DIR: '/tmp/demo-explore/media' });
  const t = Date.now();
  await fillDemo({ config, ...(process.env['APP_ONLY'] ? {} : { ownerUrl: server.ownerUrl('jishan_x') }), say: (p, c, s) => console.log(p, JSON.stringify(c), s.toFixed(1)) });
  console.log('total', (Date.now() - t) / 1000);
  writeFileSync('/tmp/demo-explore/url', server.ownerUrl('jishan_x'));
  setTimeout(() => void server.stop().then(() => process.exit(0)), Number(process.env['STAY'] ?? 1) * 1000);
})().catch(e => { console.error(e); process.exit(1); });
