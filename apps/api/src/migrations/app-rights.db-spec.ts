import { uuidv7 } from 'uuidv7';
import { freshDatabase, type FreshDatabase } from '../../test/fresh-database';
import { runSql } from '../../test/run-sql';

/** Whoever has the application's password, and nothing else. */
let database: FreshDatabase;
const villageId = uuidv7();
beforeAll(async () => {
  database = await freshDatabase();
  await runSql(database.ownerUrl, [
    `INSERT INTO organization (id, kind, name) VALUES ('${villageId}', 'village', '桠溪村')`,
    `INSERT INTO village (id, books_stopped_at) VALUES ('${villageId}', now())`,
  ]);
});
afterAll(() => database.drop());

const asApp = (...statements: string[]) =>
  runSql(database.appUrl, [`SELECT set_config('app.village', '${villageId}', false)`, ...statements]);
const id = '0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b';

describe('the application’s role', () => {
  it.each([
    ['makes an officer', `INSERT INTO organization_role (organization_id, account_id, role) VALUES ('${id}', '${id}', 'county_officer')`],
    ['makes a village', `INSERT INTO organization (id, kind, name) VALUES ('${id}', 'village', '假村')`],
    ['moves a village', `UPDATE organization SET parent_id = NULL`],
    ['starts stopped books', 'UPDATE village SET books_stopped_at = NULL'],
    ['forgets a village', 'DELETE FROM village'],
    ['makes a password', `INSERT INTO password_credential (account_id, username, password_hash) VALUES ('${id}', 'x', 'x')`],
    ['enables an account', 'UPDATE account SET disabled_at = NULL'],
    ['gives somebody’s WeChat to another account', `UPDATE account_identity SET account_id = '${id}'`],
    ['moves a session', `UPDATE session SET account_id = '${id}'`],
    ['moves a person into another household', `UPDATE person SET household_id = '${id}'`],
    ['makes a child an adult', 'UPDATE person SET minor = false'],
    ['puts somebody on the roster', `INSERT INTO person (village_id, id, name) VALUES ('${villageId}', '${id}', '假人')`],
    ['makes a household', `INSERT INTO household (village_id, id, name, card_code) VALUES ('${villageId}', '${id}', '假家', 'x')`],
    ['names a head', `UPDATE household SET head_person_id = '${id}'`],
    ['writes in the roster’s record', `INSERT INTO roster_change (village_id, id) VALUES ('${villageId}', '${id}')`],
    ['changes a household’s card', `UPDATE household SET card_code = 'x'`],
    ['changes a rule', 'UPDATE points_rule SET points_max = 1000'],
    [
      'publishes past the door',
      `INSERT INTO points_standard (id, organization_id, area_id, title, rules) VALUES ('${id}', '${villageId}', '${villageId}', '', '[{}]')`,
    ],
    ['takes back what somebody else shows', 'DELETE FROM points_standard'],
    ['credits an application', `UPDATE points_application SET status = 'credited', points_awarded = 100`],
    [
      'files a credited application',
      `INSERT INTO points_application (village_id, id, household_id, member_id, filed_by_person_id, rule_id, text, submitted_at, status, points_awarded) VALUES ('${villageId}', '${id}', '${id}', '${id}', '${id}', '${id}', '', now(), 'credited', 100)`,
    ],
    ['forgets an idempotency key', 'DELETE FROM idempotency_key'],
    ['swallows a reaction', 'DELETE FROM outbox_event'],
    ['makes a letter vanish', 'DELETE FROM parlour_thread'],
    ['makes a complaint vanish', 'DELETE FROM complaint'],
    ['changes of whom a complaint speaks', 'UPDATE complaint SET about_person_id = NULL'],
    ['changes the words of a complaint', `UPDATE complaint_message SET text_cipher = '\\x00'`],
    ['makes a request vanish', 'DELETE FROM checklist_request'],
    ['makes a notice vanish', 'DELETE FROM notice'],
    ['changes the words of a notice', `UPDATE notice SET text = 'x'`],
    ['changes what a notice says aloud', 'UPDATE notice SET voice_id = NULL'],
    ['makes a table of its own', 'CREATE TABLE mine (id int)'],
    ['makes a temporary table, to stand in another’s place', 'CREATE TEMP TABLE village (id int)'],
  ])('never %s', async (_deed, statement) => {
    await expect(asApp(statement)).rejects.toMatchObject({ code: '42501' });
  });

  it('executes no function of the books but the commands, and every one that runs as the owner has its search path fixed', async () => {
    const { sound, open } = (
      await runSql(database.ownerUrl, [
        `SELECT bool_and(NOT p.prosecdef OR p.proconfig @> ARRAY['search_path=pg_catalog, public, pg_temp']) AS sound,
           array_agg(p.proname::text ORDER BY p.proname) FILTER (WHERE NOT p.prosecdef AND has_function_privilege('jishan_app', p.oid, 'EXECUTE')) AS open
         FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace`,
      ])
    )[0] as { sound: boolean; open: string[] };
    expect(sound).toBe(true);
    // Two triggers, an id, and what a caller reads under the own rights: who of a household's hands is gone, who emptied a place and says who fills it, what is had of an article, and with whom, what expires when, whose family a split made, for whom somebody still steps aside, where a merged household lives on, which county a village stands in, whether a house reads its notices, from which day on new rules may be in force, what an article costs today, and from whom a complaint is kept.
    const reads = [
      'complaint_handled_by',
      'complaint_kept_from',
      'complaint_kept_from_account',
      'complaint_rows',
      'complaint_supervisors',
      'identity_emptied_by',
      'identity_hands_gone',
      'identity_household_at',
      'identity_invited_by_emptier',
      'identity_number_by',
      'identity_number_of_emptier',
      'identity_successor',
      'ledger_is_credit',
      'points_come_back',
      'points_county_of',
      'points_deduction_reads',
      'points_deduction_runs',
      'points_expiring',
      'points_family_since',
      'points_held',
      'points_held_until',
      'points_joined',
      'points_last_day',
      'points_moved',
      'points_recused_houses',
      'points_spendable',
      'points_taken_in',
      'points_undecided',
      'points_split_kin',
      'points_unspent',
      'points_unspent_entries',
      'points_went_by',
      'points_year_start',
      'rule_set_first_day',
      'store_points',
    ];
    expect(open).toEqual(['forbid_change', 'ledger_entries_sum_to_zero', ...reads, 'new_id', 'store_limit_used'].sort());
  });
});
