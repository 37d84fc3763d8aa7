import { uuidv7 } from 'uuidv7';
import { villageDay } from '../src/platform/calendar';
import type { Inhabitant, TestVillage } from './village';

export const today = villageDay(new Date());
/** The same day a year ago, in days; with its 29 February. */
export const yearAgo = `${Number(today.slice(0, 4)) - 1}${today.slice(4).replace('02-29', '02-28')}`;
export const rolling = { pointsExpiry: 'rolling12', expiryFrom: '2020-01-01' };

export interface House {
  readonly villageId: string;
  readonly householdId: string;
  readonly member: Inhabitant;
}

export async function house(here: TestVillage, settings: object = rolling, villageId?: string): Promise<House> {
  const village = villageId ?? (await here.village('桠溪村', settings));
  const householdId = await here.household(village);
  return { villageId: village, householdId, member: await here.person(village, { householdId }) };
}

/** An award as it stood in the book that day; written by the schema's owner, who alone may date back. */
export async function creditOn(here: TestVillage, day: string, { villageId, householdId, member }: House, points: number): Promise<void> {
  const ruleId = await here.rule(villageId, { points });
  const keeper = await here.person(villageId, { roles: ['points_keeper'] });
  const id = uuidv7();
  await here.owner.query(
    `INSERT INTO points_application (village_id, id, household_id, member_id, filed_by_person_id, rule_id, text, submitted_at) VALUES ($1, $2, $3, $4, $4, $5, '', $6)`,
    [villageId, id, householdId, member.personId, ruleId, `${day}T09:00:00+08:00`],
  );
  const item = {
    villageId,
    applicationId: id,
    actorAccountId: keeper.accountId,
    actorPersonId: keeper.personId,
    actorRole: 'points_keeper',
  };
  const answer = await here.owner.query<{ outcome: { done?: unknown } }>('SELECT outcome FROM points_approve($1::jsonb)', [
    JSON.stringify([
      { ...item, key: uuidv7(), requestHash: '00', requestId: 't', ip: '', transferId: uuidv7(), at: `${day}T10:00:00+08:00` },
    ]),
  ]);
  expect(answer.rows[0]?.outcome.done).toBeDefined();
}

/** What has expired of a household, expiry by expiry. */
export async function expiriesOf(here: TestVillage, householdId: string): Promise<number[]> {
  const { rows } = await here.owner.query<{ points: number }>(
    'SELECT points FROM points_expiry WHERE household_id = $1 ORDER BY created_at',
    [householdId],
  );
  return rows.map(row => row.points);
}
