import { uuidv7 } from 'uuidv7';
import type { Dice } from './dice';
import { actedBy, type Doors, type ModelCommand, type Outcome, type Request } from './model-command';
import { lastDayOf, plusDays } from './expiry-terms';
import { oweThanks, undoThanks } from './thanks';
import { helperOf, move, TERMS, type Actor, type Application, type Household, type World } from './world';

const DAYS = ['2026-01-15', '2026-01-31', '2026-02-01', '2026-06-30'] as const;
const NOT_FOUND: Outcome = { refused: 'RESOURCE.NOT_FOUND' };

/** Rarely somebody of the household itself, who may not decide. */
const decider = (world: World, dice: Dice, { household }: Application): Actor =>
  (dice.oneIn(12) ? household.members[0] : undefined) ?? world.keeper;

const capKey = ({ rule, household, member, day }: Application): string => {
  const start = rule.cap?.period === 'year' ? `${day.slice(0, 4)}-01-01` : `${day.slice(0, 7)}-01`;
  return `${rule.id} ${rule.cap?.subject === 'member' ? member.personId : household.id} ${start}`;
};

const apply: ModelCommand = {
  name: 'apply',
  make(world, dice) {
    const household = dice.pick(world.households);
    const member = household && dice.pick(household.members);
    const rule = dice.pick(world.rules);
    const day = dice.pick(DAYS);
    if (!household || !member || !rule || !day) return undefined;
    const filer = dice.oneIn(3) ? helperOf(world.households, household).helper : member;
    const application: Application = { id: uuidv7(), household, member, filer, rule, day, status: 'submitted', awarded: null };
    return {
      item: {
        id: application.id,
        household: household.id,
        member: member.personId,
        filer: filer.personId,
        rule: rule.id,
        at: `${day}T12:00:00+08:00`,
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
      `INSERT INTO points_application (village_id, id, household_id, member_id, filed_by_person_id, rule_id, text, submitted_at)
       SELECT $1, id, household, member, filer, rule, '', at FROM jsonb_to_recordset($2::jsonb) AS a(id uuid, household uuid, member uuid, filer uuid, rule uuid, at timestamptz)`,
      [villageId, JSON.stringify(requests.map(({ item }) => item))],
    );
    await app.query('COMMIT');
  },
};

function expectApproval(world: World, application: Application, actor: Actor, asked: number | undefined): Outcome {
  const { rule, household, status } = application;
  if (actor.householdId === household.id) return NOT_FOUND;
  if (status !== 'submitted') return { refused: 'POINTS.APPLICATION_ALREADY_DECIDED' };
  const award = asked ?? rule.min;
  if (award < rule.min || award > rule.max) return { refused: 'POINTS.RANGE' };
  if (rule.cap) {
    const used = world.caps.get(capKey(application)) ?? 0;
    if (used >= rule.cap.times) return { refused: 'POINTS.CAP_REACHED' };
    world.caps.set(capKey(application), used + 1);
  }
  move(world, 'award', () => {
    world.village.issuance -= award;
    household.wallet += award;
    household.ages.credit(application.id, world.today, award);
    application.status = 'credited';
    application.awarded = award;
  });
  oweThanks(world, application.id, household, application.filer, world.today.slice(0, 7));
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
  const { household, rule, awarded } = application;
  if (actor.householdId === household.id) return NOT_FOUND;
  if (application.status !== 'credited' || awarded === null) return { refused: 'POINTS.NOT_REVERSIBLE' };
  if (household.wallet < awarded) return { refused: 'POINTS.REVERSAL_OVERDRAWS' };
  if (rule.cap) world.caps.set(capKey(application), Math.max(0, (world.caps.get(capKey(application)) ?? 0) - 1));
  move(world, 'award_reversal', () => {
    household.wallet -= awarded;
    household.ages.takeBack(application.id, awarded);
    world.village.correction += awarded;
    application.status = 'reversed';
  });
  undoThanks(world, application.id);
  return { done: { balance: household.wallet } };
}

const reverse: ModelCommand = {
  name: 'reverse',
  functionName: 'points_reverse',
  // It goes through its set by application.
  order: (a, b) => (String(a['applicationId']) < String(b['applicationId']) ? -1 : 1),
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

/** Some weeks later: what nobody spent in time is gone. */
const clock: ModelCommand = {
  name: 'clock',
  make(world, dice, taken) {
    if (taken.has('clock')) return undefined;
    taken.add('clock');
    const day = plusDays(world.today, 1 + dice.roll(CLOCK_MAX_DAYS));
    return {
      item: { day },
      expect() {
        world.today = day;
        for (const household of world.households) expire(world, household, day);
        return { done: {} };
      },
    };
  },
  async run({ owner }: Doors, { villageId, households }: World, requests: readonly Request[]) {
    for (const { expect, item } of requests) {
      expect();
      await owner.query('SELECT points_expiry_pass($1, $2, $3)', [
        villageId,
        households.length + 1,
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
