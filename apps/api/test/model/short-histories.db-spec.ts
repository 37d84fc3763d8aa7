import fc from 'fast-check';
import { openHouse, type ModelHouse } from './doors';
import { runBatch, shorten, type Batch } from './short-histories';

/** `JISHAN_MODEL_HISTORIES=50000` for a night; `JISHAN_MODEL_SEED=…` to see a batch again. */
const { JISHAN_MODEL_HISTORIES, JISHAN_MODEL_SEED } = process.env;
const SIDE_BY_SIDE = 250;
const HISTORIES = Number(JISHAN_MODEL_HISTORIES ?? 1_000);
const STEPS = 16;
/** Against hanging, and no measure. A longer night has longer. */
const TIMEOUT_MS = 330_000 * Math.max(1, HISTORIES / 1_000);

let house: ModelHouse;
beforeAll(async () => {
  house = await openHouse();
}, TIMEOUT_MS);
afterAll(() => house.close());

const dice = fc.array(fc.integer(), { minLength: STEPS, maxLength: STEPS });
const batches: fc.Arbitrary<Batch> = fc.record({
  histories: fc.array(dice, { minLength: SIDE_BY_SIDE, maxLength: SIDE_BY_SIDE, size: 'max' }),
  weather: dice,
});

it(
  'the books and a model of plain arithmetic agree after every step of a thousand short histories',
  async () => {
    const seed = Number(JISHAN_MODEL_SEED ?? Date.now() % 2 ** 31);
    let [histories, requests] = [0, 0];
    const agree = fc.asyncProperty(batches, async batch => {
      requests += await runBatch(house, batch);
      histories += batch.histories.length;
    });
    const found = await fc.check(agree, { seed, numRuns: Math.ceil(HISTORIES / SIDE_BY_SIDE), endOnFailure: true });
    process.stdout.write(`books against model: seed ${seed}, ${histories} short histories, ${requests} requests\n`);
    if (!found.failed) return expect(histories).toBeGreaterThanOrEqual(HISTORIES);
    const batch = found.counterexample?.[0];
    const short = batch && (await shorten(fails, batch));
    throw new Error(
      `seed ${seed}; short: ${JSON.stringify(short)}\n${short ? String(await faultOf(short)) : String(found.errorInstance)}`,
      {
        cause: found.errorInstance,
      },
    );
  },
  TIMEOUT_MS,
);

const faultOf = (batch: Batch): Promise<unknown> =>
  runBatch(house, batch).then(
    () => undefined,
    (error: unknown) => error,
  );
const fails = async (batch: Batch): Promise<boolean> => (await faultOf(batch)) !== undefined;
