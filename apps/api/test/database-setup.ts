import { NOTE_VARIABLE } from './fresh-database';
import { startTestServer, type TestServer } from './database-server';

/** Jest runs setup and teardown in one process and gives them nothing to share but the global object. */
export interface WithTestServer {
  jishanTestServer?: TestServer;
}

export default async function setUp(): Promise<void> {
  const server = await startTestServer();
  (globalThis as WithTestServer).jishanTestServer = server;
  process.env[NOTE_VARIABLE] = JSON.stringify(server.note);
}
