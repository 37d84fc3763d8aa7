import { defaultVillageSettings } from '@jishan/contracts';
import { publicUntil } from '../../src/modules/points/panel/panel.terms';
import type { Dice } from './dice';
import { inVillage } from './in-village';
import type { Doors, ModelCommand, Outcome, Request } from './model-command';
import { creditPublished, draw, openRound, settleRound, type Round, type Seat } from './panel';
import { decider } from './points-commands';
import { same } from './same';
import { isFamily, ONE_HAND, type Actor, type Application, type World } from './world';

const NOT_FOUND: Outcome = { refused: 'RESOURCE.NOT_FOUND' };
const DECIDED: Outcome = { refused: 'POINTS.APPLICATION_ALREADY_DECIDED' };
const DONE: Outcome = { done: {} };
const OPEN: readonly Application['status'][] = ['in_review', 'objected'];
const TERMS = {
  roles: ['reviewer'],
  size: 3,
  needed: 2,
  dueOn: '2099-12-31',
  checkers: ['points_keeper', 'cadre', 'secretary', 'supervisor', 'reviewer'],
};

const is = (one: Actor, other: Actor): boolean => one.personId === other.personId;
const isFull = ({ rule }: Application): boolean => rule.lane === 'full' || rule.max > ONE_HAND;

/** Mostly one that can go on, now and then any. */
function candidate(world: World, dice: Dice, taken: Set<string>, goesOn: (one: Application) => boolean): Application | undefined {
  const application = dice.oneIn(6) ? dice.recent(world.applications) : dice.recent(world.applications.filter(goesOn));
  if (!application || taken.has(application.id)) return undefined;
  taken.add(application.id);
  return application;
}

/** Requests that one function of the panel answers, one after another; then the rounds that were opened are drawn again by the model. */
async function askPanel({ app }: Doors, world: World, requests: readonly Request[], name: string, statement: string): Promise<void> {
  const { answers, seeds } = await inVillage(app, world.villageId, async () => {
    const { rows } = await app.query<{ answer: { refused?: string }; day: string }>(
      `SELECT ${statement} AS answer, (now() AT TIME ZONE 'Asia/Shanghai')::date::text AS day FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY i(v, n)`,
      [JSON.stringify(requests.map(({ item }) => item))],
    );
    world.machineDay = rows[0]?.day ?? world.machineDay;
    const opened = await app.query<{ application_id: string; seed: string }>(
      'SELECT application_id, seed FROM points_panel WHERE application_id = ANY ($1::uuid[]) ORDER BY round',
      [requests.map(({ item }) => item['id'])],
    );
    return { answers: rows, seeds: new Map(opened.rows.map(row => [row.application_id, row.seed])) };
  });
  requests.forEach(({ item, expect }, index) => {
    drawnBy.seed = seeds.get(String(item['id'])) ?? '';
    const refused = answers[index]?.answer.refused;
    same(refused === undefined ? DONE : { refused }, expect(), `${name}: ${JSON.stringify(item)}`);
  });
}
/** The seed of the newest round of the application that is being expected about. */
const drawnBy = { seed: '' };

const passCheck: ModelCommand = {
  name: 'pass the first check',
  make(world, dice, taken) {
    const application = candidate(world, dice, taken, one => one.status === 'submitted' && isFull(one));
    if (!application) return undefined;
    const actor = dice.oneIn(3) ? (dice.pick(world.officers.reviewers) ?? world.keeper) : decider(world, dice, application);
    return {
      item: { id: application.id, person: actor.personId, terms: TERMS },
      expect() {
        const { household, member, filer, status } = application;
        if (isFamily(world, actor, household) || is(member, actor) || is(filer, actor)) return NOT_FOUND;
        if (status !== 'submitted') return DECIDED;
        if (!isFull(application)) return { refused: 'POINTS.LANE_FAST' };
        application.status = 'in_review';
        application.checkedBy = actor;
        openRound(world, application, 'panel', drawnBy.seed);
        return DONE;
      },
    };
  },
  run: (doors, world, requests) =>
    askPanel(
      doors,
      world,
      requests,
      'pass the first check',
      `points_pass_check((i.v ->> 'id')::uuid, (i.v ->> 'person')::uuid, i.v -> 'terms')`,
    ),
};

const seatOf = (application: Application, actor: Actor): { readonly round: Round; readonly seat: Seat } | undefined => {
  for (const round of [...application.rounds].reverse()) {
    const seat = round.seats.find(one => one.person.personId === actor.personId && !one.isRelieved);
    if (seat) return { round, seat };
  }
  return undefined;
};

interface Ballot {
  readonly agrees: boolean;
  readonly points: number | null;
  readonly reason: string;
}

function expectVote(world: World, application: Application, actor: Actor, { agrees, points, reason }: Ballot): Outcome {
  const sits = seatOf(application, actor);
  if (!sits || isFamily(world, actor, application.household)) return NOT_FOUND;
  const { round, seat } = sits;
  if (seat.vote) return { refused: 'POINTS.VOTE_CAST' };
  if (round.outcome || application.status !== (round.purpose === 'panel' ? 'in_review' : 'objected'))
    return { refused: 'POINTS.PANEL_CLOSED' };
  if (reason === '' && (!agrees || round.purpose === 'objection')) return { refused: 'POINTS.REASON_NEEDED' };
  const { min, max } = application.rule;
  const given = agrees && round.purpose === 'panel' ? (points ?? min) : null;
  if (given !== null && (given < min || given > max)) return { refused: 'POINTS.RANGE' };
  seat.vote = { agrees, points: given };
  settleRound(world, application, round);
  return DONE;
}

const vote: ModelCommand = {
  name: 'vote',
  make(world, dice, taken) {
    const application = candidate(world, dice, taken, one => OPEN.includes(one.status));
    if (!application) return undefined;
    const waiting = application.rounds.at(-1)?.seats.filter(seat => !seat.vote && !seat.isRelieved) ?? [];
    const actor = (dice.oneIn(8) ? undefined : dice.pick(waiting)?.person) ?? dice.pick(world.officers.reviewers) ?? world.keeper;
    const { min, max } = application.rule;
    const points = dice.oneIn(2) ? min - 1 + dice.roll(max - min + 3) : null;
    const ballot = { agrees: !dice.oneIn(3), points, reason: dice.oneIn(8) ? '' : '看到了' };
    return {
      item: { id: application.id, person: actor.personId, ...ballot, until: publicUntil(defaultVillageSettings, new Date()) },
      expect: () => expectVote(world, application, actor, ballot),
    };
  },
  run: (doors, world, requests) =>
    askPanel(
      doors,
      world,
      requests,
      'vote',
      `points_vote((i.v ->> 'id')::uuid, (i.v ->> 'person')::uuid, (i.v ->> 'agrees')::boolean, (i.v ->> 'points')::int, i.v ->> 'reason', (i.v ->> 'until')::timestamptz)`,
    ),
};

function expectObjection(world: World, application: Application, actor: Actor): Outcome {
  const { household, member, filer, agreed, status, publicOver, objections } = application;
  const householdId = actor.householdId ?? '';
  if (agreed === null) return NOT_FOUND;
  if (householdId === household.id || is(member, actor) || is(filer, actor)) return { refused: 'POINTS.OBJECTION_OWN' };
  if (publicOver || !(['publicized', 'objected', 'overturned'] as const).some(one => one === status))
    return { refused: 'POINTS.PUBLICATION_OVER' };
  if (objections.some(one => one.householdId === householdId)) return { refused: 'POINTS.OBJECTION_MADE' };
  objections.push({ actor, householdId });
  if (status !== 'objected') {
    application.status = 'objected';
    openRound(world, application, 'objection', drawnBy.seed);
    return DONE;
  }
  relieve(world, application, actor, householdId);
  return DONE;
}

/** Drawn before this objection, and now a side in it. */
function relieve(world: World, application: Application, actor: Actor, householdId: string): void {
  const round = application.rounds.at(-1);
  if (!round) return;
  const gone = round.seats.filter(
    ({ person, vote: cast, isRelieved }) =>
      !cast && !isRelieved && (person.personId === actor.personId || person.householdId === householdId),
  );
  for (const seat of gone) seat.isRelieved = true;
  gone.forEach(() => void draw(world, application, round));
  // Nobody is left to be asked: the votes decide as they stand.
  if (gone.length > 0 && round.seats.some(seat => seat.vote)) settleRound(world, application, round);
}

const object: ModelCommand = {
  name: 'object',
  make(world, dice, taken) {
    const application = candidate(world, dice, taken, one => ['publicized', 'objected', 'overturned'].includes(one.status));
    const household = dice.oneIn(2) ? dice.pick(world.neighbours) : dice.pick(world.households);
    const actor = household && dice.pick(household.members);
    if (!application || !actor) return undefined;
    return {
      item: { id: application.id, person: actor.personId, household: actor.householdId, terms: TERMS },
      expect: () => expectObjection(world, application, actor),
    };
  },
  run: (doors, world, requests) =>
    askPanel(
      doors,
      world,
      requests,
      'object',
      `points_object((i.v ->> 'id')::uuid, (i.v ->> 'person')::uuid, (i.v ->> 'household')::uuid, '那天没有看到他家的人', i.v -> 'terms')`,
    ),
};

/** 公示 of some is over, and the clock comes by: it credits what nobody objects to. */
const publicationEnds: ModelCommand = {
  name: 'credit after 公示',
  make(world, dice, taken) {
    const application = dice.pick(world.applications.filter(one => one.agreed !== null && !one.publicOver));
    if (!application || taken.has(application.id)) return undefined;
    taken.add(application.id);
    return {
      item: { id: application.id },
      expect() {
        application.publicOver = true;
        if (application.status === 'publicized' || application.status === 'overturned') creditPublished(world, application);
        return DONE;
      },
    };
  },
  async run({ app, owner }: Doors, world: World, requests: readonly Request[]) {
    const ids = requests.map(({ item }) => item['id']);
    await owner.query(
      `UPDATE points_application SET public_from = now() - interval '7 days', public_until = now() - interval '1 second' WHERE village_id = $1 AND id = ANY ($2::uuid[])`,
      [world.villageId, ids],
    );
    const { rows } = await app.query<{ day: string }>(
      `SELECT points_credit_due(500), (now() AT TIME ZONE 'Asia/Shanghai')::date::text AS day`,
    );
    world.machineDay = rows[0]?.day ?? '';
    const inOrder = [...requests].sort((a, b) => (String(a.item['id']) < String(b.item['id']) ? -1 : 1));
    for (const { expect } of inOrder) expect();
  },
};

export const lane: readonly ModelCommand[] = [passCheck, vote, vote, object, publicationEnds];
