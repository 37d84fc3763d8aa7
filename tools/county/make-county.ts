import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { Client } from 'pg';

export interface CountyPlan {
  readonly villages: number;
  readonly householdsAVillage: number;
  /** Price of each article; as many articles as prices. */
  readonly prices: readonly number[];
  /** Of each article. */
  readonly stock: number;
  /** In each wallet. */
  readonly openingPoints: number;
  /** How often the rule credits a household in a month. */
  readonly capTimes: number;
}

export interface CountyOfficer {
  readonly accountId: string;
  readonly personId: string;
  readonly sessionId: string;
  readonly token: string;
}

export interface CountyVillage {
  readonly id: string;
  readonly ruleId: string;
  readonly goodsIds: readonly string[];
  /** Lives elsewhere; decides and reverses. */
  readonly keeper: CountyOfficer;
  /** Lives elsewhere, too; stands at the counter, for whoever gives points keeps no store. */
  readonly storeKeeper: CountyOfficer;
  /** One member each, with a session. */
  readonly members: readonly {
    readonly personId: string;
    readonly householdId: string;
    readonly accountId: string;
    readonly sessionId: string;
    readonly token: string;
  }[];
}

/** Points keeper and cadre; store keeper. */
const OFFICERS = 2;
/** What the rule of every village is worth. */
export const RULE_POINTS = 2;

/** Villages, households and people by set-based inserts; sessions with real tokens. Not the demo county: nothing here is to be looked at. */
export async function makeCounty(owner: Client, tokenKey: Buffer, plan: CountyPlan): Promise<CountyVillage[]> {
  const villages: CountyVillage[] = [];
  for (let number = 0; number < plan.villages; number += 1) villages.push(await makeVillage(owner, tokenKey, plan, number));
  return villages;
}

async function makeVillage(owner: Client, tokenKey: Buffer, plan: CountyPlan, number: number): Promise<CountyVillage> {
  const [id, setId, ruleId] = [randomUUID(), randomUUID(), randomUUID()];
  await owner.query(`INSERT INTO organization (id, kind, name) VALUES ($1, 'village', $2)`, [id, `测试村${number}`]);
  await owner.query('INSERT INTO village (id) VALUES ($1)', [id]);
  await owner.query(`INSERT INTO points_rule_set (village_id, id, version, status, effective_from) VALUES ($1, $2, 1, 'in_force', now())`, [
    id,
    setId,
  ]);
  await owner.query(
    `INSERT INTO points_rule (village_id, id, rule_set_id, position, category, title, standard, points_min, points_max, unit, cap_times, cap_period, cap_subject, min_photos, max_photos, text_required, started_by)
     VALUES ($1, $2, $3, 1, 'environment', '院落“五清”', '', $4, $4, '次', $5, 'month', 'household', 0, 4, false, 'villager')`,
    [id, ruleId, setId, RULE_POINTS, plan.capTimes],
  );
  const people = Array.from({ length: plan.householdsAVillage + OFFICERS }, (_one, index) => ({
    index,
    accountId: randomUUID(),
    personId: randomUUID(),
    sessionId: randomUUID(),
    householdId: index < OFFICERS ? null : randomUUID(),
  }));
  const json = JSON.stringify(people);
  const shape = `jsonb_to_recordset($1::jsonb) AS p(index integer, "accountId" uuid, "personId" uuid, "sessionId" uuid, "householdId" uuid)`;
  await owner.query(`INSERT INTO account (id) SELECT "accountId" FROM ${shape}`, [json]);
  await owner.query(
    `INSERT INTO session (id, account_id, client, refresh_hash, rotated_at) SELECT "sessionId", "accountId", 'weapp', sha256("sessionId"::text::bytea), now() FROM ${shape}`,
    [json],
  );
  await owner.query(
    `INSERT INTO household (village_id, id, name, card_code) SELECT $2, "householdId", '户' || index, "householdId"::text FROM ${shape} WHERE "householdId" IS NOT NULL`,
    [json, id],
  );
  await owner.query(
    `INSERT INTO person (village_id, id, household_id, name, account_id) SELECT $2, "personId", "householdId", '人' || index, "accountId" FROM ${shape}`,
    [json, id],
  );
  await owner.query(
    `INSERT INTO village_role (village_id, person_id, role, created_at) SELECT $2, "personId", r.role, now() - interval '1 year' FROM ${shape} JOIN (VALUES (0, 'points_keeper'), (0, 'cadre'), (1, 'store_keeper')) r(office, role) ON r.office = index`,
    [json, id],
  );
  await owner.query(
    'SELECT ledger_open(array_agg($2::uuid), array_agg("householdId")) FROM ' + shape + ' WHERE "householdId" IS NOT NULL',
    [json, id],
  );
  const goodsIds = await stockUp(owner, id, plan);
  const [keeper, storeKeeper, ...members] = await Promise.all(
    people.map(async person => ({ ...person, token: await token(person, tokenKey) })),
  );
  if (!keeper || !storeKeeper) throw new Error('a village without its keepers');
  return {
    id,
    ruleId,
    goodsIds,
    keeper,
    storeKeeper,
    members: members.map(member => ({ ...member, householdId: member.householdId ?? '' })),
  };
}

/** Points in every wallet and goods on the shelf, through the books' own inner functions: the books must be right at the end. */
async function stockUp(owner: Client, villageId: string, plan: CountyPlan): Promise<string[]> {
  await owner.query(
    `SELECT ledger_post(array_agg(ROW(w.village_id, new_id(), 'opening', i.id, w.id, $2::int, w.household_id, '期初', NULL, NULL, NULL, NULL)::ledger_posting), now())
     FROM ledger_account w JOIN ledger_account i ON i.village_id = w.village_id AND i.household_id IS NULL AND i.kind = 'issuance'
     WHERE w.village_id = $1 AND w.kind = 'wallet'`,
    [villageId, plan.openingPoints],
  );
  const goodsIds = plan.prices.map(() => randomUUID());
  await owner.query(
    `INSERT INTO store_goods (village_id, id, name, category, unit, points) SELECT $1, id, '货' || n, 'daily', '袋', price FROM unnest($2::uuid[], $3::int[]) WITH ORDINALITY g(id, price, n)`,
    [villageId, goodsIds, plan.prices],
  );
  await owner.query('SELECT store_lock_stock(array_agg($1::uuid), $2::uuid[]) FROM unnest($2::uuid[])', [villageId, goodsIds]);
  await owner.query(
    `SELECT store_post(array_agg(ROW(n, $1, id, 'receipt', $3::int, 0, new_id(), NULL, now())::store_move)) FROM unnest($2::uuid[]) WITH ORDINALITY g(id, n)`,
    [villageId, goodsIds, plan.stock],
  );
  return goodsIds;
}

/** The same people with tokens of now, for what lasts longer than a token. */
export function renewTokens(villages: readonly CountyVillage[], tokenKey: Buffer): Promise<CountyVillage[]> {
  return Promise.all(
    villages.map(async village => ({
      ...village,
      keeper: { ...village.keeper, token: await token(village.keeper, tokenKey) },
      storeKeeper: { ...village.storeKeeper, token: await token(village.storeKeeper, tokenKey) },
      members: await Promise.all(village.members.map(async member => ({ ...member, token: await token(member, tokenKey) }))),
    })),
  );
}

/** As the API makes them; good for ten minutes, so whoever uses them has to be done by then. */
function token(person: { accountId: string; sessionId: string }, key: Buffer): Promise<string> {
  return new SignJWT({ sid: person.sessionId, sv: 1 })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer('jishan')
    .setAudience('jishan-api')
    .setSubject(person.accountId)
    .setIssuedAt()
    .setExpirationTime('10m')
    .sign(key);
}

export interface Pending {
  readonly village: CountyVillage;
  /** Whose deed it is. */
  readonly member: CountyVillage['members'][number];
  readonly applicationId: string;
}

/** Applications that wait, spread over villages and households. */
export async function makePending(owner: Client, villages: readonly CountyVillage[], count: number): Promise<Pending[]> {
  const pending = Array.from({ length: count }, (_one, n) => {
    const village = villages[n % villages.length];
    const member = village?.members[Math.floor(n / villages.length) % village.members.length];
    if (!village || !member) throw new Error('no villages');
    return { village, member, applicationId: randomUUID() };
  });
  const rows = pending.map(({ village, member, applicationId }) => ({
    village: village.id,
    id: applicationId,
    household: member.householdId,
    member: member.personId,
    rule: village.ruleId,
  }));
  await owner.query(
    `INSERT INTO points_application (village_id, id, household_id, member_id, filed_by_person_id, rule_id, text, submitted_at)
     SELECT village, id, household, member, member, rule, '', now() FROM jsonb_to_recordset($1::jsonb) AS p(village uuid, id uuid, household uuid, member uuid, rule uuid)`,
    [JSON.stringify(rows)],
  );
  return pending;
}
