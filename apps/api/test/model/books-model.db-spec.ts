import fc from 'fast-check';
import { openHouse, type ModelHouse } from './doors';
import { newWorld } from './make-world';
import { runHistory } from './run-history';

/** `JISHAN_MODEL_RUNS=100` for a night, `JISHAN_MODEL_SEED=…` to see a history again, `JISHAN_MODEL_SHRINK=true` to get a short one. */
const { JISHAN_MODEL_RUNS, JISHAN_MODEL_SEED, JISHAN_MODEL_SHRINK } = process.env;
const RUNS = Number(JISHAN_MODEL_RUNS ?? 6);
const STEPS = 120;
const SET_MAX = 60;
const REQUESTS_AT_LEAST = 1_500;
/** Against hanging, and no measure. A longer night has longer. */
const TIMEOUT_MS = 600_000 * Math.max(1, RUNS / 6);

let house: ModelHouse | undefined;
beforeAll(async () => {
  house = await openHouse();
}, TIMEOUT_MS);
afterAll(() => house?.close());

const step = fc.record({ command: fc.nat({ max: 10_000 }), size: fc.integer({ min: 1, max: SET_MAX }), seed: fc.integer() });

it(
  'the books and a model of plain arithmetic agree after every step of long histories',
  async () => {
    const seed = Number(JISHAN_MODEL_SEED ?? Date.now() % 2 ** 31);
    let requests = 0;
    const histories = fc.asyncProperty(fc.array(step, { minLength: STEPS, maxLength: STEPS, size: 'max' }), async history => {
      requests += await runHistory(house.doors, await newWorld(house.here), history);
    });
    try {
      await fc.assert(histories, { seed, numRuns: RUNS, endOnFailure: JISHAN_MODEL_SHRINK !== 'true' });
    } finally {
      process.stdout.write(`books against model: seed ${seed}, ${RUNS} long histories, ${requests} requests\n`);
    }
    expect(requests).toBeGreaterThan(RUNS * REQUESTS_AT_LEAST);
  },
  TIMEOUT_MS,
);
