import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';

export interface Rule {
  readonly limit: number;
  /** Counted over this long from the first hit on. */
  readonly seconds: number;
  /** Refused this long from the first hit above the limit on. */
  readonly blockSeconds: number;
}

export interface Count {
  readonly hits: number;
  readonly secondsLeft: number;
  /** 0: not refused. */
  readonly secondsBlocked: number;
}

/**
 * $1 key, $2 seconds, $3 limit, $4 block seconds. One statement: two processes cannot both take the last try. What is refused adds nothing: it was never
 * looked at, so nobody could take it back.
 */
const HIT = `
  INSERT INTO rate_count AS c (key, hits, expires_at, blocked_until)
  VALUES ($1, 1, now() + $2 * interval '1 second', CASE WHEN $3 < 1 THEN now() + $4 * interval '1 second' END)
  ON CONFLICT (key) DO UPDATE SET
    hits = CASE
      WHEN c.blocked_until > now() THEN c.hits
      WHEN c.blocked_until IS NOT NULL OR c.expires_at <= now() THEN 1
      ELSE least(c.hits + 1, greatest($3, 1)) END,
    expires_at = CASE
      WHEN c.blocked_until > now() THEN c.expires_at
      WHEN c.blocked_until IS NOT NULL OR c.expires_at <= now() THEN EXCLUDED.expires_at
      ELSE c.expires_at END,
    blocked_until = CASE
      WHEN c.blocked_until > now() THEN c.blocked_until
      WHEN c.blocked_until IS NOT NULL OR c.expires_at <= now() THEN EXCLUDED.blocked_until
      WHEN c.hits + 1 > $3 THEN now() + $4 * interval '1 second' END
  RETURNING hits,
    greatest(0, ceil(extract(epoch FROM expires_at - now())))::int AS "secondsLeft",
    greatest(0, ceil(coalesce(extract(epoch FROM blocked_until - now()), 0)))::int AS "secondsBlocked"`;

const FORGET_BATCH = `
  WITH gone AS (
    DELETE FROM rate_count WHERE ctid = ANY (ARRAY(
      SELECT ctid FROM rate_count WHERE expires_at < now() AND (blocked_until IS NULL OR blocked_until < now()) LIMIT $1 FOR UPDATE SKIP LOCKED))
    RETURNING 1)
  SELECT count(*)::int AS gone FROM gone`;
const BATCH_ROWS = 5_000;

/** Counters shared by all processes. They commit by themselves, outside the caller's transaction: a refusal that rolls back still counts. */
@Injectable()
export class RateCounts {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async hit(key: string, rule: Rule): Promise<Count> {
    const [count] = await this.dataSource.query<Count[]>(HIT, [key, rule.seconds, rule.limit, rule.blockSeconds]);
    if (!count) throw new Error('the counter answered nothing');
    return count;
  }

  /**
   * One hit less, by whoever was let through. A block that has begun meanwhile ends: it was begun by one above the limit, and now there is a place again.
   * What stays counted still is no more than the limit.
   */
  async takeBack(key: string): Promise<void> {
    await this.dataSource.query('UPDATE rate_count SET hits = hits - 1, blocked_until = NULL WHERE key = $1 AND hits > 0', [key]);
  }

  /** Not a count but a mark: it is there for so long from now on, and goes like a count that is over. */
  async mark(key: string, seconds: number): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO rate_count (key, hits, expires_at) VALUES ($1, 1, now() + $2 * interval '1 second') ON CONFLICT (key) DO UPDATE SET expires_at = EXCLUDED.expires_at`,
      [key, seconds],
    );
  }

  async isMarked(key: string): Promise<boolean> {
    const rows = await this.dataSource.query<unknown[]>('SELECT 1 FROM rate_count WHERE key = $1 AND expires_at > now()', [key]);
    return rows.length > 0;
  }

  async forgetExpired(): Promise<void> {
    for (;;) {
      const [row] = await this.dataSource.query<{ gone: number }[]>(FORGET_BATCH, [BATCH_ROWS]);
      if (!row || row.gone < BATCH_ROWS) return;
    }
  }
}
