import { uuidv7 } from 'uuidv7';
import { giveCapBack, takeCap } from './caps';
import type { Dice } from './dice';
import { actedBy, byText, type Doors, type ModelCommand, type Outcome, type Request } from './model-command';
import {
  credit,
  isFamily,
  living,
  ONE_HAND,
  takeBack,
  type Activity,
  type Actor,
  type Household,
  type Presence,
  type World,
} from './world';

const DAYS = ['2023-01-02', '2023-01-08', '2023-01-09', '2023-02-01'] as const;
const NOT_FOUND: Outcome = { refused: 'RESOURCE.NOT_FOUND' };
const CROWD = 7;

function newActivity(world: World, dice: Dice, author: Actor): Activity | undefined {
  const rule = dice.pick(world.activityRules);
  const day = dice.pick(DAYS);
  return rule && day && { id: uuidv7(), rule, points: rule.min, day, author, present: [] };
}

/** Some of some houses, children too, who are not on the list yet. */
function crowd(world: World, dice: Dice, { present }: Activity): Presence[] {
  const here = new Set(present.map(({ person }) => person.personId));
  const came: Presence[] = [];
  for (let n = dice.roll(CROWD); n >= 0; n -= 1) {
    const household: Household | undefined = dice.pick(world.households);
    const person = household && dice.pick([...household.members, ...household.children]);
    if (!household || !person || here.has(person.personId)) continue;
    here.add(person.personId);
    came.push({ id: uuidv7(), person, household, points: null, reversed: false });
  }
  // As they are credited: those that were ticked at one moment by who they are.
  return came.sort((a, b) => (a.person.personId < b.person.personId ? -1 : 1));
}

/** What speaks against one hand: who published it brings a household over what one person may give. */
function isTooMuch({ points, present }: Activity, batch: readonly Presence[], over: ReadonlySet<Presence>): boolean {
  return batch.some(({ household }) => {
    const isTheirs = (one: Presence): boolean => living(one.household) === living(household);
    const before = present.filter(one => isTheirs(one) && !one.reversed).reduce((sum, one) => sum + (one.points ?? 0), 0);
    const now = batch.filter(one => isTheirs(one) && !over.has(one)).length;
    return now > 0 && before + now * points > ONE_HAND;
  });
}

function expectSettling(world: World, activity: Activity, actor: Actor, expected: number): Outcome {
  const { rule, points, day, present, author, id } = activity;
  if (day > world.today) return { refused: 'ACTIVITIES.NOT_STARTED' };
  const open = present.filter(one => one.points === null);
  const batch = open.filter(({ household }) => !isFamily(world, actor, household));
  if (batch.length === 0) return { refused: open.length > 0 ? 'ACTIVITIES.ONLY_OWN_HOUSEHOLD' : 'ACTIVITIES.NOBODY_TO_CREDIT' };
  if (batch.length !== expected) return { refused: 'ACTIVITIES.PRESENCE_CHANGED' };
  const deed = ({ household, person }: Presence) => ({ rule, household: living(household), memberId: person.personId, day });
  const over = new Set(batch.filter(one => !takeCap(world, deed(one))));
  if (author.personId === actor.personId && isTooMuch(activity, batch, over)) {
    for (const one of batch) if (!over.has(one)) giveCapBack(world, deed(one));
    return { refused: 'ACTIVITIES.NEEDS_ANOTHER' };
  }
  for (const one of batch) {
    one.points = over.has(one) ? 0 : points;
    one.countedFor = living(one.household);
    if (!over.has(one)) credit(world, one.household, 'activity', `activity ${one.id}`, world.today, points);
  }
  const credited = points * (batch.length - over.size);
  return { done: { activityId: id, persons: batch.length, capped: over.size, points: credited, leftOut: open.length - batch.length } };
}

/** Everybody present gets the points in one batch; who comes later, in the next one. */
const settle: ModelCommand = {
  name: 'settle an activity',
  functionName: 'activities_settle',
  datedBack: true,
  // It goes through its set by activity.
  order: byText('activityId'),
  make(world, dice, taken) {
    const { keeper, officers } = world;
    const known = dice.oneIn(3) ? dice.recent(world.activities) : undefined;
    const activity = known ?? newActivity(world, dice, dice.oneIn(2) ? keeper : officers.cadre);
    if (!activity || taken.has(activity.id)) return undefined;
    taken.add(activity.id);
    if (!known) world.activities.push(activity);
    const came = crowd(world, dice, activity);
    activity.present.push(...came);
    const actor = (dice.oneIn(6) ? dice.pick(world.households)?.members[0] : undefined) ?? keeper;
    const right = activity.present.filter(one => one.points === null && !isFamily(world, actor, one.household)).length;
    const expected = dice.oneIn(10) ? right + 1 : right;
    return {
      item: {
        activityId: activity.id,
        settlementId: uuidv7(),
        expectedPersons: expected,
        at: `${world.today}T12:00:00+08:00`,
        ...actedBy(actor, 'points_keeper'),
      },
      arranged: [arrangedActivity(activity, known !== undefined), ...came.map(one => arrangedPresence(activity, one))],
      expect: () => expectSettling(world, activity, actor, expected),
    };
  },
  async before({ owner }: Doors, { villageId, keeper }: World, requests: readonly Request[]) {
    const rows = JSON.stringify(requests.flatMap(({ arranged }) => arranged ?? []));
    await owner.query(
      `INSERT INTO activity (village_id, id, author_person_id, author_role, title, text, place, starts_at, ends_at, sign_up_until, audience, rule_id, points)
       SELECT $1, a.id, a.author, 'cadre', '清理河道', '', '村口', a.at, a.at + interval '1 hour', a.at, 'village', a.rule, a.points
       FROM jsonb_to_recordset($2::jsonb) AS a(id uuid, author uuid, rule uuid, points int, at timestamptz, person uuid, known boolean) WHERE a.person IS NULL AND NOT a.known`,
      [villageId, rows],
    );
    await owner.query(
      `INSERT INTO activity_presence (village_id, activity_id, person_id, id, household_id, present, means, recorded_by_person_id, recorded_at)
       SELECT $1, p.activity, p.person, p.id, p.household, true, 'list', $3, now()
       FROM jsonb_to_recordset($2::jsonb) AS p(activity uuid, person uuid, id uuid, household uuid) WHERE p.person IS NOT NULL`,
      [villageId, rows, keeper.personId],
    );
  },
};

const arrangedActivity = ({ id, author, rule, points, day }: Activity, known: boolean) => ({
  id,
  author: author.personId,
  rule: rule.id,
  points,
  at: `${day}T09:00:00+08:00`,
  known,
});
const arrangedPresence = (activity: Activity, { id, person, household }: Presence) => ({
  activity: activity.id,
  person: person.personId,
  id,
  household: household.id,
});

function expectReversal(world: World, activity: Activity, presence: Presence, actor: Actor): Outcome {
  const { household, person, points, id } = presence;
  if (isFamily(world, actor, household)) return NOT_FOUND;
  if ((points ?? 0) === 0 || presence.reversed) return { refused: 'ACTIVITIES.NOT_REVERSIBLE' };
  if (!takeBack(world, household, 'activity', `activity ${id}`, points ?? 0)) return { refused: 'POINTS.REVERSAL_OVERDRAWS' };
  giveCapBack(world, { rule: activity.rule, household: presence.countedFor ?? household, memberId: person.personId, day: activity.day });
  presence.reversed = true;
  return { done: { balance: living(household).wallet } };
}

const reverse: ModelCommand = {
  name: 'reverse an activity',
  functionName: 'activities_reverse',
  order: byText('activityId', 'personId'),
  make(world, dice, taken) {
    const activity = dice.recent(world.activities);
    const presence = activity && dice.pick(activity.present);
    if (!activity || !presence || taken.has(presence.id)) return undefined;
    taken.add(presence.id);
    const actor = (dice.oneIn(12) ? presence.household.members[0] : undefined) ?? world.keeper;
    return {
      item: {
        activityId: activity.id,
        personId: presence.person.personId,
        reason: '登记错了',
        transferId: uuidv7(),
        ...actedBy(actor, 'points_keeper'),
      },
      expect: () => expectReversal(world, activity, presence, actor),
    };
  },
};

export const activities: readonly ModelCommand[] = [settle, reverse];
