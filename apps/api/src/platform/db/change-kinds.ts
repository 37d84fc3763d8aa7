import type { QueryRunner } from 'typeorm';

/**
 * Adds to a list of kinds (`ck_<table>_kind`) whatever stands in it, or takes them out again. A migration names its own only, so features
 * that were written side by side may land in any order.
 */
export async function changeKinds(query: QueryRunner, table: string, kinds: readonly string[], allowed: boolean): Promise<void> {
  const name = `ck_${table}_kind`;
  const [row] = (await query.query(
    'SELECT pg_get_constraintdef(oid) AS text FROM pg_constraint WHERE conname = $1 AND conrelid = $2::regclass',
    [name, table],
  )) as { text: string }[];
  const before = [...(row?.text ?? '').matchAll(/'([a-z_]+)'/g)].map(match => match[1] ?? '');
  const after = [...before.filter(kind => !kinds.includes(kind)), ...(allowed ? kinds : [])];
  await query.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  await query.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} CHECK (kind IN (${after.map(kind => `'${kind}'`).join(', ')}))`);
}
