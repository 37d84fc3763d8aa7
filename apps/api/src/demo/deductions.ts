import { defaultVillageSettings } from '@jishan/contracts';
import { addWorkingDays, villageDay } from '../platform/calendar';
import type { Tx } from '../platform/db/tx';
import {
  accountOf,
  addMoment,
  holderOf,
  membersOf,
  type County,
  type Demo,
  type DemoHousehold,
  type DemoPart,
  type DemoPerson,
  type DemoVillage,
  type PartCounts,
} from './county';
import { plannedDeductions, type PlannedDeduction } from './data/deductions.texts';
import { demoPeople, knownPeople } from './known-people';
import { insertRows } from './rows';
import { Chance, demoId } from './seeded';

export const deductions: DemoPart = { name: 'deductions', fill };

const DAY_MS = 86_400_000;
const APPEAL_DAYS = 5;
const CASES_MAX = 100;
/** Not spent on the shelf within the days of an appeal. */
const ENOUGH_POINTS = 40;

/** Where a village takes points: a case in every state, by the very functions that the product calls, on the days when it happened. */
async function fill(demo: Demo, county: County): Promise<PartCounts> {
  let cases = 0;
  for (const village of county.villages.filter(({ settings }) => settings.deductions)) {
    const houses = housesOf(village);
    for (const [index, plan] of plannedDeductions.entries()) {
      const house = plan.house === 'known' ? houses.known : houses.any[index];
      if (!house) throw new Error(`${village.key} has too few houses for ${plan.key}`);
      await new Course(demo, county, village, plan, house, houses.any).hand();
      cases += 1;
    }
  }
  return { deductions: cases };
}

/** Of those without an office, with somebody who can read the notice. */
function housesOf(village: DemoVillage): { known: DemoHousehold | undefined; any: DemoHousehold[] } {
  const names = [...demoPeople, ...Object.values(knownPeople)].map(({ household }): string => household);
  const eligible = village.households.filter(
    ({ members }) => members.every(({ roles }) => roles.length === 0) && members.some(({ accountId }) => accountId !== null),
  );
  return {
    known: eligible.find(({ name }) => names.includes(name)),
    any: new Chance(`deductions/${village.key}`).shuffled(eligible.filter(({ name }) => !names.includes(name))),
  };
}

/** One case, from the notice to where it stands today. */
class Course {
  private readonly id: string;
  private readonly cadre: DemoPerson;
  private readonly openedAt: Date;
  private readonly appealUntil: Date;

  constructor(
    private readonly demo: Demo,
    private readonly county: County,
    private readonly village: DemoVillage,
    private readonly plan: PlannedDeduction,
    private house: DemoHousehold,
    private readonly others: readonly DemoHousehold[],
  ) {
    const day = demo.time.days - plan.openedDaysAgo;
    this.openedAt = demo.time.at(day, 18, 20);
    this.appealUntil = new Date(demo.time.at(day, 0).getTime() + (APPEAL_DAYS + 1) * DAY_MS);
    this.id = demoId(`deduction/${village.key}/${plan.key}`, demo.time.offsetOf(this.openedAt));
    this.cadre = holderOf(village, 'cadre');
  }

  async hand(): Promise<void> {
    const { appeal, answer, closed } = this.plan;
    const photoIds = await this.evidence();
    this.at(this.openedAt, tx => this.open(tx, photoIds));
    // The clock posts whatever is due, one minute after the window is over.
    const due = new Date(this.appealUntil.getTime() + 60_000);
    if (!appeal && closed?.kind !== 'withdraw' && due < this.demo.time.now)
      addMoment(this.county, this.village, {
        at: due,
        run: tx => tx.query('SELECT points_post_deductions($1::int, $2::timestamptz)', [CASES_MAX, due]),
      });
    if (appeal) this.on(appeal.daysAgo, 12, (tx, at) => this.appeal(tx, appeal.text, at));
    if (answer)
      this.on(answer.daysAgo, 16, (tx, at) =>
        this.call(tx, 'points_deduction_decide($1, $2, $3, $4, $5, $6)', [
          holderOf(this.village, answer.by).id,
          answer.by,
          answer.upheld,
          answer.reason,
          at,
        ]),
      );
    if (closed?.kind === 'withdraw')
      this.on(closed.daysAgo, 10, (tx, at) =>
        this.call(tx, 'points_deduction_withdraw($1, $2, $3, $4)', [this.cadre.id, closed.reason, at]),
      );
    if (closed?.kind === 'reverse')
      this.on(closed.daysAgo, 10, (tx, at) =>
        this.call(tx, 'points_deduction_reverse($1, $2, $3, $4, $5)', [
          holderOf(this.village, 'secretary').id,
          'secretary',
          closed.reason,
          at,
        ]),
      );
  }

  private on(daysAgo: number, hour: number, run: (tx: Tx, at: Date) => Promise<void>): void {
    const at = this.demo.time.at(this.demo.time.days - daysAgo, hour);
    this.at(at, tx => run(tx, at));
  }

  /** The household was told at that time as well. */
  private at(at: Date, run: (tx: Tx) => Promise<void>): void {
    addMoment(this.county, this.village, {
      at,
      run: async tx => {
        await run(tx);
        await tx.query('UPDATE outbox_event SET created_at = $3 WHERE village_id = $1 AND subject_id = $2 AND created_at = now()', [
          this.village.id,
          this.id,
          at,
        ]);
      },
    });
  }

  private async evidence(): Promise<string[]> {
    const { scene } = this.plan;
    if (scene === null) return [];
    const offsetMs = this.demo.time.offsetOf(this.openedAt) - 3_600_000;
    const media = await this.demo.press.print([
      {
        label: `${this.id}/evidence`,
        villageId: this.village.id,
        accountId: accountOf(this.cadre),
        scene,
        fresh: true,
        takenAt: new Date(this.openedAt.getTime() - 3_600_000),
        offsetMs,
      },
    ]);
    await this.demo.work.run(this.village.id, tx => insertRows(tx, 'media_object', media));
    return media.map(({ id }) => id);
  }

  private async open(tx: Tx, photoIds: readonly string[]): Promise<void> {
    if (this.plan.house === 'poor') this.house = await this.poorest(tx);
    if (this.plan.house === 'any') this.house = await this.wealthy(tx);
    const rule = this.village.rules.find(({ key }) => key === this.plan.rule);
    const wish = {
      id: this.id,
      householdId: this.house.id,
      ruleId: rule?.id,
      points: this.plan.points,
      text: this.plan.text,
      photoIds,
      appealUntil: this.appealUntil,
      personId: this.cadre.id,
      role: 'cadre',
      accountId: accountOf(this.cadre),
      at: this.openedAt,
    };
    await answered(tx, 'points_deduction_open($1::jsonb)', [JSON.stringify(wish)]);
  }

  private async appeal(tx: Tx, text: string, at: Date): Promise<void> {
    const who = membersOf(this.village).find(({ householdId, accountId }) => householdId === this.house.id && accountId !== null);
    if (!who) throw new Error(`nobody appeals for ${this.plan.key}`);
    await this.call(tx, 'points_deduction_appeal($1, $2, $3::uuid[], $4, $5::jsonb, $6, $7::date, $8)', [
      who.id,
      [this.house.id],
      text,
      '[]',
      accountOf(who),
      addWorkingDays(villageDay(at), defaultVillageSettings.appealWorkingDays),
      at,
    ]);
  }

  private call = (tx: Tx, call: string, values: readonly unknown[]): Promise<void> => answered(tx, call, [this.id, ...values]);

  /** The house that was drawn, where it has enough to lose some of it; otherwise whoever has most, of those without a case. */
  private wealthy(tx: Tx): Promise<DemoHousehold> {
    return this.first(
      tx,
      `NOT EXISTS (SELECT 1 FROM points_deduction d WHERE d.village_id = w.village_id AND d.household_id = w.household_id)
       ORDER BY balance >= $4 DESC, household_id = $3 DESC, balance DESC, household_id`,
      [this.house.id, ENOUGH_POINTS],
    );
  }

  /** Whoever has the least and earns nothing until it is posted, so that some of it is waived on whatever day the demo is made. */
  private poorest(tx: Tx): Promise<DemoHousehold> {
    return this.first(
      tx,
      `balance > 0
       ORDER BY EXISTS (SELECT 1 FROM points_application a WHERE a.village_id = w.village_id AND a.household_id = w.household_id
           AND a.submitted_at BETWEEN $3::timestamptz - interval '14 days' AND $4::timestamptz)
         OR EXISTS (SELECT 1 FROM activity_presence p JOIN activity v ON v.village_id = p.village_id AND v.id = p.activity_id
           WHERE p.village_id = w.village_id AND p.household_id = w.household_id AND v.starts_at BETWEEN $3::timestamptz - interval '14 days' AND $4::timestamptz),
         balance, household_id`,
      [this.openedAt, this.appealUntil],
    );
  }

  /** Of the others by their wallet `w`, by SQL that goes on behind `WHERE … AND`, its values from `$3` on; the house that was drawn where there is none. */
  private async first(tx: Tx, asked: string, values: readonly unknown[]): Promise<DemoHousehold> {
    const [row] = await tx.query<{ household_id: string }[]>(
      `SELECT household_id FROM ledger_account w WHERE village_id = $1 AND kind = 'wallet' AND household_id = ANY ($2::uuid[]) AND ${asked} LIMIT 1`,
      [this.village.id, this.others.map(({ id }) => id), ...values],
    );
    return this.others.find(({ id }) => id === row?.household_id) ?? this.house;
  }
}

async function answered(tx: Tx, call: string, values: readonly unknown[]): Promise<void> {
  const [row] = await tx.query<{ answer: { refused?: string } }[]>(`SELECT ${call} AS answer`, [...values]);
  if (row?.answer.refused) throw new Error(`${call} refused: ${row.answer.refused}`);
}
