import type { MigrationInterface, QueryRunner } from 'typeorm';
import { changeKinds, dropTables, villageTable } from '../platform/db/schema-sql';

const TRANSFER_KINDS = ['thanks', 'thanks_reversal'];
const INBOX_KINDS = ['thanks_credited', 'thanks_taken_back'];

const statements = [
  `CREATE TABLE points_thanks (
    village_id uuid NOT NULL,
    deed_id uuid NOT NULL,
    deed text NOT NULL,
    helper_person_id uuid NOT NULL,
    helped_household_id uuid NOT NULL,
    title text NOT NULL,
    points integer NOT NULL,
    deed_at timestamptz NOT NULL,
    state text NOT NULL DEFAULT 'owed',
    household_id uuid,
    undone_at timestamptz,
    taken_back_points integer,
    CONSTRAINT ck_points_thanks_deed CHECK (deed IN ('application', 'redemption')),
    CONSTRAINT ck_points_thanks_state CHECK (state IN ('owed', 'credited', 'capped', 'void', 'taken_back')),
    CONSTRAINT ck_points_thanks_points CHECK (points > 0 AND taken_back_points BETWEEN 0 AND points),
    CONSTRAINT ck_points_thanks_household CHECK ((state IN ('credited', 'taken_back')) = (household_id IS NOT NULL) AND household_id <> helped_household_id),
    CONSTRAINT ck_points_thanks_taken_back CHECK ((state = 'taken_back') = (taken_back_points IS NOT NULL) AND (state <> 'taken_back' OR undone_at IS NOT NULL)),
    CONSTRAINT pk_points_thanks PRIMARY KEY (village_id, deed_id)
  )`,
  `CREATE INDEX ix_points_thanks_due ON points_thanks (village_id, deed_id) WHERE state = 'owed' OR state = 'credited' AND undone_at IS NOT NULL`,
  `CREATE INDEX ix_points_thanks_helper ON points_thanks (village_id, helper_person_id, deed_at)`,
  `ALTER TABLE points_thanks ADD CONSTRAINT fk_points_thanks_helper_person_id FOREIGN KEY (village_id, helper_person_id) REFERENCES person(village_id,id)`,
  `ALTER TABLE points_thanks ADD CONSTRAINT fk_points_thanks_household_id FOREIGN KEY (village_id, household_id) REFERENCES household(village_id,id)`,
];

/** 代办感谢: what a helper's own household gets for a finished deed, once per deed; written by the books' functions only. */
export class Thanks1764000028100 implements MigrationInterface {
  readonly name = 'Thanks1764000028100';

  async up(query: QueryRunner): Promise<void> {
    for (const statement of statements) await query.query(statement);
    await villageTable(query, 'points_thanks', 'read');
    await changeKinds(query, 'ledger_transfer', TRANSFER_KINDS, true);
    await changeKinds(query, 'inbox_item', INBOX_KINDS, true);
  }

  /** Only where nobody was thanked yet: what the ledger holds is never taken out of it. */
  async down(query: QueryRunner): Promise<void> {
    await query.query('DELETE FROM inbox_item WHERE kind = ANY($1)', [INBOX_KINDS]);
    await changeKinds(query, 'inbox_item', INBOX_KINDS, false);
    await changeKinds(query, 'ledger_transfer', TRANSFER_KINDS, false);
    await dropTables(query, ['points_thanks']);
  }
}
