import type { CapPeriod, CapSubject } from '@jishan/contracts';
import { holdersOf, type DemoHousehold, type DemoPerson, type DemoRule, type DemoVillage } from './county';
import { rejectionReasons, returnReasons } from './data/decisions.texts';
import type { DemoTime } from './demo-time';
import { demoPeople, knownPeople } from './known-people';
import type { SceneName } from './pictures/scenes';
import { Chance, demoId } from './seeded';

export type Fate = 'credited' | 'rejected' | 'returned' | 'withdrawn' | 'waiting';

export interface PlannedApplication {
  readonly id: string;
  readonly household: DemoHousehold;
  readonly member: DemoPerson;
  readonly filer: DemoPerson;
  readonly rule: DemoRule;
  readonly text: string;
  readonly points: number;
  readonly scenes: readonly SceneName[];
  readonly submittedAt: Date;
  readonly offsetMs: number;
  readonly fate: Fate;
  readonly reason: string | null;
  readonly reviewer: DemoPerson;
  readonly decidedAt: Date;
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** The last days' applications still wait. */
const WAITING_DAYS = 3;
/** Households of the demo logins and newcomers file nothing in this time, so that nobody who tries the product meets a used-up cap. */
const QUIET_DAYS = 9;
const RECENT_DAYS = 30;
/** About twice a zealous house: their statements are the ones that people look at. */
const KNOWN_ZEAL = 1.7;
const TRIES = 40;
/** Sunday, Tuesday, Friday. */
const SITTING_WEEKDAYS = [0, 2, 5];

/** Half a year of one village. Pure: the same village and day give the same plan. */
export class ApplicationsPlan {
  private readonly chance: Chance;
  private readonly used = new Map<string, number>();
  private readonly known: ReadonlySet<string>;
  private readonly active: readonly DemoHousehold[];
  private readonly reviewers: readonly DemoPerson[];

  constructor(
    private readonly village: DemoVillage,
    private readonly time: DemoTime,
  ) {
    this.chance = new Chance(`applications/${village.key}`);
    const names = [...demoPeople, ...Object.values(knownPeople)]
      .filter(one => one.village === village.name)
      .map(({ household }): string => household);
    this.known = new Set(village.households.filter(({ name }) => names.includes(name)).map(({ id }) => id));
    this.active = village.households.filter(household => this.filersOf(household).length > 0);
    const keepers = holdersOf(village, 'points_keeper');
    this.reviewers = [...keepers, ...keepers, ...holdersOf(village, 'reviewer'), ...holdersOf(village, 'cadre')];
  }

  past(count: number): PlannedApplication[] {
    const days = Array.from({ length: this.time.days - WAITING_DAYS + 1 }, (_, day) => day);
    const when = Array.from({ length: count }, () => ({
      day: this.chance.weighted(days, day => this.weightOfDay(day)),
      hour: this.chance.weighted([7, 9, 11, 13, 16, 18, 19, 20, 21], hour => (hour > 17 ? 3 : 1.5)),
      minute: this.chance.whole(0, 59),
    }));
    return when
      .sort((a, b) => a.day - b.day || a.hour - b.hour || a.minute - b.minute)
      .flatMap(({ day, hour, minute }, index) =>
        this.file(this.time.at(day, hour, minute), day * DAY_MS + hour * HOUR_MS + minute * 60_000, `past/${index}`, false),
      );
  }

  /** What lies in the queue now: each with photos, from houses whose cap is not used up. */
  waiting(count: number): PlannedApplication[] {
    const end = this.time.days * DAY_MS;
    return Array.from({ length: count }, (_, index) => {
      const hours = 2 + ((count - index) * 40) / count;
      return this.file(this.time.hoursAgo(hours), end - hours * HOUR_MS, `waiting/${index}`, true);
    }).flat();
  }

  /** More at weekends, and more and more as word gets around. */
  private weightOfDay(day: number): number {
    const weekend = [0, 6].includes(this.time.weekdayOf(this.time.at(day, 12)));
    return (0.6 + (0.7 * day) / this.time.days) * (weekend ? 1.5 : 1);
  }

  private filersOf(household: DemoHousehold): DemoPerson[] {
    const helper = this.village.helpers.get(household.id);
    const own = household.members.filter(({ accountId }) => accountId !== null);
    return own.length > 0 ? own : helper ? [helper] : [];
  }

  private file(at: Date, offsetMs: number, label: string, waits: boolean): PlannedApplication[] {
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const household = this.chance.weighted(this.active, ({ zeal, id }) => (this.known.has(id) ? KNOWN_ZEAL : 0.05 + zeal));
      const late = offsetMs > (this.time.days - QUIET_DAYS) * DAY_MS;
      if (this.known.has(household.id) && late) continue;
      const filer = this.chance.pick(this.filersOf(household));
      const member =
        household.members.includes(filer) && this.chance.happens(78)
          ? filer
          : this.chance.pick(
              household.members.filter(({ minor }) => !minor || this.chance.happens(20)).concat(household.members[0] ?? filer),
            );
      const rule = this.chance.weighted(this.rulesOf(at, waits), ({ weight }) => weight);
      const fate = waits ? 'waiting' : this.fate();
      if (this.isFull(rule, household, member, at, fate)) continue;
      return [this.planned({ household, filer, member, rule, at, offsetMs, label, fate })];
    }
    return [];
  }

  private rulesOf(at: Date, waits: boolean): DemoRule[] {
    const month = this.time.monthOf(at);
    return this.village.rules.filter(
      ({ startedBy, weight, months, photos }) =>
        startedBy === 'villager' && weight > 0 && (months?.includes(month) ?? true) && (!waits || photos[0] > 0),
    );
  }

  private fate(): Fate {
    return this.chance.weighted(
      ['credited', 'rejected', 'returned', 'withdrawn'] as const,
      fate => ({ credited: 93, rejected: 4, returned: 1.6, withdrawn: 1.4 })[fate],
    );
  }

  /** Takes one of the cap when it is not used up. */
  private isFull(rule: DemoRule, household: DemoHousehold, member: DemoPerson, at: Date, fate: Fate): boolean {
    if (rule.cap === null || (fate !== 'credited' && fate !== 'waiting')) return false;
    const [times, period, subject] = rule.cap;
    const key = [rule.id, subjectOf(subject, household, member), periodKey(period, at)].join('/');
    const used = this.used.get(key) ?? 0;
    if (used >= times) return true;
    this.used.set(key, used + 1);
    return false;
  }

  private planned(facts: {
    household: DemoHousehold;
    filer: DemoPerson;
    member: DemoPerson;
    rule: DemoRule;
    at: Date;
    offsetMs: number;
    label: string;
    fate: Fate;
  }): PlannedApplication {
    const { household, filer, member, rule, at, offsetMs, fate } = facts;
    const [least, most] = rule.photos;
    // Of long ago one photo each is enough: storing them is what takes the time.
    const isRecent = offsetMs > (this.time.days - RECENT_DAYS) * DAY_MS;
    const wish = isRecent ? this.chance.weighted([1, 2, 3], count => [60, 28, 12][count - 1] ?? 0) : 1;
    const photos =
      rule.scenes.length === 0
        ? 0
        : least > 0
          ? Math.min(Math.max(wish, least), most)
          : isRecent && this.chance.happens(50)
            ? Math.min(1, most)
            : 0;
    const decidedAt = this.session(offsetMs);
    const scene = this.chance.pick(rule.scenes.length > 0 ? rule.scenes : (['yard'] as const));
    return {
      id: demoId(`application/${this.village.key}/${facts.label}`, offsetMs),
      household,
      filer,
      member,
      rule,
      submittedAt: at,
      offsetMs,
      fate,
      text: this.chance.pick(rule.texts),
      points:
        rule.points[1] > rule.points[0]
          ? Math.min(rule.points[1], this.chance.pick([rule.points[0], rule.points[0] + 2, rule.points[0] + 4, rule.points[1]]))
          : rule.points[0],
      scenes: Array.from({ length: photos }, () => scene),
      reason: fate === 'rejected' ? this.chance.pick(rejectionReasons) : fate === 'returned' ? this.chance.pick(returnReasons) : null,
      decidedAt,
      reviewer: this.reviewerOf(decidedAt, [household.id], [filer.id, member.id]),
    };
  }

  /** One a sitting; where it is a matter of the own house or of what one has filed oneself, the next one takes it. */
  private reviewerOf(sitting: Date, households: readonly string[], persons: readonly string[]): DemoPerson {
    const order = new Chance(`sitting/${this.village.key}/${this.time.offsetOf(sitting)}`).shuffled(this.reviewers);
    const reviewer = order.find(({ id, householdId }) => !households.includes(householdId) && !persons.includes(id));
    if (!reviewer) throw new Error(`nobody in ${this.village.key} may review`);
    return reviewer;
  }

  /** Reviewers sit down three evenings a week, the last time yesterday. */
  private session(offsetMs: number): Date {
    const last = this.time.days - 1;
    let day = Math.min(Math.floor(offsetMs / DAY_MS) + 1, last);
    while (day < last && !SITTING_WEEKDAYS.includes(this.time.weekdayOf(this.time.at(day, 20)))) day += 1;
    return this.time.at(day, 20, 10);
  }
}

const subjectOf = (subject: CapSubject, household: DemoHousehold, member: DemoPerson): string =>
  subject === 'member' ? member.id : household.id;

/** The same periods as the books': calendar units of Beijing, weeks from Monday. */
function periodKey(period: CapPeriod, at: Date): string {
  const day = new Date(at.getTime() + 8 * HOUR_MS);
  const [year, month] = [day.getUTCFullYear(), day.getUTCMonth()];
  switch (period) {
    case 'day':
      return `${year}-${month}-${day.getUTCDate()}`;
    case 'week':
      return String(Math.floor((day.getTime() / DAY_MS + 3) / 7));
    case 'month':
      return `${year}-${month}`;
    case 'quarter':
      return `${year}-q${Math.floor(month / 3)}`;
    case 'year':
      return String(year);
  }
}
