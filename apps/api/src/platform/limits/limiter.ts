import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Problem } from '../errors/problem';
import { RateCounts } from './rate-counts';

/**
 * Limits inside a use case, e.g. of guesses: `hit` before the guess is looked at, `forget` when it was right. So wrong guesses that
 * run at the same time are counted too, and after the last one allowed everything is refused for `seconds`.
 */
@Injectable()
export class Limiter {
  constructor(private readonly counts: RateCounts) {}

  /** @throws REQUEST.TOO_MANY for the hit above `limit` and for every one in the `seconds` after it. */
  async hit(key: string, limit: number, seconds: number): Promise<void> {
    const { secondsBlocked } = await this.counts.hit(keyOf(key), { limit, seconds, blockSeconds: seconds });
    if (secondsBlocked > 0) throw new Problem('REQUEST.TOO_MANY', { seconds: secondsBlocked });
  }

  forget(key: string): Promise<void> {
    return this.counts.forget(keyOf(key));
  }
}

/** Keys may hold names; the table holds none, and every key is short. */
const keyOf = (key: string): string => `use:${createHash('sha256').update(key).digest('base64url')}`;
