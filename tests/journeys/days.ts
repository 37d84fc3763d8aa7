import { Client } from 'pg';
import { ownerUrl } from './product-note';

/** Time goes on: the midnight from which on an adopted version of the rules is in force has gone by. */
export async function dayHasCome(ruleSetId: string): Promise<void> {
  await asOwner('UPDATE points_rule_set SET effective_from = now() WHERE id = $1', [ruleSetId]);
}

/** Time has gone by: they have been in their offices for a year. Who comes into one today decides nothing that lies there already. */
export async function longInOffice(villageId: string, personId: string): Promise<void> {
  const values = [villageId, personId];
  await asOwner(`UPDATE village_role SET created_at = now() - interval '1 year' WHERE village_id = $1 AND person_id = $2`, values);
}

async function asOwner(statement: string, values: readonly string[]): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl() });
  await owner.connect();
  try {
    await owner.query(statement, [...values]);
  } finally {
    await owner.end();
  }
}
