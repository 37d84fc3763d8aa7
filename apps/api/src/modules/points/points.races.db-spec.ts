import { pointsRoutes } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { TestVillage, type Inhabitant } from '../../../test/village';

let here: TestVillage;
let villageId: string;
let household: string;
let villager: Inhabitant;
let keepers: Inhabitant[];

beforeAll(async () => {
  here = await TestVillage.boot();
  villageId = await here.village();
  household = await here.household(villageId);
  villager = await here.person(villageId, { householdId: household });
  keepers = await Promise.all(Array.from({ length: 4 }, () => here.person(villageId, { roles: ['points_keeper'] })));
});
afterAll(() => here.close());
afterEach(async () => expect(await here.faults()).toEqual([]));

const keeper = (n: number): Inhabitant => {
  const one = keepers[n % keepers.length];
  if (!one) throw new Error('no keeper');
  return one;
};
const submitMany = async (count: number, ruleId: string): Promise<string[]> => {
  const ids = Array.from({ length: count }, () => uuidv7());
  const replies = await Promise.all(
    ids.map(id => here.call(villager, pointsRoutes.submitApplication, { body: { id, ruleId, text: '', photoIds: [] } })),
  );
  expect(replies.map(reply => reply.status)).toEqual(ids.map(() => 200));
  return ids;
};
const first = async (ruleId: string): Promise<string> => (await submitMany(1, ruleId))[0] ?? '';
const approve = (id: string, n: number, key?: string) =>
  here.call(keeper(n), pointsRoutes.approveApplication, { params: { applicationId: id }, body: {}, key });
const codes = (replies: readonly { status: number; problem?: { code?: string } }[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const reply of replies) {
    const code = reply.status === 200 ? 'ok' : (reply.problem?.code ?? String(reply.status));
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
};

describe('many at once', () => {
  it('twenty cadres approve one application: it is credited once', async () => {
    const id = await first(await here.rule(villageId, { points: 5 }));
    const before = await here.balance(household);
    const replies = await Promise.all(Array.from({ length: 20 }, (_one, n) => approve(id, n)));
    expect(codes(replies)).toEqual({ ok: 1, 'POINTS.APPLICATION_ALREADY_DECIDED': 19 });
    expect(await here.balance(household)).toBe(before + 5);
  });

  it('the same key a hundred times: one credit, ninety-nine replays of the same answer', async () => {
    const id = await first(await here.rule(villageId, { points: 5 }));
    const before = await here.balance(household);
    const replies = await Promise.all(Array.from({ length: 100 }, () => approve(id, 0, 'hundred-times')));
    expect(codes(replies)).toEqual({ ok: 100 });
    expect(new Set(replies.map(reply => reply.body.transferId)).size).toBe(1);
    expect(replies.filter(reply => reply.headers['idempotent-replayed'] === 'true')).toHaveLength(99);
    expect(await here.balance(household)).toBe(before + 5);
  });

  it('the same key a hundred times on a plain command: one application', async () => {
    const ruleId = await here.rule(villageId);
    const id = uuidv7();
    const body = { id, ruleId, text: '', photoIds: [] };
    const replies = await Promise.all(
      Array.from({ length: 100 }, () => here.call(villager, pointsRoutes.submitApplication, { body, key: 'submit-once' })),
    );
    expect(codes(replies)).toEqual({ ok: 100 });
    const { rows } = await here.owner.query('SELECT count(*)::int AS n FROM points_application WHERE id = $1', [id]);
    expect(rows).toEqual([{ n: 1 }]);
  });

  it('a cap of three in a week holds against thirty approvals at once, one by one and in sets', async () => {
    const ruleId = await here.rule(villageId, { points: 1, cap: { times: 3, period: 'week', subject: 'household' } });
    const ids = await submitMany(30, ruleId);
    const before = await here.balance(household);
    const single = ids.slice(0, 15).map((id, n) => approve(id, n));
    const many = here.call(keeper(0), pointsRoutes.approveMany, { body: { applicationIds: ids.slice(15) } });
    const refused = codes(await Promise.all(single));
    const outcomes = (await many).body.outcomes;
    const approved = (refused['ok'] ?? 0) + outcomes.filter(outcome => 'approved' in outcome).length;
    expect(approved).toBe(3);
    expect(await here.balance(household)).toBe(before + 3);
    const over = outcomes.find(outcome => 'refused' in outcome);
    expect(over).toMatchObject({ refused: { code: 'POINTS.CAP_REACHED', detail: '这条细则每周每户最多 3 次。' } });
  });

  it('approve against withdraw: exactly one wins', async () => {
    const ruleId = await here.rule(villageId, { points: 1 });
    const before = await here.balance(household);
    const ids = await submitMany(20, ruleId);
    const wins = await Promise.all(
      ids.map(async (id, n) => {
        const [approved, withdrawn] = await Promise.all([
          approve(id, n),
          here.call(villager, pointsRoutes.withdrawApplication, { params: { applicationId: id } }),
        ]);
        expect([approved.status, withdrawn.status].sort()).toEqual([200, 409]);
        return approved.status === 200;
      }),
    );
    expect(await here.balance(household)).toBe(before + wins.filter(Boolean).length);
  });

  it('a bad item in a set fails no good one, nor does a set mix up its answers', async () => {
    const ids = await submitMany(10, await here.rule(villageId, { points: 1 }));
    const asked = [...ids.slice(0, 5), uuidv7(), ...ids.slice(5)];
    const { body } = await here.call(keeper(1), pointsRoutes.approveMany, { body: { applicationIds: asked } });
    expect(body.outcomes.map(outcome => outcome.applicationId)).toEqual(asked);
    expect(body.outcomes.map(outcome => 'approved' in outcome)).toEqual(asked.map(id => ids.includes(id)));
  });

  it('reversal against reversal: one', async () => {
    const id = await first(await here.rule(villageId, { points: 4 }));
    await approve(id, 0);
    const before = await here.balance(household);
    const replies = await Promise.all(
      Array.from({ length: 8 }, (_one, n) =>
        here.call(keeper(n), pointsRoutes.reverseCredit, { params: { applicationId: id }, body: { reason: '重复' } }),
      ),
    );
    expect(codes(replies)).toEqual({ ok: 1, 'POINTS.NOT_REVERSIBLE': 7 });
    expect(await here.balance(household)).toBe(before - 4);
  });
});
