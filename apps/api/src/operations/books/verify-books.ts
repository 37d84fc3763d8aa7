import { Client } from 'pg';

export interface Fault {
  readonly villageId: string;
  readonly subject: string;
  readonly subjectId: string;
  readonly fault: string;
}

export interface Verification {
  readonly villages: number;
  readonly transfers: number;
  readonly entries: number;
  readonly seconds: number;
  /** Empty when every balance, sequence, transfer and stock level follows from the books. */
  readonly faults: readonly Fault[];
}

interface FaultRow {
  village_id: string;
  subject: string;
  subject_id: string;
  fault: string;
}

/** Rebuilds every balance from the entries and every stock level from its movements, in one snapshot, read-only. `village` limits it to one. Throws on database errors. */
export async function verifyBooks(ownerUrl: string, village: string | null = null): Promise<Verification> {
  const client = new Client({ connectionString: ownerUrl, application_name: 'jishan ledger:verify', connectionTimeoutMillis: 5_000 });
  await client.connect();
  const started = process.hrtime.bigint();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const { rows } = await client.query<FaultRow>(
      `SELECT * FROM ledger_verify($1) UNION ALL SELECT * FROM ledger_verify_totals($1)
       UNION ALL SELECT * FROM store_verify($1) UNION ALL SELECT * FROM activities_verify($1)`,
      [village],
    );
    const counts = await client.query<{ villages: number; transfers: number; entries: number }>(
      `SELECT (SELECT count(*)::int FROM village WHERE $1::uuid IS NULL OR id = $1) AS villages,
         (SELECT count(*)::int FROM ledger_transfer WHERE $1::uuid IS NULL OR village_id = $1) AS transfers,
         (SELECT count(*)::int FROM ledger_entry WHERE $1::uuid IS NULL OR village_id = $1) AS entries`,
      [village],
    );
    await client.query('COMMIT');
    const faults = rows.map(row => ({ villageId: row.village_id, subject: row.subject, subjectId: row.subject_id, fault: row.fault }));
    const [count] = counts.rows;
    if (!count) throw new Error('the database answered no counts');
    return { ...count, seconds: Number(process.hrtime.bigint() - started) / 1e9, faults };
  } finally {
    await client.end();
  }
}
