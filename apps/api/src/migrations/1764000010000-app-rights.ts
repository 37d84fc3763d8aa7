import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE } from '../platform/db/schema-sql';

interface Rights {
  /** Columns of a new row that the application may fill; absent: all. */
  readonly insert?: readonly string[] | 'all';
  readonly update?: readonly string[];
  readonly delete?: true;
}

const READ: Rights = {};
const ADD: Rights = { insert: 'all' };

/**
 * What the application's role does with its tables, and no more: whoever gets hold of its password makes no officer, starts no stopped
 * books, renames no household and credits no application by hand. Every table stays readable.
 */
const rights: Readonly<Record<string, Rights>> = {
  organization: READ,
  organization_role: READ,
  village_group: READ,
  household: READ,
  points_rule_set: READ,
  points_rule: READ,
  village: { update: ['settings', 'version'] },
  account: { insert: ['id'], update: ['session_version'], delete: true },
  account_identity: ADD,
  session: { insert: 'all', update: ['refresh_hash', 'previous_hash', 'rotated_at', 'revoked_at', 'second_factor'] },
  password_credential: { update: ['password_hash', 'changed_at'] },
  second_factor: { insert: 'all', update: ['secret_cipher', 'last_used_step', 'confirmed_at', 'created_at'] },
  person: { update: ['account_id', 'phone_cipher', 'phone_index', 'phone_masked'] },
  village_role: { insert: 'all', delete: true },
  membership_claim: { insert: 'all', update: ['status', 'person_id', 'decided_by_person_id', 'decided_at', 'decision_reason'] },
  invitation: ADD,
  proxy_right: { insert: 'all', update: ['revoked_at'] },
  points_application: {
    insert: ['village_id', 'id', 'household_id', 'member_id', 'filed_by_person_id', 'rule_id', 'text', 'submitted_at'],
    update: ['status', 'text', 'decided_at', 'decided_by_person_id', 'decided_by_role', 'decision_reason', 'version'],
  },
  points_application_photo: { insert: 'all', update: ['live'] },
  idempotency_key: { insert: 'all', update: ['answer'] },
  outbox_event: { insert: 'all', update: ['attempts', 'last_fault', 'due_at', 'done_at'] },
  media_object: ADD,
  notice: { insert: 'all', update: ['withdrawn_at', 'withdrawn_by_person_id', 'withdraw_reason'] },
  notice_receipt: { insert: 'all', update: ['delivered_at', 'opened_at', 'acknowledged_at', 'told_in_person_at', 'told_by_person_id'] },
  inbox_item: { insert: 'all', update: ['read_at'] },
};

/** Rows that change in most of their columns; none is ever taken away. */
const neverDeleted = ['parlour_thread', 'checklist_item', 'checklist_request', 'checklist_request_step', 'store_goods'] as const;

const columns = (names: readonly string[] | 'all'): string => (names === 'all' ? '' : ` (${names.join(', ')})`);

export class AppRights1764000010000 implements MigrationInterface {
  readonly name = 'AppRights1764000010000';

  async up(query: QueryRunner): Promise<void> {
    for (const [table, may] of Object.entries(rights)) {
      await query.query(`REVOKE INSERT, UPDATE, DELETE ON ${table} FROM ${APP_ROLE}`);
      if (may.insert) await query.query(`GRANT INSERT${columns(may.insert)} ON ${table} TO ${APP_ROLE}`);
      if (may.update) await query.query(`GRANT UPDATE${columns(may.update)} ON ${table} TO ${APP_ROLE}`);
      if (may.delete) await query.query(`GRANT DELETE ON ${table} TO ${APP_ROLE}`);
    }
    for (const table of neverDeleted) await query.query(`REVOKE DELETE ON ${table} FROM ${APP_ROLE}`);
  }

  async down(query: QueryRunner): Promise<void> {
    for (const table of [...Object.keys(rights), ...neverDeleted])
      await query.query(`GRANT INSERT, UPDATE, DELETE ON ${table} TO ${APP_ROLE}`);
  }
}
