import { dataSourceOptions } from './data-source';

const limitsOf = (more: { lockSeconds?: number; statementTimeoutMs?: number }) =>
  dataSourceOptions({ url: 'postgres://nobody@127.0.0.1/none', poolSize: 1, applicationName: 'test', ...more }).extra as Record<
    string,
    number
  >;

it('a statement may take a second more than it may wait for a lock, and the driver gives up last', () => {
  expect(limitsOf({})).toMatchObject({ lock_timeout: 4_000, statement_timeout: 5_000, query_timeout: 6_000 });
  expect(limitsOf({ lockSeconds: 20 })).toMatchObject({
    lock_timeout: 20_000,
    statement_timeout: 21_000,
    query_timeout: 22_000,
    idle_in_transaction_session_timeout: 40_000,
  });
});

it('what takes longer by its nature says so', () => {
  expect(limitsOf({ statementTimeoutMs: 600_000 })).toMatchObject({
    lock_timeout: 4_000,
    statement_timeout: 600_000,
    query_timeout: 601_000,
  });
});
