import { inboxTopics } from '@jishan/contracts';
import {
  accountOf,
  holderOf,
  holdersOf,
  type County,
  type Demo,
  type DemoPart,
  type DemoPerson,
  type DemoVillage,
  type News,
  type PartCounts,
} from './county';
import { plannedNotices, type PlannedNotice } from './data/notices.texts';
import { demoPeople } from './known-people';
import { insertRows, type Row } from './rows';
import { Chance, demoId } from './seeded';

export const notices: DemoPart = { name: 'notices', fill };

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const TOLD_PERCENT = 70;
/** What is newer than this is news to the people behind the demo logins. */
const NEWS_DAYS = 2;

/** Half a year of notices, with what became of each at everybody it was meant for. */
async function fill(demo: Demo, county: County): Promise<PartCounts> {
  let [published, receipts] = [0, 0];
  for (const village of county.villages) {
    for (const notice of plannedNotices.filter(({ villages }) => villages.includes(village.key))) {
      published += 1;
      receipts += await publish(demo, county, village, notice);
    }
  }
  return { notices: published, receipts };
}

function textOf({ time }: Demo, { text, daysAgo, dayIn = 0 }: PlannedNotice): string {
  const [, month, day] = time.dayOf(time.at(time.days - daysAgo + dayIn, 12)).split('-');
  return text.replace('{day}', `${Number(month)}月${Number(day)}日`);
}

async function publish(demo: Demo, county: County, village: DemoVillage, notice: PlannedNotice): Promise<number> {
  const author = holderOf(village, notice.by);
  const at = demo.time.at(demo.time.days - notice.daysAgo, notice.hour);
  const offsetMs = (demo.time.days - notice.daysAgo) * DAY_MS + notice.hour * HOUR_MS;
  const id = demoId(`notice/${village.key}/${notice.key}`, offsetMs);
  const photos = await demo.press.print(
    (notice.scenes ?? []).map((scene, index) => ({
      label: `${id}/${index}`,
      villageId: village.id,
      accountId: accountOf(author),
      scene,
      takenAt: at,
      offsetMs,
      fresh: true,
    })),
  );
  const receipts = addressed(village, notice, author).map(person => receipt(demo, village, notice, { id, at }, person));
  await demo.work.run(village.id, async tx => {
    await insertRows(tx, 'media_object', photos);
    await insertRows(tx, 'notice', [
      {
        village_id: village.id,
        id,
        author_person_id: author.id,
        author_role: notice.by,
        title: notice.title,
        text: textOf(demo, notice),
        category: notice.category,
        audience: notice.groups ? 'groups' : notice.roles ? 'roles' : 'village',
        group_ids: village.groups.filter(({ name }) => notice.groups?.includes(name)).map(group => group.id),
        roles: [...(notice.roles ?? [])],
        pinned: notice.pinned ?? false,
        must_acknowledge: notice.acknowledgeDays !== undefined,
        acknowledge_by: notice.acknowledgeDays === undefined ? null : new Date(at.getTime() + notice.acknowledgeDays * DAY_MS),
        published_at: at,
        withdrawn_at: notice.withdrawn ? new Date(at.getTime() + HOUR_MS) : null,
        withdrawn_by_person_id: notice.withdrawn ? author.id : null,
        withdraw_reason: notice.withdrawn ?? null,
      },
    ]);
    await insertRows(
      tx,
      'notice_photo',
      photos.map((photo, index) => ({ village_id: village.id, notice_id: id, position: index + 1, media_id: photo.id })),
    );
    await insertRows(tx, 'notice_receipt', receipts);
  });
  if (notice.daysAgo <= NEWS_DAYS) county.news.push(news(village, notice, id, at, receipts));
  return receipts.length;
}

function addressed(village: DemoVillage, notice: PlannedNotice, author: DemoPerson): DemoPerson[] {
  const groupIds = village.groups.filter(({ name }) => notice.groups?.includes(name)).map(({ id }) => id);
  const houses = notice.groups ? village.households.filter(({ groupId }) => groupIds.includes(groupId)) : village.households;
  const persons = notice.roles ? notice.roles.flatMap(role => holdersOf(village, role)) : houses.flatMap(({ members }) => members);
  return persons.filter(person => !person.minor && person.id !== author.id);
}

function receipt(demo: Demo, village: DemoVillage, notice: PlannedNotice, published: { id: string; at: Date }, person: DemoPerson): Row {
  const chance = new Chance(`receipt/${published.id}/${person.id}`);
  const known = demoPeople.some(({ name, village: home }) => home === village.name && name === person.name);
  const hasPhone = person.accountId !== null;
  const opens = hasPhone && (known ? notice.daysAgo > NEWS_DAYS : chance.happens(notice.openedPercent));
  const openedAt = after(demo, published.at, chance.whole(1, 36 * 60));
  const acknowledges = opens && notice.acknowledgeDays !== undefined && chance.happens(known ? 100 : 92);
  const told =
    !acknowledges && !opens && notice.acknowledgeDays !== undefined && notice.daysAgo > NEWS_DAYS && chance.happens(TOLD_PERCENT);
  return {
    village_id: village.id,
    notice_id: published.id,
    person_id: person.id,
    delivered_at: hasPhone ? after(demo, published.at, 1) : null,
    opened_at: opens ? openedAt : null,
    acknowledged_at: acknowledges ? after(demo, openedAt, 2) : null,
    told_in_person_at: told ? after(demo, published.at, chance.whole(20, 70) * 60) : null,
    told_by_person_id: told ? holderOf(village, 'cadre').id : null,
  };
}

const after = (demo: Demo, from: Date, minutes: number): Date =>
  new Date(Math.min(from.getTime() + minutes * 60_000, demo.time.now.getTime()));

const news = (village: DemoVillage, notice: PlannedNotice, id: string, at: Date, receipts: readonly Row[]): News => ({
  villageId: village.id,
  at,
  topic: inboxTopics.noticePublished,
  subjectId: id,
  payload: { title: notice.title, mustAcknowledge: notice.acknowledgeDays !== undefined, personIds: receipts.map(row => row['person_id']) },
  readBy: receipts.filter(row => row['opened_at'] !== null).map(row => String(row['person_id'])),
});
