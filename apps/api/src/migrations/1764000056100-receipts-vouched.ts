import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Money that came has its voucher. NOT VALID: what a village recorded before stands as it is in a book that nobody edits. */
export class ReceiptsVouched1764000056100 implements MigrationInterface {
  readonly name = 'ReceiptsVouched1764000056100';

  async up(query: QueryRunner): Promise<void> {
    await query.query(
      'ALTER TABLE fund_entry ADD CONSTRAINT ck_fund_entry_voucher CHECK (corrects_entry_id IS NOT NULL OR amount_fen < 0 OR voucher_media_id IS NOT NULL) NOT VALID',
    );
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE fund_entry DROP CONSTRAINT ck_fund_entry_voucher');
  }
}
