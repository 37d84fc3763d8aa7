import { pointsRoutes, ruleSetRoutes } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { draftingVillage, ruleContent, type Drafting } from '../../../../test/rule-sets';
import { TestVillage, type Inhabitant } from '../../../../test/village';

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

describe('the simulator', () => {
  it('replays the last quarter’s credited deeds and names nobody', async () => {
    const ruleId = await here.rule(villageId, { points: 2 });
    const approve = (applicationId: string) => here.call(keeper, pointsRoutes.approveApplication, { params: { applicationId } });
    for (let n = 0; n < 3; n += 1) {
      const id = uuidv7();
      await here.call(villager, pointsRoutes.submitApplication, { body: { id, ruleId, text: '扫了', photoIds: [] } });
      const { rows } = await here.owner.query<{ last: Date }>(
        `UPDATE points_application SET submitted_at = date_trunc('quarter', now(), 'Asia/Shanghai') - interval '40 days' WHERE id = $1 RETURNING submitted_at`,
        [id],
      );
      expect(rows).toHaveLength(1);
      if (n < 2) await approve(id);
    }
    const draft = await drafting.draft({ from: 'version', ruleSetId: await idOf(1) });
    const [copied] = (await drafting.read(draft)).rules;
    await drafting.save(draft, ruleContent({ pointsMin: 5, pointsMax: 5 }), copied?.id);
    const { body } = await here.call(secretary, ruleSetRoutes.simulateRuleSet, { params: { ruleSetId: draft } });
    expect(body).toMatchObject({ deeds: 2, households: 1, before: 4, after: 10, withoutRule: 0, pointValueFen: 100 });
    expect(JSON.stringify(body)).not.toContain('罗');
  });
});

describe('comparison', () => {
  it('says in words what is new, gone and different', async () => {
    await here.rule(villageId, { title: '院落“五清”', points: 2 });
    await here.rule(villageId, { title: '护林防火巡查', points: 5 });
    const draft = await drafting.draft({ from: 'version', ruleSetId: await idOf(1) });
    const { rules } = await drafting.read(draft);
    const yard = rules.find(rule => rule.title === '院落“五清”');
    const forest = rules.find(rule => rule.title === '护林防火巡查');
    await drafting.save(draft, { ...ruleContent(), title: '院落整洁', cap: { times: 1, period: 'week', subject: 'household' } }, yard?.id);
    await here.call(secretary, ruleSetRoutes.removeDraftRule, {
      params: { ruleSetId: draft, ruleId: forest?.id ?? '' },
      headers: await drafting.tag(draft),
    });
    await drafting.save(draft, ruleContent({ title: '清扫村道' }));
    const { body } = await here.call(keeper, ruleSetRoutes.compareRuleSet, { params: { ruleSetId: draft } });
    expect(body.withVersion).toBe(1);
    expect(body.added.map(rule => rule.title)).toEqual(['清扫村道']);
    expect(body.removed.map(rule => rule.title)).toEqual(['护林防火巡查']);
    expect(body.changed).toMatchObject([
      {
        title: '院落整洁',
        changes: expect.arrayContaining([
          { field: '名称', before: '院落“五清”', after: '院落整洁' },
          { field: '次数上限', before: '不限次数', after: '每户每周最多 1 次' },
        ]) as unknown[],
      },
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
