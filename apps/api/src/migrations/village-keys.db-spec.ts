import { freshDatabase, type FreshDatabase } from '../../test/fresh-database';
import { runSql } from '../../test/run-sql';

/**
 * What holds for every table of the schema at once (security.md 12; house rule "village_id leads every key"): a table that somebody adds
 * tomorrow is looked at without anybody thinking of it.
 */
let database: FreshDatabase;
let faulty: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  faulty = await freshDatabase();
  await runSql(faulty.ownerUrl, [
    'CREATE TABLE faulty_parent (id uuid PRIMARY KEY, village_id uuid)',
    'CREATE TABLE faulty_child (village_id uuid NOT NULL, id uuid, parent_id uuid REFERENCES faulty_parent (id), PRIMARY KEY (village_id, id))',
    'ALTER TABLE faulty_child ENABLE ROW LEVEL SECURITY',
    'ALTER TABLE faulty_child FORCE ROW LEVEL SECURITY',
    `CREATE POLICY too_wide ON faulty_child TO jishan_app USING (village_id = (SELECT nullif(current_setting('app.village', true), '')::uuid) OR true)`,
    'CREATE TABLE faulty_stray (id uuid PRIMARY KEY)',
    'CREATE POLICY for_anybody ON person USING (true)',
  ]);
});
afterAll(async () => {
  await database.drop();
  await faulty.drop();
});

/** No row of these belongs to one village; why, stands beside each. */
const ABOVE_VILLAGES: Readonly<Record<string, string>> = {
  account: 'a person may have places in several villages',
  account_identity: 'of an account',
  organization: 'the tree above the villages, public',
  organization_role: 'an office above villages',
  password_credential: 'of an account',
  points_standard: 'what villages and offices show to others; a policy of its own (docs/decisions/0056-standards-to-copy.md)',
  phone_proof: 'of an account that has no village yet',
  rate_count: 'counts addresses and accounts before a village is known',
  schema_migration: 'the schema’s own',
  second_factor: 'of an account',
  session: 'of an account',
  sql_function: 'the schema’s own',
  village: 'its id is the village',
};
/** What is shown from village to village, and which; proved in standards.e2e-spec.ts. */
const WIDER = ['points_standard.below_area'];
const KEYS_WITHOUT_VILLAGE: Readonly<Record<string, string>> = {
  uq_invitation_token: 'whoever opens an invitation’s link has no village yet; the token’s hash is all there is',
  fk_complaint_author_account_id: 'accounts stand above villages',
  fk_complaint_message_organization_id: 'an office above the village answers it',
  fk_membership_claim_account_id: 'accounts stand above villages',
  fk_person_account_id: 'accounts stand above villages',
};
const VILLAGE_IS_THE_TRANSACTION_S = `(village_id = ( SELECT (NULLIF(current_setting('app.village'::text, true), ''::text))::uuid AS "nullif"))`;

const names = async (url: string, query: string): Promise<string[]> => (await runSql(url, [query])).map(row => String(row['name']));
const TABLES = `SELECT c.oid, c.relname, c.relrowsecurity AND c.relforcerowsecurity AS closed, a.attnotnull AS required, a.attnum AS village
  FROM pg_class c LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'village_id' AND NOT a.attisdropped
  WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace`;

const withoutVillage = (url: string) => names(url, `SELECT relname AS name FROM (${TABLES}) t WHERE village IS NULL ORDER BY 1`);
const notClosed = (url: string) =>
  names(url, `SELECT relname AS name FROM (${TABLES}) t WHERE village IS NOT NULL AND NOT (closed AND required) ORDER BY 1`);
/** Policies are ORed: one that is wider than the village opens the table, whatever the others say. */
const wide = (url: string) =>
  names(
    url,
    `SELECT tablename || '.' || policyname AS name FROM pg_policies
     WHERE schemaname = 'public' AND roles <> ARRAY['jishan_owner']::name[]
       AND (qual IS DISTINCT FROM $$${VILLAGE_IS_THE_TRANSACTION_S}$$ OR coalesce(with_check, qual) <> qual) ORDER BY 1`,
  );
const withoutPolicy = (url: string) =>
  names(
    url,
    `SELECT relname AS name FROM (${TABLES}) t WHERE village IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM pg_policies p WHERE p.schemaname = 'public' AND p.tablename = t.relname AND 'jishan_app' = ANY (p.roles)) ORDER BY 1`,
  );
const uniqueWithout = (url: string) =>
  names(
    url,
    `SELECT i.indexrelid::regclass::text AS name FROM pg_index i JOIN (${TABLES}) t ON t.oid = i.indrelid
     WHERE i.indisunique AND t.village IS NOT NULL AND i.indkey[0] <> t.village ORDER BY 1`,
  );
/** The village comes first on both sides, so that no row can point into another village. */
const foreignWithout = (url: string) =>
  names(
    url,
    `SELECT k.conname AS name FROM pg_constraint k JOIN (${TABLES}) t ON t.oid = k.conrelid JOIN (${TABLES}) other ON other.oid = k.confrelid
     WHERE k.contype = 'f' AND t.village IS NOT NULL AND NOT (k.conkey[1] = t.village
       AND (k.confkey[1] = other.village OR other.relname IN ('village', 'organization'))) ORDER BY 1`,
  );

describe('every table', () => {
  it('belongs to a village, or is named here with the reason', async () => {
    expect(await withoutVillage(database.ownerUrl)).toEqual(Object.keys(ABOVE_VILLAGES).sort());
    expect(await withoutVillage(faulty.ownerUrl)).toContain('faulty_stray');
  });

  it('of a village requires it, and has row-level security that holds for its owner too', async () => {
    expect(await notClosed(database.ownerUrl)).toEqual([]);
    expect(await notClosed(faulty.ownerUrl)).toEqual(['faulty_parent']);
  });

  it('of a village shows the application the transaction’s village and nothing else, by every policy there is', async () => {
    expect(await withoutPolicy(database.ownerUrl)).toEqual([]);
    expect(await withoutPolicy(faulty.ownerUrl)).toEqual(['faulty_parent']);
    expect(await wide(database.ownerUrl)).toEqual(WIDER);
    expect(await wide(faulty.ownerUrl)).toEqual(['faulty_child.too_wide', 'person.for_anybody', ...WIDER].sort());
  });
});

describe('the village leads', () => {
  it('every primary key and unique index', async () => {
    expect(await uniqueWithout(database.ownerUrl)).toEqual(Object.keys(KEYS_WITHOUT_VILLAGE).filter(name => name.startsWith('uq_')));
    expect(await uniqueWithout(faulty.ownerUrl)).toContain('faulty_parent_pkey');
  });

  it('every foreign key', async () => {
    expect(await foreignWithout(database.ownerUrl)).toEqual(Object.keys(KEYS_WITHOUT_VILLAGE).filter(name => name.startsWith('fk_')));
    expect(await foreignWithout(faulty.ownerUrl)).toContain('faulty_child_parent_id_fkey');
  });
});
