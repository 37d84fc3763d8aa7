import type { DataSource } from 'typeorm';

interface LongClient {
  query(query: { text: string; values: readonly unknown[]; query_timeout: number }): Promise<{ rows: unknown[] }>;
  release(broken?: boolean): void;
}

/** The server ends the statement first; the driver only gives up on a server that is gone. */
const DRIVER_GRACE_MS = 5_000;
const SHORT_MS = 5_000;

/** One statement of a job that may take longer than any request: in a transaction of its own, which alone has the longer limit. */
export async function longQuery<Row>(dataSource: DataSource, limitMs: number, text: string, values: readonly unknown[]): Promise<Row[]> {
  const pool = (dataSource.driver as unknown as { master: { connect(): Promise<LongClient> } }).master;
  const client = await pool.connect();
  const short = (words: string, of: readonly unknown[] = []) => client.query({ text: words, values: of, query_timeout: SHORT_MS });
  try {
    await short('BEGIN');
    await short(`SELECT set_config('statement_timeout', $1, true)`, [String(limitMs)]);
    const { rows } = await client.query({ text, values, query_timeout: limitMs + DRIVER_GRACE_MS });
    await short('COMMIT');
    client.release();
    return rows as Row[];
  } catch (error) {
    // Still inside a dead transaction, or still waiting for an answer: nobody may get it after us.
    client.release(true);
    throw error;
  }
}
