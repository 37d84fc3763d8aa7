import { Client } from 'pg';
import type { Fault } from './fault';
import { verifySignatures } from './verify-signatures';

export interface Verification {
  readonly villages: number;
  readonly transfers: number;
  readonly entries: number;
  readonly blocks: number;
  /** Transfers that are in the sealed book. */
  readonly leaves: number;
  readonly seconds: number;
  /** Transfers, entries and leaves gone through in a second. */
  readonly rowsPerSecond: number;
  readonly blocksOfKey: ReadonlyMap<string, number>;
  /** Empty when every balance, sequence, transfer, stock level and sealed block follows from the books. The sealed book's come in its order. */
  readonly faults: readonly Fault[];
}

export interface VerifyOptions {
  /** Only this one. */
  readonly village?: string | null;
  /** Public keys of the book, hexadecimal; a block that another has signed is a fault. None: any key is believed, and told. */
  readonly keys?: readonly string[];
}

interface FaultRow {
  village_id: string;
  subject: string;
  subject_id: string;
  fault: string;
}

interface Counts {
  villages: number;
  transfers: number;
  entries: number;
  blocks: number;
  leaves: number;
}

/** Rebuilds every book from what it follows from (970_reconcile.sql): balances, stock levels, activities, sealed blocks …, in one snapshot, read-only. Throws on database errors. */
export async function verifyBooks(ownerUrl: string, { village = null, keys = [] }: VerifyOptions = {}): Promise<Verification> {
  const client = new Client({ connectionString: ownerUrl, application_name: 'jishan ledger:verify', connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    return await verifyOn(client, village, keys);
  } finally {
    await client.end();
  }
}

/** In the transaction that the connection is in: one snapshot for all of it is the caller's business. */
export async function verifyOn(client: Client, village: string | null, keys: readonly string[]): Promise<Verification> {
  const started = process.hrtime.bigint();
  const { rows } = await client.query<FaultRow>('SELECT * FROM books_verify($1)', [village]);
  const faults = rows.map((row): Fault => ({
    villageId: row.village_id,
    subject: row.subject,
    subjectId: row.subject_id,
    fault: row.fault,
  }));
  const signatures = await verifySignatures(client, village, keys);
  const count = await countsOf(client, village);
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  const rowsPerSecond = (count.transfers + count.entries + count.leaves) / seconds;
  return { ...count, seconds, rowsPerSecond, blocksOfKey: signatures.blocksOfKey, faults: [...faults, ...signatures.faults] };
}

async function countsOf(client: Client, village: string | null): Promise<Counts> {
  const of = (table: string): string => `(SELECT count(*)::int FROM ${table} WHERE $1::uuid IS NULL OR village_id = $1)`;
  const { rows } = await client.query<Counts>(
    `SELECT (SELECT count(*)::int FROM village WHERE $1::uuid IS NULL OR id = $1) AS villages, ${of('ledger_transfer')} AS transfers,
       ${of('ledger_entry')} AS entries, ${of('ledger_block')} AS blocks, ${of('ledger_leaf')} AS leaves`,
    [village],
  );
  const [count] = rows;
  if (!count) throw new Error('the database answered no counts');
  return count;
}
