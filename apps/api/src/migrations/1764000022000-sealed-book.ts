import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, dropTables, villageTable } from '../platform/db/schema-sql';

const statements = [
  `CREATE TABLE ledger_block (
    village_id uuid NOT NULL,
    number integer NOT NULL,
    day date NOT NULL,
    first_n integer NOT NULL,
    last_n integer NOT NULL,
    root bytea NOT NULL,
    previous bytea NOT NULL,
    hash bytea NOT NULL,
    sealed_at timestamptz NOT NULL,
    CONSTRAINT ck_ledger_block_range CHECK (number > 0 AND first_n > 0 AND last_n >= first_n),
    CONSTRAINT ck_ledger_block_hashes CHECK (octet_length(root) = 32 AND octet_length(previous) = 32 AND octet_length(hash) = 32),
    CONSTRAINT pk_ledger_block PRIMARY KEY (village_id, number)
  )`,
  `CREATE TABLE ledger_leaf (
    village_id uuid NOT NULL,
    n integer NOT NULL,
    block_number integer NOT NULL,
    account_id uuid NOT NULL,
    seq integer NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT ck_ledger_leaf_hash CHECK (octet_length(hash) = 32),
    CONSTRAINT pk_ledger_leaf PRIMARY KEY (village_id, n)
  )`,
  `CREATE UNIQUE INDEX uq_ledger_leaf_entry ON ledger_leaf (village_id, account_id, seq)`,
  `CREATE TABLE ledger_block_signature (
    village_id uuid NOT NULL,
    number integer NOT NULL,
    public_key bytea NOT NULL,
    signature bytea NOT NULL,
    CONSTRAINT ck_ledger_block_signature_sizes CHECK (octet_length(public_key) = 32 AND octet_length(signature) = 64),
    CONSTRAINT pk_ledger_block_signature PRIMARY KEY (village_id, number)
  )`,
  `CREATE TABLE ledger_seal_mark (
    village_id uuid NOT NULL,
    account_id uuid NOT NULL,
    seq integer NOT NULL,
    CONSTRAINT pk_ledger_seal_mark PRIMARY KEY (village_id, account_id)
  )`,
  `ALTER TABLE ledger_leaf ADD CONSTRAINT fk_ledger_leaf_block_number FOREIGN KEY (village_id, block_number) REFERENCES ledger_block(village_id,number)`,
  `ALTER TABLE ledger_leaf ADD CONSTRAINT fk_ledger_leaf_account_id_seq FOREIGN KEY (village_id, account_id, seq) REFERENCES ledger_entry(village_id,account_id,seq)`,
  `ALTER TABLE ledger_block_signature ADD CONSTRAINT fk_ledger_block_signature_number FOREIGN KEY (village_id, number) REFERENCES ledger_block(village_id,number)`,
  `ALTER TABLE ledger_seal_mark ADD CONSTRAINT fk_ledger_seal_mark_account_id FOREIGN KEY (village_id, account_id) REFERENCES ledger_account(village_id,id)`,
];

const sealed = ['ledger_block', 'ledger_leaf', 'ledger_block_signature'] as const;

export class SealedBook1764000022000 implements MigrationInterface {
  readonly name = 'SealedBook1764000022000';

  async up(query: QueryRunner): Promise<void> {
    for (const statement of statements) await query.query(statement);
    for (const table of [...sealed, 'ledger_seal_mark']) await villageTable(query, table, 'read');
    for (const table of sealed) await appendOnly(query, table);
    await query.query('ALTER TABLE ledger_seal_mark SET (fillfactor = 80)');
  }

  async down(query: QueryRunner): Promise<void> {
    await dropTables(query, ['ledger_seal_mark', 'ledger_block_signature', 'ledger_leaf', 'ledger_block']);
  }
}
