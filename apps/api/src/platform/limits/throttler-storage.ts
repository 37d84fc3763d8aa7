import { Injectable } from '@nestjs/common';
import type { ThrottlerStorage } from '@nestjs/throttler';
import { RateCounts } from './rate-counts';

type StorageRecord = Awaited<ReturnType<ThrottlerStorage['increment']>>;

/** The throttler's counters in PostgreSQL: its own ones count per process. */
@Injectable()
export class PostgresThrottlerStorage implements ThrottlerStorage {
  constructor(private readonly counts: RateCounts) {}

  async increment(key: string, ttlMs: number, limit: number, blockMs: number): Promise<StorageRecord> {
    const count = await this.counts.hit(`http:${key}`, { limit, seconds: ttlMs / 1000, blockSeconds: blockMs / 1000 });
    return {
      totalHits: count.hits,
      timeToExpire: count.secondsLeft,
      isBlocked: count.secondsBlocked > 0,
      timeToBlockExpire: count.secondsBlocked,
    };
  }
}
