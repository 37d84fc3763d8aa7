import { randomUUID } from 'node:crypto';
import { verifyOn, type Verification } from '../../apps/api/src/operations/books/verify-books';
import { SealedCounty } from './sealed-county';

jest.setTimeout(120_000);

const BLOCKS = 3;
let county: SealedCounty;
let superuser: SealedCounty['superuser'];

beforeAll(async () => {
  county = await SealedCounty.make(2, BLOCKS);
  superuser = county.superuser;
});
afterAll(() => county.remove());

async function within<T>(act: () => Promise<T>): Promise<T> {
  await superuser.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
  try {
    return await act();
  } finally {
    await superuser.query('ROLLBACK');
  }
}

const verifyAfter = (sql: string): Promise<Verification> =>
  within(async () => {
    // As `pg_restore --disable-triggers`: nothing says no, no trigger, no foreign key, no check.
    await superuser.query('SET LOCAL session_replication_role = replica');
    await superuser.query(`DO $$ DECLARE c record; BEGIN
      FOR c IN SELECT conrelid::regclass AS rel, conname FROM pg_constraint WHERE contype = 'c' AND conrelid::regclass::text LIKE 'ledger\\_%' LOOP
        EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', c.rel, c.conname);
      END LOOP; END $$`);
    const { rowCount } = await superuser.query(sql);
    if (rowCount !== 1) throw new Error(`${sql} changed ${rowCount ?? 0} rows`);
    return verifyOn(superuser, null, [county.publicKey]);
  });

/** The smallest change of a column's value that its type allows. */
const OTHER: Readonly<Record<string, (column: string) => string>> = {
  integer: column => `${column} # 65536`,
  text: column => `coalesce(${column}, '') || '。'`,
  uuid: column =>
    `coalesce(overlay(${column}::text PLACING translate(substr(${column}::text, 36, 1), '0123456789abcdef', '123456789abcdef0') FROM 36), '${randomUUID()}')::uuid`,
  bytea: column => `set_byte(${column}, octet_length(${column}) - 1, get_byte(${column}, octet_length(${column}) - 1) # 1)`,
  date: column => `${column} - 1`,
  'timestamp with time zone': column => `${column} + interval '1 microsecond'`,
};

const SEALED = ['ledger_transfer', 'ledger_entry', 'ledger_leaf', 'ledger_block', 'ledger_block_signature'] as const;

describe('one byte changed by the database’s superuser is found', () => {
  it('the books are right before', async () => {
    const found = await within(() => verifyOn(superuser, null, [county.publicKey]));
    expect(found.faults).toEqual([]);
    expect(found).toMatchObject({ villages: 2, blocks: 2 * BLOCKS });
    expect(found.leaves).toBe(found.transfers);
    expect([...found.blocksOfKey.values()]).toEqual([2 * BLOCKS]);
  });

  it.each(SEALED)('in any column of %s', async table => {
    const { rows: columns } = await superuser.query<{ name: string; type: string }>(
      `SELECT column_name AS name, data_type AS type FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1 ORDER BY ordinal_position`,
      [table],
    );
    expect(columns.length).toBeGreaterThan(3);
    const missed: string[] = [];
    for (const { name, type } of columns) {
      const other = OTHER[type];
      if (!other) throw new Error(`no change for a ${type}`);
      // A row in the middle of the book: of the second block.
      const row = `SELECT ctid FROM ${table} ORDER BY ctid OFFSET (SELECT count(*) FROM ${table}) / 2 LIMIT 1`;
      const { faults } = await verifyAfter(`UPDATE ${table} SET ${name} = ${other(name)} WHERE ctid = (${row})`);
      if (faults.length === 0) missed.push(name);
    }
    expect(missed).toEqual([]);
  });

  it.each(SEALED)('a whole row gone from %s', async table => {
    const row = `SELECT ctid FROM ${table} ORDER BY ctid OFFSET (SELECT count(*) FROM ${table}) / 2 LIMIT 1`;
    const { faults } = await verifyAfter(`DELETE FROM ${table} WHERE ctid = (${row})`);
    expect(faults).not.toEqual([]);
  });

  it('and the first wrong line and block are named', async () => {
    const { rows } = await superuser.query<{ village_id: string; transfer_id: string; n: number; block_number: number }>(
      'SELECT l.village_id, e.transfer_id, l.n, l.block_number FROM ledger_leaf l JOIN ledger_entry e USING (village_id, account_id, seq) WHERE l.block_number = 2 ORDER BY l.village_id, l.n LIMIT 1 OFFSET 1',
    );
    const [line] = rows;
    if (!line) throw new Error('no line');
    const { faults } = await verifyAfter(
      `UPDATE ledger_transfer SET reason = reason || ' ' WHERE village_id = '${line.village_id}' AND id = '${line.transfer_id}'`,
    );
    expect(faults.map(({ villageId, subject, subjectId }) => [villageId, subject, subjectId])).toEqual([
      [line.village_id, 'block', line.village_id],
      [line.village_id, 'leaf', line.transfer_id],
    ]);
    expect(faults[1]?.fault).toContain(`line ${line.n} of the book (block ${line.block_number})`);
  });

  it('points made from nothing are found by the sums, before any seal', async () => {
    const { faults } = await verifyAfter(
      `UPDATE ledger_account SET balance = balance + 1 WHERE id = (SELECT id FROM ledger_account WHERE kind = 'wallet' ORDER BY id LIMIT 1)`,
    );
    expect(faults.map(({ subject }) => subject)).toEqual(expect.arrayContaining(['account', 'village']));
    expect(faults.find(({ subject }) => subject === 'village')?.fault).toMatch(
      /^issued \d+, but wallets hold \d+, reserved \d+, redeemed \d+, expired 0, corrected 0$/,
    );
  });

  it('a whole book made anew and signed with another key is found by the key', async () => {
    const { faults } = await within(() => verifyOn(superuser, null, ['00'.repeat(32)]));
    expect(faults).toHaveLength(2 * BLOCKS);
    expect(faults[0]?.fault).toContain('a key that is not ours');
  });

  it('an entry that the sealer was made to pass over is named', async () => {
    const { faults } = await verifyAfter(
      `UPDATE ledger_seal_mark m SET seq = m.seq + 1000 WHERE (village_id, account_id) = (SELECT village_id, account_id FROM ledger_seal_mark ORDER BY 1, 2 LIMIT 1)`,
    );
    expect(faults.map(({ fault }) => fault)).toEqual([expect.stringContaining('beyond its last entry')]);
  });
});
