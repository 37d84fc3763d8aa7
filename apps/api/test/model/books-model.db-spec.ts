import fc from 'fast-check';
import { Client } from 'pg';
import { TestVillage } from '../village';
import { Jobs } from '../../src/platform/jobs';
import { commands } from './commands';
import type { Doors } from './model-command';
import { runHistory } from './run-history';
import { newWorld } from './world';

/** `JISHAN_MODEL_RUNS=100` for a night, `JISHAN_MODEL_SEED=…` to see a history again, `JISHAN_MODEL_SHRINK=true` to get a short one. */
const { JISHAN_MODEL_RUNS, JISHAN_MODEL_SEED, JISHAN_MODEL_SHRINK } = process.env;
const RUNS = Number(JISHAN_MODEL_RUNS ?? 10);
const STEPS = 100;
const SET_MAX = 80;
const REQUESTS_AT_LEAST = 1_500;
/** Against hanging, and no measure: ten runs take some minutes, or three times as many when the machine has other work. A longer night has longer. */
const TIMEOUT_MS = 1_200_000 * Math.max(1, RUNS / 10);

let here: TestVillage;
let doors: Doors;
beforeAll(async () => {
  here = await TestVillage.boot();
  // The clock's jobs go by the machine's day, which is not this test's.
  await here.app.get(Jobs).beforeApplicationShutdown();
  const app = new Client({ connectionString: here.database.appUrl });
  await app.connect();
  doors = { app, owner: here.owner };
});
afterAll(async () => {
  await doors.app.end();
  await here.close();
});

const step = fc.record({ command: fc.nat({ max: commands.length - 1 }), size: fc.integer({ min: 1, max: SET_MAX }), seed: fc.integer() });

it(
  'the books and a model of plain arithmetic agree after every step of tens of thousands',
  async () => {
    const seed = Number(JISHAN_MODEL_SEED ?? Date.now() % 2 ** 31);
    let requests = 0;
    const histories = fc.asyncProperty(fc.array(step, { minLength: STEPS, maxLength: STEPS, size: 'max' }), async history => {
      requests += await runHistory(doors, await newWorld(here), history);
    });
    try {
      await fc.assert(histories, { seed, numRuns: RUNS, endOnFailure: JISHAN_MODEL_SHRINK !== 'true' });
    } finally {
      process.stdout.write(`books against model: seed ${seed}, ${RUNS} histories, ${requests} requests\n`);
    }
    expect(requests).toBeGreaterThan(RUNS * REQUESTS_AT_LEAST);
    // Among many commands of sets it is one a step, so it is the one that could be missing.
    expect((await here.owner.query('SELECT FROM household_change')).rowCount).toBeGreaterThan(0);
  },
  TIMEOUT_MS,
);

// Last, for it leaves a broken database behind.
it('notices books that forget a cap', async () => {
  await here.owner.query(
    `CREATE OR REPLACE FUNCTION points_caps_take(p_cases points_approval[]) RETURNS jsonb LANGUAGE sql AS $$ SELECT '{}'::jsonb $$`,
  );
  const history = Array.from({ length: STEPS }, (_step, n) => ({ command: n, size: SET_MAX, seed: n }));
  await expect(runHistory(doors, await newWorld(here), history)).rejects.toThrow(/approve.*\n.*the books say/s);
});
