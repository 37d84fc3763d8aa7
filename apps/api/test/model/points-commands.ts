import { uuidv7 } from 'uuidv7';
import { giveCapsBack, takeCaps } from './caps';
import type { Dice } from './dice';
import { actedBy, byText, type Doors, type ModelCommand, type Outcome, type Request } from './model-command';
import { lastDayOf, plusDays } from './expiry-terms';
import { oweForFiling, undoThanks } from './thanks';
import {
  credit,
  everyHousehold,
  helperOf,
  isFamily,
  living,
  move,
  ONE_HAND,
  takeBack,
  TERMS,
  type Actor,
  type Application,
  type Household,
  type Rule,
  type World,
} from './world';

/** Ends and beginnings of days, weeks, months, quarters and years, so that deeds meet at caps. */
const DAYS = ['2025-12-29', '2026-01-01', '2026-01-15', '2026-01-31', '2026-02-01', '2026-02-02', '2026-03-31', '2026-06-30'] as const;
const LONG_AGO = '2023-01-01';
const YEARS_DAYS = 1_000;
const NOT_FOUND: Outcome = { refused: 'RESOURCE.NOT_FOUND' };

/** Rarely somebody of the household itself, who may not decide. */
export const decider = (world: World, dice: Dice, { household }: Application): Actor =>
  (dice.oneIn(12) ? household.members[0] : undefined) ?? world.keeper;

const deedOf = ({ rule, household, member, day }: Application) => ({ rule, household, memberId: member.personId, day });

function draft(world: World, dice: Dice): Application | undefined {
  const household = dice.oneIn(15) ? dice.pick(world.neighbours) : dice.pick(world.households);
  const member = household && dice.pick(household.members);
  const rule = dice.pick(world.rules);
  // Now and then a day of its own, so that months with room are left however long the history is.
  const day = dice.oneIn(3) ? plusDays(LONG_AGO, dice.roll(YEARS_DAYS)) : dice.pick(DAYS);
  if (!household || !member || !rule || !day) return undefined;
  const isHelped = dice.oneIn(3) && world.households.includes(household);
  // What a cadre's rule is about, a cadre writes down.
  const isRecorded = rule.startedBy === 'cadre';
  const filer = isRecorded ? world.officers.cadre : isHelped ? helperOf(world.households, household).helper : member;
  return {
    id: uuidv7(),
    household,
    member,
    filer,
    isRecorded,
    rule,
    day,
    status: 'submitted',
    awarded: null,
    checkedBy: null,
    agreed: null,
    publicOver: false,
    rounds: [],
    objections: [],
  };
}

const apply: ModelCommand = {
  name: 'apply',
  make(world, dice) {
    const application = draft(world, dice);
    if (!application) return undefined;
    const { id, household, member, filer, isRecorded, rule, day } = application;
    const hour = dice.oneIn(2) ? '00:30' : '23:30';
    return {
      item: {
        id,
        household: household.id,
        member: member.personId,
        filer: filer.personId,
        role: isRecorded ? 'cadre' : null,
        rule: rule.id,
        // Near midnight: in London it is another day.
        at: `${day}T${hour}:00+08:00`,
      },
      expect() {
        world.applications.push(application);
        return { done: {} };
      },
    };
  },
  async run({ app }: Doors, { villageId }: World, requests: readonly Request[]) {
    for (const { expect } of requests) expect();
    await app.query('BEGIN');
    await app.query(`SELECT set_config('app.village', $1, true)`, [villageId]);
    await app.query(
      `INSERT INTO points_application (village_id, id, household_id, member_id, filed_by_person_id, filed_by_role, rule_id, text, submitted_at)
       SELECT $1, id, household, member, filer, role, rule, '', at FROM jsonb_to_recordset($2::jsonb) AS a(id uuid, household uuid, member uuid, filer uuid, role text, rule uuid, at timestamptz)`,
      [villageId, JSON.stringify(requests.map(({ item }) => item))],
    );
    await app.query('COMMIT');
  },
};

/** What one hand may not give, whoever's it is; undefined: it may. */
function refusedPoints({ lane, min, max }: Rule, award: number): string | undefined {
  if (lane === 'full') return 'POINTS.LANE_FULL';
  if (award < min || award > max) return 'POINTS.RANGE';
  return award > ONE_HAND ? 'POINTS.NEEDS_TWO' : undefined;
}

function expectApproval(world: World, application: Application, actor: Actor, asked: number | undefined): Outcome {
  const { rule, household, status } = application;
  if (isFamily(world, actor, household)) return NOT_FOUND;
  if (status !== 'submitted') return { refused: 'POINTS.APPLICATION_ALREADY_DECIDED' };
  const award = asked ?? rule.min;
  const refused = refusedPoints(rule, award) ?? takeCaps(world, deedOf(application), award);
  if (refused) return { refused };
  application.status = 'credited';
  application.awarded = award;
  credit(world, household, 'award', application.id, world.today, award);
  oweForFiling(world, application, world.today.slice(0, 7));
  return { done: { points: award } };
}

const approve: ModelCommand = {
  name: 'approve',
  functionName: 'points_approve',
  datedBack: true,
  make(world, dice, taken) {
    const application = dice.oneIn(30) ? undefined : dice.recent(world.applications);
    const applicationId = application?.id ?? uuidv7();
    if (taken.has(applicationId)) return undefined;
    taken.add(applicationId);
    const actor = application ? decider(world, dice, application) : world.keeper;
    const asked = dice.oneIn(3) ? 1 + dice.roll(32) : undefined;
    return {
      item: { applicationId, points: asked, transferId: uuidv7(), at: `${world.today}T12:00:00+08:00`, ...actedBy(actor, 'points_keeper') },
      expect: () => (application ? expectApproval(world, application, actor, asked) : NOT_FOUND),
    };
  },
};

function expectReversal(world: World, application: Application, actor: Actor): Outcome {
  const { household, awarded, id } = application;
  if (isFamily(world, actor, household)) return NOT_FOUND;
  if (application.status !== 'credited' || awarded === null) return { refused: 'POINTS.NOT_REVERSIBLE' };
  if (!takeBack(world, household, 'award', id, awarded)) return { refused: 'POINTS.REVERSAL_OVERDRAWS' };
  giveCapsBack(world, deedOf(application), awarded);
  application.status = 'reversed';
  undoThanks(world, id);
  return { done: { balance: living(household).wallet } };
}

const reverse: ModelCommand = {
  name: 'reverse',
  functionName: 'points_reverse',
  // It goes through its set by application.
  order: byText('applicationId'),
  make(world, dice, taken) {
    const application = dice.recent(world.applications, 200);
    if (!application || taken.has(application.id)) return undefined;
    taken.add(application.id);
    const actor = decider(world, dice, application);
    return {
      item: { applicationId: application.id, reason: '重复记分', transferId: uuidv7(), ...actedBy(actor, 'points_keeper') },
      expect: () => expectReversal(world, application, actor),
    };
  },
};

/** Everything that was posted stands in the sealed book, once. */
const seal: ModelCommand = {
  name: 'seal',
  villageWide: true,
  make(world, _dice, taken) {
    if (taken.has('seal')) return undefined;
    taken.add('seal');
    return {
      item: {},
      expect() {
        world.sealed = Object.values(world.transfers).reduce((sum, one) => sum + one, 0);
        return { done: {} };
      },
    };
  },
  async run({ app }: Doors, { villageId }: World, requests: readonly Request[]) {
    for (const { expect } of requests) expect();
    await app.query(`SELECT book_seal($1, (now() AT TIME ZONE 'Asia/Shanghai')::date, 100000)`, [villageId]);
  },
};

/** The days that a step of the clock goes on by at most; the midnights on the way are one cut-off. */
const CLOCK_MAX_DAYS = 90;
/** Rarely years go by, and what the database dated itself is old too. */
const LEAP_DAYS = 1_500;

/** Some weeks later: what nobody spent in time is gone. */
const clock: ModelCommand = {
  name: 'clock',
  villageWide: true,
  make(world, dice, taken) {
    if (taken.has('clock')) return undefined;
    taken.add('clock');
    const day = plusDays(world.today, 1 + dice.roll(CLOCK_MAX_DAYS) + (dice.oneIn(12) ? LEAP_DAYS : 0));
    return {
      item: { day },
      expect() {
        world.today = day;
        for (const household of everyHousehold(world)) expire(world, household, day);
        return { done: {} };
      },
    };
  },
  async run({ owner }: Doors, world: World, requests: readonly Request[]) {
    for (const { expect, item } of requests) {
      expect();
      await owner.query('SELECT points_expiry_pass($1, $2, $3)', [
        world.villageId,
        everyHousehold(world).length + 1,
        `${String(item['day'])}T00:05:00+08:00`,
      ]);
    }
  },
};

function expire(world: World, household: Household, cutoff: string): void {
  const due = household.ages.dueBefore(cutoff, credited => lastDayOf(TERMS, credited));
  if (due === 0) return;
  move(world, 'expiry', () => {
    household.ages.take(due);
    household.wallet -= due;
    world.village.expired += due;
  });
}

export const points: readonly ModelCommand[] = [apply, apply, approve, approve, reverse, seal, clock];
