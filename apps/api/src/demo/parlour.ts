import { inboxTopics, REPLY_HOURS } from '@jishan/contracts';
import { accountOf, holderOf, villagerFor, type County, type Demo, type DemoPart, type DemoVillage, type PartCounts } from './county';
import { plannedThreads, type PlannedThread } from './data/parlour.texts';
import { insertRows } from './rows';
import { demoId } from './seeded';

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

async function insertThread(demo: Demo, county: County, village: DemoVillage, thread: PlannedThread): Promise<number> {
  const author = villagerFor(village, thread.author, `letter/${thread.key}`);
  const askedAt = demo.time.hoursAgo(thread.hoursAgo);
  const offsetMs = (demo.time.days * 24 - thread.hoursAgo) * HOUR_MS;
  const letter: Letter = {
    id: demoId(`thread/${thread.key}`, offsetMs),
    villageId: village.id,
    plan: thread,
    authorId: author.id,
    secretaryId: holderOf(village, 'secretary').id,
    askedAt,
    isPrivate: thread.visibility === 'private',
    messages: [{ afterHours: 0, text: thread.letter, by: 'villager' as const }, ...thread.talk].map(({ afterHours, text, by }, index) => ({
      id: demoId(`message/${thread.key}/${index}`, offsetMs + afterHours * HOUR_MS),
      bySecretary: by === 'secretary',
      text,
      at: demo.time.hoursAgo(thread.hoursAgo - afterHours),
    })),
  };
  const photos = await demo.press.print(
    (thread.scenes ?? []).map((scene, index) => ({
      label: `${letter.id}/${index}`,
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
    await insertRows(tx, 'parlour_thread', [threadRow(demo, letter)]);
    await insertRows(tx, 'parlour_message', messageRows(demo, letter));
    await insertRows(
      tx,
      'parlour_photo',
      photos.map((photo, index) => ({
        village_id: village.id,
        message_id: letter.messages[0]?.id ?? '',
        position: index + 1,
        media_id: photo.id,
      })),
    );
  });
  if (!isAnswered(letter) && thread.hoursAgo < NEWS_HOURS)
    county.news.push({
      villageId: village.id,
      at: askedAt,
      topic: inboxTopics.parlourAsked,
      subjectId: letter.id,
      payload: { private: letter.isPrivate },
      readBy: [],
    });
  return letter.messages.length;
}

/** A planned thread with its ids and times. */
interface Letter {
  readonly id: string;
  readonly villageId: string;
  readonly plan: PlannedThread;
  readonly authorId: string;
  readonly secretaryId: string;
  readonly askedAt: Date;
  readonly isPrivate: boolean;
  readonly messages: readonly { readonly id: string; readonly bySecretary: boolean; readonly text: string; readonly at: Date }[];
}

const isAnswered = (letter: Letter): boolean => letter.messages.at(-1)?.bySecretary === true;

function threadRow(demo: Demo, letter: Letter) {
  const { id, plan } = letter;
  const answered = isAnswered(letter);
  const lastAt = letter.messages.at(-1)?.at ?? letter.askedAt;
  const words = plan.rating?.words || null;
  return {
    village_id: letter.villageId,
    id,
    author_person_id: letter.authorId,
    visibility: plan.visibility,
    status: plan.rating ? 'closed' : answered ? 'answered' : 'waiting',
    message_count: letter.messages.length,
    created_at: letter.askedAt,
    last_message_at: lastAt,
    due_at: answered ? null : new Date(lastAt.getTime() + REPLY_HOURS * HOUR_MS),
    replied_at: letter.messages.find(({ bySecretary }) => bySecretary)?.at ?? null,
    stars: plan.rating?.stars ?? null,
    rated_at: plan.rating ? new Date(lastAt.getTime() + HOUR_MS) : null,
    rating_words: letter.isPrivate ? null : words,
    rating_words_cipher: letter.isPrivate && words ? demo.cipher.encrypt('parlour_thread', 'rating_words', id, words) : null,
  };
}

function messageRows(demo: Demo, letter: Letter) {
  return letter.messages.map((message, index) => ({
    village_id: letter.villageId,
    id: message.id,
    thread_id: letter.id,
    position: index + 1,
    side: message.bySecretary ? 'secretary' : 'villager',
    author_person_id: message.bySecretary ? letter.secretaryId : letter.authorId,
    text: letter.isPrivate ? null : message.text,
    text_cipher: letter.isPrivate ? demo.cipher.encrypt('parlour_message', 'text', message.id, message.text) : null,
    created_at: message.at,
  }));
}
