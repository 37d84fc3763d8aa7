import { inboxTopics, REPLY_HOURS } from '@jishan/contracts';
import {
  accountOf,
  holderOf,
  membersOf,
  personNamed,
  type County,
  type Demo,
  type DemoPart,
  type DemoPerson,
  type DemoVillage,
  type PartCounts,
} from './county';
import { plannedThreads, type PlannedThread } from './data/parlour.texts';
import { insertRows } from './rows';
import { Chance, demoId } from './seeded';

export const parlour: DemoPart = { name: 'parlour', fill };

const HOUR_MS = 3_600_000;
/** A letter that waits, or an answer newer than this, stands in an inbox. */
const NEWS_HOURS = 72;

/** Letters to the secretary: open and private, answered, rated, waiting, one overdue. */
async function fill(demo: Demo, county: County): Promise<PartCounts> {
  let messages = 0;
  for (const village of county.villages) {
    for (const thread of plannedThreads.filter(one => one.village === village.key))
      messages += await insertThread(demo, county, village, thread);
  }
  return { threads: plannedThreads.length, messages };
}

function authorOf(village: DemoVillage, thread: PlannedThread): DemoPerson {
  if (thread.author !== undefined) return personNamed(village, thread.author);
  const villagers = membersOf(village).filter(({ accountId, roles }) => accountId !== null && roles.length === 0);
  return new Chance(`letter/${thread.key}`).pick(villagers);
}

async function insertThread(demo: Demo, county: County, village: DemoVillage, thread: PlannedThread): Promise<number> {
  const author = authorOf(village, thread);
  const secretary = holderOf(village, 'secretary');
  const askedAt = demo.time.hoursAgo(thread.hoursAgo);
  const offsetMs = (demo.time.days * 24 - thread.hoursAgo) * HOUR_MS;
  const id = demoId(`thread/${thread.key}`, offsetMs);
  const messages = [{ afterHours: 0, text: thread.letter, by: 'villager' as const }, ...thread.talk].map(
    ({ afterHours, text, by }, index) => ({
      id: demoId(`message/${thread.key}/${index}`, offsetMs + afterHours * HOUR_MS),
      bySecretary: by === 'secretary',
      text,
      at: new Date(askedAt.getTime() + afterHours * HOUR_MS),
    }),
  );
  const last = messages.at(-1);
  const answered = last?.bySecretary === true;
  const isPrivate = thread.visibility === 'private';
  const words = thread.rating?.words || null;
  const photos = await demo.press.print(
    (thread.scenes ?? []).map((scene, index) => ({
      label: `${id}/${index}`,
      villageId: village.id,
      accountId: accountOf(author),
      scene,
      takenAt: askedAt,
      offsetMs,
      fresh: true,
    })),
  );
  await demo.work.run(village.id, async tx => {
    await insertRows(tx, 'media_object', photos);
    await insertRows(tx, 'parlour_thread', [
      {
        village_id: village.id,
        id,
        author_person_id: author.id,
        visibility: thread.visibility,
        status: thread.rating ? 'closed' : answered ? 'answered' : 'waiting',
        message_count: messages.length,
        created_at: askedAt,
        last_message_at: last?.at ?? askedAt,
        due_at: answered ? null : new Date((last?.at ?? askedAt).getTime() + REPLY_HOURS * HOUR_MS),
        replied_at: messages.find(({ bySecretary }) => bySecretary)?.at ?? null,
        stars: thread.rating?.stars ?? null,
        rated_at: thread.rating ? new Date((last?.at ?? askedAt).getTime() + HOUR_MS) : null,
        rating_words: isPrivate ? null : words,
        rating_words_cipher: isPrivate && words ? demo.cipher.encrypt('parlour_thread', 'rating_words', id, words) : null,
      },
    ]);
    await insertRows(
      tx,
      'parlour_message',
      messages.map((message, index) => ({
        village_id: village.id,
        id: message.id,
        thread_id: id,
        position: index + 1,
        side: message.bySecretary ? 'secretary' : 'villager',
        author_person_id: message.bySecretary ? secretary.id : author.id,
        text: isPrivate ? null : message.text,
        text_cipher: isPrivate ? demo.cipher.encrypt('parlour_message', 'text', message.id, message.text) : null,
        created_at: message.at,
      })),
    );
    await insertRows(
      tx,
      'parlour_photo',
      photos.map((photo, index) => ({
        village_id: village.id,
        message_id: messages[0]?.id ?? '',
        position: index + 1,
        media_id: photo.id,
      })),
    );
  });
  if (!answered && thread.hoursAgo < NEWS_HOURS)
    county.news.push({
      villageId: village.id,
      at: askedAt,
      topic: inboxTopics.parlourAsked,
      subjectId: id,
      payload: { private: isPrivate },
      readBy: [],
    });
  return messages.length;
}
