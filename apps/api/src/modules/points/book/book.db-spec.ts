import { createPublicKey, verify } from 'node:crypto';
import { checkProof, headHash, headText, pointsRoutes, bookRoutes, type BookBlockView } from '@jishan/contracts';
import { Client } from 'pg';
import { uuidv7 } from 'uuidv7';
import { TestVillage, type Inhabitant } from '../../../../test/village';
import { makeDataSource } from '../../../platform/db/data-source';
import type { Jobs } from '../../../platform/jobs';
import { BookKey } from './book-key';
import { dayAt, SealBook } from './seal-book';

let here: TestVillage;
let sealer: SealBook;
beforeAll(async () => {
  here = await TestVillage.boot();
  sealer = here.app.get(SealBook, { strict: false });
});
afterAll(() => here.close());

const today = dayAt(new Date());
const daysAgo = (days: number): string => dayAt(new Date(), days);

interface Home {
  readonly villageId: string;
  readonly who: Inhabitant;
  readonly householdId: string;
}

/** A village with one household that has earned something. */
async function home(points = 10): Promise<Home> {
  const villageId = await here.village();
  const householdId = await here.household(villageId);
  const who = await here.person(villageId, { householdId });
  if (points > 0) await here.earn(who, points);
  return { villageId, who, householdId };
}

/** As the books do it, from inside: a hold of the household's points, dated as wished. Only the owner may. */
const hold = ({ villageId, householdId }: Home, amount: number, at = 'now()', client: Client = here.owner) =>
  client.query(
    `SELECT ledger_post(ARRAY[ROW($1, new_id(), 'hold', w.id, r.id, $3, new_id(), '两袋盐', NULL, NULL, NULL, NULL)::ledger_posting], ${at})
     FROM ledger_account w JOIN ledger_account r ON r.village_id = w.village_id AND r.household_id = w.household_id AND r.kind = 'reserved'
     WHERE w.village_id = $1 AND w.household_id = $2 AND w.kind = 'wallet'`,
    [villageId, householdId, amount],
  );

const blocksOf = async (villageId: string): Promise<BookBlockView[]> =>
  [...(await here.call(null, bookRoutes.bookBlocks, { params: { villageId } })).body.items].reverse();
const faults = async (): Promise<unknown[]> => (await here.owner.query('SELECT * FROM book_verify()')).rows;
const count = async (sql: string, villageId: string): Promise<number> =>
  (await here.owner.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql} WHERE village_id = $1`, [villageId])).rows[0]?.n ?? -1;
const lineOf = async (who: Inhabitant, n = 0) => {
  const { items } = (await here.call(who, pointsRoutes.myStatement)).body;
  const line = items[n];
  if (!line) throw new Error('no such line');
  return line;
};

async function secondClient(): Promise<Client> {
  const client = new Client({ connectionString: here.database.ownerUrl });
  await client.connect();
  return client;
}

describe('the sealer', () => {
  it('seals what is committed, signs it, and has nothing left to do', async () => {
    const there = await home();
    expect(await sealer.village(there.villageId, today)).toBe(1);
    expect(await sealer.village(there.villageId, today)).toBe(0);
    const [block, ...more] = await blocksOf(there.villageId);
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

  it('chains each block to the one before, and proves every line of each', async () => {
    const there = await home(50);
    for (let block = 0; block < 3; block += 1) {
      for (let n = 0; n <= block; n += 1) await hold(there, 1);
      await sealer.village(there.villageId, today);
    }
    const blocks = await blocksOf(there.villageId);
    expect(blocks.map(({ head }) => [head.number, head.first, head.last])).toEqual([
      [1, 1, 2],
      [2, 3, 4],
      [3, 5, 7],
    ]);
    expect(blocks.slice(1).map(({ head }) => head.previous)).toEqual(blocks.slice(0, -1).map(({ hash }) => hash));
    for (const account of ['wallet', 'reserved'] as const) {
      const { items } = (await here.call(there.who, pointsRoutes.myStatement, { query: { account } })).body;
      for (const line of items) {
        const proof = await here.call(there.who, bookRoutes.lineProof, { params: { transferId: line.transferId }, query: { account } });
        expect(checkProof(line, there.villageId, proof.body)).toEqual({ line: true, path: true, head: true });
      }
    }
    expect(await faults()).toEqual([]);
  });

  it('closes a day at its end: what is dated later waits for its own', async () => {
    const there = await home(0);
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
    expect((await blocksOf(there.villageId)).map(({ head }) => [head.day, head.last - head.first + 1])).toEqual([
      [daysAgo(2), 1],
      [daysAgo(1), 2],
      [today, 1],
    ]);
    // A day that has been passed is closed for good.
    await award(`${daysAgo(2)}T12:00:00+08:00`);
    expect(await sealer.village(there.villageId, daysAgo(1))).toBe(0);
    expect(await sealer.village(there.villageId, today)).toBe(1);
    expect(await faults()).toEqual([]);
  });

  it('refuses a day that has not come, and leaves stopped books alone', async () => {
    const there = await home();
    await expect(sealer.village(there.villageId, dayAt(new Date(), -1))).rejects.toThrow('not over');
    await here.owner.query('UPDATE village SET books_stopped_at = now() WHERE id = $1', [there.villageId]);
    expect(await sealer.village(there.villageId, today)).toBe(0);
    await here.owner.query('UPDATE village SET books_stopped_at = NULL WHERE id = $1', [there.villageId]);
  });

  it('makes several blocks of a day with too many lines for one', async () => {
    const there = await home(30);
    for (let n = 0; n < 6; n += 1) await hold(there, 1);
    const seal = () => here.owner.query<{ number: number | null }>('SELECT book_seal($1, $2, 3) AS number', [there.villageId, today]);
    const numbers = [];
    for (let n = 0; n < 4; n += 1) numbers.push((await seal()).rows[0]?.number);
    expect(numbers).toEqual([1, 2, 3, null]);
    expect(await faults()).toEqual([]);
  });

  it('signs after a crash what was sealed before it', async () => {
    const there = await home();
    await here.owner.query('SELECT book_seal($1, $2, 100)', [there.villageId, today]);
    expect(await blocksOf(there.villageId)).toEqual([]);
    await sealer.through(today);
    expect((await blocksOf(there.villageId)).map(({ head }) => head.number)).toEqual([1]);
  });
});

describe('committed late, with an earlier time and id', () => {
  it('is neither missed nor pushed in between', async () => {
    const late = await home(10);
    const other = { ...late, householdId: await here.household(late.villageId, '王家') };
    const neighbour = await here.person(late.villageId, { householdId: other.householdId });
    await here.earn(neighbour, 10);
    await sealer.village(late.villageId, today);
    const slow = await secondClient();
    await slow.query('BEGIN');
    await hold(late, 3, 'now()', slow);
    // Begins, commits and is sealed while the first is still under way.
    await hold(other, 4);
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
    expect(await faults()).toEqual([]);
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
    const pool = makeDataSource({ url: here.database.appUrl, poolSize: 2, applicationName: 'second', statementTimeoutMs: 60_000 });
    await pool.initialize();
    const second = new SealBook(pool, new BookKey(here.config), { every: () => undefined } as unknown as Jobs);
    const clients = await Promise.all(homes.map(() => secondClient()));
    let posting = true;
    const seals = [sealer, second].map(async one => {
      let made = 0;
      while (posting) made += await one.village(villageId, today);
      return made;
    });
    await Promise.all(
      homes.map(async (there, n) => {
        for (let turn = 0; turn < 40; turn += 1) await hold(there, 1, 'now()', clients[n]);
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
    expect(await faults()).toEqual([]);
  });
});

describe('whose it is', () => {
  it('the own line is proved; a neighbour’s, another village’s and no line at all are missing', async () => {
    const there = await home();
    const neighbour = await here.person(there.villageId, { householdId: await here.household(there.villageId) });
    const stranger = await home();
    await sealer.through(today);
    const { transferId } = await lineOf(there.who);
    const ask = (who: Inhabitant, id = transferId) => here.call(who, bookRoutes.lineProof, { params: { transferId: id } });
    expect((await ask(there.who)).status).toBe(200);
    for (const [who, id] of [
      [neighbour, transferId],
      [stranger.who, transferId],
      [there.who, uuidv7()],
    ] as const) {
      const { status, problem } = await ask(who, id);
      expect([status, problem.code]).toEqual([404, 'RESOURCE.NOT_FOUND']);
    }
    const cadre = await here.person(there.villageId, { roles: ['cadre'] });
    expect((await ask(cadre)).status).toBe(403);
  });

  it('says plainly that a line is not sealed yet', async () => {
    const there = await home();
    const { transferId } = await lineOf(there.who);
    const { status, problem } = await here.call(there.who, bookRoutes.lineProof, { params: { transferId } });
    expect([status, problem.code]).toEqual([409, 'BOOK.NOT_SEALED']);
  });

  it('heads are for everybody, village by village; a village or block that is none is missing', async () => {
    const one = await home();
    const two = await home();
    await sealer.through(today);
    const [block] = await blocksOf(one.villageId);
    expect(block?.head.village).toBe(one.villageId);
    const read = (villageId: string, number: string) => here.call(null, bookRoutes.bookBlock, { params: { villageId, number } });
    const own = await read(two.villageId, '1');
    expect([own.status, own.body.block.head.village, own.headers['cache-control']]).toEqual([200, two.villageId, 'public, max-age=86400']);
    for (const [villageId, number] of [
      [one.villageId, '2'],
      [one.villageId, '0'],
      [one.villageId, '1e3'],
      [one.villageId, '99999999999999999999'],
      [uuidv7(), '1'],
    ] as const) {
      const { status, headers } = await read(villageId, number);
      expect([status, headers['cache-control']]).toEqual([404, 'no-store']);
    }
    expect((await here.call(null, bookRoutes.bookBlocks, { params: { villageId: uuidv7() } })).status).toBe(404);
  });

  it('the application’s role reads the rows of its village only, and writes none but by the sealer’s functions', async () => {
    const there = await home();
    await home();
    await sealer.through(today);
    const app = new Client({ connectionString: here.database.appUrl });
    await app.connect();
    try {
      for (const table of ['ledger_block', 'ledger_leaf', 'ledger_block_signature', 'ledger_seal_mark']) {
        expect((await app.query(`SELECT 1 FROM ${table}`)).rows).toEqual([]);
        await app.query('BEGIN');
        await app.query(`SELECT set_config('app.village', $1, true)`, [there.villageId]);
        const { rows } = await app.query<{ village_id: string }>(`SELECT DISTINCT village_id FROM ${table}`);
        expect(rows).toEqual([{ village_id: there.villageId }]);
        await app.query('ROLLBACK');
        for (const sql of [`DELETE FROM ${table}`, `TRUNCATE ${table}`, `INSERT INTO ${table} SELECT * FROM ${table}`])
          await expect(app.query(sql)).rejects.toThrow('permission denied');
      }
      for (const call of [`book_mark('${there.villageId}')`, 'book_verify()', `book_fresh('${there.villageId}', now())`])
        await expect(app.query(`SELECT ${call}`)).rejects.toThrow('permission denied');
    } finally {
      await app.end();
    }
    for (const table of ['ledger_block', 'ledger_leaf', 'ledger_block_signature'])
      for (const sql of [`DELETE FROM ${table}`, `UPDATE ${table} SET village_id = village_id`, `TRUNCATE ${table} CASCADE`])
        await expect(here.owner.query(sql)).rejects.toThrow('append-only');
  });
});

describe('the printed sheet', () => {
  it('is one page with the root, the QR and no script, whatever the village is called', async () => {
    const villageId = await here.village('<script>村');
    const householdId = await here.household(villageId);
    await here.earn(await here.person(villageId, { householdId }), 3);
    await sealer.village(villageId, today);
    const [block] = await blocksOf(villageId);
    const reply = await here.app
      .getHttpAdapter()
      .getInstance()
      .inject({
        method: 'GET',
        url: `/api/v1/villages/${villageId}/points/book/blocks/1/poster`,
        headers: { host: 'jishan.example' },
      });
    expect([reply.statusCode, reply.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(reply.body).toContain(block?.head.root.slice(0, 8));
    expect(reply.body).toContain('<svg');
    expect(reply.body).not.toContain('<script');
  });
});
