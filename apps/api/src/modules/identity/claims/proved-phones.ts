import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { FieldCipher } from '../../../platform/crypto/field-cipher';
import { UnitOfWork } from '../../../platform/db/unit-of-work';
import { Problem } from '../../../platform/errors/problem';
import { Jobs } from '../../../platform/jobs';
import { WechatClient } from '../auth/wechat-client';

const TABLE = 'phone_proof';
/** Asking takes ten seconds at most (token and number, five each). Whoever has not come back by then never will. */
const ASKING_SECONDS = 15;
const WAIT_MS = 12_000;
const LOOK_MS = 100;
/** WeChat's code lives five minutes; a request that brought one is sent again for a while longer. */
const KEPT_MINUTES = 10;
const FORGET_SECONDS = 300;

type Place =
  { readonly state: 'asks'; readonly takenAt: string } | { readonly state: 'known'; readonly phone: string } | { readonly state: 'waits' };

/**
 * The phone behind a code of WeChat's getPhoneNumber. The code is good once, so whoever brings it first asks, and the answer is kept for those
 * who bring it again: a request that was sent twice, or whose transaction failed after WeChat had answered. No connection is held while
 * WeChat is asked, or while another waits for that.
 */
@Injectable()
export class ProvedPhones {
  constructor(
    private readonly work: UnitOfWork,
    private readonly cipher: FieldCipher,
    private readonly wechat: WechatClient,
    jobs: Jobs,
  ) {
    jobs.every('forget-phone-proofs', { seconds: FORGET_SECONDS }, () => this.forget());
  }

  /** @throws CLAIM.PHONE_CODE_INVALID, AUTH.WECHAT_UNAVAILABLE; IDEMPOTENCY.IN_PROGRESS when another still asks. */
  async of(accountId: string, code: string): Promise<string> {
    const index = this.cipher.blindIndex('phone code', code).toString('hex');
    for (const since = Date.now(); ;) {
      const place = await this.take(accountId, index);
      if (place.state === 'known') return place.phone;
      if (place.state === 'asks') return this.ask(accountId, index, code, place.takenAt);
      if (Date.now() - since > WAIT_MS) throw new Problem('IDEMPOTENCY.IN_PROGRESS');
      await sleep(LOOK_MS * (0.5 + Math.random()));
    }
  }

  private async ask(accountId: string, index: string, code: string, takenAt: string): Promise<string> {
    let phone: string;
    try {
      phone = await this.wechat.phoneOf(code);
    } catch (error) {
      // Nothing to keep: the next one may ask. If this fails too, the place is free in fifteen seconds.
      await this.work
        .runGlobal(tx =>
          tx.query('DELETE FROM phone_proof WHERE account_id = $1 AND code_index = $2 AND taken_at = $3 AND phone_cipher IS NULL', [
            accountId,
            index,
            takenAt,
          ]),
        )
        .catch(() => undefined);
      throw error;
    }
    await this.work.runGlobal(tx =>
      tx.query('UPDATE phone_proof SET phone_cipher = $3 WHERE account_id = $1 AND code_index = $2', [
        accountId,
        index,
        this.cipher.phone(TABLE, accountId, phone).cipher,
      ]),
    );
    return phone;
  }

  /** The first one asks; so does the first after one who never came back, or whose answer is too old to count. */
  private take(accountId: string, index: string): Promise<Place> {
    return this.work.runGlobal(async tx => {
      const [mine] = await tx.query<{ taken_at: string }[]>(
        `INSERT INTO phone_proof AS p (account_id, code_index, taken_at) VALUES ($1, $2, now())
         ON CONFLICT (account_id, code_index) DO UPDATE SET taken_at = now(), phone_cipher = NULL
           WHERE p.taken_at < now() - CASE WHEN p.phone_cipher IS NULL THEN $3 * interval '1 second' ELSE $4 * interval '1 minute' END
         RETURNING taken_at::text`,
        [accountId, index, ASKING_SECONDS, KEPT_MINUTES],
      );
      if (mine) return { state: 'asks', takenAt: mine.taken_at };
      const [row] = await tx.query<{ phone_cipher: Buffer | null }[]>(
        'SELECT phone_cipher FROM phone_proof WHERE account_id = $1 AND code_index = $2',
        [accountId, index],
      );
      return row?.phone_cipher ? { state: 'known', phone: this.cipher.openPhone(TABLE, accountId, row.phone_cipher) } : { state: 'waits' };
    });
  }

  private async forget(): Promise<void> {
    await this.work.runGlobal(tx => tx.query(`DELETE FROM phone_proof WHERE taken_at < now() - $1 * interval '1 minute'`, [KEPT_MINUTES]));
  }
}
