import {
  RULE_CATEGORIES,
  SIMULATED_BANDS,
  type CapPeriod,
  type RuleCategory,
  type RuleSetRule,
  type RuleSetSimulation,
  type SimulatedBand,
  type SimulatedPart,
} from '@jishan/contracts';
import { untellable } from '../tellable.rules';

/** A credited deed as it was. */
export interface Deed {
  readonly lineId: string;
  readonly category: RuleCategory;
  readonly householdId: string;
  readonly memberId: string;
  readonly points: number;
  /** The village's day on which it was applied for. */
  readonly day: string;
}
export interface SimulatedHousehold {
  readonly id: string;
  readonly groupName: string | null;
  readonly members: number;
}
export interface Draft {
  readonly rules: readonly RuleSetRule[];
  readonly householdMonthCap: number | null;
}

const DAY_MS = 86_400_000;
const MUCH_PERCENT = 20;

/** The calendar quarter before the one that `today` is in: first and last day. */
export function lastQuarter(today: string): { readonly from: string; readonly until: string } {
  const first = periodStart(today, 'quarter');
  const until = new Date(Date.parse(`${first}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10);
  return { from: periodStart(until, 'quarter'), until };
}

/** As the books count: weeks begin on Monday. */
export function periodStart(day: string, period: CapPeriod): string {
  const date = new Date(`${day}T00:00:00Z`);
  switch (period) {
    case 'day':
      return day;
    case 'week':
      return new Date(date.getTime() - ((date.getUTCDay() + 6) % 7) * DAY_MS).toISOString().slice(0, 10);
    case 'month':
      return `${day.slice(0, 7)}-01`;
    case 'quarter':
      return `${day.slice(0, 5)}${String(Math.floor(date.getUTCMonth() / 3) * 3 + 1).padStart(2, '0')}-01`;
    case 'year':
      return `${day.slice(0, 4)}-01-01`;
  }
}

type Verdict = { readonly points: number; readonly because?: 'withoutRule' | 'overRuleCap' | 'overMonthCap' };

/** Answers for deed after deed, in their order, what the draft would have credited. Its caps begin with the quarter. */
export function replay(draft: Draft): (deed: Deed) => Verdict {
  const rules = new Map(draft.rules.map(rule => [rule.lineId, rule]));
  const times = new Map<string, number>();
  const months = new Map<string, number>();
  return deed => {
    const rule = rules.get(deed.lineId);
    const inSeason = rule && (!rule.validFrom || deed.day >= rule.validFrom) && (!rule.validUntil || deed.day <= rule.validUntil);
    if (!rule || !inSeason) return { points: 0, because: 'withoutRule' };
    const points = Math.min(Math.max(deed.points, rule.pointsMin), rule.pointsMax);
    const subject = rule.cap?.subject === 'member' ? deed.memberId : deed.householdId;
    const capKey = rule.cap ? `${rule.lineId} ${subject} ${periodStart(deed.day, rule.cap.period)}` : '';
    if (rule.cap && (times.get(capKey) ?? 0) >= rule.cap.times) return { points: 0, because: 'overRuleCap' };
    const monthKey = `${deed.householdId} ${periodStart(deed.day, 'month')}`;
    const month = (months.get(monthKey) ?? 0) + points;
    const reported = rule.startedBy === 'villager';
    if (reported && draft.householdMonthCap !== null && month > draft.householdMonthCap) return { points: 0, because: 'overMonthCap' };
    if (rule.cap) times.set(capKey, (times.get(capKey) ?? 0) + 1);
    if (reported) months.set(monthKey, month);
    return { points };
  };
}

interface Sums {
  before: number;
  after: number;
}
const none = (): Sums => ({ before: 0, after: 0 });
function add<K>(sums: Map<K, Sums>, key: K, before: number, after: number): void {
  const sum = sums.get(key) ?? none();
  sums.set(key, { before: sum.before + before, after: sum.after + after });
}

export function bandOf({ before, after }: Sums): SimulatedBand {
  if (before === after) return 'same';
  const much = Math.abs(after - before) * 100 > before * MUCH_PERCENT;
  if (after < before) return much ? 'much_less' : 'less';
  return much ? 'much_more' : 'more';
}

/** 1, 2–3, 4–5, 6 and more: what is told apart without telling whose it is. */
const SIZES: readonly { readonly name: string; readonly upTo: number }[] = [
  { name: '1', upTo: 1 },
  { name: '2–3', upTo: 3 },
  { name: '4–5', upTo: 5 },
  { name: '6+', upTo: Infinity },
];
const sizeOf = (members: number): string => SIZES.find(size => members <= size.upTo)?.name ?? '';

type Figures = Omit<RuleSetSimulation, 'from' | 'until' | 'pointValueFen'>;

/** A quarter's deeds, in the order in which they were credited, under the draft. No household is named, and none can be told from a part that is too small. */
export function simulate(deeds: readonly Deed[], households: readonly SimulatedHousehold[], draft: Draft): Figures {
  const credit = replay(draft);
  const [byHousehold, byCategory] = [new Map<string, Sums>(), new Map<RuleCategory, Sums>()];
  const total = none();
  const refused = { withoutRule: 0, overRuleCap: 0, overMonthCap: 0 };
  for (const deed of deeds) {
    const { points, because } = credit(deed);
    if (because) refused[because] += 1;
    total.before += deed.points;
    total.after += points;
    add(byHousehold, deed.householdId, deed.points, points);
    add(byCategory, deed.category, deed.points, points);
  }
  const active = households.filter(one => byHousehold.has(one.id)).map(one => ({ ...one, sums: byHousehold.get(one.id) ?? none() }));
  return {
    ...total,
    deeds: deeds.length,
    households: active.length,
    ...refused,
    groups: parts(active, one => one.groupName ?? ''),
    householdSizes: parts(active, one => sizeOf(one.members)),
    categories: RULE_CATEGORIES.flatMap(category => {
      const sums = byCategory.get(category);
      return sums ? [{ category, ...sums }] : [];
    }),
    changes: SIMULATED_BANDS.map(band => ({ band, households: active.filter(one => bandOf(one.sums) === band).length })),
  };
}

type Active = SimulatedHousehold & { readonly sums: Sums };

function parts(active: readonly Active[], nameOf: (one: Active) => string): SimulatedPart[] {
  const byName = new Map<string, Active[]>();
  for (const one of active) byName.set(nameOf(one), [...(byName.get(nameOf(one)) ?? []), one]);
  const untold = untellable([...byName].map(([name, members]) => ({ name, households: members.length })));
  return [...byName]
    .sort(([a], [b]) => a.localeCompare(b, 'zh', { numeric: true }))
    .map(([name, members]) => {
      const told = <T>(figure: T): T | null => (untold.has(name) ? null : figure);
      return {
        name,
        households: members.length,
        before: told(members.reduce((sum, one) => sum + one.sums.before, 0)),
        after: told(members.reduce((sum, one) => sum + one.sums.after, 0)),
        gaining: told(members.filter(one => one.sums.after > one.sums.before).length),
        losing: told(members.filter(one => one.sums.after < one.sums.before).length),
      };
    });
}
