import { uuidv7 } from 'uuidv7';
import type { Dice } from './dice';
import { actedBy, type ModelCommand, type Outcome } from './model-command';
import { fetcher, oweThanks } from './thanks';
import { move, type Goods, type Household, type Order, type World } from './world';

type Lines = Order['lines'];
const MAX_QUANTITY = 4;

function wish(world: World, dice: Dice): Lines | undefined {
  const goods = [...new Set([dice.pick(world.goods), dice.oneIn(3) ? dice.pick(world.goods) : undefined])];
  const lines = goods.flatMap(one => (one ? [{ goods: one, quantity: 1 + dice.roll(MAX_QUANTITY) }] : []));
  return lines.length > 0 ? lines : undefined;
}

/** What the household has had of an article: what is held or handed over counts, what was given back does not. */
const had = (world: World, household: Household, goods: Goods): number =>
  [...new Set([...household.earlierOrders, ...world.orders.filter(order => order.household === household)])]
    .filter(order => order.status === 'reserved' || order.status === 'fulfilled')
    .flatMap(order => order.lines)
    .reduce((sum, line) => sum + (line.goods === goods ? line.quantity : 0), 0);

function weigh(world: World, household: Household, lines: Lines, points: number): Outcome | undefined {
  for (const { goods, quantity } of lines) {
    if (goods.limit !== null && had(world, household, goods) + quantity > goods.limit) return { refused: 'STORE.LIMIT_REACHED' };
    if (goods.onHand - goods.reserved < quantity) return { refused: 'STORE.OUT_OF_STOCK' };
  }
  return household.wallet < points ? { refused: 'POINTS.INSUFFICIENT' } : undefined;
}

function place(world: World, order: Order, isSale: boolean): Outcome {
  const { household, lines, points } = order;
  const refusal = weigh(world, household, lines, points);
  if (refusal) return refusal;
  move(world, isSale ? 'counter_sale' : 'hold', () => {
    household.wallet -= points;
    household.ages.take(points);
    order.ages = household.ages;
    if (isSale) world.village.redeemed += points;
    else household.reserved += points;
    for (const { goods, quantity } of lines) {
      if (isSale) goods.onHand -= quantity;
      else goods.reserved += quantity;
    }
    world.orders.push(order);
  });
  return { done: { points, balance: household.wallet } };
}

/** A reservation by a member, or a sale at the counter: the same goods and points, taken at once or held first. */
function placing(name: string, functionName: string, isSale: boolean): ModelCommand {
  return {
    name,
    functionName,
    make(world, dice) {
      const household = dice.pick(world.households);
      const lines = wish(world, dice);
      const member = household?.members[0];
      if (!household || !lines || !member) return undefined;
      const points = lines.reduce((sum, { goods, quantity }) => sum + goods.points * quantity, 0);
      const order: Order = { id: uuidv7(), household, lines, points, status: isSale ? 'fulfilled' : 'reserved' };
      const wrongPrice = dice.oneIn(20);
      const stranger = dice.oneIn(20);
      const other = world.households.find(one => one !== household)?.members[0];
      const { helper, isStranger } = isSale ? fetcher(world, dice, household) : { helper: undefined, isStranger: false };
      const actor = isSale ? (stranger ? member : world.keeper) : stranger && other ? other : member;
      const item = {
        id: order.id,
        householdId: household.id,
        lines: lines.map(({ goods, quantity }) => ({ goodsId: goods.id, quantity })),
        expectedPoints: wrongPrice ? points + 1 : points,
        ...(isSale ? { means: 'name', reason: '本人到场', helperPersonId: helper?.personId } : {}),
        ...actedBy(actor, isSale ? 'store_keeper' : 'villager'),
      };
      return {
        item,
        expect() {
          if (stranger) return { refused: isSale ? 'STORE.OWN_HOUSEHOLD' : 'RESOURCE.NOT_FOUND' };
          if (isStranger) return { refused: 'STORE.HELPER_UNKNOWN' };
          if (wrongPrice) return { refused: 'STORE.PRICE_CHANGED' };
          const placed = place(world, order, isSale);
          if ('done' in placed) oweThanks(world, order.id, household, helper, world.machineDay.slice(0, 7));
          return placed;
        },
      };
    },
  };
}

export const store: readonly ModelCommand[] = [
  placing('hold', 'store_reserve', false),
  placing('counter sale', 'store_counter_sale', true),
];
