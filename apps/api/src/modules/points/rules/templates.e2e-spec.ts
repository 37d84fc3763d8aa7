import { standardRoutes, TEMPLATES_MAX_PUBLISHED } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { NeighbouringVillages } from '../../../../test/neighbouring-villages';
import { ruleContent } from '../../../../test/rule-sets';
import { outcome, TestVillage, type Inhabitant } from '../../../../test/village';
import { encodeCursor } from '../../../platform/http/paging';
import { writeSheet } from './rule-sheet';

let here: TestVillage;
let there: NeighbouringVillages;
beforeAll(async () => {
  here = await TestVillage.boot();
});
afterAll(() => here.close());
beforeEach(async () => {
  there = await NeighbouringVillages.settle(here);
});

/** Somebody of a county's office, who lives elsewhere. */
async function officer(organizationId: string): Promise<Inhabitant> {
  const who = await here.person(await here.village('别处'), {});
  await here.owner.query(`INSERT INTO organization_role (organization_id, account_id, role) VALUES ($1, $2, 'county_officer')`, [
    organizationId,
    who.accountId,
  ]);
  return who;
}

describe('an office’s template', () => {
  const file = async (title = '全区的一条'): Promise<string> => {
    const sheet = await writeSheet([ruleContent({ title })], 'csv');
    return sheet.toString('base64');
  };
  const send = async (who: Inhabitant, organizationId: string, change: object = {}) =>
    here.call(who, standardRoutes.publishTemplate, {
      params: { organizationId },
      body: { id: uuidv7(), title: '全区参考标准', householdMonthCap: 60, kind: 'csv', contentBase64: await file(), ...change },
    });

  it('is read first, then published to every village below, and taken back', async () => {
    const who = await officer(there.county);
    const params = { organizationId: there.county };
    const tried = await here.call(who, standardRoutes.previewTemplate, { params, body: { kind: 'csv', contentBase64: await file() } });
    expect(tried.body).toMatchObject({ problems: [], rules: [{ title: '全区的一条' }] });
    expect((await there.listed()).items).toEqual([]);
    const { id } = (await send(who, there.county)).body;
    const [found] = (await there.listed()).items;
    expect(found).toMatchObject({ id, publisherName: '金口河区', publisherKind: 'county', version: null, effectiveOn: null });
    expect((await here.call(who, standardRoutes.templates, { params })).body.items).toEqual([found]);
    expect((await there.listed(there.stranger)).items).toEqual([]);
    const draft = await there.copying().read((await there.copy(id)).body.ruleSetId);
    expect(draft).toMatchObject({ householdMonthCap: 60, copiedFrom: { name: '金口河区', title: '全区参考标准', version: null } });
    const gone = () => here.call(who, standardRoutes.withdrawTemplate, { params: { ...params, standardId: id } });
    expect(outcome(await gone())).toBe('ok');
    expect(outcome(await gone())).toBe('RESOURCE.NOT_FOUND');
    expect((await there.listed()).items).toEqual([]);
  });

  it('has a title that says what any rule may say', async () => {
    const who = await officer(there.county);
    expect((await send(who, there.county, { title: '低保户扣分表' })).problem).toMatchObject({
      status: 422,
      code: 'POINTS.RULE_FORBIDDEN',
    });
    expect((await here.call(who, standardRoutes.templates, { params: { organizationId: there.county } })).body.items).toEqual([]);
  });

  it('pages only from where a page of ours ended', async () => {
    const who = await officer(there.county);
    for (const time of ['infinity', '-infinity', 'now', 'tomorrow', 'epoch', '2026-01-01']) {
      const query = { cursor: encodeCursor([time, uuidv7()]) };
      const own = await here.call(who, standardRoutes.templates, { params: { organizationId: there.county }, query });
      expect([time, own.problem.code]).toEqual([time, 'REQUEST.BAD_CURSOR']);
    }
  });

  it('is refused line by line where it says what no rule may say, and when it is no sheet', async () => {
    const who = await officer(there.county);
    const bad = await file('按时缴纳医保');
    const tried = await here.call(who, standardRoutes.previewTemplate, {
      params: { organizationId: there.county },
      body: { kind: 'csv', contentBase64: bad },
    });
    expect(tried.body.problems).toMatchObject([{ line: 2, message: expect.stringContaining('医疗保险') as string }]);
    expect(outcome(await send(who, there.county, { contentBase64: bad }))).toBe('POINTS.IMPORT_PROBLEMS');
    expect(outcome(await send(who, there.county, { kind: 'xlsx', contentBase64: 'AAAA' }))).toBe('POINTS.IMPORT_UNREADABLE');
    expect((await there.listed()).items).toEqual([]);
  });

  it('is never published, nor taken back, in the name of a village', async () => {
    const who = await officer(there.county);
    const standardId = await there.published();
    expect(outcome(await send(who, there.secretary.villageId))).toBe('RESOURCE.NOT_FOUND');
    const taken = await here.call(who, standardRoutes.withdrawTemplate, {
      params: { organizationId: there.secretary.villageId, standardId },
    });
    expect(outcome(taken)).toBe('RESOURCE.NOT_FOUND');
    expect((await here.call(who, standardRoutes.templates, { params: { organizationId: there.secretary.villageId } })).body.items).toEqual(
      [],
    );
    expect((await there.listed()).items).toHaveLength(1);
  });

  it('takes an id once, and there are no more than twenty', async () => {
    const who = await officer(there.county);
    const { id } = (await send(who, there.county)).body;
    expect(outcome(await send(who, there.county, { id }))).toBe('POINTS.STANDARD_ID_TAKEN');
    await here.owner.query(
      `INSERT INTO points_standard (id, organization_id, area_id, title, rules)
       SELECT gen_random_uuid(), organization_id, area_id, title, rules FROM points_standard, generate_series(2, $2) WHERE id = $1`,
      [id, TEMPLATES_MAX_PUBLISHED],
    );
    expect(outcome(await send(who, there.county))).toBe('POINTS.TOO_MANY_TEMPLATES');
  });
});

describe('what a village has opened, as the office’s template', () => {
  const opened = (who: Inhabitant, organizationId: string, query: Record<string, string> = {}) =>
    here.call(who, standardRoutes.officeStandards, { params: { organizationId }, query });
  const read = (who: Inhabitant, organizationId: string, standardId: string) =>
    here.call(who, standardRoutes.officeStandard, { params: { organizationId, standardId } });
  const copy = (who: Inhabitant, organizationId: string, standardId: string, change: object = {}) =>
    here.call(who, standardRoutes.copyTemplate, {
      params: { organizationId },
      body: { id: uuidv7(), standardId, title: '全区参考标准', ...change },
    });
  const templates = async (who: Inhabitant, organizationId: string) =>
    (await here.call(who, standardRoutes.templates, { params: { organizationId } })).body.items;

  it('is found by the village’s name, read rule by rule, and published to every village below', async () => {
    const who = await officer(there.county);
    expect((await opened(who, there.county)).body.items).toEqual([]);
    const standardId = await there.published();
    const whole = await opened(who, there.county);
    const byName = await opened(who, there.county, { query: '解放' });
    for (const { body } of [whole, byName]) expect(body.items).toMatchObject([{ id: standardId, publisherName: '解放村' }]);
    expect((await opened(who, there.county, { query: '没有这个村' })).body.items).toEqual([]);
    const rules = [{ title: '清扫村道', cap: { times: 2, period: 'month', subject: 'household' } }];
    expect((await read(who, there.county, standardId)).body).toMatchObject({ publisherName: '解放村', rules });
    const { id } = (await copy(who, there.county, standardId)).body;
    expect(await templates(who, there.county)).toMatchObject([{ id, publisherName: '金口河区', title: '全区参考标准', version: null }]);
    expect((await read(who, there.county, id)).body).toMatchObject({ title: '全区参考标准', rules });
    // The office's own is no village's to be copied once more.
    expect((await opened(who, there.county)).body.items.map(one => one.id)).toEqual([standardId]);
    expect((await there.listed()).items.map(one => one.publisherName)).toEqual(['金口河区', '解放村']);
    expect((await there.read(there.neighbour, id)).body).toMatchObject({ publisherName: '金口河区', rules });
  });

  it('stays when the village takes its own back, which is then found no more', async () => {
    const who = await officer(there.county);
    const standardId = await there.published();
    const { id } = (await copy(who, there.county, standardId)).body;
    expect((await here.call(there.secretary, standardRoutes.withdrawStandard)).status).toBe(200);
    expect((await opened(who, there.county)).body.items).toEqual([]);
    expect((await read(who, there.county, standardId)).status).toBe(404);
    expect(outcome(await copy(who, there.county, standardId))).toBe('RESOURCE.NOT_FOUND');
    expect((await templates(who, there.county)).map(one => one.id)).toEqual([id]);
  });

  it('of another county’s village there is nothing; neither an office nor a village is written for by whoever is none', async () => {
    const standardId = await there.published();
    const [row] = (
      await here.owner.query<{ parent_id: string }>(
        'SELECT t.parent_id FROM organization v JOIN organization t ON t.id = v.parent_id WHERE v.id = $1',
        [there.stranger.villageId],
      )
    ).rows;
    const elsewhere = row?.parent_id ?? '';
    const who = await officer(elsewhere);
    expect((await opened(who, elsewhere)).body.items).toEqual([]);
    expect((await read(who, elsewhere, standardId)).status).toBe(404);
    expect(outcome(await copy(who, elsewhere, standardId))).toBe('RESOURCE.NOT_FOUND');
    for (const reply of [await opened(who, there.county), await copy(who, there.county, standardId)])
      expect([403, 404]).toContain(reply.status);
    const ours = await officer(there.county);
    expect(outcome(await copy(ours, there.secretary.villageId, standardId))).toBe('RESOURCE.NOT_FOUND');
    // A template of another office, of which the id is known, is not to be read here.
    const { id } = (await copy(ours, there.county, standardId)).body;
    expect((await read(who, elsewhere, id)).status).toBe(404);
  });

  it('is asked for the red lines once more, and takes an id once', async () => {
    const who = await officer(there.county);
    const standardId = await there.published();
    expect(outcome(await copy(who, there.county, standardId, { title: '低保户扣分表' }))).toBe('POINTS.RULE_FORBIDDEN');
    // Opened before the lint knew the word.
    await here.owner.query(`UPDATE points_standard SET rules = jsonb_set(rules, '{0,title}', '"按时缴纳医保"') WHERE id = $1`, [
      standardId,
    ]);
    expect(outcome(await copy(who, there.county, standardId))).toBe('POINTS.RULE_FORBIDDEN');
    expect(await templates(who, there.county)).toEqual([]);
    await here.owner.query(`UPDATE points_standard SET rules = jsonb_set(rules, '{0,title}', '"清扫村道"') WHERE id = $1`, [standardId]);
    const { id } = (await copy(who, there.county, standardId)).body;
    expect(outcome(await copy(who, there.county, standardId, { id }))).toBe('POINTS.STANDARD_ID_TAKEN');
    await here.owner.query(
      `INSERT INTO points_standard (id, organization_id, area_id, title, rules)
       SELECT gen_random_uuid(), organization_id, area_id, title, rules FROM points_standard, generate_series(2, $2) WHERE id = $1`,
      [id, TEMPLATES_MAX_PUBLISHED],
    );
    expect(outcome(await copy(who, there.county, standardId))).toBe('POINTS.TOO_MANY_TEMPLATES');
  });
});
