import { inboxTopics } from '@jishan/contracts';
import { audit } from '../../../platform/audit/audit';
import type { VillageActor } from '../../../platform/auth/actor';
import { villageDay } from '../../../platform/calendar';
import type { Tx } from '../../../platform/db/tx';
import { notFound } from '../../../platform/errors/problem';
import type { Call } from '../../../platform/http/call';
import { owe } from '../../../platform/outbox/outbox';
import { refuseOtherVersion } from './goods-version';
import { rememberLowered, rememberPrice } from './price-history';
import { priceTerms, type Price, type PriceTerms } from './price.rules';

interface PricedRow {
  name: string;
  points: number;
  next_points: number | null;
  next_from: string | null;
  version: number;
}

/**
 * Reservations keep the price they were made at; every price is kept with its day. Whoever reads the store's book is told of a lower one before it counts.
 * The clock is read behind the lock: by the transaction's begin, whoever waited for a colleague would have set an older price than theirs.
 */
export async function changePrice(
  tx: Tx,
  call: Call,
  who: VillageActor,
  goodsId: string,
  ifMatch: string | undefined,
  points: number,
): Promise<void> {
  const [goods] = await tx.query<PricedRow[]>(
    'SELECT name, points, next_points, next_from::text, version FROM store_goods WHERE village_id = $1 AND id = $2 FOR UPDATE',
    [tx.villageId, goodsId],
  );
  if (!goods) throw notFound();
  refuseOtherVersion(goods.version, ifMatch);
  const terms = priceTerms(priceOf(goods), points, villageDay(new Date()));
  if (terms.hasCome) await rememberLowered(tx, goodsId);
  if (terms.change === 'none' && !terms.hasCome) return;
  await keep(tx, who, goodsId, terms);
  if (terms.change === 'none') return;
  if (terms.change === 'at_once') await rememberPrice(tx, goodsId, points, who.personId);
  await audit(tx, call, 'store.goods.repriced', goodsId, {
    from: goods.points,
    to: points,
    ...(terms.next ? { waitFrom: terms.next.from } : {}),
  });
  const before = terms.hasCome ? null : priceOf(goods).next;
  const lowered = terms.next ?? before;
  if (lowered)
    await owe(tx, inboxTopics.priceLowered, goodsId, {
      goods: goods.name,
      before: terms.points,
      points: lowered.points,
      day: lowered.from,
      status: terms.next ? 'waits' : 'kept',
    });
}

const priceOf = ({ points, next_points: lower, next_from: from }: PricedRow): Price => ({
  points,
  next: lower !== null && from !== null ? { points: lower, from } : null,
});

function keep(tx: Tx, who: VillageActor, goodsId: string, { points, next, change }: PriceTerms): Promise<unknown> {
  return tx.query(
    `UPDATE store_goods g SET version = g.version + 1,
       price_changed_at = CASE WHEN $7 THEN clock_timestamp() WHEN $3 <> g.points THEN g.next_from::timestamp AT TIME ZONE 'Asia/Shanghai' ELSE g.price_changed_at END,
       points = $3, next_points = $4, next_from = $5::date, next_set_by_person_id = $6
     WHERE g.village_id = $1 AND g.id = $2`,
    [tx.villageId, goodsId, points, next?.points ?? null, next?.from ?? null, next ? who.personId : null, change === 'at_once'],
  );
}
