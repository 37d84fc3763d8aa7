import { createPublicKey, verify } from 'node:crypto';
import { checkProof, headHash, headText, leafText, pointsRoutes, sealedBookRoutes } from '@jishan/contracts';
import { TestBook } from '../../../../test/book';
import { TestVillage } from '../../../../test/village';
import { makeDataSource } from '../../../platform/db/data-source';
import { clockAlone } from '../../../platform/jobs';
import { BookKey } from './book-key';
import { dayAt, SealBook } from './seal-book';

let here: TestVillage;
let book: TestBook;
let sealer: SealBook;
beforeAll(async () => {
  here = await TestVillage.boot();
  book = new TestBook(here);
  ({ sealer } = book);
});
afterAll(() => here.close());

const today = dayAt(new Date());
const daysAgo = (days: number): string => dayAt(new Date(), days);

const count = async (sql: string, villageId: string): Promise<number> =>
  (await here.owner.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql} WHERE village_id = $1`, [villageId])).rows[0]?.n ?? -1;
describe('the sealer', () => {
  it('seals what is committed, signs it, and has nothing left to do', async () => {
    const there = await book.home();
    expect(await sealer.village(there.villageId, today)).toBe(1);
    expect(await sealer.village(there.villageId, today)).toBe(0);
    const [block, ...more] = await book.blocks(there.villageId);
    if (!block) throw new Error('no block');
    expect(more).toEqual([]);
    expect(block.head).toMatchObject({ number: 1, day: today, first: 1, last: 1, previous: '0'.repeat(64) });
    expect(block.hash).toBe(headHash(block.head));
    const key = createPublicKey({
      key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(block.publicKey, 'hex').toString('base64url') },
      format: 'jwk',
    });
    expect(verify(null, Buffer.from(headText(block.head)), key, Buffer.from(block.signature, 'hex'))).toBe(true);
    expect(verify(null, Buffer.from(headText({ ...block.head, last: 2 })), key, Buffer.from(block.signature, 'hex'))).toBe(false);
  });

  it('holds neither a name, nor words, nor who it was: what is public and forever says nothing of people', async () => {
    const there = await book.home();
    await sealer.village(there.villageId, today);
    const [line] = (await here.call(there.who, pointsRoutes.myStatement)).body.items;
    if (!line) throw new Error('no line');
    const proof = await here.call(there.who, sealedBookRoutes.lineProof, {
      params: { transferId: line.transferId },
      query: { account: 'wallet' },
    });
    expect(Object.keys(proof.body.leaf).sort()).toEqual(
      'amount at by cause credit creditSeq debit debitSeq id kind n reason reverses v village'.split(' '),
    );
    const leaf = leafText(proof.body.leaf);
    expect(line.reason).not.toBe('');
    for (const secret of [line.reason, there.who.personId, there.who.accountId, there.householdId, '罗', 'points_keeper'])
      expect(leaf).not.toContain(secret);
  });

  it('chains each block to the one before, and proves every line of each', async () => {
    const there = await book.home(50);
    for (let block = 0; block < 3; block += 1) {
      for (let n = 0; n <= block; n += 1) await book.hold(there, 1);
      await sealer.village(there.villageId, today);
    }
    const blocks = await book.blocks(there.villageId);
    expect(blocks.map(({ head }) => [head.number, head.first, head.last])).toEqual([
      [1, 1, 2],
      [2, 3, 4],
      [3, 5, 7],
    ]);
    expect(blocks.slice(1).map(({ head }) => head.previous)).toEqual(blocks.slice(0, -1).map(({ hash }) => hash));
    for (const account of ['wallet', 'reserved'] as const) {
      const { items } = (await here.call(there.who, pointsRoutes.myStatement, { query: { account } })).body;
      for (const line of items) {
        const proof = await here.call(there.who, sealedBookRoutes.lineProof, {
          params: { transferId: line.transferId },
          query: { account },
        });
        expect(checkProof(line, there.villageId, proof.body)).toEqual({ line: true, path: true, head: true });
      }
    }
    expect(await book.faults()).toEqual([]);
  });

  it('closes a day at its end: what is dated later waits for its own', async () => {
    const there = await book.home(0);
    const accounts = `SELECT ledger_open(ARRAY[$1::uuid], ARRAY[$2::uuid])`;
    await here.owner.query(accounts, [there.villageId, there.householdId]);
    const award = (at: string) =>
      here.owner.query(
        `SELECT ledger_post(ARRAY[ROW($1, new_id(), 'award', ledger_village_account($1, 'issuance'), w.id, 5, new_id(), '院落', NULL, NULL, NULL, NULL)::ledger_posting], $3::timestamptz)
         FROM ledger_account w WHERE w.village_id = $1 AND w.household_id = $2 AND w.kind = 'wallet'`,
        [there.villageId, there.householdId, at],
      );
    await award(`${daysAgo(2)}T23:59:59+08:00`);
    await award(`${daysAgo(1)}T00:00:00+08:00`);
    // Begun before midnight and behind the one of the next day on the same account: the account's own order wins over the clock.
    await award(`${daysAgo(2)}T23:59:59.9+08:00`);
    await award(new Date().toISOString());
    expect(await sealer.village(there.villageId, daysAgo(3))).toBe(0);
    for (const day of [daysAgo(2), daysAgo(1), today]) expect(await sealer.village(there.villageId, day)).toBe(1);
    expect((await book.blocks(there.villageId)).map(({ head }) => [head.day, head.last - head.first + 1])).toEqual([
      [daysAgo(2), 1],
      [daysAgo(1), 2],
      [today, 1],
    ]);
    // A day that has been passed is closed for good.
    await award(`${daysAgo(2)}T12:00:00+08:00`);
    expect(await sealer.village(there.villageId, daysAgo(1))).toBe(0);
    expect(await sealer.village(there.villageId, today)).toBe(1);
    expect(await book.faults()).toEqual([]);
  });

  it('refuses a day that has not come, and leaves stopped books alone', async () => {
    const there = await book.home();
    await expect(sealer.village(there.villageId, dayAt(new Date(), -1))).rejects.toThrow('not over');
    await here.owner.query('UPDATE village SET books_stopped_at = now() WHERE id = $1', [there.villageId]);
    expect(await sealer.village(there.villageId, today)).toBe(0);
    await here.owner.query('UPDATE village SET books_stopped_at = NULL WHERE id = $1', [there.villageId]);
  });

  it('makes several blocks of a day with too many lines for one', async () => {
    const there = await book.home(30);
    for (let n = 0; n < 6; n += 1) await book.hold(there, 1);
    const seal = () => here.owner.query<{ number: number | null }>('SELECT book_seal($1, $2, 3) AS number', [there.villageId, today]);
    const numbers = [];
    for (let n = 0; n < 4; n += 1) numbers.push((await seal()).rows[0]?.number);
    expect(numbers).toEqual([1, 2, 3, null]);
    expect(await book.faults()).toEqual([]);
  });

  it('signs after a crash what was sealed before it', async () => {
    const there = await book.home();
    await here.owner.query('SELECT book_seal($1, $2, 100)', [there.villageId, today]);
    expect(await book.blocks(there.villageId)).toEqual([]);
    await sealer.through(today);
    expect((await book.blocks(there.villageId)).map(({ head }) => head.number)).toEqual([1]);
  });
});

describe('committed late, with an earlier time and id', () => {
  it('is neither missed nor pushed in between', async () => {
    const late = await book.home(10);
    const other = { ...late, householdId: await here.household(late.villageId, '王家') };
    const neighbour = await here.person(late.villageId, { householdId: other.householdId });
    await here.earn(neighbour, 10);
    await sealer.village(late.villageId, today);
    const slow = await book.client();
    await slow.query('BEGIN');
    await book.hold(late, 3, slow);
    // Begins, commits and is sealed while the first is still under way.
    await book.hold(other, 4);
    expect(await sealer.village(late.villageId, today)).toBe(1);
    await slow.query('COMMIT');
    await slow.end();
    expect(await sealer.village(late.villageId, today)).toBe(1);
    const { rows } = await here.owner.query<{ block_number: number; amount: number }>(
      `SELECT l.block_number, -e.amount AS amount FROM ledger_leaf l JOIN ledger_entry e USING (village_id, account_id, seq) JOIN ledger_transfer t ON t.village_id = e.village_id AND t.id = e.transfer_id
       WHERE l.village_id = $1 AND t.kind = 'hold' ORDER BY l.n`,
      [late.villageId],
    );
    expect(rows).toEqual([
      { block_number: 2, amount: 4 },
      { block_number: 3, amount: 3 },
    ]);
    expect(await book.faults()).toEqual([]);
  });

  it('seals while points are posted, in two processes at once: every transfer once, no number missing', async () => {
    const villageId = await here.village();
    const homes = await Promise.all(
      Array.from({ length: 6 }, async () => {
        const householdId = await here.household(villageId);
        return { villageId, householdId, who: await here.person(villageId, { householdId }) };
      }),
    );
    for (const { who } of homes) await here.earn(who, 200);
    const pool = makeDataSource({
      url: here.database.appUrl,
      poolSize: 2,
      waitSeconds: 60,
      applicationName: 'second',
      statementTimeoutMs: 60_000,
    });
    await pool.initialize();
    const second = new SealBook(pool, new BookKey(here.config), clockAlone(pool), { every: () => undefined });
    const clients = await Promise.all(homes.map(() => book.client()));
    let posting = true;
    const seals = [sealer, second].map(async one => {
      let made = 0;
      while (posting) made += await one.village(villageId, today);
      return made;
    });
    await Promise.all(
      homes.map(async (there, n) => {
        for (let turn = 0; turn < 40; turn += 1) await book.hold(there, 1, clients[n]);
      }),
    );
    posting = false;
    const made = (await Promise.all(seals)).reduce((sum, one) => sum + one, 0) + (await sealer.village(villageId, today));
    await Promise.all(clients.map(client => client.end()));
    await pool.destroy();
    expect(made).toBe(await count('ledger_block', villageId));
    expect(made).toBeGreaterThan(1);
    expect(await count('ledger_leaf', villageId)).toBe(await count('ledger_transfer', villageId));
    expect(await count('ledger_block_signature', villageId)).toBe(made);
    expect(await book.faults()).toEqual([]);
  });
});
