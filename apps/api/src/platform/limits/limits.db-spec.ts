import type { DataSource } from 'typeorm';
import { freshDatabase, type FreshDatabase } from '../../../test/fresh-database';
import { makeDataSource } from '../db/data-source';
import { Limiter } from './limiter';
import { RateCounts } from './rate-counts';

describe('shared counters', () => {
  let database: FreshDatabase;
  let one: DataSource;
  let other: DataSource;
  let counts: RateCounts;
  beforeAll(async () => {
    database = await freshDatabase();
    const open = () => makeDataSource({ url: database.appUrl, poolSize: 5, applicationName: 'test', waitSeconds: 60 }).initialize();
    [one, other] = await Promise.all([open(), open()]);
    counts = new RateCounts(one);
  });
  afterAll(async () => {
    await Promise.all([one.destroy(), other.destroy()]);
    await database.drop();
  });

  /** Moves the counter back in time, as if so many seconds had passed. */
  const pass = (key: string, seconds: number) =>
    one.query(
      `UPDATE rate_count SET expires_at = expires_at - $2 * interval '1 second', blocked_until = blocked_until - $2 * interval '1 second' WHERE key = $1`,
      [key, seconds],
    );

  it('let exactly the limit through, however many ask at once in however many processes', async () => {
    const elsewhere = new RateCounts(other);
    const all = await Promise.all(
      Array.from({ length: 40 }, (_, n) => (n % 2 ? counts : elsewhere).hit('race', { limit: 7, seconds: 60, blockSeconds: 60 })),
    );
    expect(all.filter(count => count.secondsBlocked === 0)).toHaveLength(7);
  });

  it('refuse for the whole block, however often it is tried, and then begin anew', async () => {
    const rule = { limit: 2, seconds: 60, blockSeconds: 900 };
    for (let n = 0; n < 2; n += 1) expect((await counts.hit('block', rule)).secondsBlocked).toBe(0);
    expect((await counts.hit('block', rule)).secondsBlocked).toBe(900);
    await pass('block', 899);
    expect((await counts.hit('block', rule)).secondsBlocked).toBe(1);
    await pass('block', 1);
    expect(await counts.hit('block', rule)).toEqual({ hits: 1, secondsLeft: 60, secondsBlocked: 0 });
  });

  it('forget hits that are older than the window', async () => {
    const rule = { limit: 2, seconds: 60, blockSeconds: 60 };
    await counts.hit('window', rule);
    await counts.hit('window', rule);
    await pass('window', 60);
    expect(await counts.hit('window', rule)).toEqual({ hits: 1, secondsLeft: 60, secondsBlocked: 0 });
  });

  it('lose what is over and keep what still holds', async () => {
    const rule = { limit: 1, seconds: 60, blockSeconds: 900 };
    for (const key of ['over', 'locked', 'locked']) await counts.hit(key, rule);
    await counts.hit('young', rule);
    await pass('over', 61);
    await pass('locked', 61);
    await counts.forgetExpired();
    const rows = await one.query<{ key: string }[]>(`SELECT key FROM rate_count WHERE key IN ('over', 'locked', 'young') ORDER BY key`);
    expect(rows.map(row => row.key)).toEqual(['locked', 'young']);
  });

  describe('Limiter', () => {
    it('allows five wrong guesses, locks for 15 minutes, and a right one in between clears none of them', async () => {
      const limiter = new Limiter(counts);
      for (let n = 0; n < 4; n += 1) await limiter.hit('pickup:张三', 5, 900);
      for (let n = 0; n < 20; n += 1) {
        await limiter.hit('pickup:张三', 5, 900);
        await limiter.takeBack('pickup:张三');
      }
      await limiter.hit('pickup:张三', 5, 900);
      await expect(limiter.hit('pickup:张三', 5, 900)).rejects.toMatchObject({ code: 'REQUEST.TOO_MANY', details: { seconds: 900 } });
      await expect(limiter.hit('pickup:张三', 5, 900)).rejects.toMatchObject({ code: 'REQUEST.TOO_MANY' });
      await expect(limiter.hit('pickup:李四', 5, 900)).resolves.toBeUndefined();
    });

    it('lets right ones that come together in again at once, and wrong ones among them stay counted', async () => {
      const hit = () => limiter.hit('together', 5, 900);
      const limiter = new Limiter(counts);
      const all = await Promise.allSettled(Array.from({ length: 12 }, hit));
      expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
      // Two were wrong; in between others are refused again and again, and count for nothing.
      for (let n = 0; n < 3; n += 1) {
        await expect(hit()).rejects.toMatchObject({ code: 'REQUEST.TOO_MANY' });
        await limiter.takeBack('together');
        await hit();
        await expect(hit()).rejects.toMatchObject({ code: 'REQUEST.TOO_MANY' });
      }
      for (let n = 0; n < 3; n += 1) await limiter.takeBack('together');
      for (let n = 0; n < 3; n += 1) await hit();
      await expect(hit()).rejects.toMatchObject({ code: 'REQUEST.TOO_MANY', details: { seconds: 900 } });
    });

    it('counts nowhere what one counter of several refuses', async () => {
      const limiter = new Limiter(counts);
      const both = [
        { key: 'wide', limit: 3 },
        { key: 'narrow', limit: 1 },
      ];
      await limiter.hitAll(both, 900);
      for (let n = 0; n < 5; n += 1) await expect(limiter.hitAll(both, 900)).rejects.toMatchObject({ code: 'REQUEST.TOO_MANY' });
      for (let n = 0; n < 2; n += 1) await limiter.hit('wide', 3, 900);
      await expect(limiter.hit('wide', 3, 900)).rejects.toMatchObject({ code: 'REQUEST.TOO_MANY' });
    });

    it('keeps no names', async () => {
      const rows = await one.query<{ key: string }[]>('SELECT key FROM rate_count');
      expect(rows.filter(row => /张三|李四|pickup/.test(row.key))).toEqual([]);
    });
  });
});
