import type { MigrationInterface, QueryRunner } from 'typeorm';
import { changeKinds } from '../platform/db/schema-sql';

const INBOX_KINDS = ['price_lowered'];

/** A lower price waits for its day beside the one that counts; those who read the store's book are told of it. */
export class PriceLowered1764000047500 implements MigrationInterface {
  readonly name = 'PriceLowered1764000047500';

  async up(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE store_goods ADD next_points integer, ADD next_from date, ADD next_set_by_person_id uuid');
    await query.query(
      `ALTER TABLE store_goods ADD CONSTRAINT ck_store_goods_next CHECK ((next_points IS NULL) = (next_from IS NULL) AND (next_points IS NULL OR next_points > 0 AND next_points < points))`,
    );
    // The shelf is sorted by what counts today, which no index knows.
    await query.query('DROP INDEX ix_store_goods_points');
    await changeKinds(query, 'inbox_item', INBOX_KINDS, true);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DELETE FROM inbox_item WHERE kind = ANY($1)', [INBOX_KINDS]);
    await changeKinds(query, 'inbox_item', INBOX_KINDS, false);
    await query.query('CREATE INDEX ix_store_goods_points ON store_goods (village_id, points, id)');
    // What counts by now stays, with the day from which it does; what waits is lost with the version that knew of it.
    const COUNTS = `next_from <= (now() AT TIME ZONE 'Asia/Shanghai')::date`;
    const SINCE = `next_from::timestamp AT TIME ZONE 'Asia/Shanghai'`;
    await query.query(
      `INSERT INTO store_price (village_id, goods_id, from_at, points, set_by_person_id)
       SELECT village_id, id, ${SINCE}, next_points, next_set_by_person_id FROM store_goods WHERE ${COUNTS}`,
    );
    await query.query(`UPDATE store_goods SET points = next_points, price_changed_at = ${SINCE} WHERE ${COUNTS}`);
    await query.query('ALTER TABLE store_goods DROP CONSTRAINT ck_store_goods_next');
    await query.query('ALTER TABLE store_goods DROP COLUMN next_points, DROP COLUMN next_from, DROP COLUMN next_set_by_person_id');
  }
}
