import { Client } from 'pg';
import type { TestVillage } from './village';

/** The database as the application's role has it: what it may do there, and what it sees of a village. */
export class AppRole {
  private constructor(readonly client: Client) {}

  static async of(here: TestVillage): Promise<AppRole> {
    const client = new Client({ connectionString: here.database.appUrl });
    await client.connect();
    return new AppRole(client);
  }

  close(): Promise<void> {
    return this.client.end();
  }

  /** In a transaction that has named the village, or none; nothing of it stays. */
  async inVillage(village: string | null, sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
    await this.client.query('BEGIN');
    try {
      if (village) await this.client.query(`SELECT set_config('app.village', $1, true)`, [village]);
      return (await this.client.query<Record<string, unknown>>(sql, values)).rows;
    } finally {
      await this.client.query('ROLLBACK');
    }
  }
}
