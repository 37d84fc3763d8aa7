import { uuidv7 } from 'uuidv7';
import { Ages } from './ages';
import { mergeCaps } from './caps';
import { actedBy, byText, type ModelCommand, type Outcome } from './model-command';
import { move, ONE_HAND, type Actor, type Household, type Merger, type World } from './world';

/** Of its origin the one of the beginning; the others were split off and may come back to it. */
const firstOf = (world: World, household: Household): Household | undefined =>
  world.households.find(one => one.origin === household.origin);

const UNDECIDED: readonly string[] = ['submitted', 'returned', 'in_review', 'publicized', 'objected', 'overturned'];

/** What is open on the household that ends is finished first. */
function refused(world: World, from: Household): string | undefined {
  if (world.applications.some(one => one.household === from && UNDECIDED.includes(one.status))) return 'HOUSEHOLD.MERGE_APPLICATIONS';
  return from.reserved > 0 ? 'HOUSEHOLD.MERGE_RESERVED' : undefined;
}

const has = ({ wallet, reserved }: Household): number => wallet + reserved;

/** All people, the whole wallet, and what was used of limits; what it had counts as the other one's. */
function finish(world: World, merger: Merger): void {
  const { from, to } = merger;
  merger.status = 'done';
  if (from.wallet > 0)
    move(world, 'household_merge', () => {
      to.wallet += from.wallet;
      from.wallet = 0;
    });
  to.ages = new Ages([to.ages, from.ages]);
  from.into = to;
  mergeCaps(world, from, to);
  to.earlierOrders = [...to.earlierOrders, ...from.earlierOrders, ...world.orders.filter(order => order.household === from)];
  const come = (one: Actor): Actor => ({ ...one, householdId: to.id, cameBack: true });
  to.children.push(...from.members.map(come), ...from.children.map(come));
  world.households.splice(world.households.indexOf(from), 1);
}

const merge: ModelCommand = {
  name: 'merge',
  functionName: 'points_merge',
  make(world, dice, taken) {
    const from = dice.pick(world.households.filter(one => firstOf(world, one) !== one));
    const to = from && firstOf(world, from);
    // One in a set, as of splits.
    if (!from || !to || taken.has('merge')) return undefined;
    taken.add('merge');
    const own = dice.oneIn(10) ? to.members[0] : undefined;
    const merger: Merger = { id: uuidv7(), from, to, status: 'waiting' };
    return {
      item: {
        changeId: merger.id,
        householdId: from.id,
        intoHouseholdId: to.id,
        document: 'police',
        documentDay: '2023-01-01',
        documentNumber: '',
        reason: '同住',
        photoIds: [world.photoId],
        transferId: uuidv7(),
        ...actedBy(own ?? world.keeper, 'secretary'),
        actorAccountId: world.keeper.accountId,
      },
      expect(): Outcome {
        if (own) return { refused: 'HOUSEHOLD.MERGE_OWN' };
        const open = refused(world, from);
        if (open) return { refused: open };
        if (world.mergers.some(one => one.from === from && one.status === 'waiting')) return { refused: 'HOUSEHOLD.MERGE_WAITING' };
        world.mergers.push(merger);
        if (Math.max(has(from), has(to)) <= ONE_HAND) finish(world, merger);
        return { done: { changeId: merger.id } };
      },
    };
  },
};

/** Of what was filed: by the second hand, now and then by the first again. */
const later = (name: string, functionName: string, expect: (world: World, merger: Merger, actor: Actor) => Outcome): ModelCommand => ({
  name,
  functionName,
  order: byText('changeId'),
  make(world, dice, taken) {
    const waiting = dice.oneIn(5) ? undefined : dice.pick(world.mergers.filter(one => one.status === 'waiting'));
    const merger = waiting ?? dice.recent(world.mergers);
    if (!merger || taken.has(merger.id)) return undefined;
    taken.add(merger.id);
    const actor = dice.oneIn(5) ? world.keeper : world.officers.secretary;
    return {
      item: { changeId: merger.id, transferId: uuidv7(), reason: '凭据不清楚', ...actedBy(actor, 'secretary') },
      expect: () => (merger.status === 'waiting' ? expect(world, merger, actor) : { refused: 'HOUSEHOLD.MERGE_DECIDED' }),
    };
  },
});

const confirm = later('confirm a merger', 'points_merge_confirm', (world, merger, actor) => {
  if (actor === world.keeper) return { refused: 'HOUSEHOLD.MERGE_NEEDS_ANOTHER' };
  const open = refused(world, merger.from);
  if (open) return { refused: open };
  finish(world, merger);
  return { done: { changeId: merger.id } };
});

const drop = later('drop a merger', 'points_merge_drop', (_world, merger) => {
  merger.status = 'dropped';
  return { done: { changeId: merger.id } };
});

/** 并户: whoever split off comes back, with everything. */
export const mergers: readonly ModelCommand[] = [merge, confirm, drop];
