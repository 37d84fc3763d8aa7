import { pointsRoutes, ruleSetRoutes } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { Drafting, ruleContent } from '../../../../test/rule-sets';
import { TestVillage, type Inhabitant } from '../../../../test/village';

let here: TestVillage;
let villageId: string;
let villager: Inhabitant;
let keeper: Inhabitant;
let secretary: Inhabitant;
let drafting: Drafting;

beforeEach(async () => {
  villageId = await here.village();
  villager = await here.person(villageId, { householdId: await here.household(villageId) });
  keeper = await here.person(villageId, { roles: ['points_keeper'] });
  secretary = await here.person(villageId, { roles: ['secretary'] });
  drafting = new Drafting(here, secretary);
});
beforeAll(async () => {
  here = await TestVillage.boot();
});
afterAll(() => here.close());
afterEach(async () => expect(await here.faults()).toEqual([]));

const outcome = (reply: { status: number; problem?: { code?: string } }): string =>
  reply.status === 200 ? 'ok' : (reply.problem?.code ?? String(reply.status));
const rulesInForce = async () => (await here.call(villager, pointsRoutes.rules)).body;

describe('a rule that is written anew', () => {
  const yearly = { title: '院落“五清”', cap: { times: 1, period: 'year', subject: 'household' } } as const;
  const sheet = [
    ['类别', '名称', '最低分', '上限次数', '上限周期', '上限对象'],
    ['人居环境', '院落“五清”', '2', '1', '每年', '每户'],
  ];
  const typed = (draft: string) => drafting.save(draft, ruleContent(yearly));
  const imported = async (draft: string) =>
    here.call(secretary, ruleSetRoutes.importRules, {
      params: { ruleSetId: draft },
      body: { kind: 'csv', contentBase64: Buffer.from(sheet.map(row => row.join(',')).join('\n')).toString('base64') },
      headers: await drafting.tag(draft),
    });
  async function credited(ruleId: string): Promise<string> {
    const id = uuidv7();
    await here.call(villager, pointsRoutes.submitApplication, { body: { id, ruleId, text: '扫了', photoIds: [] } });
    // In the quarter that the simulator replays, and all of them in one year.
    await here.owner.query(
      `UPDATE points_application SET submitted_at = date_trunc('quarter', now(), 'Asia/Shanghai') - interval '40 days' WHERE id = $1`,
      [id],
    );
    return outcome(await here.call(keeper, pointsRoutes.approveApplication, { params: { applicationId: id }, body: {} }));
  }

  it.each([
    ['typed', typed],
    ['imported', imported],
  ])(
    '%s, is the same rule: its limit counts on, the simulator knows it, the comparison and the fund find nothing new',
    async (_how, bring) => {
      const ruleId = await here.rule(villageId, { points: 2, ...yearly });
      expect(await credited(ruleId)).toBe('ok');
      const draft = await drafting.draft();
      expect(outcome(await bring(draft))).toBe('ok');
      const params = { ruleSetId: draft };
      const { body: simulated } = await here.call(secretary, ruleSetRoutes.simulateRuleSet, { params });
      expect(simulated).toMatchObject({ before: 2, after: 2, withoutRule: 0 });
      const { body: compared } = await here.call(secretary, ruleSetRoutes.compareRuleSet, { params });
      expect([compared.added, compared.removed].map(list => list.length)).toEqual([0, 0]);
      // No money has come in: a rule that gave more would be refused.
      expect(outcome(await drafting.adopt(draft))).toBe('ok');
      await drafting.dayHasCome(draft);
      const [adopted] = (await rulesInForce()).rules;
      expect(adopted?.id).not.toBe(ruleId);
      expect(await credited(adopted?.id ?? '')).toBe('POINTS.CAP_REACHED');
    },
  );

  it('goes on along its line also when it was written before anybody drew one', async () => {
    const ruleId = await here.rule(villageId, { points: 2, ...yearly });
    expect(await credited(ruleId)).toBe('ok');
    const draft = await drafting.draft();
    await typed(draft);
    await here.owner.query('UPDATE points_rule SET origin_rule_id = NULL WHERE rule_set_id = $1', [draft]);
    expect(outcome(await drafting.adopt(draft, { shortFundReason: '代表同意，先启用' }))).toBe('ok');
    await drafting.dayHasCome(draft);
    expect(await credited((await rulesInForce()).rules[0]?.id ?? '')).toBe('POINTS.CAP_REACHED');
  });

  it('stands in two drafts: when the one is adopted, the other goes on along its line', async () => {
    const [first, second] = [await drafting.draft(), await drafting.draft()];
    const { ruleId } = await typed(first);
    await typed(second);
    await drafting.adopt(first);
    expect((await drafting.read(second)).rules).toMatchObject([{ lineId: ruleId }]);
  });

  it('is a rule of its own where the draft has its line under another name', async () => {
    const ruleId = await here.rule(villageId, { points: 2 });
    const draft = await drafting.draft({ from: 'version', ruleSetId: await idOf(1) });
    const [copied] = (await drafting.read(draft)).rules;
    await drafting.save(draft, ruleContent({ title: '院落整洁' }), copied?.id);
    const anew = await drafting.save(draft, ruleContent());
    expect((await drafting.read(draft)).rules.map(rule => [rule.title, rule.lineId])).toEqual([
      ['院落整洁', ruleId],
      ['院落“五清”', anew.ruleId],
    ]);
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
