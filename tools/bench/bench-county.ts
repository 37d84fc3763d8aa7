import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { Client } from 'pg';

export const VILLAGES = 200;
const HOUSEHOLDS_A_VILLAGE = 20;
const GOODS_A_VILLAGE = 5;

export interface BenchVillage {
  readonly id: string;
  readonly ruleId: string;
  /** One point each, stock without end. */
  readonly goodsIds: readonly string[];
  readonly keeper: { readonly accountId: string; readonly personId: string; readonly token: string };
  /** One member each, with a session. */
  readonly members: readonly {
    readonly personId: string;
    readonly householdId: string;
    readonly accountId: string;
    readonly token: string;
  }[];
}

/** Villages, households and people by set-based inserts; sessions with real tokens. Not the demo county: nothing here is to be looked at. */
export async function makeCounty(owner: Client, tokenKey: Buffer): Promise<BenchVillage[]> {
  await owner.query('CREATE TABLE bench_item (client integer, n integer, item jsonb NOT NULL, PRIMARY KEY (client, n))');
  await owner.query('GRANT SELECT ON bench_item TO jishan_app');
  const villages: BenchVillage[] = [];
  for (let number = 0; number < VILLAGES; number += 1) villages.push(await makeVillage(owner, tokenKey, number));
  return villages;
}

async function makeVillage(owner: Client, tokenKey: Buffer, number: number): Promise<BenchVillage> {
  const [id, setId, ruleId] = [randomUUID(), randomUUID(), randomUUID()];
  await owner.query(`INSERT INTO organization (id, kind, name) VALUES ($1, 'village', $2)`, [id, `测试村${number}`]);
  await owner.query('INSERT INTO village (id) VALUES ($1)', [id]);
  await owner.query(`INSERT INTO points_rule_set (village_id, id, version, status, effective_from) VALUES ($1, $2, 1, 'in_force', now())`, [
    id,
    setId,
  ]);
  await owner.query(
    `INSERT INTO points_rule (village_id, id, rule_set_id, position, category, title, standard, points_min, points_max, unit, cap_times, cap_period, cap_subject, min_photos, max_photos, text_required, started_by)
     VALUES ($1, $2, $3, 1, 'environment', '院落“五清”', '', 2, 2, '次', 100000, 'month', 'household', 0, 4, false, 'villager')`,
    [id, ruleId, setId],
  );
  const people = Array.from({ length: HOUSEHOLDS_A_VILLAGE + 1 }, (_one, index) => ({
    index,
    accountId: randomUUID(),
    personId: randomUUID(),
    sessionId: randomUUID(),
    householdId: index === 0 ? null : randomUUID(),
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
    `INSERT INTO village_role (village_id, person_id, role) SELECT $2, "personId", r FROM ${shape}, unnest(ARRAY['points_keeper', 'cadre']) r WHERE index = 0`,
    [json, id],
  );
  await owner.query(
    'SELECT ledger_open(array_agg($2::uuid), array_agg("householdId")) FROM ' + shape + ' WHERE "householdId" IS NOT NULL',
    [json, id],
  );
  const goodsIds = await stockUp(owner, id);
  const [keeper, ...members] = await Promise.all(people.map(async person => ({ ...person, token: await token(person, tokenKey) })));
  if (!keeper) throw new Error('a village without a keeper');
  return { id, ruleId, goodsIds, keeper, members: members.map(member => ({ ...member, householdId: member.householdId ?? '' })) };
}

/** Points in every wallet and goods on the shelf, through the books' own inner functions: the books must be right at the end. */
async function stockUp(owner: Client, villageId: string): Promise<string[]> {
  await owner.query(
    `SELECT ledger_post(array_agg(ROW(w.village_id, new_id(), 'opening', i.id, w.id, 100000, w.household_id, '期初', NULL, NULL, NULL, NULL)::ledger_posting), now())
     FROM ledger_account w JOIN ledger_account i ON i.village_id = w.village_id AND i.household_id IS NULL AND i.kind = 'issuance'
     WHERE w.village_id = $1 AND w.kind = 'wallet'`,
    [villageId],
  );
  const goodsIds = Array.from({ length: GOODS_A_VILLAGE }, () => randomUUID());
  await owner.query(
    `INSERT INTO store_goods (village_id, id, name, category, unit, points) SELECT $1, id, '货' || n, 'daily', '袋', 1 FROM unnest($2::uuid[]) WITH ORDINALITY g(id, n)`,
    [villageId, goodsIds],
  );
  await owner.query('SELECT store_lock_stock(array_agg($1::uuid), $2::uuid[]) FROM unnest($2::uuid[])', [villageId, goodsIds]);
  await owner.query(
    `SELECT store_post(array_agg(ROW(n, $1, id, 'receipt', 1000000, 0, new_id(), NULL, now())::store_move)) FROM unnest($2::uuid[]) WITH ORDINALITY g(id, n)`,
    [villageId, goodsIds],
  );
  return goodsIds;
}

/** As the API makes them; an hour instead of ten minutes would be refused, so the bench renews by running in under ten. */
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
  readonly village: BenchVillage;
  readonly applicationId: string;
}

/** Applications that wait, spread over villages and households. */
export async function makePending(owner: Client, villages: readonly BenchVillage[], count: number): Promise<Pending[]> {
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

/** Lays the items out for the raw clients. */
export async function layItems(owner: Client, items: readonly object[], clients: number): Promise<number> {
  const perClient = Math.floor(items.length / clients);
  const rows = items
    .slice(0, perClient * clients)
    .map((item, index) => ({ client: Math.floor(index / perClient), n: (index % perClient) + 1, item: [item] }));
  await owner.query('TRUNCATE bench_item');
  await owner.query(
    'INSERT INTO bench_item SELECT client, n, item FROM jsonb_to_recordset($1::jsonb) AS p(client integer, n integer, item jsonb)',
    [JSON.stringify(rows)],
  );
  await owner.query('ANALYZE bench_item');
  return perClient;
}
