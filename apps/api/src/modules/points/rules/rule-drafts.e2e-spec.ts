import { pointsBookRoutes, pointsRoutes, ruleSetRoutes, type RuleContent } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { Drafting, draftingVillage, ruleContent } from '../../../../test/rule-sets';
import { outcome, TestVillage, type Inhabitant } from '../../../../test/village';

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

describe('a draft', () => {
  it('is written, put in order, shortened and thrown away, under its revision', async () => {
    const draft = await drafting.draft();
    const yard = await drafting.save(draft, ruleContent());
    const road = await drafting.save(draft, ruleContent({ title: '清扫村道', pointsMin: 3, pointsMax: 5 }));
    const meeting = await drafting.save(draft, ruleContent({ title: '参加院坝会', category: 'participation' }));
    const third = await drafting.save(draft, ruleContent({ title: '圈舍整洁' }));
    // Behind the last of its category.
    expect((await drafting.read(draft)).rules.map(rule => rule.title)).toEqual(['院落“五清”', '清扫村道', '圈舍整洁', '参加院坝会']);
    await here.call(secretary, ruleSetRoutes.moveDraftRule, {
      params: { ruleSetId: draft, ruleId: meeting.ruleId },
      body: { position: 1 },
      headers: await drafting.tag(draft),
    });
    await here.call(secretary, ruleSetRoutes.removeDraftRule, {
      params: { ruleSetId: draft, ruleId: third.ruleId },
      headers: await drafting.tag(draft),
    });
    const edited = await drafting.save(
      draft,
      ruleContent({ title: '院落整洁', cap: { times: 1, period: 'week', subject: 'household' }, lane: 'full', validUntil: '2027-06-30' }),
      yard.ruleId,
    );
    expect(edited.status).toBe(200);
    const view = await drafting.read(draft);
    expect(view.rules.map(rule => rule.id)).toEqual([meeting.ruleId, yard.ruleId, road.ruleId]);
    expect(view.rules[1]).toEqual({
      ...ruleContent({
        title: '院落整洁',
        cap: { times: 1, period: 'week', subject: 'household' },
        lane: 'full',
        validUntil: '2027-06-30',
      }),
      id: yard.ruleId,
      lineId: yard.ruleId,
    });
    const gone = await here.call(secretary, ruleSetRoutes.discardRuleDraft, {
      params: { ruleSetId: draft },
      headers: await drafting.tag(draft),
    });
    expect(outcome(gone)).toBe('ok');
    expect((await here.call(secretary, ruleSetRoutes.ruleSet, { params: { ruleSetId: draft } })).status).toBe(404);
  });

  it('starts from a template; what is called like a rule that the village had goes on along its line', async () => {
    const known = await here.rule(villageId, { title: '垃圾分类投放' });
    const without = await drafting.draft();
    await drafting.save(without, ruleContent({ title: '村里自己的一条' }));
    // Not in force any more: found further back.
    expect(outcome(await drafting.adopt(without))).toBe('ok');
    const draft = await drafting.draft({ from: 'template', template: 'sichuan_county' });
    const view = await drafting.read(draft);
    expect(view.rules.length).toBeGreaterThan(30);
    expect(view.rules.filter(rule => rule.lineId !== rule.id).map(rule => [rule.title, rule.lineId])).toEqual([['垃圾分类投放', known]]);
    expect(view).toMatchObject({ version: null, status: 'draft', effectiveFrom: null, householdMonthCap: 60 });
  });

  it('starts from the version in force, along its lines', async () => {
    const ruleId = await here.rule(villageId, { points: 2 });
    const draft = await drafting.draft({ from: 'version', ruleSetId: await idOf(1) });
    const view = await drafting.read(draft);
    expect(view).toMatchObject({ basedOnVersion: 1, rules: [{ lineId: ruleId, pointsMin: 2 }] });
    expect(view.rules[0]?.id).not.toBe(ruleId);
  });

  it.each<[string, Partial<RuleContent>, string]>([
    ['tied to medical insurance', { title: '按时缴纳医保' }, 'POINTS.RULE_FORBIDDEN'],
    ['upside down in points', { pointsMin: 5, pointsMax: 3 }, 'POINTS.RULE_POINTS_ORDER'],
    ['upside down in photos', { minPhotos: 3, maxPhotos: 1 }, 'POINTS.RULE_PHOTOS_ORDER'],
    ['over before it begins', { validFrom: '2027-05-01', validUntil: '2027-04-30' }, 'POINTS.RULE_DAYS_ORDER'],
    ['named like another one of its category', { title: '清扫村道' }, 'POINTS.RULE_TITLE_TWICE'],
    ['on a day that is none', { validFrom: '2027-02-30' }, 'REQUEST.INVALID'],
    ['worth nothing', { pointsMin: 0 }, 'REQUEST.INVALID'],
  ])('takes no rule that is %s', async (_how, change, code) => {
    const draft = await drafting.draft();
    await drafting.save(draft, ruleContent({ title: '清扫村道' }));
    expect(outcome(await drafting.save(draft, ruleContent({ ...change })))).toBe(code);
    expect((await drafting.read(draft)).rules).toHaveLength(1);
  });

  it('is not called what no rule may say, neither at first nor later', async () => {
    const create = { id: uuidv7(), title: '低保户扣分表', from: 'empty' as const };
    expect(outcome(await here.call(secretary, ruleSetRoutes.createRuleDraft, { body: create }))).toBe('POINTS.RULE_FORBIDDEN');
    const draft = await drafting.draft();
    const change = { params: { ruleSetId: draft }, body: { title: '低保户扣分表', householdMonthCap: null } };
    const renamed = await here.call(secretary, ruleSetRoutes.changeRuleDraft, { ...change, headers: await drafting.tag(draft) });
    expect(outcome(renamed)).toBe('POINTS.RULE_FORBIDDEN');
    expect((await drafting.read(draft)).title).not.toContain('低保');
  });

  it('says in Chinese why a rule is refused, and what that rests on', async () => {
    const draft = await drafting.draft();
    const { problem } = await drafting.save(draft, ruleContent({ title: '子女入学', standard: '积分高的优先入学' }));
    expect(problem.detail).toContain('不能与“入学和升学”挂钩');
    expect(problem.detail).toContain('《中华人民共和国义务教育法》');
  });

  it('is not overwritten by somebody who saw an older one, nor without saying which', async () => {
    const draft = await drafting.draft();
    const tag = await drafting.tag(draft);
    expect(outcome(await drafting.save(draft, ruleContent(), undefined, tag))).toBe('ok');
    expect(outcome(await drafting.save(draft, ruleContent({ title: '另一条' }), undefined, tag))).toBe('VERSION.STALE');
    const nameless = await here.call(secretary, ruleSetRoutes.saveDraftRule, {
      params: { ruleSetId: draft },
      body: { id: uuidv7(), rule: ruleContent({ title: '另一条' }) },
    });
    expect(outcome(nameless)).toBe('VERSION.REQUIRED');
  });

  it('takes one of ten edits at once that were made on the same revision', async () => {
    const draft = await drafting.draft();
    const tag = await drafting.tag(draft);
    const replies = await Promise.all(
      Array.from({ length: 10 }, (_one, n) => drafting.save(draft, ruleContent({ title: `第 ${n} 条` }), undefined, tag)),
    );
    expect(replies.map(outcome).sort()).toEqual([...Array.from({ length: 9 }, () => 'VERSION.STALE'), 'ok']);
    expect((await drafting.read(draft)).rules).toHaveLength(1);
  });

  it('takes no id of a rule of another version', async () => {
    const ruleId = await here.rule(villageId);
    const draft = await drafting.draft();
    expect(outcome(await drafting.save(draft, ruleContent({ title: '换掉' }), ruleId))).toBe('POINTS.RULE_ID_TAKEN');
    expect((await rulesInForce()).rules[0]?.title).toBe('院落“五清”');
  });

  it('is copied from another draft, which may then be thrown away', async () => {
    const versionInForce = async () =>
      (await here.call(secretary, ruleSetRoutes.ruleSets)).body.items.find(set => set.status === 'in_force')?.id ?? '';
    const inForce = await here.rule(villageId);
    const first = await drafting.draft({ from: 'version', ruleSetId: await versionInForce() });
    await drafting.save(first, ruleContent({ title: '新的一条' }));
    const second = await drafting.draft({ from: 'version', ruleSetId: first });
    const copy = await drafting.read(second);
    const source = await drafting.read(first);
    expect(copy.rules.map(rule => rule.title)).toEqual(source.rules.map(rule => rule.title));
    expect(copy.rules.map(rule => rule.id)).not.toEqual(expect.arrayContaining(source.rules.map(rule => rule.id)));
    // What goes back to a version keeps its line; what began in the draft begins anew.
    expect(copy.rules.filter(rule => rule.lineId !== rule.id).map(rule => rule.lineId)).toContain(inForce);
    expect(copy.rules.find(rule => rule.title === '新的一条')).toMatchObject({ lineId: copy.rules.at(-1)?.id });
    const thrown = await here.call(secretary, ruleSetRoutes.discardRuleDraft, {
      params: { ruleSetId: first },
      body: {},
      headers: { 'if-match': `"${source.revision}"` },
    });
    expect(thrown.status).toBe(200);
    expect((await drafting.read(second)).rules).toHaveLength(source.rules.length);
  });

  it('is copied not from nothing, and there are no more than ten', async () => {
    await drafting.draft();
    const from = (body: object) =>
      here.call(secretary, ruleSetRoutes.createRuleDraft, { body: { id: uuidv7(), title: '又一份', ...body } }).then(outcome);
    expect(await from({ from: 'version', ruleSetId: uuidv7() })).toBe('RESOURCE.NOT_FOUND');
    expect(await from({ from: 'version' })).toBe('POINTS.SOURCE_MISSING');
    expect(await from({ from: 'template' })).toBe('POINTS.SOURCE_MISSING');
    for (let n = 0; n < 9; n += 1) await drafting.draft();
    expect(await from({ from: 'empty' })).toBe('POINTS.TOO_MANY_DRAFTS');
  });
});

describe('whose it is', () => {
  it('drafts are for those who work on them; villagers see every adopted version', async () => {
    await here.rule(villageId);
    const draft = await drafting.draft();
    const seen = await here.call(villager, ruleSetRoutes.ruleSets);
    expect(seen.body.items.map(item => item.status)).toEqual(['in_force']);
    expect((await here.call(villager, ruleSetRoutes.ruleSet, { params: { ruleSetId: draft } })).status).toBe(404);
    const keeps = await here.call(keeper, ruleSetRoutes.ruleSets);
    expect(keeps.body.items.map(item => item.status)).toEqual(['draft', 'in_force']);
  });

  it('the keeper drafts and does not adopt; a cadre reads and does neither', async () => {
    const cadre = await here.person(villageId, { roles: ['cadre'] });
    const draft = await new Drafting(here, keeper).draft();
    await drafting.save(draft, ruleContent());
    expect(outcome(await drafting.adopt(draft, {}, keeper))).toBe('ACCESS.DENIED');
    expect((await here.call(cadre, ruleSetRoutes.ruleSet, { params: { ruleSetId: draft } })).status).toBe(200);
    expect(outcome(await new Drafting(here, cadre).save(draft, ruleContent({ title: '别的' }), undefined, await drafting.tag(draft)))).toBe(
      'ACCESS.DENIED',
    );
  });

  it('another village’s versions look like missing ones, whatever is asked of them', async () => {
    const draft = await drafting.draft();
    await drafting.save(draft, ruleContent());
    const elsewhere = await here.village('解放村');
    const stranger = await here.person(elsewhere, { roles: ['secretary', 'points_keeper', 'village_admin'] });
    const theirs = new Drafting(here, stranger);
    const params = { ruleSetId: draft };
    const headers = { 'if-match': '"2"' };
    const replies = [
      await here.call(stranger, ruleSetRoutes.ruleSet, { params }),
      await here.call(stranger, ruleSetRoutes.compareRuleSet, { params }),
      await here.call(stranger, ruleSetRoutes.simulateRuleSet, { params }),
      await here.call(stranger, ruleSetRoutes.exportRuleSet, { params, query: { kind: 'csv' } }),
      await here.call(stranger, ruleSetRoutes.discardRuleDraft, { params, headers }),
      await here.call(stranger, ruleSetRoutes.saveDraftRule, { params, headers, body: { id: uuidv7(), rule: ruleContent() } }),
      await here.call(stranger, ruleSetRoutes.adoptRuleSet, { params, headers, body: await theirs.decision() }),
      await here.call(stranger, ruleSetRoutes.withdrawAdoption, { params, body: { reason: '不合适' } }),
      await here.call(stranger, ruleSetRoutes.createRuleDraft, {
        body: { id: uuidv7(), title: '抄来的', from: 'version', ruleSetId: draft },
      }),
    ];
    expect(replies.map(reply => reply.status)).toEqual(replies.map(() => 404));
    expect((await drafting.read(draft)).rules).toHaveLength(1);
  });
});

describe('import and export', () => {
  const file = async (draft: string, kind: 'xlsx' | 'csv') =>
    (await here.call(keeper, ruleSetRoutes.exportRuleSet, { params: { ruleSetId: draft }, query: { kind } })).body;
  const bring = async (draft: string, kind: 'xlsx' | 'csv', contentBase64: string) =>
    here.call(secretary, ruleSetRoutes.importRules, {
      params: { ruleSetId: draft },
      body: { kind, contentBase64 },
      headers: await drafting.tag(draft),
    });

  it('goes out sixty times in ten minutes for one account, printing what else there is included, and others export on', async () => {
    const draft = await drafting.draft();
    const ask = (who: Inhabitant) => here.call(who, ruleSetRoutes.exportRuleSet, { params: { ruleSetId: draft }, query: { kind: 'csv' } });
    const print = () => here.call(secretary, pointsBookRoutes.exportPointsBook, { body: { period: '2025-01', format: 'print' } });
    for (let n = 0; n < 60; n += 1) expect((await ask(secretary)).status).toBe(200);
    for (const refused of [await ask(secretary), await print()])
      expect([refused.status, refused.problem.code, refused.problem.title]).toEqual([
        429,
        'REQUEST.TOO_MANY',
        expect.stringMatching(/[一-龥]/),
      ]);
    expect((await ask(keeper)).status).toBe(200);
  });

  it.each(['xlsx', 'csv'] as const)('a template goes out as %s and into another draft; the second import changes nothing', async kind => {
    const source = await drafting.draft({ from: 'template', template: 'sichuan_county' });
    const draft = await drafting.draft();
    const { contentBase64, fileName } = await file(source, kind);
    expect(fileName).toBe(`新细则（草稿）.${kind}`);
    const body = { kind, contentBase64 };
    const preview = await here.call(keeper, ruleSetRoutes.previewRuleImport, { params: { ruleSetId: draft }, body });
    expect(preview.body).toMatchObject({ problems: [], changed: [], same: 0 });
    expect((await drafting.read(draft)).rules).toEqual([]);
    expect(outcome(await bring(draft, kind, contentBase64))).toBe('ok');
    const rules = async (id: string) => (await drafting.read(id)).rules.map(({ id: _id, lineId: _line, ...rule }) => rule);
    expect(await rules(draft)).toEqual(await rules(source));
    const before = (await drafting.read(draft)).rules;
    expect(outcome(await bring(draft, kind, contentBase64))).toBe('ok');
    expect((await drafting.read(draft)).rules).toEqual(before);
    const again = await here.call(keeper, ruleSetRoutes.previewRuleImport, { params: { ruleSetId: draft }, body });
    expect(again.body).toMatchObject({ added: [], changed: [], same: before.length });
  });

  it('a sheet with a problem leaves the draft as it was, and so does what is no sheet', async () => {
    const draft = await drafting.draft();
    const csv = [
      ['类别', '名称', '最低分'],
      ['人居环境', '扫地', '2'],
      ['人居环境', '积分兑换现金', '2'],
    ].map(row => row.join(','));
    const refused = await bring(draft, 'csv', Buffer.from(csv.join('\n')).toString('base64'));
    expect(refused.problem).toMatchObject({ code: 'POINTS.IMPORT_PROBLEMS', detail: expect.stringContaining('第 3 行') as string });
    expect(outcome(await bring(draft, 'xlsx', Buffer.from('no sheet').toString('base64')))).toBe('POINTS.IMPORT_UNREADABLE');
    expect(outcome(await bring(draft, 'csv', Buffer.from([0xff, 0xfe, 0x00]).toString('base64')))).toBe('POINTS.IMPORT_UNREADABLE');
    expect((await drafting.read(draft)).rules).toEqual([]);
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
