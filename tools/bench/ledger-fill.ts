import type { Client } from 'pg';
import type { CountyVillage } from '../county/make-county';

const TRANSFERS_A_STATEMENT = 50_000;
const TABLES = ['points_application', 'ledger_transfer', 'ledger_entry'];

export async function entriesIn(client: Client): Promise<number> {
  return (await client.query<{ n: number }>('SELECT count(*)::int AS n FROM ledger_entry')).rows[0]?.n ?? 0;
}

/**
 * Years of credits in the villages' books until they hold so many entries, two each, with their applications: by the books' own arithmetic, so
 * that `ledger:verify` finds them right. As the superuser and with nobody else about: row by row, triggers and indexes would cost most of
 * the time, so both are off meanwhile and what they keep is made at the end. One transaction: cut short, there is nothing of it.
 */
export async function fillLedger(superuser: Client, villages: readonly CountyVillage[], entries: number): Promise<void> {
  const missing = entries - (await entriesIn(superuser));
  if (missing <= 0) return;
  const perVillage = Math.ceil(missing / 2 / villages.length);
  await superuser.query('BEGIN');
  await superuser.query(
    `SET LOCAL session_replication_role = replica; SET LOCAL synchronous_commit = off; SET LOCAL work_mem = '128MB'; SET LOCAL maintenance_work_mem = '512MB';
     SET LOCAL max_parallel_workers_per_gather = 0; SET LOCAL max_parallel_maintenance_workers = 0`,
  );
  const indexes = await dropIndexes(superuser);
  const batch = Math.max(1, Math.floor(TRANSFERS_A_STATEMENT / perVillage));
  for (let from = 0; from < villages.length; from += batch) {
    const some = villages.slice(from, from + batch);
    for (let done = 0; done < perVillage; done += TRANSFERS_A_STATEMENT)
      await credit(superuser, some, Math.min(TRANSFERS_A_STATEMENT, perVillage - done));
  }
  for (const definition of indexes) await superuser.query(definition);
  for (const { id } of villages) await superuser.query('SELECT ledger_rebuild_totals($1)', [id]);
  await superuser.query('COMMIT');
}

/** As old as their credits, in a folder of an earlier run too: no roll of a month shows a household that came after it. */
export async function ageHouseholds(superuser: Client): Promise<void> {
  await superuser.query(`UPDATE household SET created_at = now() - interval '3 years' WHERE created_at > now() - interval '2 years'`);
}

/** As autovacuum and the checkpointer would have left it, had the years really passed; so neither has to catch up while somebody measures. */
export async function settle(superuser: Client): Promise<void> {
  // All tables: a person's few hundred pages gone through for want of statistics would pass for growth.
  await superuser.query('VACUUM (ANALYZE, PARALLEL 0)');
  await superuser.query('CHECKPOINT');
}

/** All but those that a key or a constraint stands on. Answers how to make them again. */
async function dropIndexes(superuser: Client): Promise<string[]> {
  const { rows } = await superuser.query<{ name: string; definition: string }>(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition FROM pg_index i
     WHERE i.indrelid = ANY($1::regclass[]) AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid) ORDER BY 1`,
    [TABLES],
  );
  for (const { name } of rows) await superuser.query(`DROP INDEX ${name}`);
  return rows.map(row => row.definition);
}

/** Households in turn, so that all statements grow alike; dated over the past two years, newest last. */
async function credit(superuser: Client, villages: readonly CountyVillage[], each: number): Promise<void> {
  await superuser.query('DROP TABLE IF EXISTS bench_credit');
  await superuser.query(
    `CREATE TEMP TABLE bench_credit AS
     WITH house AS MATERIALIZED (
       SELECT v.id AS village_id, v.rule_id, v.keeper, p.household_id, p.id AS member_id, w.id AS wallet_id, i.id AS issuance_id,
         row_number() OVER (PARTITION BY v.id ORDER BY p.household_id)::int AS place, count(*) OVER (PARTITION BY v.id)::int AS houses
       FROM jsonb_to_recordset($1::jsonb) AS v(id uuid, rule_id uuid, keeper uuid)
       JOIN person p ON p.village_id = v.id AND p.household_id IS NOT NULL
       JOIN ledger_account w ON w.village_id = v.id AND w.household_id = p.household_id AND w.kind = 'wallet'
       JOIN ledger_account i ON i.village_id = v.id AND i.household_id IS NULL AND i.kind = 'issuance')
     SELECT h.village_id, h.rule_id, h.keeper, h.household_id, h.member_id, h.wallet_id, h.issuance_id, g.n, new_id() AS transfer_id, new_id() AS application_id,
       now() - ($2::int - g.n) * interval '730 days' / $2::int AS at
     FROM house h CROSS JOIN generate_series(h.place, $2::int, h.houses) g(n) ORDER BY h.village_id, g.n`,
    [JSON.stringify(villages.map(one => ({ id: one.id, rule_id: one.ruleId, keeper: one.keeper.personId }))), each],
  );
  await superuser.query('ANALYZE bench_credit');
  for (const sql of STATEMENTS) await superuser.query(sql);
}
const SIDES = `(SELECT village_id, issuance_id AS account_id, transfer_id, -2 AS amount, n FROM bench_credit UNION ALL SELECT village_id, wallet_id, transfer_id, 2, n FROM bench_credit)`;

const STATEMENTS = [
  `INSERT INTO points_application (village_id, id, household_id, member_id, filed_by_person_id, rule_id, text, submitted_at, status, points_awarded, decided_at, decided_by_person_id, decided_by_role)
   SELECT village_id, application_id, household_id, member_id, member_id, rule_id, '', at, 'credited', 2, at, keeper, 'points_keeper' FROM bench_credit`,
  `INSERT INTO ledger_transfer (village_id, id, kind, amount, cause_id, reason, member_id, actor_person_id, actor_role, at)
   SELECT village_id, transfer_id, 'award', 2, application_id, '院落“五清”', member_id, keeper, 'points_keeper', at FROM bench_credit`,
  `INSERT INTO ledger_entry (village_id, account_id, seq, transfer_id, amount, balance_after)
   SELECT s.village_id, s.account_id, a.last_seq + row_number() OVER account, s.transfer_id, s.amount, a.balance + sum(s.amount) OVER account
   FROM ${SIDES} s JOIN ledger_account a ON a.village_id = s.village_id AND a.id = s.account_id WINDOW account AS (PARTITION BY s.village_id, s.account_id ORDER BY s.n)`,
  `UPDATE ledger_account a SET balance = a.balance + s.amount, last_seq = a.last_seq + s.lines
   FROM (SELECT s.village_id, s.account_id, sum(s.amount) AS amount, count(*)::int AS lines FROM ${SIDES} s GROUP BY 1, 2) s WHERE a.village_id = s.village_id AND a.id = s.account_id`,
  `INSERT INTO points_month_use AS m (village_id, household_id, month_start, points)
   SELECT village_id, household_id, date_trunc('month', at AT TIME ZONE 'Asia/Shanghai')::date, 2 * count(*) FROM bench_credit GROUP BY 1, 2, 3
   ON CONFLICT (village_id, household_id, month_start) DO UPDATE SET points = m.points + excluded.points`,
  `INSERT INTO points_cap_use AS u (village_id, rule_id, subject_id, period_start, used)
   SELECT c.village_id, coalesce(r.origin_rule_id, r.id), CASE r.cap_subject WHEN 'member' THEN c.member_id ELSE c.household_id END,
     date_trunc(r.cap_period, c.at AT TIME ZONE 'Asia/Shanghai')::date, count(*)
   FROM bench_credit c JOIN points_rule r ON r.village_id = c.village_id AND r.id = c.rule_id AND r.cap_times IS NOT NULL GROUP BY 1, 2, 3, 4
   ON CONFLICT (village_id, rule_id, subject_id, period_start) DO UPDATE SET used = u.used + excluded.used`,
];

/** Sealed as the nights would have, without signatures: those are the API's. How many blocks, and in which time. */
export async function sealAll(owner: Client, villages: readonly CountyVillage[]): Promise<{ blocks: number; seconds: number }> {
  const started = process.hrtime.bigint();
  let blocks = 0;
  for (const { id } of villages)
    for (;;) {
      const { rows } = await owner.query<{ number: number | null }>(
        `SELECT book_seal($1, (now() AT TIME ZONE 'Asia/Shanghai')::date, 10000) AS number`,
        [id],
      );
      if (rows[0]?.number == null) break;
      blocks += 1;
    }
  return { blocks, seconds: Number(process.hrtime.bigint() - started) / 1e9 };
}
