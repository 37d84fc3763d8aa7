import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What takes no room on the screen, and what breaks a line, as plainName of the contracts has it. */
const UNSEEN =
  '[\\u0001-\\u0008\\u000e-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u2800\\ufe00-\\ufe0f\\ufeff\\ufff0-\\ufffb\\U0001bca0-\\U0001bca3\\U0001d173-\\U0001d17a\\U000e0000-\\U000e0fff]';
const BLANKS = '[ \\u0009-\\u000d\\u1680\\u2028\\u2029]';
const HAN = '[\\u3007\\u3400-\\u9fff\\U00020000-\\U000323af]';
const DOTS = '[\\u2022\\u2027\\u2219\\u22c5\\u30fb]';

const PLAIN = [
  `normalize(regexp_replace(normalize(name, NFKC), '${UNSEEN}', '', 'g'), NFKC)`,
  `regexp_replace(@, '${DOTS}', '·', 'g')`,
  `regexp_replace(@, '(${HAN})\\.(?=${HAN})', '\\1·', 'g')`,
  `btrim(regexp_replace(@, '${BLANKS}+', ' ', 'g'))`,
  `regexp_replace(@, '(${HAN}) (?=${HAN})', '\\1', 'g')`,
  `regexp_replace(translate(@, '()', '（）'), ' ?([·（）]) ?', '\\1', 'g')`,
].reduce((inner, step) => step.replace('@', () => inner));

/** In the form in which PostgreSQL keeps it. */
const CHECK = `name <> '' AND translate(name, '（）', '()') IS NFKC NORMALIZED AND name !~ '${UNSEEN}' AND name !~ '^ | $|  |[\\u0009-\\u000d\\u1680\\u2028\\u2029]' AND name !~ '${HAN} ${HAN}' AND name !~ '${DOTS}|[()]| [·（）]|[·（）] '`;

/**
 * One person is one name on the roster, whatever blank or unseen sign was typed into it (decision 0081). Names that stand there are written
 * plainly; they look as they did, and what was typed is not kept, so there is no way back to it.
 */
export class PlainNames1764000050100 implements MigrationInterface {
  readonly name = 'PlainNames1764000050100';

  async up(query: QueryRunner): Promise<void> {
    await query.query(`UPDATE person SET name = coalesce(nullif(p.plain, ''), '佚名') FROM (SELECT village_id, id, ${PLAIN} AS plain FROM person) p
      WHERE p.village_id = person.village_id AND p.id = person.id AND person.name <> p.plain`);
    await query.query(`ALTER TABLE person ADD CONSTRAINT ck_person_name_plain CHECK (${CHECK})`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE person DROP CONSTRAINT ck_person_name_plain');
  }
}
