import type { Client } from 'pg';
import { refusals } from './backup.texts';
import type { SequenceState, TableShape } from './manifest';

/** Kept by the migration runner itself; a database of the same version has the same. */
const OWN_BOOKKEEPING = ['schema_migration', 'sql_function'];

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const inSchema = (table: string): string => `public.${quoted(table)}`;

export async function migrationsOf(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ found: boolean }>(`SELECT to_regclass('public.schema_migration') IS NOT NULL AS found`);
  if (!rows[0]?.found) throw refusals.noSchema();
  return (await client.query<{ name: string }>('SELECT name FROM public.schema_migration ORDER BY "timestamp", name')).rows.map(
    ({ name }) => name,
  );
}

interface ShapeRow {
  readonly table: string;
  readonly owned: boolean;
  readonly hidden: boolean;
  readonly columns: TableShape['columns'];
}

/**
 * Every table of the schema, and none silently in part: a role that is not the owner, or one that row-level security hides rows from, is
 * refused. (The owner's own policy is `true`; the job queue's schema is made of what the tables say and is not looked at.)
 */
export async function tablesOf(client: Client): Promise<TableShape[]> {
  const { rows } = await client.query<ShapeRow>(
    `SELECT c.relname AS table, pg_has_role(c.relowner, 'USAGE') AS owned,
       row_security_active(c.oid) AND (
         NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polpermissive AND p.polcmd = '*'
           AND (SELECT oid FROM pg_roles WHERE rolname = current_user) = ANY (p.polroles) AND pg_get_expr(p.polqual, p.polrelid) = 'true')
         OR EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND NOT p.polpermissive)) AS hidden,
       (SELECT jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'generated', a.attgenerated <> '') ORDER BY a.attnum)
        FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns
     FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
       AND c.relpersistence = 'p' AND NOT c.relname = ANY ($1) ORDER BY c.relname`,
    [OWN_BOOKKEEPING],
  );
  if (rows.length === 0) throw refusals.noSchema();
  for (const { table, owned, hidden } of rows) {
    if (!owned) throw refusals.notOwner(table);
    if (hidden) throw refusals.hiddenRows(table);
  }
  return rows.map(({ table, columns }) => ({ name: table, columns }));
}

export async function sequencesOf(client: Client): Promise<SequenceState[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'S'
       AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.classid = 'pg_class'::regclass AND d.refobjid::regclass::text = ANY ($1))
     ORDER BY c.relname`,
    [OWN_BOOKKEEPING],
  );
  const states: SequenceState[] = [];
  for (const { name } of rows) {
    const state = await client.query<{ last_value: string; is_called: boolean }>(`SELECT last_value, is_called FROM ${inSchema(name)}`);
    for (const { last_value, is_called } of state.rows) states.push({ name, lastValue: last_value, isCalled: is_called });
  }
  return states;
}
