import { ruleSetRoutes, standardRoutes, type StandardView } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { NeighbouringVillages } from '../../../../test/neighbouring-villages';
import { runSql } from '../../../../test/run-sql';
import { Drafting, ruleContent } from '../../../../test/rule-sets';
import { outcome, TestVillage } from '../../../../test/village';

let here: TestVillage;
let there: NeighbouringVillages;
beforeAll(async () => {
  here = await TestVillage.boot();
});
afterAll(() => here.close());
beforeEach(async () => {
  there = await NeighbouringVillages.settle(here);
});

describe('what a village publishes', () => {
  it('is nothing until it does; then the villages of its county find it, and nobody else', async () => {
    await here.rule(there.secretary.villageId);
    expect((await here.call(there.secretary, standardRoutes.ownStandard)).body).toEqual({ countyName: '金口河区', published: null });
    expect((await there.listed()).items).toEqual([]);
    const told = await there.publish(await there.inForce());
    expect(told.body.published).toMatchObject({ publisherName: '解放村', publisherKind: 'village', version: 1, ruleCount: 1 });
    const [found] = (await there.listed()).items;
    expect(found).toEqual(told.body.published);
    expect((await there.listed(there.stranger)).items).toEqual([]);
    // A village's own is no neighbour's.
    expect((await there.listed(there.secretary)).items).toEqual([]);
    expect((await there.read(there.stranger, found?.id ?? '')).status).toBe(404);
    expect(outcome(await there.copy(found?.id ?? '', { who: there.stranger }))).toBe('RESOURCE.NOT_FOUND');
  });

  it('holds rules as an author writes them: no id, no person, no decision', async () => {
    const { body } = await there.read(there.neighbour, await there.published());
    const shown: (keyof StandardView)[] = [
      'effectiveOn',
      'householdMonthCap',
      'id',
      'publishedAt',
      'publisherKind',
      'publisherName',
      'ruleCount',
      'rules',
      'title',
      'version',
    ];
    expect(Object.keys(body).sort()).toEqual(shown);
    expect(body.rules).toEqual([
      ruleContent({
        title: '清扫村道',
        standard: '',
        pointsMin: 3,
        pointsMax: 3,
        cap: { times: 2, period: 'month', subject: 'household' },
        maxPhotos: 9,
      }),
    ]);
    const { rows } = await here.owner.query<{ row: object }>(
      'SELECT to_jsonb(t) AS row FROM points_standard t WHERE organization_id = $1',
      [there.secretary.villageId],
    );
    expect(JSON.stringify(rows)).not.toMatch(/person|account|decision|photo_id/i);
  });

  it('is the version in force: no draft, no older one, none of another village, none of a village in no county', async () => {
    await here.rule(there.secretary.villageId);
    const drafting = new Drafting(here, there.secretary);
    const draft = await drafting.draft();
    await drafting.save(draft, ruleContent());
    expect(outcome(await there.publish(draft))).toBe('POINTS.STANDARD_NOT_IN_FORCE');
    // Its rules are looked at when it is in force, not before.
    await here.owner.query(`UPDATE points_rule SET title = '按时缴纳医保' WHERE rule_set_id = $1`, [draft]);
    expect(outcome(await there.publish(draft))).toBe('POINTS.STANDARD_NOT_IN_FORCE');
    await here.owner.query(`UPDATE points_rule SET title = '清扫院坝' WHERE rule_set_id = $1`, [draft]);
    const first = await there.inForce();
    expect(outcome(await drafting.adopt(draft))).toBe('ok');
    await drafting.dayHasCome(draft);
    expect(outcome(await there.publish(first))).toBe('POINTS.STANDARD_NOT_IN_FORCE');
    expect(outcome(await there.publish(draft, there.neighbour))).toBe('RESOURCE.NOT_FOUND');
    const lonely = await here.village('孤村');
    await here.rule(lonely);
    const alone = await here.person(lonely, { roles: ['village_admin'] });
    expect(outcome(await there.publish(await there.inForce(alone), alone))).toBe('POINTS.STANDARD_NO_COUNTY');
  });

  it('goes through the rule lint: what may not be tied to points is not passed on', async () => {
    await here.rule(there.secretary.villageId, { title: '按时缴纳医保' });
    expect(outcome(await there.publish(await there.inForce()))).toBe('POINTS.RULE_FORBIDDEN');
    expect((await there.listed()).items).toEqual([]);
  });

  it('stays as it was when a new version comes, until that one is published in its place', async () => {
    const old = await there.published();
    const drafting = new Drafting(here, there.secretary);
    const draft = await drafting.draft({ from: 'version', ruleSetId: await there.inForce() });
    await drafting.save(draft, ruleContent({ title: '第二版才有的' }));
    await drafting.adopt(draft);
    await drafting.dayHasCome(draft);
    expect((await there.read(there.neighbour, old)).body).toMatchObject({ version: 1, ruleCount: 1 });
    await there.publish(draft);
    const { items } = await there.listed();
    expect(items.map(item => [item.version, item.ruleCount])).toEqual([[2, 2]]);
    expect((await there.read(there.neighbour, old)).status).toBe(404);
  });

  it('is published once by ten taps at once, and once more by nobody', async () => {
    await here.rule(there.secretary.villageId);
    const set = await there.inForce();
    const replies = await Promise.all(Array.from({ length: 10 }, () => there.publish(set)));
    expect(replies.map(outcome)).toEqual(replies.map(() => 'ok'));
    expect((await there.listed()).items).toHaveLength(1);
  });

  it('is taken back by its village alone; what was copied stays, and says where from', async () => {
    const standardId = await there.published();
    const draft = (await there.copy(standardId)).body.ruleSetId;
    await here.call(there.neighbour, standardRoutes.withdrawStandard);
    expect((await there.listed()).items).toHaveLength(1);
    const told = await here.call(there.secretary, standardRoutes.withdrawStandard);
    expect(told.body).toEqual({ countyName: '金口河区', published: null });
    expect((await there.listed()).items).toEqual([]);
    expect((await there.read(there.neighbour, standardId)).status).toBe(404);
    expect(outcome(await there.copy(standardId))).toBe('RESOURCE.NOT_FOUND');
    const kept = await there.copying().read(draft);
    expect(kept.rules.map(rule => rule.title)).toEqual(['清扫村道']);
    expect(kept.copiedFrom).toMatchObject({ name: '解放村', version: 1 });
    // A copy of the copy comes from there too.
    const second = await there.copying().draft({ from: 'version', ruleSetId: draft });
    expect((await there.copying().read(second)).copiedFrom).toEqual(kept.copiedFrom);
  });

  it('published and taken back again and again leaves no copies behind', async () => {
    await here.rule(there.secretary.villageId);
    const set = await there.inForce();
    for (let n = 0; n < 3; n += 1) {
      expect(outcome(await there.publish(set))).toBe('ok');
      expect(outcome(await here.call(there.secretary, standardRoutes.withdrawStandard))).toBe('ok');
    }
    await there.publish(set);
    const { rows } = await here.owner.query('SELECT 1 FROM points_standard WHERE organization_id = $1', [there.secretary.villageId]);
    expect(rows).toHaveLength(1);
  });

  it('is found by the village’s name, page by page, the newest first', async () => {
    await there.published();
    const third = await there.another('顺河村');
    await here.rule(third.villageId);
    await there.publish(await there.inForce(third), third);
    const names = async (query: Record<string, string>) =>
      (await there.listed(there.neighbour, query)).items.map(item => item.publisherName);
    expect(await names({})).toEqual(['顺河村', '解放村']);
    expect(await names({ query: '解放' })).toEqual(['解放村']);
    expect(await names({ query: '没有' })).toEqual([]);
    const first = await there.listed(there.neighbour, { limit: '1' });
    expect(await names({ limit: '1', cursor: first.nextCursor ?? '' })).toEqual(['解放村']);
  });
});

describe('a copy', () => {
  it('is a draft on lines of its own, but for what is called the same as a rule in force', async () => {
    const own = await here.rule(there.neighbour.villageId, { title: '清扫村道', points: 1 });
    const standardId = await there.published();
    await here.rule(there.secretary.villageId, { title: '只有他们有' });
    await here.call(there.secretary, standardRoutes.withdrawStandard);
    await there.publish(await there.inForce());
    const again = (await there.listed()).items[0]?.id ?? '';
    expect(again).not.toBe(standardId);
    const draft = await there.copying().read((await there.copy(again)).body.ruleSetId);
    expect(draft).toMatchObject({ status: 'draft', basedOnVersion: null, title: '照抄的细则' });
    const lines = Object.fromEntries(draft.rules.map(rule => [rule.title, rule.lineId === rule.id ? 'its own' : rule.lineId]));
    expect(lines).toEqual({ 清扫村道: own, 只有他们有: 'its own' });
    const { body } = await here.call(there.neighbour, ruleSetRoutes.compareRuleSet, { params: { ruleSetId: draft.id } });
    expect([body.added.length, body.changed.length]).toEqual([1, 1]);
  });

  it('asked for twice at once is one draft', async () => {
    const standardId = await there.published();
    const [id, key] = [uuidv7(), uuidv7()];
    const same = await Promise.all([there.copy(standardId, { id, key }), there.copy(standardId, { id, key })]);
    expect(same.map(outcome)).toEqual(['ok', 'ok']);
    expect(outcome(await there.copy(standardId, { id }))).toBe('POINTS.RULE_SET_ID_TAKEN');
    const { items } = (await here.call(there.neighbour, ruleSetRoutes.ruleSets)).body;
    expect(items.map(item => item.status)).toEqual(['draft']);
  });

  it('is not adopted while it says what no rule may say', async () => {
    const standardId = await there.published();
    // As an older lint would have let it pass.
    await here.owner.query(`UPDATE points_standard SET rules = jsonb_set(rules, '{0,title}', '"按时缴纳医保"') WHERE id = $1`, [
      standardId,
    ]);
    const draft = (await there.copy(standardId)).body.ruleSetId;
    expect(outcome(await there.copying().adopt(draft))).toBe('POINTS.RULE_FORBIDDEN');
  });

  it('needs a source, and somebody who drafts', async () => {
    const standardId = await there.published();
    const nothing = await here.call(there.neighbour, ruleSetRoutes.createRuleDraft, {
      body: { id: uuidv7(), title: '照抄', from: 'standard' },
    });
    expect(outcome(nothing)).toBe('POINTS.SOURCE_MISSING');
    expect(outcome(await there.copy(uuidv7()))).toBe('RESOURCE.NOT_FOUND');
    const cadre = await here.person(there.neighbour.villageId, { roles: ['cadre'] });
    expect((await there.read(cadre, standardId)).status).toBe(200);
    expect(outcome(await there.copy(standardId, { who: cadre }))).toBe('ACCESS.DENIED');
  });
});

describe('row-level security', () => {
  const asApp = async (village: string) =>
    (
      await runSql(here.database.appUrl, [
        `SELECT set_config('app.village', '${village}', false)`,
        `SELECT count(*)::int AS shown FROM points_standard WHERE organization_id = '${there.secretary.villageId}'`,
      ])
    )[0];

  it('shows what is published to the villages of the county, and to nobody in no village, elsewhere, or afterwards', async () => {
    await there.published();
    const shown = async () =>
      Promise.all([there.neighbour.villageId, there.stranger.villageId, '00000000-0000-0000-0000-000000000000', ''].map(asApp));
    expect(await shown()).toEqual([{ shown: 1 }, { shown: 0 }, { shown: 0 }, { shown: 0 }]);
    await here.call(there.secretary, standardRoutes.withdrawStandard);
    expect(await asApp(there.neighbour.villageId)).toEqual({ shown: 0 });
  });
});
