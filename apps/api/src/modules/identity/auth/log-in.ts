import type { ClientKind, PasswordLogin } from '@jishan/contracts';
import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import type { Tx } from '../../../platform/db/tx';
import { UnitOfWork } from '../../../platform/db/unit-of-work';
import { Problem } from '../../../platform/errors/problem';
import { Limiter } from '../../../platform/limits';
import { KnownPlaces } from './known-places';
import { verifyPassword } from './passwords';
import { SecondFactors } from './second-factor';
import { Sessions, type OpenedSession } from './sessions';
import { WechatClient } from './wechat-client';
import { accountBehind, tie, type WechatIdentity } from './wechat-identity';

const HAS_SECOND_FACTOR = 'EXISTS (SELECT FROM second_factor f WHERE f.account_id = c.account_id AND f.confirmed_at IS NOT NULL)';

/** Of one session: a phone needs one in ten minutes. The address is counted apart, and generously. */
const REFRESHES = 30;
const REFRESH_SECONDS = 60;

/**
 * Wrong passwords in a quarter of an hour: of one account from one address, of one account from anywhere, and from one address. A whole village may
 * sit behind one address (mobile carriers share them), so that one is generous.
 */
const GUESS_SECONDS = 900;
const guessCounters = (username: string, address: string, isKnown: boolean) => [
  { key: `password-here ${address} ${username}`, limit: 10 },
  // Three places could lock anybody out with it: it does not hold where this name is known.
  ...(isKnown ? [] : [{ key: `password-account ${username}`, limit: 30 }]),
  { key: `password-address ${address}`, limit: 120 },
];

interface Credential {
  account_id: string;
  password_hash: string;
  has_second_factor: boolean;
}

@Injectable()
export class LogIn {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sessions: Sessions,
    private readonly secondFactors: SecondFactors,
    private readonly wechat: WechatClient,
    private readonly limiter: Limiter,
    private readonly places: KnownPlaces,
  ) {}

  /** A code is exchanged once, outside the transaction: WeChat may be slow. */
  async byWechat(code: string, client: ClientKind): Promise<OpenedSession> {
    const wechat = await this.wechat.identityOf(code);
    return this.work.runGlobal(async tx => this.sessions.open(tx, await accountOf(tx, wechat), client, true));
  }

  /** `address`: where it comes from, for the limit of guesses. */
  async byPassword({ username, password, client, oneTimeCode }: PasswordLogin, address: string): Promise<OpenedSession> {
    const opened = await this.withBoth(await this.guess(username, address, () => this.whoHas(username, password)), client, oneTimeCode);
    await this.places.remember(username, address);
    return opened;
  }

  private async withBoth(row: Credential, client: ClientKind, oneTimeCode: string | undefined): Promise<OpenedSession> {
    if (!row.has_second_factor) return this.work.runGlobal(tx => this.sessions.open(tx, row.account_id, client, false));
    if (!oneTimeCode) throw new Problem('AUTH.SECOND_FACTOR_REQUIRED');
    return this.secondFactors.guess(row.account_id, () =>
      this.work.runGlobal(async tx => {
        await this.secondFactors.pass(tx, row.account_id, oneTimeCode);
        return this.sessions.open(tx, row.account_id, client, true);
      }),
    );
  }

  /** @throws AUTH.BAD_CREDENTIALS, after the same time for a wrong password as for nobody's name. */
  private async whoHas(username: string, password: string): Promise<Credential> {
    const row = await this.work.readGlobal(async tx => {
      const rows = await tx.query<Credential[]>(
        `SELECT account_id, password_hash, ${HAS_SECOND_FACTOR} AS has_second_factor FROM password_credential c WHERE username = $1`,
        [username],
      );
      return rows[0];
    });
    // Outside any transaction: it takes a tenth of a second on purpose.
    if (!(await verifyPassword(password, row?.password_hash ?? null)) || !row) throw new Problem('AUTH.BAD_CREDENTIALS');
    return row;
  }

  /** A right password takes back its own count and no other: those of other names from this address stay. */
  private async guess<T>(username: string, address: string, look: () => Promise<T>): Promise<T> {
    const counters = guessCounters(username, address, await this.places.has(username, address));
    await this.limiter.hitAll(counters, GUESS_SECONDS);
    const found = await look();
    for (const { key } of counters) await this.limiter.takeBack(key);
    return found;
  }

  async byRefresh(refreshToken: string, client: ClientKind): Promise<OpenedSession> {
    await this.limiter.hit(`refresh ${refreshToken.split('.')[0] ?? ''}`, REFRESHES, REFRESH_SECONDS);
    const opened = await this.work.runGlobal(tx => this.sessions.rotate(tx, refreshToken, client));
    if (!opened) throw new Problem('AUTH.REFRESH_INVALID');
    return opened;
  }
}

/** Two first log-ins at once make one account: the identity's key decides. */
async function accountOf(tx: Tx, wechat: WechatIdentity): Promise<string> {
  const known = await accountBehind(tx, wechat);
  if (known) return known;
  const id = uuidv7();
  await tx.query('INSERT INTO account (id) VALUES ($1)', [id]);
  if (await tie(tx, wechat, id)) return id;
  await tx.query('DELETE FROM account WHERE id = $1', [id]);
  const winner = await accountBehind(tx, wechat);
  if (!winner) throw new Problem('SERVICE.BUSY');
  return winner;
}
