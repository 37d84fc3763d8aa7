import { identityRoutes } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { NO_VILLAGE } from '../../../platform/db/tx';
import { TestVillage, type Inhabitant } from '../../../../test/village';

let here: TestVillage;
let township: string;
let officer: Inhabitant;
let villager: Inhabitant;

beforeAll(async () => {
  here = await TestVillage.boot();
  township = uuidv7();
  await here.owner.query(`INSERT INTO organization (id, kind, name) VALUES ($1, 'township', '和平彝族乡')`, [township]);
  const [first, second, elsewhere] = [await here.village('桠溪村'), await here.village('解放村'), await here.village('顺河村')];
  await here.owner.query('UPDATE organization SET parent_id = $1 WHERE id IN ($2, $3)', [township, first, second]);
  villager = await here.person(first);
  // Lives in no village below: an office above is no place in one.
  officer = await here.person(elsewhere);
  await here.owner.query(`INSERT INTO organization_role (organization_id, account_id, role) VALUES ($1, $2, 'township_officer')`, [
    township,
    officer.accountId,
  ]);
});
afterAll(() => here.close());

const summaries = (who: Inhabitant, query: Record<string, string> = {}) =>
  here.call(who, identityRoutes.villageSummaries, { params: { organizationId: township }, query });

interface AuditRow {
  village_id: string;
  account_id: string;
  object_id: string;
  details: unknown;
  ip: string | null;
}
async function trail(): Promise<AuditRow[]> {
  const { rows } = await here.owner.query<AuditRow>(
    `SELECT village_id, account_id, object_id, details, ip FROM audit_entry WHERE action = 'oversight.villages.read' ORDER BY created_at, id`,
  );
  return rows;
}

it('an officer sees sums of the villages below only, and each page read leaves its row in the audit', async () => {
  const first = await summaries(officer, { limit: '1' });
  const second = await summaries(officer, { limit: '5', cursor: first.body.nextCursor ?? '' });
  expect([...first.body.items, ...second.body.items].map(({ name }) => name).sort()).toEqual(['桠溪村', '解放村'].sort());
  const row = { village_id: NO_VILLAGE, account_id: officer.accountId, object_id: township, details: { villages: 1 }, ip: '127.0.0.1' };
  expect(await trail()).toEqual([row, row]);
});

it('who is refused has read nothing, and none is written', async () => {
  const before = await trail();
  expect((await summaries(villager)).status).toBe(404);
  expect((await summaries(officer, { cursor: 'no-cursor' })).problem.code).toBe('REQUEST.BAD_CURSOR');
  expect(await trail()).toEqual(before);
});
