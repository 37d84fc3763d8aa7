import { createHash } from 'node:crypto';
import { fundRoutes, type RecordFundEntry } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { photoOf } from '../../../test/photo-of';
import { TestVillage, type Inhabitant } from '../../../test/village';

let here: TestVillage;
let secretary: Inhabitant;
let cadre: Inhabitant;
const slip = createHash('sha256').update('a deposit slip').digest();

beforeAll(async () => {
  here = await TestVillage.boot();
});
afterAll(() => here.close());
beforeEach(async () => {
  const villageId = await here.village('桠溪村');
  secretary = await here.person(villageId, { roles: ['secretary'] });
  cadre = await here.person(villageId, { roles: ['cadre'] });
});

/** With the same slip, sent anew by whoever records. */
const record = async (who: Inhabitant, change: Partial<RecordFundEntry> = {}) => {
  const voucherId = await photoOf(here, who, slip);
  const entry = { id: uuidv7(), source: 'grant', amountFen: 500_050, receivedOn: '2026-03-05', note: '区乡村振兴局积分制专项' } as const;
  return here.call(who, fundRoutes.recordFundEntry, { body: { ...entry, voucherId, ...change } });
};
const recorded = async (who: Inhabitant): Promise<string> => {
  const { status, body } = await record(who);
  expect(status).toBe(200);
  return body.id;
};

it('a voucher stands for one entry: the same picture is refused, whoever sends it and whichever way the money goes', async () => {
  await recorded(secretary);
  for (const reply of [await record(cadre), await record(secretary, { source: 'paid_back', amountFen: 1_000 })])
    expect(reply.problem).toMatchObject({
      status: 409,
      code: 'FUND.VOUCHER_USED',
      detail: '它对应2026年3月5日的 5,000.50 元。要改那一笔请先冲正，再用这张凭证重新登记。',
    });
  // The village next door was given a copy of the sheet.
  await recorded(await here.person(await here.village('解放村'), { roles: ['secretary'] }));
});

it('for another one when that was taken back, once', async () => {
  const entryId = await recorded(secretary);
  const corrected = await here.call(cadre, fundRoutes.correctFundEntry, { params: { entryId }, body: { reason: '日期写错了' } });
  expect(corrected.status).toBe(200);
  await recorded(cadre);
  expect((await record(secretary)).problem.code).toBe('FUND.VOUCHER_USED');
});

it('a phone that lost its answer hears that its own entry is there', async () => {
  const id = await recorded(secretary);
  expect((await record(secretary, { id })).problem.code).toBe('FUND.ENTRY_ID_TAKEN');
});

it('six record the same voucher at once: one entry', async () => {
  const replies = await Promise.all(Array.from({ length: 6 }, () => record(secretary)));
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(replies.filter(({ problem }) => problem.code === 'FUND.VOUCHER_USED')).toHaveLength(5);
});
