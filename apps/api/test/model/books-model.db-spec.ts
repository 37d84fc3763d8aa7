import fc from 'fast-check';
import { openHouse, type ModelHouse } from './doors';
import { newWorld } from './make-world';
import { runHistory, type Step } from './run-history';
import { leaveOut } from './short-histories';

/** `JISHAN_MODEL_RUNS=100` for a night, `JISHAN_MODEL_SEED=…` to see a history again. */
const { JISHAN_MODEL_RUNS, JISHAN_MODEL_SEED } = process.env;
const RUNS = Number(JISHAN_MODEL_RUNS ?? 4);
const STEPS = 120;
const SET_MAX = 60;
const REQUESTS_AT_LEAST = 1_000;
const SHORTENING_MS = 240_000;
/** Against hanging, and no measure. A longer night has longer. */
const TIMEOUT_MS = 600_000 * Math.max(1, RUNS / 4);

let house: ModelHouse;
beforeAll(async () => {
  house = await openHouse();
}, TIMEOUT_MS);
afterAll(() => house.close());

const step = fc.record({ command: fc.nat({ max: 10_000 }), size: fc.integer({ min: 1, max: SET_MAX }), seed: fc.integer() });

it(
  'the books and a model of plain arithmetic agree after every step of long histories',
  async () => {
    const seed = Number(JISHAN_MODEL_SEED ?? Date.now() % 2 ** 31);
    let requests = 0;
    const histories = fc.asyncProperty(fc.array(step, { minLength: STEPS, maxLength: STEPS, size: 'max' }), async history => {
      requests += await runHistory(house.doors, await newWorld(house.here), history);
    });
    const found = await fc.check(histories, { seed, numRuns: RUNS, endOnFailure: true });
    process.stdout.write(`books against model: seed ${seed}, ${RUNS} long histories, ${requests} requests\n`);
    const [history] = found.counterexample ?? [];
    if (history) throw await shortened(seed, history, found.errorInstance);
    expect(requests).toBeGreaterThan(RUNS * REQUESTS_AT_LEAST);
  },
  TIMEOUT_MS,
);

/** The seed, and the shortest history that is found in the time: each attempt is a village of its own. */
async function shortened(seed: number, history: readonly Step[], cause: unknown): Promise<Error> {
  const until = Date.now() + SHORTENING_MS;
  const faultOf = async (some: readonly Step[]): Promise<unknown> =>
    runHistory(house.doors, await newWorld(house.here), some).then(
      () => undefined,
      (error: unknown) => error,
    );
  const short = await leaveOut(history, async some => Date.now() < until && (await faultOf(some)) !== undefined);
  return new Error(`seed ${seed}; short: ${JSON.stringify(short)}\n${String(await faultOf(short))}`, { cause });
}
