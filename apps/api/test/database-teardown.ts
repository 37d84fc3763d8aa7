import type { WithTestServer } from './database-setup';

export default async function tearDown(): Promise<void> {
  await (globalThis as WithTestServer).jishanTestServer?.stop();
}
