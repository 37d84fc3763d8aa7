import { MONTH_CAP, type Household, type Period, type Rule, type World } from './world';

/** Whose deed it was, on which day: what caps are counted by. */
export interface Deed {
  readonly rule: Rule;
  readonly household: Household;
  readonly memberId: string;
  readonly day: string;
}

const DAY_MS = 86_400_000;
const WEEK_DAYS = 7;

/** The first day of the period that a day is in; weeks begin on Monday. */
export function periodStart(period: Period, day: string): string {
  const [year, month] = [day.slice(0, 4), Number(day.slice(5, 7))];
  if (period === 'day') return day;
  if (period === 'month') return `${day.slice(0, 7)}-01`;
  if (period === 'year') return `${year}-01-01`;
  if (period === 'quarter') return `${year}-${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`;
  const at = Date.parse(`${day}T00:00:00Z`);
  return new Date(at - ((new Date(at).getUTCDay() + WEEK_DAYS - 1) % WEEK_DAYS) * DAY_MS).toISOString().slice(0, 10);
}

function keyOf({ rule, household, memberId, day }: Deed): string {
  if (!rule.cap) throw new Error('a rule without a cap has no key');
  return `${rule.id} ${rule.cap.subject === 'member' ? memberId : household.id} ${periodStart(rule.cap.period, day)}`;
}
const monthOf = ({ household, day }: Deed): string => `${household.id} ${periodStart('month', day)}`;
const add = (to: Map<string, number>, key: string, change: number): void => void to.set(key, (to.get(key) ?? 0) + change);

/** One more use of the rule, if its cap has room for it. */
export function takeCap(world: World, deed: Deed): boolean {
  if (!deed.rule.cap) return true;
  if ((world.caps.get(keyOf(deed)) ?? 0) >= deed.rule.cap.times) return false;
  add(world.caps, keyOf(deed), 1);
  return true;
}

export function giveCapBack(world: World, deed: Deed): void {
  if (deed.rule.cap && (world.caps.get(keyOf(deed)) ?? 0) > 0) add(world.caps, keyOf(deed), -1);
}

/** The rule's cap and then the household's month, for what it reported itself: the refusal, or both are taken. */
export function takeCaps(world: World, deed: Deed, points: number): 'POINTS.CAP_REACHED' | 'POINTS.MONTH_CAP_REACHED' | undefined {
  const { cap, startedBy } = deed.rule;
  if (cap && (world.caps.get(keyOf(deed)) ?? 0) >= cap.times) return 'POINTS.CAP_REACHED';
  const isOwnWord = startedBy === 'villager';
  const before = (world.monthUse.get(monthOf(deed)) ?? 0) + (world.carried.get(monthOf(deed)) ?? 0);
  if (isOwnWord && before + points > MONTH_CAP) return 'POINTS.MONTH_CAP_REACHED';
  takeCap(world, deed);
  if (isOwnWord) add(world.monthUse, monthOf(deed), points);
  return undefined;
}

/** 分户: what was counted before counts for both. */
export function splitCaps(world: World, from: Household, to: Household): void {
  for (const [key, used] of [...world.caps]) if (key.includes(from.id)) world.caps.set(key.replace(from.id, to.id), used);
  for (const [key, used] of monthsOf(world, from)) world.carried.set(key.replace(from.id, to.id), used);
}

/** 并户: what either had, whichever is more. */
export function mergeCaps(world: World, from: Household, to: Household): void {
  const most = (uses: Map<string, number>, key: string, used: number): void => void uses.set(key, Math.max(uses.get(key) ?? 0, used));
  for (const [key, used] of [...world.caps]) if (key.includes(from.id)) most(world.caps, key.replace(from.id, to.id), used);
  for (const [key, used] of monthsOf(world, from)) {
    const theirs = key.replace(from.id, to.id);
    most(world.carried, theirs, used - (world.monthUse.get(theirs) ?? 0));
  }
}

/** All that counts against a household's months. */
const monthsOf = ({ monthUse, carried }: World, { id }: Household): [string, number][] =>
  [...new Set([...monthUse.keys(), ...carried.keys()])]
    .filter(key => key.startsWith(id))
    .map(key => [key, (monthUse.get(key) ?? 0) + (carried.get(key) ?? 0)]);

export function giveCapsBack(world: World, deed: Deed, points: number): void {
  giveCapBack(world, deed);
  if (deed.rule.startedBy === 'villager') add(world.monthUse, monthOf(deed), -points);
}
