import type { QueryRunner } from 'typeorm';

/** The application's role: no owner, no superuser, no BYPASSRLS. */
export const APP_ROLE = 'jishan_app';

export type AppRights = 'read' | 'append' | 'write';
const GRANTS: Readonly<Record<AppRights, string>> = { read: 'SELECT', append: 'SELECT, INSERT', write: 'SELECT, INSERT, UPDATE, DELETE' };

/**
 * Row-level security of a village's table: the application's role sees the rows of the village that its transaction has named;
 * the owner, as whom the books' functions run, sees all and scopes every row itself.
 */
export async function villageTable(query: QueryRunner, table: string, rights: AppRights): Promise<void> {
  await query.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
  await query.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
  await query.query(
    `CREATE POLICY of_village ON ${table} TO ${APP_ROLE} USING (village_id = (SELECT nullif(current_setting('app.village', true), '')::uuid))`,
  );
  await query.query(`CREATE POLICY of_owner ON ${table} TO CURRENT_USER USING (true)`);
  await query.query(`GRANT ${GRANTS[rights]} ON ${table} TO ${APP_ROLE}`);
}

/** No village data: accounts, organisations, counters. */
export async function globalTable(query: QueryRunner, table: string, rights: AppRights): Promise<void> {
  await query.query(`GRANT ${GRANTS[rights]} ON ${table} TO ${APP_ROLE}`);
}

/** History is never edited: neither by the owner nor by TRUNCATE. */
export async function appendOnly(query: QueryRunner, table: string): Promise<void> {
  await query.query(
    `CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION forbid_change()`,
  );
}

export async function dropTables(query: QueryRunner, tables: readonly string[]): Promise<void> {
  for (const table of tables) await query.query(`DROP TABLE ${table}`);
}

/** Changes the words that a column may hold. Other features add words of their own: what is allowed is read from the database, not written down a second time. */
export async function changeList(query: QueryRunner, table: string, column: string, change: (words: string[]) => string[]): Promise<void> {
  const name = `ck_${table}_${column}`;
  const [check] = (await query.query(
    'SELECT pg_get_constraintdef(oid) AS rule FROM pg_constraint WHERE conname = $1 AND conrelid = $2::regclass',
    [name, table],
  )) as { rule: string }[];
  const words = [...(check?.rule ?? '').matchAll(/'(\w+)'/g)].flatMap(found => found[1] ?? []);
  const list = change(words)
    .map(word => `'${word}'`)
    .join(', ');
  await query.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  await query.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} CHECK (${column} IN (${list}))`);
}

/** Adds to a list of kinds (`ck_<table>_kind`), or takes out again. A migration names its own only, so features may land in any order. */
export async function changeKinds(query: QueryRunner, table: string, kinds: readonly string[], allowed: boolean): Promise<void> {
  await changeList(query, table, 'kind', before => [...before.filter(kind => !kinds.includes(kind)), ...(allowed ? kinds : [])]);
}
