import { TestBook } from '../../../test/book';
import { TestVillage } from '../../../test/village';
import { dayAt } from '../../modules/points/seal/seal-book';
import { Alarms } from '../../platform/health';
import { CheckSignatures } from './check-signatures';

let here: TestVillage;

beforeAll(async () => {
  here = await TestVillage.boot();
});
afterAll(() => here.close());

const check = () => here.app.get(CheckSignatures).run();
const alarm = (): number | undefined => new Map(here.app.get(Alarms).all()).get('book_signatures_wrong');
const sealed = async (): Promise<string> => {
  const book = new TestBook(here);
  const { villageId } = await book.home();
  await book.sealer.village(villageId, dayAt(new Date()));
  return villageId;
};
/** As a superuser could: without the triggers that say no. */
const behind = async (table: string, statement: string, villageId: string): Promise<void> => {
  await here.owner.query(`ALTER TABLE ${table} DISABLE TRIGGER ${table}_append_only`);
  await here.owner.query(statement, [villageId]);
  await here.owner.query(`ALTER TABLE ${table} ENABLE TRIGGER ${table}_append_only`);
};

describe('the signatures of the sealed book, every night', () => {
  it('all fit: nothing is said', async () => {
    await sealed();
    expect(await check()).toEqual([]);
    expect(alarm()).toBe(0);
  });

  it('a block that was made anew with all its hashes agrees with the books, and yet not with its signature', async () => {
    const [broken, whole] = [await sealed(), await sealed()];
    await behind(
      'ledger_block',
      `UPDATE ledger_block SET sealed_at = sealed_at - interval '1 minute',
         hash = decode(book_sha256(book_head(village_id, number, day, first_n, last_n, root, previous, sealed_at - interval '1 minute')), 'hex') WHERE village_id = $1`,
      broken,
    );
    expect((await here.owner.query('SELECT * FROM book_verify($1)', [broken])).rows).toEqual([]);
    const found = await check();
    expect(found).toContain(broken);
    expect(found).not.toContain(whole);
    expect(alarm()).toBe(found.length);
  });

  it('a signature that is gone, once the sealer has had its day', async () => {
    const gone = await sealed();
    await behind('ledger_block_signature', 'DELETE FROM ledger_block_signature WHERE village_id = $1', gone);
    expect(await check()).not.toContain(gone);
    await behind('ledger_block', `UPDATE ledger_block SET sealed_at = sealed_at - interval '2 days' WHERE village_id = $1`, gone);
    expect(await check()).toContain(gone);
  });

  it('a key that is no point of the curve is a signature that does not fit, and keeps no other village from being checked', async () => {
    const odd = await sealed();
    await behind(
      'ledger_block_signature',
      `UPDATE ledger_block_signature SET public_key = decode(repeat('ff', 32), 'hex') WHERE village_id = $1`,
      odd,
    );
    const later = await sealed();
    const found = await check();
    expect(found).toContain(odd);
    expect(found).not.toContain(later);
  });
});
