import { pointsRoutes, ruleSetRoutes } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { dayFromNow, Drafting, draftingVillage, ruleContent } from '../../../../test/rule-sets';
import { outcome, TestVillage, type Inhabitant } from '../../../../test/village';
import { SettleRuleSets } from './settle-rule-sets';

let here: TestVillage;
let villageId: string;
let villager: Inhabitant;
let keeper: Inhabitant;
let secretary: Inhabitant;
let drafting: Drafting;

beforeEach(async () => {
  ({ villageId, villager, keeper, secretary, drafting } = await draftingVillage(here));
});
beforeAll(async () => {
  here = await TestVillage.boot();
});
afterAll(() => here.close());
afterEach(async () => expect(await here.faults()).toEqual([]));

const rulesInForce = async () => (await here.call(villager, pointsRoutes.rules)).body;
const apply = async (ruleId: string) => {
  const id = uuidv7();
  const reply = await here.call(villager, pointsRoutes.submitApplication, { body: { id, ruleId, text: '做了', photoIds: [] } });
  return { ...reply, id };
};

describe('adoption', () => {
  it('once in force: with the decision for everybody to see; the old version is retired and its applications are decided under it', async () => {
    const oldRule = await here.rule(villageId, { points: 2 });
    const waiting = await apply(oldRule);
    const draft = await drafting.draft({ from: 'version', ruleSetId: await idOf(1) });
    const [copied] = (await drafting.read(draft)).rules;
    await drafting.save(draft, ruleContent({ pointsMin: 3, pointsMax: 3 }), copied?.id);
    expect(outcome(await drafting.adopt(draft))).toBe('ok');
    await drafting.dayHasCome(draft);

    const rules = await rulesInForce();
    expect(rules).toMatchObject({
      version: 2,
      title: '新细则',
      decision: { decidedOn: dayFromNow(-1), representatives: 43, present: 38, votesFor: 36, votesAgainst: 1 },
      rules: [{ id: copied?.id, pointsMin: 3, ruleSetVersion: 2 }],
    });
    const seen = await here.call(villager, ruleSetRoutes.ruleSet, { params: { ruleSetId: draft } });
    expect(seen.body.decision?.minutes).toHaveLength(1);
    expect(outcome(await apply(oldRule))).toBe('POINTS.RULE_NOT_IN_FORCE');
    const approved = await here.call(keeper, pointsRoutes.approveApplication, { params: { applicationId: waiting.id } });
    expect(approved.body.points).toBe(2);
    const kept = await here.call(villager, pointsRoutes.application, { params: { applicationId: waiting.id } });
    expect(kept.body.rule).toMatchObject({ id: oldRule, ruleSetVersion: 1, pointsMin: 2 });
    const fresh = await apply(copied?.id ?? '');
    expect((await here.call(keeper, pointsRoutes.approveApplication, { params: { applicationId: fresh.id } })).body.points).toBe(3);
    expect((await here.call(villager, ruleSetRoutes.ruleSets)).body.items.map(item => [item.version, item.status])).toEqual([
      [2, 'in_force'],
      [1, 'retired'],
    ]);
  });

  it('an application that was returned is supplemented under the version that it was filed under', async () => {
    const oldRule = await here.rule(villageId);
    const sent = await apply(oldRule);
    await here.call(keeper, pointsRoutes.returnApplication, { params: { applicationId: sent.id }, body: { reason: '请写清楚' } });
    await drafting.dayHasCome((await adopted()).draft);
    const again = await here.call(villager, pointsRoutes.supplementApplication, {
      params: { applicationId: sent.id },
      body: { text: '写清楚了', photoIds: [] },
    });
    expect(again.body).toMatchObject({ status: 'submitted', rule: { id: oldRule } });
  });

  it('a cap counts along a rule’s versions: a new version gives nobody a second first time', async () => {
    const oldRule = await here.rule(villageId, { cap: { times: 1, period: 'year', subject: 'household' } });
    const first = await apply(oldRule);
    await here.call(keeper, pointsRoutes.approveApplication, { params: { applicationId: first.id } });
    const draft = await drafting.draft({ from: 'version', ruleSetId: await idOf(1) });
    expect(outcome(await drafting.adopt(draft))).toBe('ok');
    await drafting.dayHasCome(draft);
    const [copied] = (await rulesInForce()).rules;
    const second = await apply(copied?.id ?? '');
    expect(outcome(await here.call(keeper, pointsRoutes.approveApplication, { params: { applicationId: second.id } }))).toBe(
      'POINTS.CAP_REACHED',
    );
  });

  it('for a coming day: announced, and in force by itself when the day comes, whether or not anybody has noted it', async () => {
    const oldRule = await here.rule(villageId);
    const { draft, ruleId } = await adopted({ effectiveOn: dayFromNow(3) });
    expect(await rulesInForce()).toMatchObject({ version: 1, upcoming: { version: 2 } });
    expect(outcome(await apply(ruleId))).toBe('POINTS.RULE_NOT_IN_FORCE');
    expect(outcome(await apply(oldRule))).toBe('ok');

    await drafting.dayHasCome(draft);
    expect(await rulesInForce()).toMatchObject({ version: 2, upcoming: null });
    expect(outcome(await apply(ruleId))).toBe('ok');
    expect(outcome(await apply(oldRule))).toBe('POINTS.RULE_NOT_IN_FORCE');
    expect((await drafting.read(draft)).status).toBe('in_force');

    expect(await here.app.get(SettleRuleSets).run()).toBeGreaterThan(0);
    const { rows } = await here.owner.query('SELECT status FROM points_rule_set WHERE village_id = $1 ORDER BY version', [villageId]);
    expect(rows).toEqual([{ status: 'retired' }, { status: 'in_force' }]);
    expect(await here.app.get(SettleRuleSets).run()).toBe(0);
  });

  it('a village’s first rules may begin today; where rules are in force the next ones begin after a whole day, which the draft names', async () => {
    const { draft } = await adopted({ effectiveOn: dayFromNow(0) });
    expect(await rulesInForce()).toMatchObject({ version: 1, upcoming: null });
    // What one hand loosens, uses and sets back: neither way goes before everybody has had a day to see it.
    const looser = await drafting.draft({ from: 'version', ruleSetId: draft });
    expect((await drafting.read(looser)).effectiveFirst).toBe(dayFromNow(2));
    for (const days of [0, 1]) {
      const { problem } = await drafting.adopt(looser, { effectiveOn: dayFromNow(days) });
      expect(problem).toMatchObject({
        status: 422,
        code: 'POINTS.EFFECTIVE_TOO_SOON',
        detail: expect.stringContaining(dayFromNow(2)) as string,
      });
    }
    expect((await drafting.read(looser)).status).toBe('draft');
    expect(outcome(await drafting.adopt(looser, { effectiveOn: dayFromNow(2) }))).toBe('ok');
    expect(await drafting.read(looser)).toMatchObject({ status: 'adopted', effectiveFirst: null });
    // Whether or not the clock has noted it: what is in force by its day is in force.
    await drafting.dayHasCome(looser);
    const back = await drafting.draft({ from: 'version', ruleSetId: draft });
    expect((await drafting.read(back)).effectiveFirst).toBe(dayFromNow(2));
  });

  it('is taken back before its day, with the reason on record, and not after', async () => {
    await here.rule(villageId);
    const withdraw = (ruleSetId: string) =>
      here.call(secretary, ruleSetRoutes.withdrawAdoption, { params: { ruleSetId }, body: { reason: '会议通知有误' } });
    expect(outcome(await withdraw(await drafting.draft()))).toBe('POINTS.ADOPTION_NOT_PENDING');
    const { draft } = await adopted({ effectiveOn: dayFromNow(3) });
    expect(outcome(await withdraw(draft))).toBe('ok');
    expect(await drafting.read(draft)).toMatchObject({ status: 'retired', version: 2, withdrawnReason: '会议通知有误' });
    expect(outcome(await withdraw(draft))).toBe('POINTS.ADOPTION_NOT_PENDING');
    await drafting.dayHasCome(draft);
    expect((await rulesInForce()).version).toBe(1);
    const next = await adopted();
    expect((await drafting.read(next.draft)).version).toBe(3);
    await drafting.dayHasCome(next.draft);
    expect(outcome(await withdraw(next.draft))).toBe('POINTS.ADOPTION_NOT_PENDING');
  });

  it.each([
    ['without two thirds present', { present: 28, votesFor: 28, votesAgainst: 0 }, 'POINTS.DECISION_NO_QUORUM'],
    ['with half of those present', { present: 38, votesFor: 19 }, 'POINTS.DECISION_NOT_CARRIED'],
    ['with more present than there are', { present: 44, votesFor: 44 }, 'POINTS.DECISION_VOTES'],
    ['with more votes than people', { votesFor: 36, votesAgainst: 3 }, 'POINTS.DECISION_VOTES'],
    ['decided tomorrow', { decidedOn: dayFromNow(1), effectiveOn: dayFromNow(2) }, 'POINTS.DECISION_DAY'],
    ['effective yesterday', { decidedOn: dayFromNow(-2), effectiveOn: dayFromNow(-1) }, 'POINTS.EFFECTIVE_DAY'],
    ['effective in two years', { effectiveOn: dayFromNow(700) }, 'POINTS.EFFECTIVE_DAY'],
    ['without minutes', { photoIds: [] }, 'REQUEST.INVALID'],
    ['with minutes that nobody uploaded', { photoIds: [uuidv7()] }, 'POINTS.MINUTES_UNKNOWN'],
  ])('is refused %s', async (_how, change, code) => {
    const draft = await drafting.draft();
    await drafting.save(draft, ruleContent());
    expect(outcome(await drafting.adopt(draft, change))).toBe(code);
    expect((await drafting.read(draft)).status).toBe('draft');
    const { rows } = await here.owner.query('SELECT 1 FROM points_rule_decision WHERE village_id = $1', [villageId]);
    expect(rows).toEqual([]);
  });

  it('is refused for nothing, for what was adopted before, for a stale draft, and for an old rule that the law now forbids', async () => {
    const empty = await drafting.draft();
    expect(outcome(await drafting.adopt(empty))).toBe('POINTS.RULE_SET_EMPTY');
    await here.rule(villageId, { title: '按时缴纳养老保险' });
    const copy = await drafting.draft({ from: 'version', ruleSetId: await idOf(1) });
    expect(outcome(await drafting.adopt(copy))).toBe('POINTS.RULE_FORBIDDEN');
    const { draft } = await adopted();
    expect(outcome(await drafting.adopt(draft))).toBe('POINTS.RULE_SET_NOT_DRAFT');
    const stale = await drafting.draft();
    await drafting.save(stale, ruleContent());
    const reply = await here.call(secretary, ruleSetRoutes.adoptRuleSet, {
      params: { ruleSetId: stale },
      body: await drafting.decision(),
      headers: { 'if-match': '"1"' },
    });
    expect(outcome(reply)).toBe('VERSION.STALE');
  });

  it.each<[string, () => Promise<{ draft: string; ruleId: string }>]>([
    ['in force', () => adopted()],
    ['adopted for a coming day', () => adopted({ effectiveOn: dayFromNow(2) })],
    [
      'of before',
      async () => {
        const before = await adopted();
        await adopted();
        return before;
      },
    ],
  ])('nothing of a version that is %s can be changed', async (_state, version) => {
    const { draft, ruleId } = await version();
    const params = { ruleSetId: draft };
    const headers = await drafting.tag(draft);
    const replies = [
      await drafting.save(draft, ruleContent({ pointsMin: 100, pointsMax: 100 }), ruleId),
      await here.call(secretary, ruleSetRoutes.removeDraftRule, { params: { ...params, ruleId }, headers }),
      await here.call(secretary, ruleSetRoutes.moveDraftRule, { params: { ...params, ruleId }, headers, body: { position: 1 } }),
      await here.call(secretary, ruleSetRoutes.changeRuleDraft, { params, headers, body: { title: '改名', householdMonthCap: 5 } }),
      await here.call(secretary, ruleSetRoutes.discardRuleDraft, { params, headers }),
      await here.call(secretary, ruleSetRoutes.adoptRuleSet, { params, body: await drafting.decision(), headers }),
    ];
    expect(replies.map(outcome)).toEqual(replies.map(() => 'POINTS.RULE_SET_NOT_DRAFT'));
  });

  it('two secretaries at once: one version is adopted, the other waits its turn', async () => {
    const second = await here.person(villageId, { roles: ['secretary'] });
    const drafts = [await drafting.draft(), await drafting.draft()];
    for (const draft of drafts) await drafting.save(draft, ruleContent());
    const replies = await Promise.all([
      drafting.adopt(drafts[0] ?? '', { effectiveOn: dayFromNow(2) }),
      new Drafting(here, second).adopt(drafts[1] ?? '', { effectiveOn: dayFromNow(2) }),
    ]);
    expect(replies.map(outcome).sort()).toEqual(['POINTS.ADOPTION_PENDING', 'ok']);
    const refused = replies.find(reply => reply.status !== 200);
    expect(refused?.problem.detail).toBe(`第 1 版将从 ${dayFromNow(2)} 起执行。请等它生效，或先撤回那次通过。`);
  });

  it('ten adoptions of the same draft at once: once, and one decision', async () => {
    const draft = await drafting.draft();
    await drafting.save(draft, ruleContent());
    const headers = await drafting.tag(draft);
    const bodies = await Promise.all(Array.from({ length: 10 }, () => drafting.decision()));
    const replies = await Promise.all(
      bodies.map(body => here.call(secretary, ruleSetRoutes.adoptRuleSet, { params: { ruleSetId: draft }, body, headers })),
    );
    expect(replies.filter(reply => reply.status === 200)).toHaveLength(1);
    const { rows } = await here.owner.query('SELECT count(*)::int AS n FROM points_rule_decision WHERE village_id = $1', [villageId]);
    expect(rows).toEqual([{ n: 1 }]);
  });
});

describe('the limit of a household’s month', () => {
  it('is a matter of the version, shown to reviewers and to the household', async () => {
    const draft = await drafting.draft();
    const saved = await drafting.save(draft, ruleContent({ pointsMin: 5, pointsMax: 5 }));
    const changed = await here.call(secretary, ruleSetRoutes.changeRuleDraft, {
      params: { ruleSetId: draft },
      body: { title: '冬季细则', householdMonthCap: 8 },
      headers: await drafting.tag(draft),
    });
    expect(outcome(changed)).toBe('ok');
    await drafting.adopt(draft);
    expect(await rulesInForce()).toMatchObject({ title: '冬季细则', householdMonthCap: 8 });
    const [first, second] = [await apply(saved.ruleId), await apply(saved.ruleId)];
    await here.call(keeper, pointsRoutes.approveApplication, { params: { applicationId: first.id } });
    const queue = await here.call(keeper, pointsRoutes.queue);
    expect(queue.body.items.find(item => item.id === second.id)?.monthUse).toEqual({ used: 5, cap: 8 });
    const refused = await here.call(keeper, pointsRoutes.approveApplication, { params: { applicationId: second.id } });
    expect(refused.problem).toMatchObject({ code: 'POINTS.MONTH_CAP_REACHED', detail: expect.stringContaining('已记 5 分') as string });
    expect((await here.call(villager, pointsRoutes.myAccount)).body.reportedThisMonth).toBe(5);
  });
});

describe('the season of a rule', () => {
  it('takes applications on its days only', async () => {
    const draft = await drafting.draft();
    const over = await drafting.save(draft, ruleContent({ title: '汛期巡河', validUntil: dayFromNow(-1) }));
    const last = await drafting.save(draft, ruleContent({ title: '秋收帮工', validFrom: dayFromNow(-9), validUntil: dayFromNow(0) }));
    const early = await drafting.save(draft, ruleContent({ title: '春节联欢', validFrom: dayFromNow(1) }));
    await drafting.adopt(draft);
    expect(outcome(await apply(early.ruleId))).toBe('POINTS.RULE_NOT_VALID_TODAY');
    expect(outcome(await apply(over.ruleId))).toBe('POINTS.RULE_NOT_VALID_TODAY');
    expect(outcome(await apply(last.ruleId))).toBe('ok');
  });
});

/** The id of the version with this number. */
async function idOf(version: number): Promise<string> {
  const { rows } = await here.owner.query<{ id: string }>('SELECT id FROM points_rule_set WHERE village_id = $1 AND version = $2', [
    villageId,
    version,
  ]);
  return rows[0]?.id ?? '';
}

async function adopted(change: object = {}): Promise<{ draft: string; ruleId: string }> {
  const draft = await drafting.draft();
  const { ruleId } = await drafting.save(draft, ruleContent({ title: '新的一条' }));
  const reply = await drafting.adopt(draft, change);
  if (reply.status !== 200) throw new Error(`not adopted: ${JSON.stringify(reply.body)}`);
  return { draft, ruleId };
}
