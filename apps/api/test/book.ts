import { sealedBookRoutes, type BookBlockView } from '@jishan/contracts';
import { Client } from 'pg';
import { SealBook } from '../src/modules/points';
import type { Inhabitant, TestVillage } from './village';

export interface Home {
  readonly villageId: string;
  readonly who: Inhabitant;
  readonly householdId: string;
}

/** Villages with a book, and what tests need to write in it and to read it. */
export class TestBook {
  readonly sealer: SealBook;

  constructor(readonly here: TestVillage) {
    this.sealer = here.app.get(SealBook, { strict: false });
  }

  /** A village with one household that has earned something. */
  async home(points = 10, name?: string): Promise<Home> {
    const villageId = await this.here.village(name);
    const householdId = await this.here.household(villageId);
    const who = await this.here.person(villageId, { householdId });
    if (points > 0) await this.here.earn(who, points);
    return { villageId, who, householdId };
  }

  /** As the books do it, from inside: a hold of the household's points. Only the owner may. */
  async hold({ villageId, householdId }: Home, amount: number, client: Client = this.here.owner): Promise<void> {
    await client.query(
      `SELECT ledger_post(ARRAY[ROW($1, new_id(), 'hold', w.id, r.id, $3, new_id(), '两袋盐', NULL, NULL, NULL, NULL)::ledger_posting], now())
       FROM ledger_account w JOIN ledger_account r ON r.village_id = w.village_id AND r.household_id = w.household_id AND r.kind = 'reserved'
       WHERE w.village_id = $1 AND w.household_id = $2 AND w.kind = 'wallet'`,
      [villageId, householdId, amount],
    );
  }

  /** Oldest first, as everybody reads them. */
  async blocks(villageId: string): Promise<BookBlockView[]> {
    return [...(await this.here.call(null, sealedBookRoutes.bookBlocks, { params: { villageId } })).body.items].reverse();
  }

  /** What book_verify finds; empty when the sealed book is right. */
  async faults(): Promise<unknown[]> {
    return (await this.here.owner.query('SELECT * FROM book_verify()')).rows;
  }

  async client(): Promise<Client> {
    const client = new Client({ connectionString: this.here.database.ownerUrl });
    await client.connect();
    return client;
  }
}
