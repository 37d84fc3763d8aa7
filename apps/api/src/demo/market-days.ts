import type { Tx } from '../platform/db/tx';
import { callBooks, callerOf, type BooksItem } from './books';
import {
  addMoment,
  holderOf,
  type County,
  type Demo,
  type DemoGoods,
  type DemoHousehold,
  type DemoPerson,
  type DemoVillage,
} from './county';
import { counterReason, returnReason } from './data/counter.texts';
import { plannedGoods } from './data/goods.texts';
import { demoPeople, knownPeople } from './known-people';
import { Chance, demoId } from './seeded';

type Fate = 'fulfilled' | 'counter' | 'cancelled' | 'expired' | 'returned' | 'open';

/** Somebody comes to the store; what they take is seen on the day, by what they have. */
interface Visit {
  readonly id: string;
  readonly label: string;
  readonly fate: Fate;
  household: DemoHousehold | null;
  placedBy: DemoPerson | null;
}

const FIRST_DAY = 18;
/** Wednesday and Saturday. */
const MARKET_WEEKDAYS = [3, 6];
/** Where points are redeemed in rounds: one before, one in the last weeks, two days each. */
const ROUND_DAYS = [82, 83, 168, 169];
const ROUND_VISITS = 16;
const KEEP_POINTS = 8;
/** The known households keep enough to try the store with. */
const KNOWN_KEEP_POINTS = 45;
const RESERVATION_DAYS = 7;
const MAX_QUANTITY = 3;

/** Visits on every market day, each in some state by now. Answers how many are planned. */
export function planMarketDays(demo: Demo, county: County, village: DemoVillage, goods: readonly DemoGoods[]): number {
  const market = new Market(demo, county, village, goods);
  const marketDays = Array.from({ length: demo.time.days - FIRST_DAY }, (_, index) => FIRST_DAY + index).filter(day =>
    MARKET_WEEKDAYS.includes(demo.time.weekdayOf(demo.time.at(day, 12))),
  );
  const days = market.byRounds ? ROUND_DAYS : marketDays;
  return days.reduce((sum, day, index) => sum + market.open(day, index >= days.length - 2), 0);
}

class Market {
  private readonly chance: Chance;
  private readonly keeper: DemoPerson;
  private readonly known: readonly string[];
  readonly byRounds: boolean;
  private readonly perDay: number;

  constructor(
    private readonly demo: Demo,
    private readonly county: County,
    private readonly village: DemoVillage,
    private readonly goods: readonly DemoGoods[],
  ) {
    this.chance = new Chance(`market/${village.key}`);
    this.keeper = holderOf(village, 'store_keeper');
    this.known = [...demoPeople, ...Object.values(knownPeople)]
      .filter(one => one.village === village.name)
      .map(({ household }) => household);
    // Where points are redeemed in rounds nobody reserves; the keeper hands out over the counter.
    this.byRounds = village.key === 'jiefang';
    this.perDay = goods.length === plannedGoods.length ? 5 : 2;
  }

  open(day: number, last: boolean): number {
    const visits = Array.from({ length: this.byRounds ? ROUND_VISITS : this.chance.whole(1, this.perDay * 2 - 1) }, (_, index) =>
      this.visit(day, index, last),
    );
    const sales = visits.filter(({ fate }) => fate === 'counter');
    const reservations = visits.filter(({ fate }) => fate !== 'counter');
    this.hand(day, 19, tx => this.place(tx, 'store_reserve', day, 19, reservations));
    this.hand(day, 10, tx => this.place(tx, 'store_counter_sale', day, 10, sales));
    this.hand(day + 1, 15, tx =>
      this.end(
        tx,
        'store_cancel',
        day + 1,
        15,
        reservations.filter(({ fate }) => fate === 'cancelled'),
      ),
    );
    this.hand(day + 2, 10, tx =>
      this.end(
        tx,
        'store_hand_over',
        day + 2,
        10,
        reservations.filter(({ fate }) => fate === 'fulfilled' || fate === 'returned'),
      ),
    );
    this.hand(day + 4, 16, tx =>
      this.end(
        tx,
        'store_return',
        day + 4,
        16,
        reservations.filter(({ fate }) => fate === 'returned'),
      ),
    );
    // Whoever touches an overdue reservation finds it expired, and everything given back.
    this.hand(day + RESERVATION_DAYS + 1, 9, tx =>
      this.end(
        tx,
        'store_cancel',
        day + RESERVATION_DAYS + 1,
        9,
        reservations.filter(({ fate }) => fate === 'expired'),
      ),
    );
    return visits.length;
  }

  private visit(day: number, index: number, last: boolean): Visit {
    const label = `${this.village.key}/${day}/${index}`;
    const fate = this.byRounds
      ? 'counter'
      : last
        ? 'open'
        : this.chance.weighted(
            ['fulfilled', 'counter', 'cancelled', 'expired', 'returned'] as const,
            one => ({ fulfilled: 70, counter: 18, cancelled: 6, expired: 4, returned: 2 })[one],
          );
    const at = this.demo.time.at(day, fate === 'counter' ? 10 : 19);
    return { id: demoId(`redemption/${label}`, this.demo.time.offsetOf(at) + index), label, fate, household: null, placedBy: null };
  }

  private hand(day: number, hour: number, run: (tx: Tx) => Promise<unknown>): void {
    if (day < this.demo.time.days) addMoment(this.county, this.village, { at: this.demo.time.at(day, hour), run });
  }

  private async place(tx: Tx, name: string, day: number, hour: number, visits: readonly Visit[]): Promise<void> {
    const wallets = await this.wallets(tx);
    const chance = new Chance(`market/${this.village.key}/${day}/${hour}`);
    const prices = await this.prices(tx);
    const items = visits.flatMap(visit => this.order(visit, wallets, prices, chance, day, hour));
    const outcomes = await callBooks(
      tx,
      name,
      items.map(({ item }) => item),
    );
    // Sold out, or the house has had its share: they go home without.
    outcomes.forEach((outcome, index) => {
      const visit = items[index]?.visit;
      if (visit && 'refused' in outcome) visit.household = null;
    });
  }

  private order(
    visit: Visit,
    wallets: Map<string, number>,
    prices: ReadonlyMap<string, number>,
    chance: Chance,
    day: number,
    hour: number,
  ): { visit: Visit; item: BooksItem }[] {
    const rich = this.village.households.filter(
      household =>
        household.id !== this.keeper.householdId &&
        (wallets.get(household.id) ?? 0) > this.keep(household) &&
        (visit.fate === 'counter' || this.buyers(household).length > 0) &&
        !(visit.fate === 'open' && this.known.includes(household.name)),
    );
    if (rich.length === 0) return [];
    const household = chance.weighted(rich, ({ id }) => wallets.get(id) ?? 1);
    const spendable = (wallets.get(household.id) ?? 0) - this.keep(household) + 1;
    const affordable = this.goods.filter(({ id }) => (prices.get(id) ?? Infinity) <= spendable);
    if (affordable.length === 0) return [];
    const article = chance.weighted(affordable, ({ weight, points }) => weight * Math.sqrt(points));
    const price = prices.get(article.id) ?? article.points;
    const quantity = chance.whole(
      1,
      Math.max(1, Math.min(MAX_QUANTITY, Math.floor(spendable / price), article.limit?.[0] ?? MAX_QUANTITY)),
    );
    wallets.set(household.id, (wallets.get(household.id) ?? 0) - quantity * price);
    visit.household = household;
    visit.placedBy = visit.fate === 'counter' ? this.keeper : chance.pick(this.buyers(household));
    const item = {
      ...callerOf(this.village, visit.placedBy, `place/${visit.label}`),
      id: visit.id,
      householdId: household.id,
      lines: [{ goodsId: article.id, quantity }],
      expectedPoints: quantity * price,
      actorHouseholdId: visit.placedBy.householdId,
      actorRole: visit.fate === 'counter' ? 'store_keeper' : 'villager',
      at: this.demo.time.at(day, hour),
      ...(visit.fate === 'counter' ? (chance.happens(70) ? { means: 'card' } : { means: 'name', reason: counterReason }) : {}),
    };
    return [{ visit, item }];
  }

  private keep = (household: DemoHousehold): number => (this.known.includes(household.name) ? KNOWN_KEEP_POINTS : KEEP_POINTS);

  private buyers(household: DemoHousehold): DemoPerson[] {
    const helper = this.village.helpers.get(household.id);
    const own = household.members.filter(({ accountId }) => accountId !== null);
    return own.length > 0 ? own : helper ? [helper] : [];
  }

  private async end(tx: Tx, name: string, day: number, hour: number, visits: readonly Visit[]): Promise<void> {
    const means = ['qr', 'qr', 'digits', 'card'] as const;
    const items = visits.flatMap(({ id, label, household, placedBy }, index) => {
      if (!household || !placedBy) return [];
      const actor = name === 'store_cancel' ? placedBy : this.keeper;
      return [
        {
          ...callerOf(this.village, actor, `${name}/${label}`),
          redemptionId: id,
          actorHouseholdId: actor.householdId,
          actorRole: name === 'store_cancel' ? 'villager' : 'store_keeper',
          at: this.demo.time.at(day, hour),
          ...(name === 'store_hand_over' ? { means: means[(day + index) % means.length] } : {}),
          ...(name === 'store_return' ? { reason: returnReason, restock: true } : {}),
        },
      ];
    });
    for (const outcome of await callBooks(tx, name, items)) {
      if ('refused' in outcome && outcome.refused !== 'STORE.RESERVATION_EXPIRED') throw new Error(`${name} refused: ${outcome.refused}`);
    }
  }

  private async wallets(tx: Tx): Promise<Map<string, number>> {
    const rows = await tx.query<{ household_id: string; balance: number }[]>(
      `SELECT household_id, balance FROM ledger_account WHERE village_id = $1 AND kind = 'wallet'`,
      [this.village.id],
    );
    return new Map(rows.map(row => [row.household_id, row.balance]));
  }

  private async prices(tx: Tx): Promise<Map<string, number>> {
    const rows = await tx.query<{ id: string; points: number }[]>('SELECT id, points FROM store_goods WHERE village_id = $1 AND on_shelf', [
      this.village.id,
    ]);
    return new Map(rows.map(row => [row.id, row.points]));
  }
}
