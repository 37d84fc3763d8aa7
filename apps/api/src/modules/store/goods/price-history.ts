import type { Tx } from '../../../platform/db/tx';

/** Every price is kept with the moment from which it counts; the clock is read when the row is written, behind the article's lock. */
export const rememberPrice = (tx: Tx, goodsId: string, points: number, personId: string | null): Promise<unknown> =>
  tx.query('INSERT INTO store_price (village_id, goods_id, from_at, points, set_by_person_id) VALUES ($1, $2, clock_timestamp(), $3, $4)', [
    tx.villageId,
    goodsId,
    points,
    personId,
  ]);

/** A lowered price whose day has come: from the midnight that began it. */
export const rememberLowered = (tx: Tx, goodsId: string): Promise<unknown> =>
  tx.query(
    `INSERT INTO store_price (village_id, goods_id, from_at, points, set_by_person_id)
     SELECT g.village_id, g.id, g.next_from::timestamp AT TIME ZONE 'Asia/Shanghai', g.next_points, g.next_set_by_person_id FROM store_goods g WHERE g.village_id = $1 AND g.id = $2`,
    [tx.villageId, goodsId],
  );
