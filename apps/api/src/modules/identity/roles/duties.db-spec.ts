import { clashInOneHand, clashInOneHousehold, identityRoutes, VILLAGE_ROLES, type VillageRole } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { TestVillage, type Inhabitant } from '../../../../test/village';

const GRANTED = VILLAGE_ROLES.filter(role => role !== 'villager' && role !== 'household_head');
const PAIRS = GRANTED.flatMap(a => GRANTED.filter(b => b !== a).map(b => [a, b] as const));
let here: TestVillage;
let villageId: string;
let admin: Inhabitant;

beforeAll(async () => {
  here = await TestVillage.boot();
  villageId = await here.village();
  admin = await here.person(villageId, { roles: ['village_admin'] });
});
afterAll(() => here.close());

const grant = (personId: string, role: VillageRole, by = admin) =>
  here.call(by, identityRoutes.grantRole, {
    body: { id: uuidv7(), personId, role, granted: true, reason: '村两委会议决定', photoIds: [] },
  });
const write = (personId: string, role: VillageRole): Promise<string> =>
  here.owner.query('INSERT INTO village_role (village_id, person_id, role) VALUES ($1, $2, $3)', [villageId, personId, role]).then(
    () => 'taken',
    (error: { constraint?: string }) => error.constraint ?? 'other',
  );
const member = async (householdId: string): Promise<string> => (await here.person(villageId, { householdId })).personId;

describe('duties kept apart', () => {
  it('are what the field asks for: points from goods, the supervisor from whoever is supervised', () => {
    const refused = PAIRS.filter(([a, b]) => a < b && clashInOneHand(a, b) !== null).map(pair => pair.join(' '));
    expect(refused.sort()).toEqual([
      'cadre store_keeper',
      'cadre supervisor',
      'points_keeper store_keeper',
      'points_keeper supervisor',
      'reviewer store_keeper',
      'secretary store_keeper',
      'secretary supervisor',
      'store_keeper supervisor',
      'supervisor village_admin',
    ]);
  });

  it('by the database as by the contract: every pair in one hand and in one household', async () => {
    for (const [a, b] of PAIRS) {
      const one = await member(await here.household(villageId));
      expect(await write(one, a)).toBe('taken');
      expect([a, b, await write(one, b)]).toEqual([a, b, clashInOneHand(a, b) === null ? 'taken' : 'ck_village_role_duties_apart']);
      const house = await here.household(villageId);
      const [first, second] = [await member(house), await member(house)];
      expect(await write(first, a)).toBe('taken');
      expect([a, b, await write(second, b)]).toEqual([a, b, clashInOneHousehold(a, b) === null ? 'taken' : 'ck_village_role_duties_apart']);
    }
  });

  it('say why, and grant nothing', async () => {
    const house = await here.household(villageId);
    const [keeper, wife] = [await member(house), await member(house)];
    expect((await grant(keeper, 'points_keeper')).status).toBe(200);
    expect((await grant(keeper, 'store_keeper')).problem).toMatchObject({
      status: 422,
      code: 'ROLE.DUTIES_CONFLICT',
      detail: expect.stringContaining('给分的人不发货') as string,
    });
    expect((await grant(keeper, 'cadre')).status).toBe(200);
    expect((await grant(keeper, 'supervisor')).problem.detail).toContain('不能自己监督自己');
    expect((await grant(wife, 'supervisor')).problem.detail).toContain('近亲属');
    const { rows } = await here.owner.query('SELECT role FROM village_role WHERE person_id = ANY($1) ORDER BY role', [[keeper, wife]]);
    expect(rows).toEqual([{ role: 'cadre' }, { role: 'points_keeper' }]);
    expect((await grant(await member(await here.household(villageId)), 'supervisor')).status).toBe(200);
  });

  it('also when two grant at once', async () => {
    const secretary = await here.person(villageId, { roles: ['secretary'] });
    for (let round = 0; round < 5; round += 1) {
      const one = await member(await here.household(villageId));
      const house = await here.household(villageId);
      const [husband, wife] = [await member(house), await member(house)];
      const [hand, home] = await Promise.all([
        Promise.all([grant(one, 'points_keeper'), grant(one, 'store_keeper', secretary)]),
        Promise.all([grant(husband, 'cadre'), grant(wife, 'supervisor', secretary)]),
      ]);
      for (const both of [hand, home]) {
        expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
        expect(both.find(({ status }) => status === 422)?.problem.code).toBe('ROLE.DUTIES_CONFLICT');
      }
    }
  });
});
