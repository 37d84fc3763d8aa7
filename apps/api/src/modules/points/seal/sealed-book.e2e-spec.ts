import { BOOK_DAY_PAGE, sealedBookRoutes, pointsRoutes } from '@jishan/contracts';
import { Client } from 'pg';
import { toString as qrOf } from 'qrcode';
import { uuidv7 } from 'uuidv7';
import { TestBook } from '../../../../test/book';
import { TestVillage, type Inhabitant } from '../../../../test/village';
import { dayAt, type SealBook } from './seal-book';

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
const lineOf = async (who: Inhabitant, n = 0) => {
  const { items } = (await here.call(who, pointsRoutes.myStatement)).body;
  const line = items[n];
  if (!line) throw new Error('no such line');
  return line;
};

describe('whose it is', () => {
  it('the own line is proved; a neighbour’s, another village’s and no line at all are missing', async () => {
    const there = await book.home();
    const neighbour = await here.person(there.villageId, { householdId: await here.household(there.villageId) });
    const stranger = await book.home();
    await sealer.through(today);
    const { transferId } = await lineOf(there.who);
    const ask = (who: Inhabitant, id = transferId) => here.call(who, sealedBookRoutes.lineProof, { params: { transferId: id } });
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
    const there = await book.home();
    const { transferId } = await lineOf(there.who);
    const { status, problem } = await here.call(there.who, sealedBookRoutes.lineProof, { params: { transferId } });
    expect([status, problem.code]).toEqual([409, 'BOOK.NOT_SEALED']);
  });

  it('heads are for everybody, village by village; a village or block that is none is missing', async () => {
    const one = await book.home();
    const two = await book.home();
    await sealer.through(today);
    const [block] = await book.blocks(one.villageId);
    expect(block?.head.village).toBe(one.villageId);
    const read = (villageId: string, number: string) => here.call(null, sealedBookRoutes.bookBlock, { params: { villageId, number } });
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
    expect((await here.call(null, sealedBookRoutes.bookBlocks, { params: { villageId: uuidv7() } })).status).toBe(404);
  });

  it('the application’s role reads the rows of its village only, and writes none but by the sealer’s functions', async () => {
    const there = await book.home();
    await book.home();
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
    const { villageId } = await book.home(3, '<script>村');
    await sealer.village(villageId, today);
    const [block] = await book.blocks(villageId);
    const reply = await here.app
      .getHttpAdapter()
      .getInstance()
      .inject({
        method: 'GET',
        url: `/api/v1/villages/${villageId}/points/book/blocks/1/poster`,
        headers: { host: 'jishan.example' },
      });
    expect([reply.statusCode, reply.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(reply.body).toContain(block?.head.root.slice(0, 4));
    expect(reply.body).toContain('<svg');
    expect(reply.body).not.toContain('<script');
  });

  it('leads where the configuration says, whatever host the request names', async () => {
    const { villageId } = await book.home(1);
    await sealer.village(villageId, today);
    const sheet = async (headers: Record<string, string>): Promise<string> =>
      (
        await here.app
          .getHttpAdapter()
          .getInstance()
          .inject({ method: 'GET', url: `/api/v1/villages/${villageId}/points/book/blocks/1/poster`, headers })
      ).body;
    const honest = await sheet({});
    const [block] = await book.blocks(villageId);
    const { head } = block as NonNullable<typeof block>;
    const address = `${here.config.publicOrigin}${BOOK_DAY_PAGE}?villageId=${villageId}&number=1&root=${head.root}`;
    expect(honest).toContain(await qrOf(address, { type: 'svg', errorCorrectionLevel: 'M', margin: 1 }));
    expect(await sheet({ host: 'evil.example' })).toBe(honest);
    expect(await sheet({ 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' })).toBe(honest);
  });
});
