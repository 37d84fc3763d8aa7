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

describe('an office’s template', () => {
  const file = async (title = '全区的一条'): Promise<string> => {
    const sheet = await writeSheet([ruleContent({ title })], 'csv');
    return sheet.toString('base64');
  };
  async function officer(organizationId: string): Promise<Inhabitant> {
    const who = await here.person(await here.village('别处'), {});
    await here.owner.query(`INSERT INTO organization_role (organization_id, account_id, role) VALUES ($1, $2, 'county_officer')`, [
      organizationId,
      who.accountId,
    ]);
    return who;
  }
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
