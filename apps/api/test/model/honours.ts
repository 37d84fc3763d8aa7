import { uuidv7 } from 'uuidv7';
import { giveCapBack, takeCap } from './caps';
import type { Dice } from './dice';
import { actedBy, byText, type ModelCommand, type Outcome } from './model-command';
import { credit, isFamily, living, ONE_HAND, takeBack, type Actor, type Honour, type Household, type World } from './world';

const NOT_FOUND: Outcome = { refused: 'RESOURCE.NOT_FOUND' };
const TITLES = ['五好文明家庭', '最美家庭'] as const;
const PERIODS = ['2023 年', '2024 年', '2025 年'] as const;
const DAYS = ['2024-12-31', '2025-01-01', '2025-06-01'] as const;
const HOUSEHOLDS = 3;

/** An honour is the household's, so a cap per member counts for it as a whole. */
const deedOf = ({ rule, household, countedFor = household, day }: Honour) =>
  rule && { rule, household: countedFor, memberId: countedFor.id, day };

/** One choice of households, all with the same title, rule and points. */
function choose(world: World, dice: Dice, by: Actor): Honour[] {
  const households = [...new Set(Array.from({ length: 1 + dice.roll(HOUSEHOLDS) }, () => dice.pick(world.households)))];
  const title = dice.pick(TITLES);
  const period = dice.pick(PERIODS);
  const day = dice.pick(DAYS);
  const rule = dice.pick(world.honourRules);
  if (!title || !period || !day || !rule) return [];
  const asked = dice.oneIn(4) ? null : rule.min - 1 + dice.roll(rule.max - rule.min + 3);
  const points = asked !== null && asked <= ONE_HAND ? asked : null;
  return households.flatMap(household =>
    household
      ? [
          {
            id: uuidv7(),
            household,
            rule,
            title,
            period,
            day,
            by,
            asked: asked !== null && asked > ONE_HAND ? asked : null,
            points,
            revoked: false,
          },
        ]
      : [],
  );
}

function expectGrant(world: World, honours: readonly Honour[], actor: Actor): Outcome {
  const [first] = honours;
  const wish = first?.points ?? first?.asked ?? null;
  if (!first?.rule) return NOT_FOUND;
  if (wish !== null && (wish < first.rule.min || wish > first.rule.max)) return { refused: 'POINTS.RANGE' };
  if (honours.some(({ household }) => isFamily(world, actor, household))) return { refused: 'HONOURS.OWN_HOUSEHOLD' };
  const isSame = (one: Honour, other: Honour): boolean =>
    one.household === other.household && one.title === other.title && one.period === other.period && !one.revoked;
  if (honours.some(one => world.honours.some(other => isSame(other, one)))) return { refused: 'HONOURS.ALREADY_GRANTED' };
  if (first.points !== null && !takeAll(world, honours)) return { refused: 'HONOURS.CAP_REACHED' };
  for (const one of honours) {
    world.honours.push(one);
    if (one.points !== null) credit(world, one.household, 'honour', `honour ${one.id}`, world.today, one.points);
  }
  const each = first.points ?? 0;
  return { done: { granted: honours.length, points: each * honours.length, waiting: (first.asked ?? 0) * honours.length } };
}

/** All of them, or none. */
function takeAll(world: World, honours: readonly Honour[]): boolean {
  const deeds = honours.flatMap(one => deedOf(one) ?? []);
  const taken = deeds.filter(deed => takeCap(world, deed));
  if (taken.length === deeds.length) return true;
  for (const deed of taken) giveCapBack(world, deed);
  return false;
}

const grant: ModelCommand = {
  name: 'grant an honour',
  functionName: 'honours_grant',
  datedBack: true,
  make(world, dice) {
    const own: Household | undefined = dice.oneIn(12) ? dice.pick(world.households) : undefined;
    const actor = own?.members[0] ?? world.keeper;
    const honours = choose(world, dice, actor);
    const [first] = honours;
    if (!first) return undefined;
    return {
      item: {
        honours: honours.map(({ id, household }) => ({ id, householdId: household.id })),
        ruleId: first.rule?.id,
        points: first.points ?? first.asked,
        title: first.title,
        period: first.period,
        grantedOn: first.day,
        citation: '评议会评出',
        at: `${world.today}T12:00:00+08:00`,
        ...actedBy(actor, 'cadre'),
      },
      expect: () => expectGrant(world, honours, actor),
    };
  },
};

function expectConfirmation(world: World, honour: Honour, actor: Actor): Outcome {
  const { household, asked, by, rule, id } = honour;
  if (isFamily(world, actor, household)) return NOT_FOUND;
  if (honour.revoked) return { refused: 'HONOURS.ALREADY_REVOKED' };
  if (asked === null || honour.points !== null || !rule) return { refused: 'HONOURS.NOTHING_TO_CONFIRM' };
  if (by.personId === actor.personId) return { refused: 'HONOURS.NEEDS_ANOTHER' };
  const now = living(household);
  if (!takeCap(world, { rule, household: now, memberId: now.id, day: honour.day })) return { refused: 'HONOURS.CAP_REACHED' };
  honour.countedFor = now;
  honour.points = asked;
  credit(world, household, 'honour', `honour ${id}`, world.machineDay, asked);
  return { done: { honourId: id, points: asked } };
}

function expectRevocation(world: World, honour: Honour, actor: Actor): Outcome {
  const { household, points, id } = honour;
  if (isFamily(world, actor, household)) return NOT_FOUND;
  if (honour.revoked) return { refused: 'HONOURS.ALREADY_REVOKED' };
  if (points !== null && !takeBack(world, household, 'honour', `honour ${id}`, points)) return { refused: 'POINTS.REVERSAL_OVERDRAWS' };
  const deed = deedOf(honour);
  if (points !== null && deed) giveCapBack(world, deed);
  honour.revoked = true;
  return { done: { honourId: id } };
}

type Expect = (world: World, honour: Honour, actor: Actor) => Outcome;
const later = (name: string, functionName: string, officer: (world: World, dice: Dice) => Actor, expect: Expect): ModelCommand => ({
  name,
  functionName,
  order: byText('honourId'),
  make(world, dice, taken) {
    const waits = (one: Honour): boolean => one.asked !== null && one.points === null && !one.revoked;
    const honour =
      functionName === 'honours_confirm' && !dice.oneIn(4) ? dice.recent(world.honours.filter(waits)) : dice.recent(world.honours);
    if (!honour || taken.has(honour.id)) return undefined;
    taken.add(honour.id);
    const actor = (dice.oneIn(12) ? honour.household.members[0] : undefined) ?? officer(world, dice);
    return {
      item: {
        honourId: honour.id,
        reason: '弄错了',
        transferId: uuidv7(),
        ...actedBy(actor, actor === world.keeper ? 'points_keeper' : 'secretary'),
      },
      expect: () => expect(world, honour, actor),
    };
  },
});

export const honours: readonly ModelCommand[] = [
  grant,
  later(
    'confirm an honour',
    'honours_confirm',
    (world, dice) => (dice.oneIn(5) ? world.keeper : world.officers.secretary),
    expectConfirmation,
  ),
  later('revoke an honour', 'honours_revoke', ({ keeper }) => keeper, expectRevocation),
];
