import type { MigrationInterface, QueryRunner } from 'typeorm';

const INBOX_KINDS = ['rule_set_adopted', 'rule_set_withdrawn'];
const RULE = `(short_fund_percent IS NULL) = (short_fund_reason IS NULL) AND (short_fund_percent IS NULL OR short_fund_percent < 100) AND short_fund_reason <> ''`;

/** Rules that give more on a fund that does not reach: the secretary's reason stands beside the decision. Everybody is told of a new version. */
export class ShortFund1764000026000 implements MigrationInterface {
  readonly name = 'ShortFund1764000026000';

  async up(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE points_rule_decision ADD short_fund_percent integer, ADD short_fund_reason text');
    await query.query(`ALTER TABLE points_rule_decision ADD CONSTRAINT ck_points_rule_decision_short_fund CHECK (${RULE})`);
    await changeInboxKinds(query, kinds => [...kinds, ...INBOX_KINDS]);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(`DELETE FROM inbox_item WHERE kind = ANY($1)`, [INBOX_KINDS]);
    await changeInboxKinds(query, kinds => kinds.filter(kind => !INBOX_KINDS.includes(kind)));
    await query.query('ALTER TABLE points_rule_decision DROP CONSTRAINT ck_points_rule_decision_short_fund');
    await query.query('ALTER TABLE points_rule_decision DROP COLUMN short_fund_percent, DROP COLUMN short_fund_reason');
  }
}

/** Other features add kinds of their own: what is allowed is read from the database, not written down a second time. */
async function changeInboxKinds(query: QueryRunner, change: (kinds: string[]) => string[]): Promise<void> {
  const [check] = (await query.query(
    `SELECT pg_get_constraintdef(oid) AS rule FROM pg_constraint WHERE conname = 'ck_inbox_item_kind' AND conrelid = 'inbox_item'::regclass`,
  )) as { rule: string }[];
  const kinds = [...(check?.rule ?? '').matchAll(/'(\w+)'/g)].flatMap(found => found[1] ?? []);
  await query.query('ALTER TABLE inbox_item DROP CONSTRAINT ck_inbox_item_kind');
  await query.query(
    `ALTER TABLE inbox_item ADD CONSTRAINT ck_inbox_item_kind CHECK (kind IN (${change(kinds)
      .map(kind => `'${kind}'`)
      .join(', ')}))`,
  );
}
