import { Client } from 'pg';
import { refusals } from './backup.texts';
import { reasonOf } from './reason';

/** One connection without time limits: a backup waits for the disk, not for a person. */
export async function connect(ownerUrl: string, name: string): Promise<Client> {
  const client = new Client({ connectionString: ownerUrl, application_name: name, connectionTimeoutMillis: 5_000 });
  // A connection that breaks between two statements is told by the next one; unheard, it would end the process.
  client.on('error', () => undefined);
  await client.connect().catch((error: unknown) => {
    throw refusals.databaseUnreachable(reasonOf(error));
  });
  await client.query(
    `SELECT set_config(name, value, false) FROM (VALUES ('statement_timeout', '0'), ('idle_in_transaction_session_timeout', '0'), ('lock_timeout', '5s'),
       ('search_path', 'public'), ('timezone', 'UTC'), ('datestyle', 'ISO, YMD'), ('intervalstyle', 'iso_8601'), ('extra_float_digits', '1'), ('bytea_output', 'hex'), ('jit', 'off')) AS s(name, value)`,
  );
  return client;
}
