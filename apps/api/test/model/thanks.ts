import type { Dice } from './dice';
import type { Doors, ModelCommand, Request } from './model-command';
import {
  credit,
  helperOf,
  move,
  THANKS_PER_MONTH,
  THANKS_POINTS,
  type Actor,
  type Application,
  type Household,
  type Thanks,
  type World,
} from './world';

export interface Fetcher {
  /** Undefined: somebody of the house. */
  readonly helper: Actor | undefined;
  /** One who has no right. */
  readonly isStranger: boolean;
}

/** Half of what is fetched, a helper fetches; now and then somebody who may not. */
export function fetcher(world: World, dice: Dice, household: Household): Fetcher {
  if (dice.oneIn(15)) return { helper: household.members[0], isStranger: true };
  return { helper: dice.oneIn(2) ? helperOf(world.households, household).helper : undefined, isStranger: false };
}

/** Somebody finished something for a household of which they are none. */
export function oweThanks(world: World, deedId: string, household: Household, helper: Actor | undefined, month: string): void {
  if (!helper || helper.householdId === household.id) return;
  const own = world.households.find(one => one.id === helper.householdId);
  if (own) world.thanks.push({ deedId, month, helper, household: own, state: 'owed', undone: false });
}

/** To file for somebody is a help, to write down what others did is an office. */
export function oweForFiling(world: World, { id, household, filer, isRecorded }: Application, month: string): void {
  if (!isRecorded) oweThanks(world, id, household, filer, month);
}

export function undoThanks(world: World, deedId: string): void {
  for (const one of world.thanks) if (one.deedId === deedId) one.undone = true;
}

function settle(world: World, one: Thanks): void {
  const { household, helper } = one;
  if (one.state === 'credited') {
    const points = Math.min(THANKS_POINTS, household.wallet);
    one.state = 'taken_back';
    if (points > 0)
      move(world, 'thanks_reversal', () => {
        household.wallet -= points;
        household.ages.takeBack(`thanks ${one.deedId}`, points);
        world.village.correction += points;
      });
    return;
  }
  const given = world.thanks.filter(other => other.helper === helper && other.month === one.month && other.state === 'credited').length;
  if (one.undone) one.state = 'void';
  else if (given >= THANKS_PER_MONTH) one.state = 'capped';
  else {
    one.state = 'credited';
    credit(world, household, 'thanks', `thanks ${one.deedId}`, world.today, THANKS_POINTS);
  }
}

/** The clock's own: everybody who is owed thanks gets them, by the deed. */
export const thank: ModelCommand = {
  name: 'thank',
  villageWide: true,
  make(world, _dice, taken) {
    if (taken.has('thank')) return undefined;
    taken.add('thank');
    return {
      item: {},
      expect() {
        const due = world.thanks.filter(one => one.state === 'owed' || (one.state === 'credited' && one.undone));
        for (const one of due.sort((a, b) => (a.deedId < b.deedId ? -1 : 1))) settle(world, one);
        return { done: {} };
      },
    };
  },
  async run({ owner }: Doors, world: World, requests: readonly Request[]) {
    for (const { expect } of requests) expect();
    await owner.query('SELECT points_thank_due(100000, $1)', [`${world.today}T12:00:00+08:00`]);
  },
};
