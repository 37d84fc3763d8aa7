import { createHash } from 'node:crypto';
import { DefaultNamingStrategy, type Table } from 'typeorm';

const MAX_IDENTIFIER_BYTES = 63;
const snake = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();

/** snake_case columns and constraint names that a person can read in an error message. */
export class SnakeNaming extends DefaultNamingStrategy {
  override columnName(property: string, custom: string | undefined, prefixes: string[]): string {
    return snake([...prefixes, custom ?? property].join('_'));
  }
  override primaryKeyName(table: Table | string): string {
    return this.short(`pk_${this.plain(table)}`);
  }
  override foreignKeyName(table: Table | string, columns: string[]): string {
    return this.short(`fk_${this.plain(table)}_${columns.filter(column => column !== 'village_id').join('_')}`);
  }
  private plain(table: Table | string): string {
    return typeof table === 'string' ? table : (table.name.split('.').pop() ?? table.name);
  }
  private short(name: string): string {
    if (name.length <= MAX_IDENTIFIER_BYTES) return name;
    return `${name.slice(0, 54)}_${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;
  }
}
