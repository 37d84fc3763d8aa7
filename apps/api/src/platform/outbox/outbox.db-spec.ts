import { freshDatabase, type FreshDatabase } from '../../../test/fresh-database';
import { runSql } from '../../../test/run-sql';

const village = (n: number): string => `0190a1b2-c3d4-7e5f-8a9b-00000000000${n}`;

describe('outbox_due', () => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
    const event = (n: number, topic: string, due: string, done = 'NULL'): string =>
      `INSERT INTO outbox_event (village_id, id, topic, subject_id, payload, due_at, done_at) VALUES ('${village(n)}', gen_random_uuid(), '${topic}', gen_random_uuid(), '{"n": ${n}}', now() + interval '${due}', ${done})`;
    await runSql(database.ownerUrl, [
      event(1, 'second', '-1 minute'),
      event(2, 'first', '-2 minutes'),
      event(1, 'later', '1 minute'),
      event(2, 'done', '-3 minutes', 'now()'),
    ]);
  });
  afterAll(() => database.drop());

  it('tells the application what is owed by any village, oldest first', async () => {
    const rows = await runSql(database.appUrl, ['SELECT * FROM outbox_due(10)']);
    expect(rows.map(row => [row['topic'], row['village_id']])).toEqual([
      ['first', village(2)],
      ['second', village(1)],
    ]);
    expect(Object.keys(rows[0] ?? {})).toEqual(['village_id', 'id', 'topic', 'subject_id', 'payload', 'created_at']);
    expect(await runSql(database.appUrl, ['SELECT topic FROM outbox_due(1)'])).toEqual([{ topic: 'first' }]);
  });

  it('is the only way past the villages’ walls', async () => {
    expect(await runSql(database.appUrl, ['SELECT * FROM outbox_event'])).toEqual([]);
  });

  it.each(['outbox_due', 'outbox_set_aside', 'forget_done_events', 'forget_old_keys', 'job_queue'])(
    'and %s is for the application’s role alone, with a fixed search path',
    async name => {
      const [row] = await runSql(database.ownerUrl, [
        `SELECT prosecdef, proconfig, proacl::text AS acl FROM pg_proc WHERE proname = '${name}' AND pronamespace = 'public'::regnamespace`,
      ]);
      expect(row?.['prosecdef']).toBe(true);
      expect(row?.['proconfig']).toEqual(['search_path=pg_catalog, public, pg_temp']);
      // An empty grantee before `=` would be PUBLIC.
      expect(String(row?.['acl'])).not.toMatch(/[{,]=/);
      expect(String(row?.['acl'])).toContain('jishan_app=X');
    },
  );
});
