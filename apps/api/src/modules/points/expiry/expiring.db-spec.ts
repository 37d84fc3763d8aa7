import fc from 'fast-check';
import { uuidv7 } from 'uuidv7';
import { Ages } from '../../../../test/model/ages';
import { lastDayOf, plusDays, type Terms } from '../../../../test/model/expiry-terms';
import { TestVillage } from '../../../../test/village';

let here: TestVillage;
beforeAll(async () => {
  here = await TestVillage.boot();
  await here.stopClock();
});
afterAll(() => here.close());

const FIRST_DAY = '2023-12-20';
const RUNS = 40;
/** Long enough for every run to pass several cut-offs. */
const MOVES = 60;

const day = fc.integer({ min: 0, max: 1_500 }).map(days => plusDays('2023-01-01', days));
const monthDay = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(parts => parts.map(part => String(part).padStart(2, '0')).join('-'));
const terms: fc.Arbitrary<Terms> = fc.record({
  pointsExpiry: fc.constantFrom('yearly' as const, 'rolling12' as const),
  expiryYearStart: monthDay,
  expiryFrom: day,
});

describe('the calendar of expiry', () => {
  it('knows the last day of a credit as the calendar of JavaScript does, and both sides of it agree', async () => {
    const cases = fc.sample(fc.record({ terms, day, cutoff: day }), { numRuns: 3_000, seed: 20_261_126 });
    const { rows } = await here.owner.query<{ last_day: string; goes: boolean; n: string }>(
      `SELECT c.n, to_char(points_last_day(c.policy, c.start, c.from_day, c.day), 'YYYY-MM-DD') AS last_day,
         coalesce(c.day < points_gone_before(c.policy, c.start, c.from_day, c.cutoff), false) AS goes
       FROM ROWS FROM (jsonb_to_recordset($1::jsonb) AS (policy text, start text, from_day date, day date, cutoff date)) WITH ORDINALITY c(policy, start, from_day, day, cutoff, n) ORDER BY c.n`,
      [
        JSON.stringify(
          cases.map(one => ({
            policy: one.terms.pointsExpiry,
            start: one.terms.expiryYearStart,
            from_day: one.terms.expiryFrom,
            day: one.day,
            cutoff: one.cutoff,
          })),
        ),
      ],
    );
    const wanted = cases.map(one => lastDayOf(one.terms, one.day));
    expect(rows.map(row => row.last_day)).toEqual(wanted);
    // A cut-off takes what could last be spent the day before, or earlier.
    expect(rows.map(row => row.goes)).toEqual(cases.map((one, n) => (wanted[n] ?? '') < one.cutoff));
    expect(rows.filter(row => row.goes).length).toBeGreaterThan(300);
  });

  it.each([
    ['rolling12', '2023-03-01', '2024-02-28', '2025-02-28'],
    ['rolling12', '2023-03-01', '2024-02-29', '2025-02-28'],
    ['rolling12', '2023-03-01', '2027-02-28', '2028-02-28'],
    ['rolling12', '2026-12-27', '2024-05-01', '2026-12-26'],
    ['yearly', '2026-12-27', '2026-05-01', '2026-12-31'],
    ['yearly', '2027-01-10', '2026-05-01', '2027-12-31'],
    ['yearly', '2026-12-01', '2026-05-01', '2026-12-31'],
    ['yearly', '2026-12-01', '2027-01-01', '2027-12-31'],
  ])('%s, from %s: a credit of %s can be spent through %s', async (policy, from, credited, wanted) => {
    const { rows } = await here.owner.query<{ day: string }>(
      `SELECT to_char(points_last_day($1, '01-01', $2::date, $3::date), 'YYYY-MM-DD') AS day`,
      [policy, from, credited],
    );
    expect(rows[0]?.day).toBe(wanted);
  });
});

type Move = { readonly kind: 'credit' | 'hold' | 'release' | 'sale' | 'return' | 'reverse' | 'clock'; readonly size: number };
const move: fc.Arbitrary<Move> = fc.record({
  kind: fc.constantFrom('credit', 'credit', 'credit', 'hold', 'release', 'sale', 'sale', 'return', 'reverse', 'clock', 'clock', 'clock'),
  size: fc.integer({ min: 1, max: 60 }),
});

interface Moved {
  readonly transferId: string;
  readonly cause: string;
  readonly points: number;
}

/** One household whose points go every way there is, by the ledger's inner door, and the naive queue beside it. */
class Wallet {
  private readonly ages = new Ages();
  private readonly credits: Moved[] = [];
  private readonly holds: Moved[] = [];
  private readonly sales: Moved[] = [];
  private balance = 0;
  private today = FIRST_DAY;
  expired = 0;

  private constructor(
    private readonly villageId: string,
    private readonly householdId: string,
    private readonly terms: Terms,
  ) {}

  static async open(terms: Terms): Promise<Wallet> {
    const villageId = await here.village('桠溪村', terms);
    const householdId = await here.household(villageId);
    await here.owner.query('SELECT ledger_open(ARRAY[$1::uuid], ARRAY[$2::uuid])', [villageId, householdId]);
    return new Wallet(villageId, householdId, terms);
  }

  async make({ kind, size }: Move): Promise<void> {
    if (kind === 'clock') return this.clock(size);
    if (kind === 'credit') {
      const credit = await this.post('award', 'issuance', 'wallet', size);
      this.credits.push(credit);
      this.ages.credit(credit.transferId, this.today, size);
      this.balance += size;
    } else if (kind === 'hold' || kind === 'sale') await this.take(kind, size);
    else if (kind === 'reverse') await this.reverse();
    else await this.giveBack(kind);
  }

  private async take(kind: 'hold' | 'sale', size: number): Promise<void> {
    const points = Math.min(size, this.balance);
    if (points === 0) return;
    if (kind === 'hold') this.holds.push(await this.post('hold', 'wallet', 'reserved', points));
    else this.sales.push(await this.post('counter_sale', 'wallet', 'redeemed', points));
    this.ages.take(points);
    this.balance -= points;
  }

  private async giveBack(kind: 'release' | 'return'): Promise<void> {
    const one = (kind === 'release' ? this.holds : this.sales).shift();
    if (!one) return;
    if (kind === 'release') await this.post('release', 'reserved', 'wallet', one.points, one);
    else await this.post('sale_return', 'redeemed', 'wallet', one.points, one);
    this.ages.giveBack(one.points);
    this.balance += one.points;
  }

  private async reverse(): Promise<void> {
    const one = this.credits.at(-2) ?? this.credits.at(-1);
    if (!one || one.points > this.balance) return;
    this.credits.splice(this.credits.indexOf(one), 1);
    await this.post('award_reversal', 'wallet', 'correction', one.points, one, true);
    this.ages.takeBack(one.transferId, one.points);
    this.balance -= one.points;
  }

  /** Days go by, each with its midnight. */
  private async clock(days: number): Promise<void> {
    this.today = plusDays(this.today, days);
    const due = this.ages.dueBefore(this.today, credited => lastDayOf(this.terms, credited));
    await here.owner.query('SELECT points_expiry_pass($1, 10, $2)', [this.villageId, this.now()]);
    this.ages.take(due);
    this.balance -= due;
    this.expired += due;
  }

  private now = (): string => `${this.today}T12:00:00+08:00`;

  private async post(kind: string, gives: string, takes: string, points: number, after?: Moved, reverses = false): Promise<Moved> {
    const made = { transferId: uuidv7(), cause: after?.cause ?? uuidv7(), points };
    await here.owner.query(
      `SELECT ledger_post(ARRAY[ROW($1, $2, $3, f.id, t.id, $4, $5, '', NULL, NULL, NULL, $6)::ledger_posting], $7)
       FROM ledger_account f, ledger_account t WHERE f.village_id = $1 AND t.village_id = $1 AND f.kind = $8 AND t.kind = $9
         AND coalesce(f.household_id, $10) = $10 AND coalesce(t.household_id, $10) = $10`,
      [
        this.villageId,
        made.transferId,
        kind,
        points,
        made.cause,
        reverses ? after?.transferId : null,
        this.now(),
        gives,
        takes,
        this.householdId,
      ],
    );
    return made;
  }

  async compare(): Promise<void> {
    const { rows } = await here.owner.query<{ day: string; points: number }>(
      `SELECT to_char(x.last_day, 'YYYY-MM-DD') AS day, x.points FROM points_expiring($1, $2) x`,
      [this.villageId, this.householdId],
    );
    expect(Object.fromEntries(rows.map(row => [row.day, row.points]))).toEqual(
      this.ages.byLastDay(credited => lastDayOf(this.terms, credited)),
    );
    expect(await here.balance(this.householdId)).toBe(this.balance);
  }
}

describe('what expires when', () => {
  it('is what a queue of lots says, after every move, and the books prove every expiry', async () => {
    let expired = 0;
    const startOf = terms.map(one => ({ ...one, expiryFrom: plusDays(FIRST_DAY, 40) }));
    await fc.assert(
      fc.asyncProperty(startOf, fc.array(move, { minLength: MOVES, maxLength: MOVES }), async (from, moves) => {
        const wallet = await Wallet.open(from);
        for (const one of moves) {
          await wallet.make(one);
          await wallet.compare();
        }
        expired += wallet.expired;
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
    expect(await here.faults()).toEqual([]);
    expect(expired).toBeGreaterThan(RUNS);
  }, 240_000);
});

describe('what a look at it costs', () => {
  const ENTRIES = 4_000;
  const UNSPENT = 5;

  it('is the entries since the oldest unspent credit, however long the account is', async () => {
    const villageId = await here.village('桠溪村', { pointsExpiry: 'rolling12', expiryFrom: '2020-01-01' });
    const householdId = await here.household(villageId);
    await here.owner.query('SELECT ledger_open(ARRAY[$1::uuid], ARRAY[$2::uuid])', [villageId, householdId]);
    const post = `SELECT ledger_post(array_agg(ROW($1, new_id(), $3, f.id, t.id, 1, new_id(), '', NULL, NULL, NULL, NULL)::ledger_posting), now())
      FROM generate_series(1, $4), ledger_account f, ledger_account t WHERE f.village_id = $1 AND t.village_id = $1 AND f.kind = $5 AND t.kind = $6
        AND coalesce(f.household_id, $2) = $2 AND coalesce(t.household_id, $2) = $2`;
    await here.owner.query(post, [villageId, householdId, 'award', ENTRIES, 'issuance', 'wallet']);
    await here.owner.query(post, [villageId, householdId, 'counter_sale', ENTRIES - UNSPENT, 'wallet', 'redeemed']);
    await here.owner.query(post, [villageId, householdId, 'award', UNSPENT, 'issuance', 'wallet']);
    await here.owner.query('ANALYZE ledger_entry, ledger_transfer');
    const read = async (): Promise<{ points: number; fetched: number }> => {
      await here.owner.query('BEGIN');
      const before = await fetched();
      const { rows } = await here.owner.query<{ points: number }>('SELECT points FROM points_expiring($1, $2)', [villageId, householdId]);
      const after = await fetched();
      await here.owner.query('COMMIT');
      return { points: rows[0]?.points ?? 0, fetched: after - before };
    };
    const fetched = async (): Promise<number> =>
      (
        await here.owner.query<{ n: number }>(
          `SELECT (seq_tup_read + coalesce(idx_tup_fetch, 0))::int AS n FROM pg_stat_xact_user_tables WHERE relname = 'ledger_entry'`,
        )
      ).rows[0]?.n ?? 0;
    expect((await read()).points).toBe(2 * UNSPENT);
    await here.owner.query(post, [villageId, householdId, 'counter_sale', UNSPENT, 'wallet', 'redeemed']);
    const started = performance.now();
    const look = await read();
    process.stdout.write(`a look at ${2 * ENTRIES} entries: ${(performance.now() - started).toFixed(1)} ms, ${look.fetched} fetched\n`);
    expect(look.points).toBe(UNSPENT);
    expect(look.fetched).toBeLessThan(10 * UNSPENT + 50);
  });
});
