import { DataSource } from 'typeorm';
import { freshDatabase, type FreshDatabase } from '../../../../test/fresh-database';
import { dataSourceOptions } from '../../../platform/db/data-source';
import { RateCounts } from '../../../platform/limits';
import { WechatQuotas } from './wechat-quotas';

let database: FreshDatabase;
const processes: DataSource[] = [];
beforeAll(async () => {
  database = await freshDatabase();
  for (const applicationName of ['one', 'two'])
    processes.push(
      await new DataSource(dataSourceOptions({ url: database.appUrl, poolSize: 4, waitSeconds: 60, applicationName })).initialize(),
    );
});
afterAll(async () => {
  for (const one of processes) await one.destroy();
  await database.drop();
});

it('is one count of all processes, by Beijing’s day and by what was asked', async () => {
  const quotas = processes.map(one => new WechatQuotas(new RateCounts(one)));
  const evening = new Date('2026-11-26T15:59:00Z');
  const hits = await Promise.all(Array.from({ length: 20 }, (_, n) => quotas[n % 2]?.count('login', evening)));
  expect(hits.sort((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
  expect(await quotas[0]?.count('phone', evening)).toBe(1);
  expect(await quotas[1]?.count('login', new Date('2026-11-26T16:00:00Z'))).toBe(1);
  expect(await processes[0]?.query(`SELECT key, hits FROM rate_count WHERE key LIKE 'wechat:%' ORDER BY key`)).toEqual([
    { key: 'wechat:2026-11-26:login', hits: 20 },
    { key: 'wechat:2026-11-26:phone', hits: 1 },
    { key: 'wechat:2026-11-27:login', hits: 1 },
  ]);
});
