import { uuidv7 } from 'uuidv7';
import type { Doors, ModelCommand, Request } from './model-command';
import { living, move, type Deduction, type World } from './world';

/** Cases whose window for an appeal is over, one a household, and the clock comes by: down to zero, the rest is waived. */
const deduct: ModelCommand = {
  name: 'deduct',
  make(world, dice, taken) {
    const household = dice.pick(world.households);
    if (!household || taken.has(household.id)) return undefined;
    taken.add(household.id);
    const one: Deduction = { id: uuidv7(), household, points: 1 + dice.roll(12), posted: 0, status: 'posted' };
    return {
      item: { id: one.id, householdId: household.id, points: one.points },
      expect() {
        one.posted = Math.min(one.points, household.wallet);
        world.deductions.push(one);
        if (one.posted > 0)
          move(world, 'deduction', () => {
            household.wallet -= one.posted;
            household.ages.take(one.posted);
            one.ages = household.ages;
            world.village.correction += one.posted;
          });
        return { done: {} };
      },
    };
  },
  async run({ app, owner }: Doors, { villageId, rules, keeper }: World, requests: readonly Request[]) {
    for (const { expect, item } of requests) {
      expect();
      await owner.query(
        `INSERT INTO points_deduction (village_id, id, household_id, rule_id, points, text, status, opened_by_person_id, opened_by_role, opened_at, appeal_until)
         VALUES ($1, $2, $3, $4, $5, '堆柴占道', 'notified', $6, 'cadre', now() - interval '6 days', now() - interval '1 day')`,
        [villageId, item['id'], item['householdId'], rules[0]?.id, item['points'], keeper.personId],
      );
    }
    await app.query('SELECT points_post_deductions(100)');
  },
};

/** Given back with a reason: what was taken, and no more. */
const giveBack: ModelCommand = {
  name: 'give back a deduction',
  make(world, dice, taken) {
    const one = dice.recent(world.deductions);
    if (!one || one.status !== 'posted' || taken.has(one.id)) return undefined;
    taken.add(one.id);
    return {
      item: { id: one.id },
      expect() {
        const { household, posted } = one;
        one.status = 'reversed';
        if (posted > 0)
          move(world, 'deduction_reversal', () => {
            living(household).wallet += posted;
            living(household).ages.giveBack(posted, one.ages);
            world.village.correction -= posted;
          });
        return { done: {} };
      },
    };
  },
  async run({ app }: Doors, { villageId, keeper }: World, requests: readonly Request[]) {
    for (const { expect, item } of requests) {
      expect();
      await app.query('BEGIN');
      await app.query(`SELECT set_config('app.village', $1, true)`, [villageId]);
      const { rows } = await app.query<{ answer: { refused?: string } }>(
        `SELECT points_deduction_reverse($1, $2, 'cadre', '查清楚了，不是他家的') AS answer`,
        [item['id'], keeper.personId],
      );
      await app.query('COMMIT');
      if (rows[0]?.answer.refused) throw new Error(`a deduction is not given back: ${rows[0].answer.refused}`);
    }
  },
};

export const deductions: readonly ModelCommand[] = [deduct, giveBack];
