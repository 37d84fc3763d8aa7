import { plainName } from '@jishan/contracts';
import fc from 'fast-check';
import { freshDatabase, type FreshDatabase } from '../../test/fresh-database';
import { runSql } from '../../test/run-sql';
import { makeDataSource } from '../platform/db/data-source';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const VILLAGE = '00000000-0000-4000-8000-000000000001';
const TYPED = [
  '张三',
  '张 三',
  '张\u3000三',
  '\u00a0张三',
  '张\u200b三',
  '张\ufe0f三',
  '张\u{e0101}三',
  '张\u3164三',
  '张\u0001三',
  '张\n三',
  '张 \u2028 三',
  '\u2f38三',
  '\uf9d1三',
  '\u{20bb7} 野',
  '阿木 · 拉且',
  '阿木•拉且',
  '阿木．拉且',
  'Ｊｏｈｎ   Smith',
  'J. Smith',
  '张三（大）',
  '张三 \u0028大\u0029',
  'e\u200d\u0301',
  'e（\u0301',
];
/** Whatever may meet in a name: signs that join, part or vanish, next to each other in any order. */
const SIGNS = [...' ().·•\u0301\u0338\u200b\u200d\ufe0f\u2028\u3000\u1680（）張三\u2f38\u{20bb7}eA\u1100\u1161\u3164\u00b4\uff0e\n'];
const MET = fc
  .sample(fc.string({ unit: fc.constantFrom(...SIGNS), minLength: 1, maxLength: 7 }), { numRuns: 3_000, seed: 20_261_127 })
  .filter(typed => plainName(typed) !== '');

describe('names on a roster that was there before', () => {
  it('are written as plainName writes them, and no other is taken from then on', async () => {
    const dataSource = makeDataSource({ url: database.ownerUrl, poolSize: 2, applicationName: 'jishan-test', statementTimeoutMs: 60_000 });
    await dataSource.initialize();
    try {
      const names = dataSource.migrations.map(({ name }) => name ?? '');
      for (let n = names.length - names.indexOf('PlainNames1764000050100'); n > 0; n -= 1)
        await dataSource.undoLastMigration({ transaction: 'each' });
      const into = (list: readonly string[]) =>
        dataSource.query('INSERT INTO person (village_id, id, name) SELECT $1, gen_random_uuid(), n FROM unnest($2::text[]) n', [
          VILLAGE,
          list,
        ]);
      await dataSource.query(`INSERT INTO organization (id, kind, name) VALUES ($1, 'village', '桠溪村')`, [VILLAGE]);
      await dataSource.query('INSERT INTO village (id) VALUES ($1)', [VILLAGE]);
      await into([...TYPED, ...MET, '\u200b']);
      await dataSource.runMigrations({ transaction: 'each' });
      const kept = (await runSql(database.ownerUrl, ['SELECT name FROM person ORDER BY name COLLATE "C"'])).map(row => String(row['name']));
      const plain = [...[...TYPED, ...MET].map(plainName), '佚名'];
      expect(kept).toEqual([...plain].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
      // What the product writes, the database takes.
      await into(MET.map(plainName));
      for (const typed of TYPED) {
        const taken = await into([typed]).then(
          () => 'taken',
          (error: { constraint?: string }) => error.constraint,
        );
        expect([typed, taken]).toEqual([typed, plainName(typed) === typed ? 'taken' : 'ck_person_name_plain']);
      }
    } finally {
      await dataSource.destroy();
    }
  });
});
