import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProduct } from '../../tools/start/product';
import { repositoryRoot } from '../../tools/start/programs';
import { OWNER_VARIABLE, URL_VARIABLE } from './product-note';

/** Jest runs setup and teardown in one process and gives them nothing to share but the global object. */
export interface WithProduct {
  jishanProduct?: { stop(): Promise<void> };
}

/** The product as `npm start` starts it, on a fresh data folder and a free port, filled with the demo county. Only its clock is a quick one. */
export default async function setUp(): Promise<void> {
  // Whoever writes a journey keeps one product running and names it; the test that counts starts its own.
  if (process.env[URL_VARIABLE]) return;
  // What the start builds is what is looked at: a start that builds nothing has nothing to serve (tests/start starts with --no-build). After
  // the gate `build` this costs seconds: the start takes both from nx's cache.
  for (const built of ['apps/api/dist', 'apps/miniprogram/dist/h5'])
    await rm(join(repositoryRoot, built), { recursive: true, force: true });
  const folder = await mkdtemp(join(tmpdir(), 'jishan-journeys-'));
  const product = await startProduct({ dataDir: join(folder, 'data'), port: 0, env: { JISHAN_CLOCK_SECONDS: '2' } });
  (globalThis as WithProduct).jishanProduct = {
    stop: async () => {
      await product.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
  process.env[URL_VARIABLE] = product.baseUrl;
  process.env[OWNER_VARIABLE] = product.databaseOwnerUrl;
}
