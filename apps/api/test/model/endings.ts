import { actedBy, type Doors, type ModelCommand, type Outcome, type Request } from './model-command';
import { fetcher, oweThanks, undoThanks } from './thanks';
import { living, move, type Order, type World } from './world';

/** Why an order in this state cannot go another way. */
const STATES: Readonly<Record<Order['status'], string>> = {
  reserved: 'STORE.NOT_FULFILLED',
  fulfilled: 'STORE.ALREADY_FULFILLED',
  cancelled: 'STORE.ALREADY_CANCELLED',
  expired: 'STORE.RESERVATION_EXPIRED',
  returned: 'STORE.ALREADY_RETURNED',
};

function release(world: World, order: Order, status: 'cancelled' | 'expired'): void {
  move(world, 'release', () => {
    order.household.reserved -= order.points;
    order.household.wallet += order.points;
    order.household.ages.giveBack(order.points, order.ages);
    for (const { goods, quantity } of order.lines) goods.reserved -= quantity;
    order.status = status;
  });
}

function capture(world: World, order: Order): void {
  move(world, 'capture', () => {
    order.household.reserved -= order.points;
    world.village.redeemed += order.points;
    for (const { goods, quantity } of order.lines) {
      goods.reserved -= quantity;
      goods.onHand -= quantity;
    }
    order.status = 'fulfilled';
  });
}

function giveBack(world: World, order: Order, restock: boolean): void {
  move(world, 'sale_return', () => {
    world.village.redeemed -= order.points;
    living(order.household).wallet += order.points;
    living(order.household).ages.giveBack(order.points, order.ages);
    for (const { goods, quantity } of order.lines) if (restock) goods.onHand += quantity;
    order.status = 'returned';
  });
}

interface Ending {
  readonly name: string;
  readonly functionName: string;
  readonly needs: Order['status'];
  /** A villager ends the own order; a keeper never does. */
  readonly byOwner: boolean;
  end(world: World, order: Order, restock: boolean): void;
}

const ending = ({ name, functionName, needs, byOwner, end }: Ending): ModelCommand => ({
  name,
  functionName,
  make(world, dice, taken) {
    const order = dice.recent(world.orders, 80);
    if (!order || taken.has(order.id)) return undefined;
    taken.add(order.id);
    const own = order.household.members[1];
    const wrong = dice.oneIn(15);
    const actor = (byOwner !== wrong ? own : undefined) ?? world.keeper;
    const restock = !dice.oneIn(4);
    const { helper, isStranger } =
      functionName === 'store_hand_over' ? fetcher(world, dice, order.household) : { helper: undefined, isStranger: false };
    const refusal: Outcome = { refused: byOwner ? 'RESOURCE.NOT_FOUND' : 'STORE.OWN_HOUSEHOLD' };
    return {
      item: {
        redemptionId: order.id,
        means: 'name',
        reason: '本人到场',
        restock,
        helperPersonId: helper?.personId,
        ...actedBy(actor, byOwner ? 'villager' : 'store_keeper'),
      },
      expect() {
        if (wrong) return refusal;
        // Whoever acted for a household that was merged acts for it no more.
        if (isStranger || (helper && order.household.into)) return { refused: 'STORE.HELPER_UNKNOWN' };
        if (order.status !== needs) return { refused: STATES[order.status] };
        end(world, order, restock);
        oweThanks(world, order.id, order.household, helper, world.machineDay.slice(0, 7));
        if (order.status === 'returned') undoThanks(world, order.id);
        // The balance that is told is the one after the whole set.
        return { done: { points: order.points } };
      },
    };
  },
});

/** The clock's own end: some reservations are made overdue, and its job comes by. */
const expire: ModelCommand = {
  name: 'expire',
  make(world, dice, taken) {
    const order = dice.pick(world.orders.filter(one => one.status === 'reserved'));
    if (!order || taken.has(order.id)) return undefined;
    taken.add(order.id);
    return {
      item: { id: order.id },
      expect() {
        release(world, order, 'expired');
        return { done: {} };
      },
    };
  },
  async run({ app, owner }: Doors, { villageId }: World, requests: readonly Request[]) {
    for (const { expect } of requests) expect();
    const ids = requests.map(({ item }) => item['id']);
    await owner.query(
      `UPDATE store_redemption SET expires_at = now() - interval '1 second' WHERE village_id = $1 AND id = ANY ($2::uuid[])`,
      [villageId, ids],
    );
    await app.query('SELECT store_expire(500)');
  },
};

export const endings: readonly ModelCommand[] = [
  ending({
    name: 'cancel',
    functionName: 'store_cancel',
    needs: 'reserved',
    byOwner: true,
    end: (world, order) => release(world, order, 'cancelled'),
  }),
  ending({ name: 'hand over', functionName: 'store_hand_over', needs: 'reserved', byOwner: false, end: capture }),
  ending({ name: 'return', functionName: 'store_return', needs: 'fulfilled', byOwner: false, end: giveBack }),
  expire,
];
