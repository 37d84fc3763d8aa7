import { decodeCursor, pageLimit } from './paging';

export interface NewestPage {
  /** In place of the table's name after FROM, with the alias that follows it. */
  readonly source: string;
  /** `$1` to `$5`; what `where` needs besides begins at `$6`. */
  readonly values: readonly unknown[];
  readonly limit: number;
}

interface Newest {
  readonly table: string;
  /** The server's time by which the list goes; with `household_id` before it and `id` behind it an index. */
  readonly time: string;
  /** About the row `r`. */
  readonly where?: string;
}

/**
 * The newest rows of some households: a page of each by its own index, merged into one, and only then may anything be joined. `household_id = ANY (…)`
 * in the list's own WHERE is no order of any index: all the years of a household were joined and sorted to show twenty lines.
 */
export function newestPage(
  villageId: string,
  households: readonly string[],
  query: { readonly cursor?: string; readonly limit?: number },
  { table, time, where = 'true' }: Newest,
): NewestPage {
  const limit = pageLimit(query.limit);
  const before = decodeCursor<[string, string]>(query.cursor, ['instant', 'string']);
  const order = `ORDER BY r.${time} DESC, r.id DESC LIMIT $5`;
  return {
    source: `(SELECT r.* FROM unnest($2::uuid[]) AS of_household(id)
      CROSS JOIN LATERAL (SELECT r.* FROM ${table} r WHERE r.village_id = $1 AND r.household_id = of_household.id AND ${where}
        AND ($3::timestamptz IS NULL OR (r.${time}, r.id) < ($3, $4::uuid)) ${order}) r ${order})`,
    values: [villageId, households, before?.[0] ?? null, before?.[1] ?? null, limit + 1],
    limit,
  };
}
