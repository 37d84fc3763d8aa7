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
const submitMany = async (count: number, ruleId: string, who = villager): Promise<string[]> => {
  const ids = Array.from({ length: count }, () => uuidv7());
  const replies = await Promise.all(
    ids.map(id => here.call(who, pointsRoutes.submitApplication, { body: { id, ruleId, text: '', photoIds: [] } })),
  );
  expect(replies.map(reply => reply.status)).toEqual(ids.map(() => 200));
  return ids;
};
const first = async (ruleId: string): Promise<string> => (await submitMany(1, ruleId))[0] ?? '';
const approve = (id: string, n: number, key?: string, among = keepers) =>
  here.call(among[n % among.length] ?? null, pointsRoutes.approveApplication, { params: { applicationId: id }, body: {}, key });
const codes = (replies: readonly { status: number; problem?: { code?: string } }[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const reply of replies) {
    const code = reply.status === 200 ? 'ok' : (reply.problem?.code ?? String(reply.status));
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
};

/** A village of its own that lets a household be credited so many points a month. */
const capped = async (points: number) => {
  const elsewhere = await here.village('顺河村');
  const family = await here.household(elsewhere);
  const [threes, ones] = [await here.rule(elsewhere, { points: 3 }), await here.rule(elsewhere, { points: 1 })];
  await here.owner.query('UPDATE points_rule_set SET household_month_cap = $2 WHERE village_id = $1', [elsewhere, points]);
  return {
    villageId: elsewhere,
    household: family,
    threes,
    ones,
    villager: await here.person(elsewhere, { householdId: family }),
    keepers: await Promise.all(Array.from({ length: 4 }, () => here.person(elsewhere, { roles: ['points_keeper'] }))),
  };
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

  it('a village’s limit of ten points a household and month holds against thirty approvals at once, and lets no point be lost', async () => {
    const elsewhere = await capped(10);
    const ids = await submitMany(30, elsewhere.threes, elsewhere.villager);
    const single = ids.slice(0, 15).map((id, n) => approve(id, n, undefined, elsewhere.keepers));
    const many = here.call(elsewhere.keepers[0] ?? null, pointsRoutes.approveMany, { body: { applicationIds: ids.slice(15) } });
    const refused = codes(await Promise.all(single));
    const { outcomes } = (await many).body;
    expect((refused['ok'] ?? 0) + outcomes.filter(outcome => 'approved' in outcome).length).toBe(3);
    expect(await here.balance(elsewhere.household)).toBe(9);
    // Nine are used: a deed of three is over, one of a single point behind it in the same set is not.
    const [three = '', one = ''] = [
      ...(await submitMany(1, elsewhere.threes, elsewhere.villager)),
      ...(await submitMany(1, elsewhere.ones, elsewhere.villager)),
    ];
    const last = await here.call(elsewhere.keepers[1] ?? null, pointsRoutes.approveMany, { body: { applicationIds: [three, one] } });
    expect(last.body.outcomes).toMatchObject([
      { refused: { code: 'POINTS.MONTH_CAP_REACHED', detail: '村里规定每户每月自主申报最多记 10 分，本月已记 9 分，这条要记 3 分。' } },
      { approved: { points: 1, balance: 10 } },
    ]);
  });

  it('what the month refuses uses up no cap of the rule, and a reversal gives the month its points back', async () => {
    const elsewhere = await capped(4);
    const ruleId = await here.rule(elsewhere.villageId, { points: 3, cap: { times: 2, period: 'month', subject: 'household' } });
    const [a = '', b = '', c = ''] = await submitMany(3, ruleId, elsewhere.villager);
    const both = await here.call(elsewhere.keepers[0] ?? null, pointsRoutes.approveMany, { body: { applicationIds: [a, b] } });
    expect(both.body.outcomes).toMatchObject([{ approved: { points: 3 } }, { refused: { code: 'POINTS.MONTH_CAP_REACHED' } }]);
    const back = await here.call(elsewhere.keepers[0] ?? null, pointsRoutes.reverseCredit, {
      params: { applicationId: a },
      body: { reason: '重复' },
    });
    expect(back.status).toBe(200);
    expect(codes([await approve(b, 0, undefined, elsewhere.keepers), await approve(c, 1, undefined, elsewhere.keepers)])).toEqual({
      ok: 1,
      'POINTS.MONTH_CAP_REACHED': 1,
    });
    const { rows } = await here.owner.query('SELECT used FROM points_cap_use WHERE rule_id = $1', [ruleId]);
    expect(rows).toEqual([{ used: 1 }]);
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
