import { makeDataSource } from './data-source';

/** The SQL by which the entities differ from the database of `ownerUrl`. Empty on a migrated database, or a migration is missing. */
export async function schemaDiff(ownerUrl: string): Promise<string[]> {
  const dataSource = makeDataSource({ url: ownerUrl, poolSize: 2, applicationName: 'jishan-schema-diff', statementTimeoutMs: 60_000 });
  await dataSource.initialize();
  try {
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    return upQueries.map(({ query }) => query);
  } finally {
    await dataSource.destroy();
  }
}
