import '@jishan/entities';
import { DataSource, getMetadataArgsStorage, type DataSourceOptions } from 'typeorm';
import { migrations } from '../../migrations';
import { SnakeNaming } from './snake-naming';

export interface DatabaseOptions {
  readonly url: string;
  readonly poolSize: number;
  readonly applicationName: string;
  /** Longest wait for a connection of the pool. */
  readonly waitSeconds?: number;
  /** Longest wait for what another transaction holds. */
  readonly lockSeconds?: number;
  /** Longest one statement may take; a second more than a lock if it is not said. Migrations get more. */
  readonly statementTimeoutMs?: number;
}

/** Every class that carries a table; importing the barrel has registered them. */
export const entityClasses = getMetadataArgsStorage().tables.map(table => table.target as new () => object);

export function dataSourceOptions(options: DatabaseOptions): DataSourceOptions {
  const lock = (options.lockSeconds ?? 4) * 1_000;
  const statement = options.statementTimeoutMs ?? lock + 1_000;
  return {
    type: 'postgres',
    url: options.url,
    applicationName: options.applicationName,
    entities: entityClasses,
    migrations,
    migrationsTableName: 'schema_migration',
    namingStrategy: new SnakeNaming(),
    synchronize: false,
    logging: false,
    poolSize: options.poolSize,
    extra: {
      connectionTimeoutMillis: (options.waitSeconds ?? 3) * 1_000,
      idleTimeoutMillis: 30_000,
      statement_timeout: statement,
      query_timeout: statement + 1_000,
      lock_timeout: lock,
      idle_in_transaction_session_timeout: 2 * lock,
      // jit costs more than it saves on statements of a millisecond
      options: '-c jit=off -c timezone=UTC',
      keepAlive: true,
    },
  };
}

export const makeDataSource = (options: DatabaseOptions): DataSource => new DataSource(dataSourceOptions(options));
