import { identityRoutes } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import type { TestVillage } from './village';

/** An account that logs in with a name and the password of this hash, and is nobody anywhere yet. Answers its id. */
export async function passwordAccount(here: TestVillage, username: string, hash: string): Promise<string> {
  const id = uuidv7();
  await here.owner.query('INSERT INTO account (id) VALUES ($1)', [id]);
  await here.owner.query('INSERT INTO password_credential (account_id, username, password_hash) VALUES ($1, $2, $3)', [id, username, hash]);
  return id;
}

/** What a log-in comes to: `in`, or the code of its refusal. */
export async function attemptIn(here: TestVillage, username: string, password: string): Promise<string> {
  const { status, problem } = await here.call(null, identityRoutes.passwordLogin, { body: { username, password, client: 'h5' } });
  return status === 200 ? 'in' : problem.code;
}
