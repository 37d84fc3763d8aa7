import { identityRoutes } from '@jishan/contracts';
import { TestVillage, type Inhabitant } from '../../../../test/village';

let here: TestVillage;
let villageId: string;
let helper: Inhabitant;
let granted: Inhabitant;

const mine = (who: Inhabitant, query: { cursor?: string; limit?: string } = {}) =>
  here.call(who, identityRoutes.representedHouseholds, { query });

beforeAll(async () => {
  here = await TestVillage.boot();
  villageId = await here.village();
  helper = await here.person(villageId, { householdId: await here.household(villageId, '杨家'), name: '杨德明' });
  granted = await here.person(villageId, { householdId: await here.household(villageId, '阿木家'), name: '阿木', head: true });
});
afterAll(() => here.close());

describe('the households somebody may act for', () => {
  it('are none until one grants it, then that one with its members, and none again when it is taken back', async () => {
    expect((await mine(helper)).body.items).toEqual([]);
    const right = await here.proxy(granted, helper);
    const { items } = (await mine(helper)).body;
    expect(items).toEqual([
      expect.objectContaining({ id: granted.householdId, name: '阿木家', members: [{ personId: granted.personId, name: '阿木' }] }),
    ]);
    expect(Object.keys(items[0] ?? {}).sort()).toEqual(['expiresAt', 'groupName', 'id', 'members', 'name', 'proxyId']);
    await here.call(granted, identityRoutes.revokeProxy, { params: { proxyId: right.id }, body: {} });
    expect((await mine(helper)).body.items).toEqual([]);
  });

  it('are the helper’s alone, and come in pages', async () => {
    const names = ['甲家', '乙家', '丙家'];
    for (const name of names)
      await here.proxy(
        await here.person(villageId, { householdId: await here.household(villageId, name), name: `${name}主`, head: true }),
        helper,
      );
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = (await mine(helper, { limit: '1', ...(cursor ? { cursor } : {}) })).body;
      seen.push(...page.items.map(household => household.name));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(seen.sort()).toEqual(names.sort());
    expect((await mine(granted)).body.items).toEqual([]);
  });

  it('end at the village', async () => {
    const elsewhere = await here.village('解放村');
    const stranger = await here.person(elsewhere, { householdId: await here.household(elsewhere) });
    const answer = await here.call(stranger, identityRoutes.representedHouseholds, { params: { villageId }, query: {} });
    expect(answer.status).toBe(404);
  });
});
