import { inboxTopics } from '@jishan/contracts';
import { callerOf, mustBook } from './books';
import {
  accountOf,
  addMoment,
  holderOf,
  membersOf,
  type County,
  type Demo,
  type DemoPart,
  type DemoPerson,
  type DemoVillage,
  type PartCounts,
} from './county';
import { plannedActivities, plannedHonours, type PlannedActivity, type PlannedHonour } from './data/activities.texts';
import { insertRows, type Row } from './rows';
import { Chance, demoId } from './seeded';

export const activities: DemoPart = { name: 'activities', fill };

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** What was published in the last days is news to everybody. */
const NEWS_DAYS = 2;
const PUBLISHED_DAYS_BEFORE = 7;

/** Some that were, with who was there and what they got; some that come, one of them full; and the year's honours. */
async function fill(demo: Demo, county: County): Promise<PartCounts> {
  let [held, present, granted] = [0, 0, 0];
  for (const village of county.villages) {
    for (const plan of plannedActivities.filter(({ villages }) => villages.includes(village.key))) {
      held += 1;
      present += await hold(demo, county, village, plan);
    }
    for (const plan of plannedHonours) granted += honour(demo, county, village, plan);
  }
  return { activities: held, present, honours: granted };
}

interface Held {
  readonly id: string;
  readonly cadre: DemoPerson;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly publishedAt: Date;
  readonly offsetMs: number;
}

async function hold(demo: Demo, county: County, village: DemoVillage, plan: PlannedActivity): Promise<number> {
  const midnight = demo.time.at(demo.time.days - 1, 0).getTime() + DAY_MS;
  const startsAt = new Date(midnight + plan.day * DAY_MS + plan.hour * HOUR_MS);
  const publishedAt = new Date(Math.min(startsAt.getTime() - PUBLISHED_DAYS_BEFORE * DAY_MS, demo.time.hoursAgo(1).getTime()));
  const offsetMs = demo.time.offsetOf(publishedAt);
  const held: Held = {
    id: demoId(`activity/${village.key}/${plan.key}`, offsetMs),
    cadre: holderOf(village, 'cadre'),
    startsAt,
    endsAt: new Date(startsAt.getTime() + plan.hours * HOUR_MS),
    publishedAt,
    offsetMs,
  };
  const signUps = signUpRows(village, plan, held);
  const here = presentRows(demo, village, plan, held, signUps);
  const photos = await photosOf(demo, village, plan, held);
  await demo.work.run(village.id, async tx => {
    await insertRows(
      tx,
      'media_object',
      photos.map(({ media }) => media),
    );
    await insertRows(tx, 'activity', [activityRow(village, plan, held, signUps)]);
    await insertRows(
      tx,
      'activity_photo',
      photos.map(({ media, stage, position }) => ({ village_id: village.id, activity_id: held.id, stage, position, media_id: media.id })),
    );
    await insertRows(tx, 'activity_sign_up', signUps);
    await insertRows(tx, 'activity_presence', here);
  });
  if (here.length > 0 && worthOf(village, plan)) settleLater(county, village, held, here.length);
  if (demo.time.now.getTime() - publishedAt.getTime() < NEWS_DAYS * DAY_MS)
    county.news.push({
      villageId: village.id,
      at: publishedAt,
      topic: inboxTopics.activityPublished,
      subjectId: held.id,
      payload: { title: plan.title, personIds: adults(village).map(({ id }) => id) },
      readBy: [],
    });
  return here.length;
}

const worthOf = (village: DemoVillage, plan: PlannedActivity) => village.rules.find(({ key }) => key === plan.rule);
const adults = (village: DemoVillage): DemoPerson[] => membersOf(village).filter(person => !person.minor);
/** Nobody decides for the own household, nor for one that they act for. */
const strangersTo = (village: DemoVillage, decider: DemoPerson): DemoPerson[] =>
  adults(village).filter(({ householdId }) => householdId !== decider.householdId && village.helpers.get(householdId)?.id !== decider.id);

function activityRow(village: DemoVillage, plan: PlannedActivity, held: Held, signUps: readonly Row[]): Row {
  const rule = worthOf(village, plan);
  return {
    village_id: village.id,
    id: held.id,
    author_person_id: held.cadre.id,
    author_role: 'cadre',
    title: plan.title,
    text: plan.text,
    place: plan.place,
    starts_at: held.startsAt,
    ends_at: held.endsAt,
    sign_up_until: held.startsAt,
    capacity: plan.capacity ?? null,
    seats_taken: signUps.filter(row => row['state'] === 'going').length,
    next_place: signUps.length + 1,
    audience: 'village',
    walk_ins: plan.walkIns,
    rule_id: rule?.id ?? null,
    points: rule?.points[0] ?? null,
    published_at: held.publishedAt,
    cancelled_at: plan.cancelled ? new Date(held.startsAt.getTime() - 3 * HOUR_MS) : null,
    cancelled_by_person_id: plan.cancelled ? held.cadre.id : null,
    cancel_reason: plan.cancelled ?? null,
  };
}

/** Whoever has a phone signs up; the last ones of a full list wait. */
function signUpRows(village: DemoVillage, plan: PlannedActivity, held: Held): Row[] {
  const chance = new Chance(`sign-ups/${held.id}`);
  const eager = chance.shuffled(adults(village).filter(({ accountId }) => accountId !== null)).slice(0, plan.signUps);
  return eager.map((person, index) => ({
    village_id: village.id,
    activity_id: held.id,
    person_id: person.id,
    signed_by_person_id: person.id,
    state: index < (plan.capacity ?? eager.length) ? 'going' : 'waiting',
    place: index + 1,
    signed_at: new Date(held.publishedAt.getTime() + (index + 1) * 60_000),
  }));
}

/** Most of those who signed up, and neighbours who simply came; whoever has no phone was ticked on the list. */
function presentRows(demo: Demo, village: DemoVillage, plan: PlannedActivity, held: Held, signUps: readonly Row[]): Row[] {
  if (plan.comePercent === 0 || held.endsAt > demo.time.now) return [];
  const chance = new Chance(`present/${held.id}`);
  const signed = new Set(signUps.filter(row => row['state'] === 'going').map(row => row['person_id']));
  const here = strangersTo(village, held.cadre).filter(person => chance.happens(signed.has(person.id) ? 86 : plan.comePercent));
  return here.map((person, index) => ({
    village_id: village.id,
    activity_id: held.id,
    person_id: person.id,
    id: demoId(`presence/${held.id}/${person.id}`, held.offsetMs),
    household_id: person.householdId,
    present: true,
    means: person.accountId === null ? 'list' : 'qr',
    recorded_by_person_id: person.accountId === null ? held.cadre.id : person.id,
    recorded_at: new Date(held.startsAt.getTime() + index * 20_000),
  }));
}

async function photosOf(demo: Demo, village: DemoVillage, plan: PlannedActivity, held: Held) {
  const past = held.endsAt <= demo.time.now;
  const wanted = [
    ...(plan.before ? [{ stage: 'before', position: 1, scene: plan.before }] : []),
    ...(past ? (plan.after ?? []) : []).map((scene, index) => ({ stage: 'after', position: index + 1, scene })),
  ];
  const media = await demo.press.print(
    wanted.map(({ stage, position, scene }) => ({
      label: `${held.id}/${stage}/${position}`,
      villageId: village.id,
      accountId: accountOf(held.cadre),
      scene,
      takenAt: stage === 'before' ? held.publishedAt : held.startsAt,
      offsetMs: held.offsetMs,
      fresh: true,
    })),
  );
  return media.flatMap((row, index) => {
    const place = wanted[index];
    return place ? [{ media: row, stage: place.stage, position: place.position }] : [];
  });
}

/** By the books' own function, an hour after the end. */
function settleLater(county: County, village: DemoVillage, held: Held, persons: number): void {
  const at = new Date(held.endsAt.getTime() + HOUR_MS);
  addMoment(county, village, {
    at,
    run: tx =>
      mustBook(tx, 'activities_settle', [
        {
          ...callerOf(village, held.cadre, `settle-${held.id}`),
          activityId: held.id,
          settlementId: demoId(`settlement/${held.id}`, held.offsetMs),
          expectedPersons: persons,
          actorHouseholdId: held.cadre.householdId,
          actorRole: 'cadre',
          at,
        },
      ]),
  });
}

/** To the houses that take part most, and never to the same for two things at once. */
function honour(demo: Demo, county: County, village: DemoVillage, plan: PlannedHonour): number {
  const rule = village.rules.find(({ key }) => key === plan.rule);
  if (!rule) return 0;
  const secretary = holderOf(village, 'secretary');
  const eligible = new Set(strangersTo(village, secretary).map(({ householdId }) => householdId));
  const chance = new Chance(`honour/${village.key}/${plan.rule}/${plan.period}`);
  const houses = chance
    .shuffled(village.households.filter(({ id }) => eligible.has(id)))
    .sort((a, b) => b.zeal - a.zeal)
    .slice(0, plan.households * 3);
  const chosen = chance.shuffled(houses).slice(0, plan.households);
  const at = demo.time.at(demo.time.days - plan.daysAgo, 10);
  const offsetMs = demo.time.offsetOf(at);
  addMoment(county, village, {
    at,
    run: tx =>
      mustBook(tx, 'honours_grant', [
        {
          ...callerOf(village, secretary, `honour-${village.key}-${plan.rule}-${plan.period}`),
          honours: chosen.map(({ id }) => ({ id: demoId(`honour/${plan.rule}/${plan.period}/${id}`, offsetMs), householdId: id })),
          ruleId: rule.id,
          points: plan.points ? rule.points[0] : null,
          title: rule.title,
          period: plan.period,
          grantedOn: new Date(at.getTime() + 8 * HOUR_MS).toISOString().slice(0, 10),
          citation: plan.citation,
          mediaId: null,
          actorHouseholdId: secretary.householdId,
          actorRole: 'secretary',
          at,
        },
      ]),
  });
  return chosen.length;
}
