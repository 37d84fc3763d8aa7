import { inboxTopics } from '@jishan/contracts';
import {
  accountOf,
  holderOf,
  holdersOf,
  villagerFor,
  type County,
  type Demo,
  type DemoPart,
  type DemoVillage,
  type PartCounts,
} from './county';
import { plannedComplaints, type PlannedComplaint } from './data/complaints.texts';
import { insertRows } from './rows';
import { demoId } from './seeded';

export const complaints: DemoPart = { name: 'complaints', fill };

const DAY_HOURS = 24;
const HOUR_MS = 3_600_000;
/** What waits, or an answer newer than this, stands in an inbox. */
const NEWS_DAYS = 20;

/** Complaints and suggestions: closed after more of the author's, answered by the township, and one that waits for too long. */
async function fill(demo: Demo, county: County): Promise<PartCounts> {
  let messages = 0;
  for (const village of county.villages)
    for (const plan of plannedComplaints.filter(one => one.village === village.key))
      messages += await insertComplaint(demo, county, village, plan);
  return { complaints: plannedComplaints.length, messages };
}

async function insertComplaint(demo: Demo, county: County, village: DemoVillage, plan: PlannedComplaint): Promise<number> {
  const author = villagerFor(village, plan.author, `complaint/${plan.key}`);
  const supervisor = holderOf(village, 'supervisor');
  const hourOf = (afterDays: number) => (plan.daysAgo - afterDays) * DAY_HOURS;
  const idAt = (name: string, afterDays: number) => demoId(name, (demo.time.days * DAY_HOURS - hourOf(afterDays)) * HOUR_MS);
  const id = idAt(`complaint/${plan.key}`, 0);
  const said = [{ afterDays: 0, step: 'filed' as const, by: 'author' as const, text: plan.words }, ...plan.talk];
  const last = said.at(-1);
  const status = last?.step === 'answered' || last?.step === 'closed' ? last.step : 'open';
  const lastAt = demo.time.hoursAgo(hourOf(last?.afterDays ?? 0));
  const about = plan.about === undefined ? undefined : holdersOf(village, plan.about)[0];
  await demo.work.run(village.id, async tx => {
    await insertRows(tx, 'complaint', [
      {
        village_id: village.id,
        id,
        author_person_id: author.id,
        author_account_id: accountOf(author),
        kind: plan.kind,
        about_person_id: about?.id ?? null,
        about_role: about ? (plan.about ?? null) : null,
        status,
        message_count: said.length,
        created_at: demo.time.hoursAgo(hourOf(0)),
        since: lastAt,
      },
    ]);
    await insertRows(
      tx,
      'complaint_message',
      said.map(({ afterDays, step, by, text }, index) => {
        const messageId = idAt(`complaint-message/${plan.key}/${index}`, afterDays);
        return {
          village_id: village.id,
          id: messageId,
          complaint_id: id,
          position: index + 1,
          step,
          author_person_id: by === 'township' ? null : by === 'author' ? author.id : supervisor.id,
          organization_id: by === 'township' ? (county.organizations.get('heping') ?? null) : null,
          text_cipher: demo.cipher.encrypt('complaint_message', 'text', messageId, text),
          created_at: demo.time.hoursAgo(hourOf(afterDays)),
        };
      }),
    );
  });
  if (plan.daysAgo < NEWS_DAYS)
    county.news.push({
      villageId: village.id,
      at: lastAt,
      topic: status === 'open' ? inboxTopics.complaintFiled : inboxTopics.complaintAnswered,
      subjectId: id,
      payload: status === 'open' ? { personIds: [supervisor.id] } : { personId: author.id, status },
      readBy: [],
    });
  return said.length;
}
