import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { ClientKind, SessionTokens } from '@jishan/contracts';
import { ACCESS_TOKEN_SECONDS, ID_PATTERN } from '@jishan/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { signAccessToken } from '../../../platform/auth/access-token';
import type { AccountActor } from '../../../platform/auth/actor';
import { CONFIG, type Config } from '../../../platform/config/config';
import type { Tx } from '../../../platform/db/tx';
import { Problem } from '../../../platform/errors/problem';

/** In a valley an answer that was lost is asked for again after the request's own fifteen seconds, and again after a pause. */
const GRACE_SECONDS = 60;

interface SessionRow {
  id: string;
  account_id: string;
  session_version: number;
  grace: boolean;
  current: boolean;
}

export interface OpenedSession {
  readonly tokens: SessionTokens;
  readonly refreshToken: string;
}

/** Of a refresh token, after the session's id: what nobody can guess, then the mark that it is ours. */
const SECRET_BYTES = 32;
const MARK_BYTES = 16;

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Refresh families (security.md 3, 4): single use, a minute's grace for a lost answer, reuse revokes the family. */
@Injectable()
export class Sessions {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** `secondFactor`: opened by WeChat, a bound device, or with a one-time code. */
  async open(tx: Tx, accountId: string, client: ClientKind, secondFactor: boolean): Promise<OpenedSession> {
    const id = uuidv7();
    const refreshToken = this.marked(id, randomBytes(SECRET_BYTES));
    const [account] = await tx.query<{ session_version: number }[]>(
      'SELECT session_version FROM account WHERE id = $1 AND disabled_at IS NULL',
      [accountId],
    );
    if (!account) throw new Problem('AUTH.EXPIRED');
    await tx.query(
      'INSERT INTO session (id, account_id, client, refresh_hash, second_factor, rotated_at) VALUES ($1, $2, $3, $4, $5, now())',
      [id, accountId, client, hashOf(refreshToken), secondFactor],
    );
    return this.tokens({ id, account_id: accountId, session_version: account.session_version }, refreshToken, client);
  }

  /** `null`: refused; if it was issued and used before, its family is revoked now (the caller must commit, then refuse). */
  async rotate(tx: Tx, refreshToken: string, client: ClientKind): Promise<OpenedSession | null> {
    const [sessionId] = refreshToken.split('.');
    if (!sessionId || !ID_PATTERN.test(sessionId)) return null;
    const hash = hashOf(refreshToken);
    const [row] = await tx.query<SessionRow[]>(
      `SELECT s.id, s.account_id, a.session_version, s.refresh_hash = $1 AS current,
         s.previous_hash IS NOT DISTINCT FROM $1 AND s.rotated_at > now() - $2 * interval '1 second' AS grace
       FROM session s JOIN account a ON a.id = s.account_id
       WHERE s.id = $4 AND s.client = $3 AND s.revoked_at IS NULL AND a.disabled_at IS NULL
         AND s.created_at > now() - interval '30 days' AND s.rotated_at > now() - interval '14 days'
       FOR UPDATE OF s`,
      [hash, GRACE_SECONDS, client, sessionId],
    );
    if (!row) return null;
    const next = this.successor(sessionId, refreshToken);
    if (row.current) {
      await tx.query('UPDATE session SET previous_hash = refresh_hash, refresh_hash = $2, rotated_at = now() WHERE id = $1', [
        row.id,
        hashOf(next),
      ]);
    } else if (!row.grace) {
      // Whoever only knows a session's id must not end it with a token of their own making.
      if (this.isIssued(refreshToken)) await this.revoke(tx, row.id);
      return null;
    }
    return this.tokens(row, next, client);
  }

  async revoke(tx: Tx, sessionId: string): Promise<void> {
    await tx.query('UPDATE session SET revoked_at = now() WHERE id = $1 AND revoked_at IS NULL', [sessionId]);
  }

  /** Derived, so that a repeated request within the grace gets the very same next token and no client is left with a dead one. */
  private successor(sessionId: string, refreshToken: string): string {
    return this.marked(sessionId, this.hmac(`refresh:${refreshToken}`));
  }

  /** Tokens of long ago are not kept; their mark still tells them from a guess. */
  private marked(sessionId: string, secret: Buffer): string {
    return `${sessionId}.${Buffer.concat([secret, this.markOf(sessionId, secret)]).toString('base64url')}`;
  }

  private isIssued(refreshToken: string): boolean {
    const [sessionId = '', rest = ''] = refreshToken.split('.');
    const bytes = Buffer.from(rest, 'base64url');
    const [secret, mark] = [bytes.subarray(0, SECRET_BYTES), bytes.subarray(SECRET_BYTES)];
    return mark.length === MARK_BYTES && timingSafeEqual(mark, this.markOf(sessionId, secret));
  }

  private markOf(sessionId: string, secret: Buffer): Buffer {
    return this.hmac(`issued:${sessionId}.${secret.toString('base64url')}`).subarray(0, MARK_BYTES);
  }

  private hmac(text: string): Buffer {
    return createHmac('sha256', this.config.tokenKey).update(text).digest();
  }

  private async tokens(
    session: { id: string; account_id: string; session_version: number },
    refreshToken: string,
    client: ClientKind,
  ): Promise<OpenedSession> {
    const accessToken = await signAccessToken(
      { accountId: session.account_id, sessionId: session.id, sessionVersion: session.session_version },
      this.config.tokenKey,
    );
    return {
      refreshToken,
      tokens: {
        accountId: session.account_id,
        accessToken,
        expiresInSeconds: ACCESS_TOKEN_SECONDS,
        ...(client === 'weapp' ? { refreshToken } : {}),
      },
    };
  }
}

/** Their refresh tokens too: who has the old password must not come back with one. */
async function endOtherSessions(tx: Tx, who: AccountActor): Promise<void> {
  await tx.query('UPDATE session SET revoked_at = now() WHERE account_id = $1 AND id <> $2 AND revoked_at IS NULL', [
    who.accountId,
    who.sessionId,
  ]);
}

/** After a change of role, place or status: every older access token is refused from the next request on. */
export async function outdateTokens(tx: Tx, accountId: string): Promise<void> {
  await tx.query('UPDATE account SET session_version = session_version + 1 WHERE id = $1', [accountId]);
}

/** After a way in was made, changed or taken away: whoever came in before comes in anew, but for this one. */
export async function keepOnlyThisSession(tx: Tx, who: AccountActor): Promise<void> {
  await outdateTokens(tx, who.accountId);
  await endOtherSessions(tx, who);
}

/** Whoever is in, on whatever phone, is out from the next request on. */
export async function endAllSessions(tx: Tx, accountId: string): Promise<void> {
  await outdateTokens(tx, accountId);
  await tx.query('UPDATE session SET revoked_at = now() WHERE account_id = $1 AND revoked_at IS NULL', [accountId]);
}
