import { passwordWeaknesses, type ChangePassword } from '@jishan/contracts';
import { audit } from '../../../platform/audit/audit';
import type { AccountActor } from '../../../platform/auth/actor';
import type { Tx } from '../../../platform/db/tx';
import { Problem } from '../../../platform/errors/problem';
import type { Call } from '../../../platform/http/call';
import type { RouteLimit } from '../../../platform/limits';
import { weaknessOf } from './password-strength';
import { hashPassword, verifyPassword } from './passwords';
import { keepOnlyThisSession } from './sessions';

/** One count for all that changes a way in, most of which asks for the present password: none of them is a way to guess on. */
export const CHANGE_PASSWORD_LIMIT: RouteLimit = { name: 'change-password', limit: 10, ttlSeconds: 900, by: 'account' };

export async function usernameOf(tx: Tx, accountId: string): Promise<string> {
  const [row] = await tx.query<{ username: string }[]>('SELECT username FROM password_credential WHERE account_id = $1', [accountId]);
  if (!row) throw new Problem('AUTH.NO_PASSWORD');
  return row.username;
}

/** Whoever holds an open phone is not yet its owner. The password stays as it is until the transaction ends; answers its username. */
export async function provePassword(tx: Tx, accountId: string, password: string): Promise<string> {
  const [row] = await tx.query<{ username: string; password_hash: string }[]>(
    'SELECT username, password_hash FROM password_credential WHERE account_id = $1 FOR UPDATE',
    [accountId],
  );
  if (!row) throw new Problem('AUTH.NO_PASSWORD');
  if (!(await verifyPassword(password, row.password_hash))) throw new Problem('AUTH.PASSWORD_WRONG');
  return row.username;
}

/**
 * The hashing (a fifth of a second) stands in the transaction on purpose: a repeated call must find its answer before anything
 * looks at a password that is no longer the current one.
 */
export async function changePassword(tx: Tx, call: Call, who: AccountActor, wish: ChangePassword): Promise<{ done: true }> {
  const username = await provePassword(tx, who.accountId, wish.currentPassword);
  const same = wish.newPassword.normalize('NFKC') === wish.currentPassword.normalize('NFKC');
  const weakness = same ? 'same' : weaknessOf(wish.newPassword, username);
  if (weakness) throw new Problem('AUTH.PASSWORD_WEAK', { reason: passwordWeaknesses[weakness] });
  await tx.query('UPDATE password_credential SET password_hash = $2, changed_at = now(), temporary = false WHERE account_id = $1', [
    who.accountId,
    await hashPassword(wish.newPassword),
  ]);
  await keepOnlyThisSession(tx, who);
  await audit(tx, call, 'password.changed', who.accountId);
  return { done: true };
}
