import { BOOK_BLOCK_MAX_LEAVES } from '@jishan/contracts';
import type { BookKey } from './book-key';

/** A pool, or a transaction. */
interface Queryable {
  query<T>(sql: string, values: unknown[]): Promise<T>;
}

export interface SealOrder {
  readonly villageId: string;
  /** The day to close, `YYYY-MM-DD`. */
  readonly day: string;
  /** Believed from the schema's owner only (the demonstration's past). */
  readonly sealedAt?: Date;
}

/**
 * Seals what is committed into blocks (seal/160_seal.sql) and signs their heads; answers how many blocks were made. A block and its
 * signature are two statements: after a crash between them the next run signs. Every step may be repeated, by any number of processes.
 */
export async function sealVillage(database: Queryable, key: BookKey, { villageId, day, sealedAt }: SealOrder): Promise<number> {
  for (let blocks = 0; ; blocks += 1) {
    const [sealed] = await database.query<{ number: number | null }[]>('SELECT book_seal($1, $2, $3, $4) AS number', [
      villageId,
      day,
      BOOK_BLOCK_MAX_LEAVES,
      sealedAt ?? null,
    ]);
    const heads = await database.query<{ number: number; head: string }[]>('SELECT number, head FROM book_unsigned($1)', [villageId]);
    for (const { number, head } of heads)
      await database.query('SELECT book_sign($1, $2, $3, $4)', [villageId, number, key.publicKey, key.sign(head)]);
    if (sealed?.number == null) return blocks;
  }
}
