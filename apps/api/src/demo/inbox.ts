import { inboxTopics } from '@jishan/contracts';
import { deliver, reactions } from '../modules/inbox';
import type { OutboxEventRow } from '../platform/outbox/outbox-dispatcher';
import type { Tx } from '../platform/db/tx';
import { membersOf, type County, type Demo, type DemoPart, type DemoVillage, type News, type PartCounts } from './county';
import { demoPeople } from './known-people';
import { demoId } from './seeded';

export const inbox: DemoPart = { name: 'inbox', fill };

const LINES_PER_HOUSEHOLD = 8;
/** What a household must not miss stands in everybody's inbox, and not only in those of the demo logins. */
const TOLD_TO_ALL: readonly string[] = [inboxTopics.pointsExpiring, inboxTopics.deductionNotified, inboxTopics.deductionEnded];
const UNREAD_PER_PERSON = 2;

/** Some weeks of lines for the people behind the demo logins, and the newest news for everybody; the rest of the past is long settled. */
async function fill(demo: Demo, county: County): Promise<PartCounts> {
  let lines = 0;
  for (const village of county.villages) {
    lines += await demo.work.run(village.id, async tx => {
      const events = [...(await ownEvents(tx, village)), ...county.news.filter(({ villageId }) => villageId === village.id)].sort(
        (a, b) => a.at.getTime() - b.at.getTime(),
      );
      for (const event of events) await write(tx, event);
      await settle(tx, village);
      return events.length;
    });
  }
  return { lines };
}

/** What the books owe to the households of the demo logins, the newest of it, and what is told to all. */
async function ownEvents(tx: Tx, village: DemoVillage): Promise<News[]> {
  const names = demoPeople.filter(person => person.village === village.name).map(({ name }): string => name);
  const households = membersOf(village)
    .filter(({ name }) => names.includes(name))
    .map(({ householdId }) => householdId);
  const rows = await tx.query<OutboxEventRow[]>(
    `SELECT village_id, id, topic, subject_id, payload, created_at FROM (SELECT e.*, row_number() OVER (PARTITION BY e.payload ->> 'householdId' ORDER BY e.created_at DESC, e.id) AS nth FROM outbox_event e
       WHERE e.village_id = $1 AND (e.payload ->> 'householdId' = ANY ($2) OR e.topic = ANY ($4))) n WHERE nth <= $3`,
    [village.id, households, LINES_PER_HOUSEHOLD, TOLD_TO_ALL],
  );
  return rows.flatMap(row =>
    isTopic(row.topic)
      ? [{ villageId: row.village_id, at: row.created_at, topic: row.topic, subjectId: row.subject_id, payload: row.payload, readBy: [] }]
      : [],
  );
}

const isTopic = (topic: string): topic is keyof typeof reactions => topic in reactions;

async function write(tx: Tx, news: News): Promise<void> {
  const id = demoId(`news/${news.topic}/${news.subjectId}/${news.at.getTime()}`);
  await deliver(
    tx,
    { village_id: news.villageId, id, topic: news.topic, subject_id: news.subjectId, payload: news.payload, created_at: news.at },
    reactions[news.topic],
  );
  await tx.query(
    'UPDATE inbox_item SET read_at = greatest(created_at, least(created_at + interval $$2 hours$$, now())) WHERE village_id = $1 AND event_id = $2 AND person_id = ANY ($3::uuid[])',
    [news.villageId, id, news.readBy],
  );
}

/** Nobody comes home to more than a little unread; and nothing of the past is owed any more, nor will its calls be repeated. */
async function settle(tx: Tx, village: DemoVillage): Promise<void> {
  await tx.query(
    `UPDATE inbox_item i SET read_at = i.created_at FROM (SELECT person_id, id, row_number() OVER (PARTITION BY person_id ORDER BY id DESC) AS nth FROM inbox_item WHERE village_id = $1) n
     WHERE i.village_id = $1 AND i.person_id = n.person_id AND i.id = n.id AND n.nth > $2 AND i.read_at IS NULL`,
    [village.id, UNREAD_PER_PERSON],
  );
  await tx.query('UPDATE outbox_event SET done_at = created_at, due_at = created_at WHERE village_id = $1 AND done_at IS NULL', [
    village.id,
  ]);
  await tx.query('DELETE FROM idempotency_key WHERE village_id = $1', [village.id]);
}
