import { uuidv7 } from 'uuidv7';
import { splitCaps } from './caps';
import type { Dice } from './dice';
import { actedBy, type Doors, type ModelCommand, type Outcome } from './model-command';
import { newHousehold } from './make-world';
import { letHelp, move, ONE_HAND, type Actor, type Household, type World } from './world';

/** Two who found a household, and maybe brothers and sisters who come along and may found one later. */
const FOUNDERS = 2;

const shareOf = ({ wallet, members, children }: Household, leaving: number): number =>
  Math.floor((wallet * leaving) / (members.length + children.length));

function wishFor(world: World, dice: Dice, household: Household) {
  const leaving = household.children.slice(0, FOUNDERS + dice.roll(household.children.length - FOUNDERS + 1));
  const newHouseholdId = uuidv7();
  // Mostly near the share by heads, and now and then any number.
  const near = Math.max(0, Math.min(household.wallet, shareOf(household, leaving.length) - ONE_HAND + dice.roll(2 * ONE_HAND + 1)));
  const points = dice.oneIn(6) ? household.wallet + 1 + dice.roll(9) : dice.oneIn(3) ? dice.roll(household.wallet + 1) : near;
  const own = dice.oneIn(10) ? household.members[0] : undefined;
  const item = {
    changeId: uuidv7(),
    householdId: household.id,
    newHouseholdId,
    personIds: leaving.map(one => one.personId),
    name: `新户${newHouseholdId.slice(-6)}`,
    headPersonId: leaving[0]?.personId,
    points,
    document: 'meeting',
    documentTitle: '村民会议决定',
    documentDay: '2023-01-01',
    documentNumber: '',
    reason: '成家',
    photoIds: [world.photoId],
    transferId: uuidv7(),
    ...actedBy(own ?? world.keeper, 'secretary'),
    // The photo is the keeper's; who may not split does not come so far.
    actorAccountId: world.keeper.accountId,
  };
  return { leaving, newHouseholdId, points, isOwn: own !== undefined, item };
}

const found = (world: World, household: Household, id: string, leaving: readonly Actor[]): Household => {
  const [members, children] = [leaving.slice(0, FOUNDERS), leaving.slice(FOUNDERS)].map(actors =>
    actors.map(one => ({ ...one, householdId: id })),
  );
  const orders = [...household.earlierOrders, ...world.orders.filter(order => order.household === household)];
  return newHousehold(id, members ?? [], children ?? [], household.origin, orders);
};

/** 分户: so many points go along as are said, the oldest first; nothing was earned or spent by it. */
export const split: ModelCommand = {
  name: 'split',
  functionName: 'points_split',
  make(world, dice, taken) {
    const household = dice.pick(world.households);
    // One in a set: whatever follows would not know what it left.
    if (!household || household.children.length < FOUNDERS || taken.has('split')) return undefined;
    taken.add('split');
    const { leaving, newHouseholdId, points, isOwn, item } = wishFor(world, dice, household);
    return {
      item,
      expect(): Outcome {
        if (isOwn) return { refused: 'HOUSEHOLD.OWN' };
        if (leaving.some(one => one.cameBack)) return { refused: 'HOUSEHOLD.MERGED_LATELY' };
        if (points > household.wallet) return { refused: 'HOUSEHOLD.TOO_MANY_POINTS' };
        if (Math.abs(points - shareOf(household, leaving.length)) > ONE_HAND) return { refused: 'HOUSEHOLD.FAR_FROM_SHARE' };
        const founded = found(world, household, newHouseholdId, leaving);
        household.children.splice(0, leaving.length);
        world.households.push(founded);
        splitCaps(world, household, founded);
        if (points > 0)
          move(world, 'household_split', () => {
            household.wallet -= points;
            founded.wallet += points;
            household.ages.moveTo(founded.ages, points);
          });
        return { done: { changeId: item.changeId, householdId: newHouseholdId } };
      },
    };
  },
  /** Whoever helped the old household helps the new one too. */
  async after({ owner }: Doors, world: World) {
    const { rows } = await owner.query<{ household_id: string }>('SELECT household_id FROM proxy_right WHERE village_id = $1', [
      world.villageId,
    ]);
    const helped = new Set(rows.map(row => row.household_id));
    for (const household of world.households)
      if (!helped.has(household.id)) await letHelp(owner, world.villageId, world.households, household);
  },
};
