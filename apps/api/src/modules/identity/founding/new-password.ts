import { parseArgs } from 'node:util';
import { villageDay } from '../../../platform/calendar';
import type { FoundingSettings } from '../../../platform/config/config';
import type { Tx } from '../../../platform/db/tx';
import { hashPassword } from '../auth/passwords';
import { endAllSessions } from '../auth/sessions';
import { makePassword } from './found-village';
import { newPassword as words } from './founding.texts';
import { auditOperator, OperatorRefusal } from './operator-deeds';
import { runAsOwner } from './run-as-owner';

interface Order {
  readonly username: string;
  readonly unbind: boolean;
  readonly apply: boolean;
}

/** @throws OperatorRefusal for words that mean nothing. */
function readOrder(args: readonly string[]): Order {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { 'new-password': { type: 'string' }, 'unbind-wechat': { type: 'boolean' }, apply: { type: 'boolean' } },
    });
    return { username: values['new-password'] ?? '', unbind: values['unbind-wechat'] ?? false, apply: values.apply ?? false };
  } catch {
    throw new OperatorRefusal(words.usage);
  }
}

/** Lets in again who is locked out: a password for one log-in, with every session ended. Without `--apply` it says what it would do. */
export async function newPasswordCommand(
  settings: () => FoundingSettings,
  args: readonly string[],
  say: (line: string) => void,
): Promise<number> {
  const order = readOrder(args);
  const password = makePassword();
  // Dear on purpose, so not while the transaction waits.
  const hash = await hashPassword(password);
  let boundAt: Date | undefined;
  const isWritten = await runAsOwner(settings().ownerUrl, order.apply, async tx => {
    const accountId = await giveAnew(tx, order.username, hash);
    boundAt = await wechatOf(tx, accountId);
    if (order.unbind) await tx.query(`DELETE FROM account_identity WHERE account_id = $1 AND provider = 'wechat'`, [accountId]);
    await endAllSessions(tx, accountId);
    const unbound = order.unbind && boundAt !== undefined;
    await auditOperator(
      tx,
      'new-password',
      [...(unbound ? ['wechat.unbound'] : []), 'password.given'].map(action => ({ action, objectId: accountId })),
    );
  });
  if (boundAt) say(order.unbind ? words.unbound(villageDay(boundAt)) : words.bound(villageDay(boundAt)));
  say(isWritten ? words.given(order.username, password) : words.dryRun);
  return 0;
}

async function giveAnew(tx: Tx, username: string, hash: string): Promise<string> {
  const [rows] = await tx.query<[{ account_id: string }[], number]>(
    'UPDATE password_credential SET password_hash = $2, temporary = true, changed_at = now() WHERE username = $1 RETURNING account_id',
    [username, hash],
  );
  const [row] = rows;
  if (!row) throw new OperatorRefusal(words.nobody(username));
  return row.account_id;
}

async function wechatOf(tx: Tx, accountId: string): Promise<Date | undefined> {
  const [row] = await tx.query<{ created_at: Date }[]>(
    `SELECT created_at FROM account_identity WHERE account_id = $1 AND provider = 'wechat' ORDER BY created_at DESC LIMIT 1`,
    [accountId],
  );
  return row?.created_at;
}
