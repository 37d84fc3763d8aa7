import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A place may be left and filled again: a complaint stays with the account that filed it. */
export class ComplaintAccount1764000063400 implements MigrationInterface {
  readonly name = 'ComplaintAccount1764000063400';

  async up(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE complaint ADD author_account_id uuid');
    // Whoever is there now; where nobody is, nobody comes to it any more.
    await query.query(
      'UPDATE complaint c SET author_account_id = p.account_id FROM person p WHERE p.village_id = c.village_id AND p.id = c.author_person_id',
    );
    await query.query(
      'ALTER TABLE complaint ADD CONSTRAINT fk_complaint_author_account_id FOREIGN KEY (author_account_id) REFERENCES account(id)',
    );
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE complaint DROP COLUMN author_account_id');
  }
}
