import { SECOND_FACTOR_ISSUER, SECOND_FACTOR_LOCK_SECONDS, SECOND_FACTOR_WRONG_TRIES, type SecondFactorStart } from '@jishan/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { audit } from '../../../platform/audit/audit';
import type { AccountActor } from '../../../platform/auth/actor';
import { CONFIG, type Config } from '../../../platform/config/config';
import { FieldCipher } from '../../../platform/crypto';
import type { Tx } from '../../../platform/db/tx';
import { Problem } from '../../../platform/errors/problem';
import type { Call } from '../../../platform/http/call';
import { Limiter } from '../../../platform/limits';
import { provePassword } from './change-password';
import { refuseBesideWechat } from './proven-session';
import { keepOnlyThisSession } from './sessions';
import { base32, keyUri, matchingStep, newSecret } from './totp';

interface FactorRow {
  secret_cipher: Buffer;
  last_used_step: number;
  confirmed: boolean;
}

/** TOTP for those who log in with a password (security.md 8). */
@Injectable()
export class SecondFactors {
  constructor(
    private readonly cipher: FieldCipher,
    private readonly limiter: Limiter,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** A new secret, told this once. It counts for nothing until a code made from it was shown; then it is never replaced from a session. */
  async start(tx: Tx, who: AccountActor, currentPassword: string): Promise<SecondFactorStart> {
    const username = await provePassword(tx, who.accountId, currentPassword);
    await refuseBesideWechat(tx, who, this.config.wechat.appid);
    const secret = newSecret();
    const made = await tx.query<unknown[]>(
      `INSERT INTO second_factor (account_id, secret_cipher) VALUES ($1, $2)
       ON CONFLICT (account_id) DO UPDATE SET secret_cipher = EXCLUDED.secret_cipher, last_used_step = 0, created_at = now()
         WHERE second_factor.confirmed_at IS NULL RETURNING 1`,
      [who.accountId, this.cipher.encrypt('second_factor', 'secret', who.accountId, secret.toString('hex'))],
    );
    if (made.length === 0) throw new Problem('AUTH.SECOND_FACTOR_EXISTS');
    return { uri: keyUri(secret, SECOND_FACTOR_ISSUER, username), secret: base32(secret) };
  }

  async confirm(tx: Tx, call: Call, who: AccountActor, code: string): Promise<{ done: true }> {
    // Asked again: a WeChat may have been bound since, and the secret be the thief's from before.
    await refuseBesideWechat(tx, who, this.config.wechat.appid);
    const factor = await lockFactor(tx, who.accountId);
    if (!factor) throw new Problem('AUTH.SECOND_FACTOR_NOT_STARTED');
    if (factor.confirmed) throw new Problem('AUTH.SECOND_FACTOR_EXISTS');
    await this.spend(tx, who.accountId, factor, code);
    await tx.query('UPDATE second_factor SET confirmed_at = now() WHERE account_id = $1', [who.accountId]);
    await tx.query('UPDATE session SET second_factor = true WHERE id = $1', [who.sessionId]);
    await keepOnlyThisSession(tx, who);
    await audit(tx, call, 'second_factor.confirmed', who.accountId);
    return { done: true };
  }

  /** For the log-in of an account that has one. */
  async pass(tx: Tx, accountId: string, code: string): Promise<void> {
    const factor = await lockFactor(tx, accountId);
    if (!factor) throw new Problem('AUTH.SECOND_FACTOR_WRONG');
    await this.spend(tx, accountId, factor, code);
  }

  /** Counted before it is looked at, so that guesses sent at the same time count too; the right one is not counted. */
  async guess<T>(accountId: string, work: () => Promise<T>): Promise<T> {
    const counter = `second-factor:${accountId}`;
    await this.limiter.hit(counter, SECOND_FACTOR_WRONG_TRIES, SECOND_FACTOR_LOCK_SECONDS);
    const result = await work();
    await this.limiter.takeBack(counter);
    return result;
  }

  /** The row is locked: one code passes once. */
  private async spend(tx: Tx, accountId: string, factor: FactorRow, code: string): Promise<void> {
    const secret = Buffer.from(this.cipher.decrypt('second_factor', 'secret', accountId, factor.secret_cipher), 'hex');
    const step = matchingStep(secret, code, factor.last_used_step);
    if (step === null) throw new Problem('AUTH.SECOND_FACTOR_WRONG');
    await tx.query('UPDATE second_factor SET last_used_step = $2 WHERE account_id = $1', [accountId, step]);
  }
}

async function lockFactor(tx: Tx, accountId: string): Promise<FactorRow | undefined> {
  const [row] = await tx.query<FactorRow[]>(
    'SELECT secret_cipher, last_used_step, confirmed_at IS NOT NULL AS confirmed FROM second_factor WHERE account_id = $1 FOR UPDATE',
    [accountId],
  );
  return row;
}
