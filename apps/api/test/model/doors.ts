import { Client } from 'pg';
import { UnitOfWork } from '../../src/platform/db/unit-of-work';
import { Jobs } from '../../src/platform/jobs';
import { OutboxDispatcher } from '../../src/platform/outbox/outbox-dispatcher';
import { TestVillage } from '../village';
import type { Doors } from './model-command';
import { newWorld } from './make-world';
import { runHistory, type Step } from './run-history';

export interface ModelHouse {
  readonly here: TestVillage;
  readonly doors: Doors;
  close(): Promise<void>;
}

const WARM_UP: readonly Step[] = Array.from({ length: 120 }, (_none, n) => ({ command: n, size: 12, seed: n }));

/** A database with the application's own code on it, and nobody else at work there. */
export async function openHouse(): Promise<ModelHouse> {
  const here = await TestVillage.boot();
  // The clock's jobs go by the machine's day, which is not this test's; and what is owed to inboxes would be most of the work.
  await here.app.get(Jobs).beforeApplicationShutdown();
  await here.app.get(OutboxDispatcher).beforeApplicationShutdown();
  await fill(here);
  const doors = await connect(here);
  const close = async (): Promise<void> => {
    await Promise.all([doors.app.end(), doors.owner.end()]);
    await here.close();
  };
  return { here, doors, close };
}

async function connect(here: TestVillage): Promise<Doors> {
  const [app, owner] = [new Client({ connectionString: here.database.appUrl }), new Client({ connectionString: here.database.ownerUrl })];
  await Promise.all([app.connect(), owner.connect()]);
  return { app, owner, work: here.app.get(UnitOfWork) };
}

/**
 * The clone of an empty database has no statistics, and a connection keeps the plans that it made of empty tables: by its first index that
 * begins with the village instead of the one that finds the row. In production autovacuum counts, and makes these plans anew; here it comes
 * by late or, beside hundreds of other databases, never. So one history is lived first, everything is counted, and the others come by new
 * connections.
 */
async function fill(here: TestVillage): Promise<void> {
  const first = await connect(here);
  try {
    await runHistory(first, await newWorld(here), WARM_UP);
  } finally {
    await Promise.all([first.app.end(), first.owner.end()]);
  }
  await here.owner.query('ANALYZE');
}
