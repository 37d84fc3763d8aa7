/** `status IN ('a', 'b')` from a contract's list, in the very form PostgreSQL prints, so that a generated migration stays empty. */
export function oneOf(column: string, values: readonly string[]): string {
  return `${column} IN (${values.map(value => `'${value}'`).join(', ')})`;
}
