import type { Client } from 'pg';
import { connect, pause } from './session';

/** "jish"; any fixed number, shared by all starters of one server. */
const claimLock = 0x6a697368;
const patienceMs = 3_000;

export interface Claim {
  release(): Promise<void>;
}

/**
 * One living starter per server, said by an advisory lock on an open session: it ends with its process, however that dies, and unlike a pid
 * in a file it can never be mistaken for another's. Undefined: somebody else holds it.
 */
export async function claimServer(superuserUrl: string): Promise<Claim | undefined> {
  const client = await connect(superuserUrl);
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const { rows } = await client.query<{ held: boolean }>('SELECT pg_try_advisory_lock($1) AS held', [claimLock]);
    if (rows[0]?.held) break;
    if (Date.now() > deadline) {
      await client.end();
      return undefined;
    }
    // The server needs a moment to notice that a killed process is gone.
    await pause(100);
  }
  const held = client as Client & { ref(): void; unref(): void };
  // The claim alone must not keep a finished program alive; its release, once begun, must be finished.
  held.unref();
  return {
    release: async () => {
      held.ref();
      await held.end().catch(() => undefined);
    },
  };
}
