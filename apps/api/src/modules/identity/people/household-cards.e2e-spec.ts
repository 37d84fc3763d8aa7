import { identityRoutes } from '@jishan/contracts';
import { toString as qrOf } from 'qrcode';
import { uuidv7 } from 'uuidv7';
import { TestVillage, type Inhabitant } from '../../../../test/village';

let here: TestVillage;
let villageId: string;
let cadre: Inhabitant;
const groups = { one: uuidv7(), two: uuidv7() };

beforeAll(async () => {
  here = await TestVillage.boot();
  villageId = await here.village();
  cadre = await here.person(villageId, { roles: ['cadre'] });
  for (const [position, id] of Object.values(groups).entries())
    await here.owner.query('INSERT INTO village_group (village_id, id, name, position) VALUES ($1, $2, $3, $4)', [
      villageId,
      id,
      `${position + 1}组`,
      position + 1,
    ]);
});
afterAll(() => here.close());

async function living(groupId: string, name: string): Promise<string> {
  const id = await here.household(villageId, name);
  await here.owner.query('UPDATE household SET group_id = $2 WHERE id = $1', [id, groupId]);
  return id;
}
const codeOf = async (id: string): Promise<string> =>
  (await here.owner.query<{ card_code: string }>('SELECT card_code FROM household WHERE id = $1', [id])).rows[0]?.card_code ?? '';
const print = (who: Inhabitant, body: object) => here.call(who, identityRoutes.printHouseholdCards, { body });
const open = async (url: string): Promise<string> => (await here.app.getHttpAdapter().getInstance().inject(url)).body;

it('a group’s cards are printed eight to a sheet, each with its QR and digits; who printed them is on record', async () => {
  const ids: string[] = [];
  for (let n = 1; n <= 9; n += 1) ids.push(await living(groups.one, `第${n}家`));
  await living(groups.two, '邻组家');
  const closed = await living(groups.one, '并掉的家');
  await here.owner.query('UPDATE household SET closed_at = now(), merged_into_household_id = $2 WHERE id = $1', [closed, ids[0]]);
  const { body, status } = await print(cadre, { groupId: groups.one });
  expect(status).toBe(200);
  const html = await open(body.url);
  expect(html.match(/class="sheet"/g)).toHaveLength(2);
  expect(html.match(/class="card"/g)).toHaveLength(9);
  for (const id of ids) {
    const code = await codeOf(id);
    expect(html).toContain(`<code>${code}</code>`);
    expect(html).toContain(await qrOf(code, { type: 'svg', errorCorrectionLevel: 'M', margin: 1 }));
  }
  for (const word of ['邻组家', '并掉的家']) expect(html).not.toContain(word);
  for (const word of ['第9家', '1组', '旧卡作废']) expect(html).toContain(word);
  const { rows } = await here.owner.query(`SELECT person_id, object_id, details FROM audit_entry WHERE action = 'household.cards.printed'`);
  expect(rows).toEqual([{ person_id: cadre.personId, object_id: groups.one, details: { count: 9 } }]);
});

it('what is printed is the card as it is then: after a place was taken back, the new one', async () => {
  const id = await living(groups.two, '换卡家');
  const stranger = await here.person(villageId, { householdId: id });
  const before = await codeOf(id);
  const { body } = await print(cadre, { householdId: id });
  expect(await open(body.url)).toContain(before);
  await here.call(cadre, identityRoutes.releasePlace, { params: { personId: stranger.personId }, body: { reason: '认错了人' } });
  const html = await open(body.url);
  expect(html).not.toContain(before);
  expect(html).toContain(await codeOf(id));
});

it('only for those who let people in: the store’s keeper, a villager and another village get none', async () => {
  const keeper = await here.person(villageId, { roles: ['store_keeper'] });
  const villager = await here.person(villageId, { householdId: await here.household(villageId) });
  for (const who of [keeper, villager]) expect((await print(who, {})).problem.code).toBe('ACCESS.DENIED');
  const elsewhere = await here.household(await here.village('解放村'));
  for (const body of [{ householdId: elsewhere }, { groupId: uuidv7() }]) expect((await print(cadre, body)).status).toBe(404);
  const { body } = await print(cadre, {});
  expect((await here.app.getHttpAdapter().getInstance().inject(body.url.replace(villageId, uuidv7()))).statusCode).toBe(404);
});
