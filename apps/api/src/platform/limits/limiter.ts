import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Problem } from '../errors/problem';
import { RateCounts } from './rate-counts';

/**
 * Limits of wrong guesses inside a use case. A guess is counted before it is looked at, so that those which run at the same time count
 * too; a right one takes back its own count and no other, else one good code in the middle would buy four more wrong ones. Wrong ones go
 * with time only, and after the last one allowed everything is refused for `seconds`.
 */
@Injectable()
export class Limiter {
  constructor(private readonly counts: RateCounts) {}

  /** @throws REQUEST.TOO_MANY for the hit above `limit` and for every one in the `seconds` after it. */
  async hit(key: string, limit: number, seconds: number): Promise<void> {
    const { secondsBlocked } = await this.counts.hit(keyOf(key), { limit, seconds, blockSeconds: seconds });
    if (secondsBlocked > 0) throw new Problem('REQUEST.TOO_MANY', { seconds: secondsBlocked });
  }

  /** All of them or none: what is not looked at is no guess, so those counted before one that refuses are taken back. */
  async hitAll(counters: readonly { readonly key: string; readonly limit: number }[], seconds: number): Promise<void> {
    for (const [index, { key, limit }] of counters.entries())
      try {
        await this.hit(key, limit, seconds);
      } catch (error) {
        for (const counted of counters.slice(0, index)) await this.takeBack(counted.key);
        throw error;
      }
  }

  /** The hit was let through and was no wrong guess. */
  takeBack(key: string): Promise<void> {
    return this.counts.takeBack(keyOf(key));
  }
}

/** Keys may hold names; the table holds none, and every key is short. */
const keyOf = (key: string): string => `use:${createHash('sha256').update(key).digest('base64url')}`;
