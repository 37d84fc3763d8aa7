import { fundRoutes, identityRoutes, periodAt, periodShift } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { photoOf } from '../../../test/photo-of';
import { TestVillage } from '../../../test/village';

let here: TestVillage;
beforeAll(async () => {
  here = await TestVillage.boot();
});
afterAll(() => here.close());

it('goes by what a point was worth at the quarter’s end: what was published does not change with the rate', async () => {
  const villageId = await here.village();
  const household = await here.household(villageId);
  const secretary = await here.person(villageId, { roles: ['secretary'] });
  const quarter = periodAt('quarter', Date.now());
  const report = async (period = quarter) => (await here.call(secretary, fundRoutes.fundReport, { query: { period } })).body;
  const before = periodShift(quarter, -1);
  const received = {
    id: uuidv7(),
    source: 'grant',
    amountFen: 3_600,
    receivedOn: '2020-01-10',
    note: '乡村振兴专项',
    voucherId: await photoOf(here, secretary),
  } as const;
  expect((await here.call(secretary, fundRoutes.recordFundEntry, { body: received })).status).toBe(200);
  await here.owner.query('SELECT ledger_open(ARRAY[$1::uuid], ARRAY[$2::uuid])', [villageId, household]);
  await here.owner.query(
    `SELECT ledger_post(ARRAY[ROW($1, new_id(), 'opening', ledger_village_account($1, 'issuance'), (SELECT wallet FROM ledger_accounts_of($1, $2)), 30, new_id(), '期初', NULL, NULL, NULL, NULL)::ledger_posting], now() - interval '2 years')`,
    [villageId, household],
  );
  const published = (await report(before)).coverage;
  expect(published).toMatchObject({ pointValueFen: 100, percent: 120, state: 'enough' });
  const administrator = await here.person(villageId, { roles: ['village_admin'] });
  const { version } = (await here.call(administrator, identityRoutes.villageHome)).body;
  const changed = await here.call(administrator, identityRoutes.changeSettings, {
    body: { pointValueFen: 200 },
    headers: { 'if-match': `"${version}"` },
  });
  expect(changed.status).toBe(200);
  expect((await report(before)).coverage).toEqual(published);
  for (const now of [(await here.call(secretary, fundRoutes.fund)).body, (await report()).coverage])
    expect(now).toMatchObject({ pointValueFen: 200, percent: 60, state: 'short' });
});
