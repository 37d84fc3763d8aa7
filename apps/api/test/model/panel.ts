import { createHash } from 'node:crypto';
import { credit, type Actor, type Application, type World } from './world';
import { takeCaps } from './caps';
import { oweForFiling } from './thanks';

export interface Seat {
  readonly person: Actor;
  isRelieved: boolean;
  vote: { readonly agrees: boolean; readonly points: number | null } | null;
}
export interface Round {
  readonly purpose: 'panel' | 'objection';
  /** The books' own; with it anybody can draw again, and the model does. */
  readonly seed: string;
  needed: number;
  size: number;
  readonly seats: Seat[];
  outcome: 'agreed' | 'refused' | null;
}

/** As the settings of the model's village have it: two of three. */
const SIZE = 3;
const NEEDED = 2;

const lot = (seed: string, { personId }: Actor): string => createHash('sha256').update(`${seed}:${personId}`).digest('hex');

/** Who may sit in this round: never who did, filed or checked it, lives there, sat in this round or voted in any, or objected. */
function maySit(application: Application, round: Round, person: Actor): boolean {
  const { household, member, filer, checkedBy, rounds, objections } = application;
  const is = (one: Actor | null): boolean => one?.personId === person.personId;
  if (is(member) || is(filer) || is(checkedBy) || person.householdId === household.id) return false;
  if (round.seats.some(seat => is(seat.person)) || rounds.some(one => one.seats.some(seat => seat.vote && is(seat.person)))) return false;
  return !objections.some(one => is(one.actor) || one.householdId === person.householdId);
}

/** One more seat: reviewers first, then the secretary, then the supervisor. */
export function draw({ officers }: World, application: Application, round: Round): boolean {
  for (const tier of [officers.reviewers, [officers.secretary], [officers.supervisor]]) {
    const pool = tier.filter(person => maySit(application, round, person));
    const [person] = pool.sort((a, b) => (lot(round.seed, a) < lot(round.seed, b) ? -1 : 1));
    if (!person) continue;
    round.seats.push({ person, isRelieved: false, vote: null });
    return true;
  }
  return false;
}

export function openRound(world: World, application: Application, purpose: Round['purpose'], seed: string): void {
  const round: Round = { purpose, seed, needed: NEEDED, size: SIZE, seats: [], outcome: null };
  application.rounds.push(round);
  let seats = 0;
  while (seats < NEEDED && draw(world, application, round)) seats += 1;
  if (seats > 0 && seats < NEEDED) round.needed = round.size = seats;
}

/** After a vote: enough agree, too many do not, or the next is drawn; nobody left to draw is not enough. */
export function settleRound(world: World, application: Application, round: Round): void {
  const sitting = round.seats.filter(seat => !seat.isRelieved);
  const yes = sitting.filter(seat => seat.vote?.agrees === true).length;
  const no = sitting.filter(seat => seat.vote?.agrees === false).length;
  if (yes >= round.needed) close(world, application, round, 'agreed');
  else if (no > round.size - round.needed) close(world, application, round, 'refused');
  else if (yes + no === sitting.length && !draw(world, application, round)) close(world, application, round, 'refused');
}

function close(world: World, application: Application, round: Round, outcome: 'agreed' | 'refused'): void {
  round.outcome = outcome;
  if (round.purpose === 'panel') {
    application.status = outcome === 'agreed' ? 'publicized' : 'rejected';
    if (outcome === 'agreed') application.agreed = meanOf(round);
    return;
  }
  application.status = outcome === 'agreed' ? 'overturned' : 'upheld';
  if (outcome === 'agreed' && application.publicOver) creditPublished(world, application);
}

function meanOf(round: Round): number {
  const given = round.seats.flatMap(seat => (seat.vote?.agrees ? [seat.vote.points ?? 0] : []));
  return Math.floor(given.reduce((sum, points) => sum + points, 0) / given.length);
}

/** The end of 公示: credited, or refused by a cap that others used up meanwhile. */
export function creditPublished(world: World, application: Application): void {
  const { household, member, rule, day, agreed } = application;
  if (agreed === null) throw new Error('nothing was agreed on');
  if (takeCaps(world, { rule, household, memberId: member.personId, day }, agreed)) {
    application.status = 'rejected';
    return;
  }
  application.status = 'credited';
  application.awarded = agreed;
  credit(world, household, 'award', application.id, world.machineDay, agreed);
  oweForFiling(world, application, world.machineDay.slice(0, 7));
}
