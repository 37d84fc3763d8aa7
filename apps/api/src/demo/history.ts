import type { Tx } from '../platform/db/tx';
import type { County, Demo, DemoPart, DemoVillage, PartCounts } from './county';
import { demoPeople } from './known-people';
import { membersOf } from './county';

export const history: DemoPart = { name: 'history', fill };

/** Reactions to what is older than this happened long ago: nobody's inbox is to overflow on the first day. */
const FRESH_HOURS = 30;
const KNOWN_FRESH_HOURS = 24 * 40;
const MOMENTS_PER_TRANSACTION = 200;

/** Lets the county's past happen to the books, in its order. */
async function fill(demo: Demo, county: County): Promise<PartCounts> {
  let moments = 0;
  for (const village of county.villages) {
    const inOrder = [...(county.moments.get(village.id) ?? [])].sort((a, b) => a.at.getTime() - b.at.getTime());
    for (let from = 0; from < inOrder.length; from += MOMENTS_PER_TRANSACTION) {
      await demo.work.run(village.id, async tx => {
        for (const moment of inOrder.slice(from, from + MOMENTS_PER_TRANSACTION)) await moment.run(tx);
      });
    }
    moments += inOrder.length;
    await demo.work.run(village.id, tx => settleReactions(demo, tx, village));
  }
  return { moments };
}

/** The people behind the demo logins keep some weeks of news; everybody else only the newest. Nobody repeats a call of the demo county. */
async function settleReactions(demo: Demo, tx: Tx, village: DemoVillage): Promise<void> {
  const names = demoPeople.filter(person => person.village === village.name).map(({ name }): string => name);
  const known = membersOf(village).filter(({ name }) => names.includes(name)).map(({ householdId }) => householdId);
  await tx.query(
    `UPDATE outbox_event SET done_at = created_at, due_at = created_at WHERE village_id = $1 AND done_at IS NULL
       AND created_at < CASE WHEN payload ->> 'householdId' = ANY ($2) THEN $4::timestamptz ELSE $3::timestamptz END`,
    [village.id, known, demo.time.hoursAgo(FRESH_HOURS), demo.time.hoursAgo(KNOWN_FRESH_HOURS)],
  );
  await tx.query('DELETE FROM idempotency_key WHERE village_id = $1', [village.id]);
}
