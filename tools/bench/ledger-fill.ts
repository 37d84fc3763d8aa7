import type { Client } from 'pg';
import type { CountyVillage } from '../county/make-county';

const TRANSFERS_A_STATEMENT = 50_000;

/**
 * Years of credits in the villages' books, two entries each, with their applications: set-based inserts as the owner, by the books' own
 * arithmetic, so that `ledger:verify` finds them right. Answers how many entries there are now.
 */
export async function fillLedger(owner: Client, villages: readonly CountyVillage[], entries: number): Promise<number> {
  const perVillage = Math.ceil(entries / 2 / villages.length);
  const batch = Math.max(1, Math.floor(TRANSFERS_A_STATEMENT / Math.max(1, perVillage)));
  for (let from = 0; from < villages.length; from += batch) {
    const some = villages.slice(from, from + batch);
    for (let done = 0; done < perVillage; done += TRANSFERS_A_STATEMENT)
      await credit(owner, some, Math.min(TRANSFERS_A_STATEMENT, perVillage - done));
  }
  await owner.query('ANALYZE ledger_entry, ledger_transfer, ledger_account, points_application');
  return (await owner.query<{ n: number }>('SELECT count(*)::int AS n FROM ledger_entry')).rows[0]?.n ?? 0;
}

/** Households in turn, so that all statements grow alike; dated over the past two years, newest last. */
async function credit(owner: Client, villages: readonly CountyVillage[], each: number): Promise<void> {
  await owner.query('BEGIN');
  await owner.query('DROP TABLE IF EXISTS bench_credit');
  await owner.query(
    `CREATE TEMP TABLE bench_credit ON COMMIT DROP AS
     SELECT v.id AS village_id, v.rule_id, v.keeper, g.n, new_id() AS transfer_id, new_id() AS application_id, h.household_id, h.member_id, w.id AS wallet_id, i.id AS issuance_id,
       now() - ($2::int - g.n) * interval '730 days' / $2::int AS at
     FROM jsonb_to_recordset($1::jsonb) AS v(id uuid, rule_id uuid, keeper uuid, households int)
     CROSS JOIN generate_series(1, $2::int) g(n)
     JOIN LATERAL (SELECT p.household_id, p.id AS member_id, row_number() OVER (ORDER BY p.household_id) AS place FROM person p WHERE p.village_id = v.id AND p.household_id IS NOT NULL) h
       ON h.place = 1 + g.n % v.households
     JOIN ledger_account w ON w.village_id = v.id AND w.household_id = h.household_id AND w.kind = 'wallet'
     JOIN ledger_account i ON i.village_id = v.id AND i.household_id IS NULL AND i.kind = 'issuance'`,
    [
      JSON.stringify(
        villages.map(one => ({ id: one.id, rule_id: one.ruleId, keeper: one.keeper.personId, households: one.members.length })),
      ),
      each,
    ],
  );
  for (const sql of STATEMENTS) await owner.query(sql);
  await owner.query('COMMIT');
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
