import { pointsRoutes, type StatementLine } from '@jishan/contracts';
import { TestVillage } from '../../../../test/village';

let here: TestVillage;
beforeAll(async () => {
  here = await TestVillage.boot();
});
afterAll(() => here.close());

it('a statement is read page by page: every line once, in its order, also while new ones come', async () => {
  const villageId = await here.village();
  const householdId = await here.household(villageId);
  const who = await here.person(villageId, { householdId, head: true });
  const keeper = await here.person(villageId, { roles: ['supervisor'] });
  for (const points of [1, 2, 3, 4, 5]) await here.earn(who, points);
  const whole = (await here.call(who, pointsRoutes.myStatement)).body;
  expect(whole.items.map(line => line.amount)).toEqual([5, 4, 3, 2, 1]);
  expect(whole.nextCursor).toBeUndefined();

  type Page = { readonly items: readonly StatementLine[]; readonly nextCursor?: string };
  const walks: readonly ((query: Record<string, string>) => Promise<Page>)[] = [
    async query => (await here.call(who, pointsRoutes.myStatement, { query })).body,
    async query => (await here.call(keeper, pointsRoutes.householdStatement, { params: { householdId }, query })).body,
  ];
  for (const [n, walk] of walks.entries()) {
    const read: StatementLine[] = [];
    let page = await walk({ limit: '2' });
    read.push(...page.items);
    await here.earn(who, 10 + n);
    while (page.nextCursor !== undefined) {
      page = await walk({ limit: '2', cursor: page.nextCursor });
      expect(page.items.length).toBeLessThanOrEqual(2);
      read.push(...page.items);
    }
    expect(read.map(line => line.amount)).toEqual([10, 5, 4, 3, 2, 1].slice(1 - n));
    expect(new Set(read.map(line => line.transferId)).size).toBe(read.length);
  }
});
