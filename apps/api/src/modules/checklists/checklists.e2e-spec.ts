import { checklistsRoutes, OPEN_REQUESTS_MAX } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { anItem, aStep, ChecklistsVillage } from '../../../test/checklists-village';
import { TestVillage, type Inhabitant } from '../../../test/village';

let here: TestVillage;
let v: ChecklistsVillage;
let neighbour: Inhabitant;

beforeAll(async () => {
  here = await TestVillage.boot();
  v = await ChecklistsVillage.people(here);
  neighbour = await v.neighbour();
});
afterAll(() => here.close());

const owed = async (requestId: string): Promise<{ topic: string; payload: Record<string, unknown> }[]> =>
  (
    await here.owner.query<{ topic: string; payload: Record<string, unknown> }>(
      'SELECT topic, payload FROM outbox_event WHERE subject_id = $1 ORDER BY created_at, id',
      [requestId],
    )
  ).rows;
const topics = async (requestId: string): Promise<string[]> =>
  (await owed(requestId)).map(event => event.topic.replace('checklists.request.', ''));

describe('the list', () => {
  it('a template is taken over once; what the village changed stays', async () => {
    const village = await ChecklistsVillage.people(here);
    const adopt = () => here.call(village.secretary, checklistsRoutes.adoptChecklistTemplate, { body: { template: 'public_services' } });
    const first = await adopt();
    expect(first.body.adopted).toBeGreaterThanOrEqual(32);
    expect(first.body.alreadyThere).toBe(0);
    const { items } = (await here.call(village.villager, checklistsRoutes.checklistItems, { query: { limit: '100' } })).body;
    expect(items).toHaveLength(first.body.adopted);
    const power = items.find(item => item.name === '用电报装');
    const item = (await here.call(village.villager, checklistsRoutes.checklistItem, { params: { itemId: power?.id ?? '' } })).body;
    expect(item).toMatchObject({
      version: 1,
      executable: true,
      fee: null,
      supervisionPhone: '12345',
      legalBasis: [{ title: '中华人民共和国电力法' }, {}],
    });
    const { id: _id, version: _v, status: _s, executable: _e, adoptedAt: _a, ...content } = item;
    const changed = await here.call(village.secretary, checklistsRoutes.publishChecklistItem, {
      body: { ...content, supervisionPhone: '0833-2700000' },
    });
    expect(changed.body).toMatchObject({ version: 2, supervisionPhone: '0833-2700000', code: item.code });
    expect((await adopt()).body).toEqual({ adopted: 0, alreadyThere: first.body.adopted });
    const again = (await here.call(village.villager, checklistsRoutes.checklistItems, { query: { limit: '100' } })).body.items;
    expect(again.map(one => one.code)).toEqual(items.map(one => one.code));
    expect(again.find(one => one.code === item.code)?.id).toBe(changed.body.id);
  });

  it('is searched by words, area and kind, page by page', async () => {
    const village = await ChecklistsVillage.people(here);
    await here.call(village.secretary, checklistsRoutes.adoptChecklistTemplate, { body: { template: 'public_services' } });
    const names = async (query: Record<string, string>): Promise<string[]> =>
      (await here.call(village.villager, checklistsRoutes.checklistItems, { query })).body.items.map(item => item.name);
    expect(await names({ query: '建房' })).toContain('宅基地审批');
    expect(await names({ query: '健在' })).toEqual(['健在证明']);
    expect(await names({ query: '100%_\\' })).toEqual([]);
    expect(await names({ area: 'utilities' })).toEqual(['用电报装', '用水报装']);
    const certificates = await names({ kind: 'certificate', limit: '100' });
    expect(certificates).toHaveLength(20);
    const page = (await here.call(village.villager, checklistsRoutes.checklistItems, { query: { kind: 'certificate', limit: '15' } })).body;
    const rest = (
      await here.call(village.villager, checklistsRoutes.checklistItems, {
        query: { kind: 'certificate', limit: '15', cursor: page.nextCursor ?? '' },
      })
    ).body;
    expect([...page.items, ...rest.items].map(item => item.name)).toEqual(certificates);
    expect(rest.nextCursor).toBeUndefined();
  });

  it('an inconsistent item is refused, field by field or as a whole', async () => {
    const publish = (body: object) => here.call(v.secretary, checklistsRoutes.publishChecklistItem, { body });
    expect((await publish(anItem({ code: 'lower' }))).problem).toMatchObject({ code: 'REQUEST.INVALID', errors: [{ pointer: '/code' }] });
    expect((await publish(anItem({ steps: [aStep({ dueDays: -1 })] }))).problem).toMatchObject({
      code: 'REQUEST.INVALID',
      errors: [{ pointer: '/steps/0/dueDays' }],
    });
    expect((await publish({ ...anItem(), price: 3 })).problem.errors?.[0]?.pointer).toBe('/price');
    expect((await publish(anItem({ steps: [aStep({ dueDays: 11 })], timeLimitDays: 10 }))).problem).toMatchObject({
      status: 422,
      code: 'CHECKLISTS.STEPS_TOO_LONG',
      detail: '步骤合计 11 个工作日，承诺 10 个工作日。',
    });
  });

  it('a retired item is not listed, cannot be started, and cannot be retired twice', async () => {
    const itemId = await v.item({ name: '快停用的事项' });
    expect((await here.call(v.secretary, checklistsRoutes.retireChecklistItem, { params: { itemId } })).body).toMatchObject({
      status: 'retired',
      executable: false,
    });
    expect((await here.call(v.secretary, checklistsRoutes.retireChecklistItem, { params: { itemId } })).problem.code).toBe(
      'CHECKLISTS.ITEM_RETIRED',
    );
    expect((await here.call(v.villager, checklistsRoutes.checklistItems, { query: { query: '快停用' } })).body.items).toEqual([]);
    expect((await v.start(itemId)).problem).toMatchObject({ status: 422, code: 'CHECKLISTS.ITEM_RETIRED' });
  });
});

describe('a request from start to result', () => {
  it('goes through its posts, asks once, ends with text and photo, is rated once', async () => {
    const itemId = await v.item({
      name: '宅基地审批',
      steps: [
        aStep({ title: '核对材料' }),
        aStep({ title: '村级审查', post: 'secretary', result: 'text' }),
        aStep({ title: '送达批准书', result: 'text_and_photo' }),
      ],
      timeLimitDays: null,
    });
    const started = await v.start(itemId, { photoIds: [await v.photo(v.villager)], text: '想在原址重建' });
    expect(started.body).toMatchObject({
      status: 'open',
      stepPosition: 1,
      stepCount: 3,
      post: 'cadre',
      overdue: false,
      mine: true,
      mayWork: false,
      filedByName: null,
      text: '想在原址重建',
    });
    expect(started.body.photos).toHaveLength(1);
    expect(started.body.photos[0]?.capturedAt).toBeNull();
    expect(started.body.steps.map(step => step.state)).toEqual(['current', 'ahead', 'ahead']);
    const id = started.body.id;
    const asSeenByCadre = await v.read(id, v.cadre);
    expect(asSeenByCadre.body).toMatchObject({ mine: false, mayWork: true });
    expect(asSeenByCadre.body.photos[0]?.capturedAt).not.toBeNull();

    expect((await v.ask(id, 1)).body).toMatchObject({
      status: 'waiting_for_applicant',
      askedText: '请补户口簿首页',
      dueOn: null,
      expectedOn: null,
    });
    expect((await v.finish(id, 1)).problem.code).toBe('CHECKLISTS.WAITING_FOR_APPLICANT');
    expect((await v.answer(id, v.villager, [await v.photo(v.villager)])).body).toMatchObject({ status: 'open', askedText: null });
    expect((await v.answer(id)).problem.code).toBe('CHECKLISTS.NOT_WAITING');

    expect((await v.finish(id, 1)).body).toMatchObject({ stepPosition: 2, post: 'secretary' });
    expect((await v.finish(id, 2, v.cadre)).problem).toMatchObject({
      status: 403,
      code: 'CHECKLISTS.NOT_YOUR_STEP',
      detail: '这一步由村书记办理。',
    });
    expect((await v.finish(id, 2, v.secretary, { text: ' ' })).problem.code).toBe('CHECKLISTS.RESULT_TEXT_NEEDED');
    expect((await v.finish(id, 2, v.secretary, { text: '同意，报乡镇' })).body.stepPosition).toBe(3);
    expect((await v.finish(id, 3, v.cadre, { text: '批准书已发' })).problem.code).toBe('CHECKLISTS.RESULT_PHOTO_NEEDED');
    expect((await v.finish(id, 3, v.cadre, { photoIds: [await v.photo(v.villager)] })).problem.code).toBe('CHECKLISTS.PHOTO_UNKNOWN');
    expect((await v.rate(id, 5)).problem).toMatchObject({ status: 409, code: 'CHECKLISTS.NOT_FINISHED' });
    const finished = await v.finish(id, 3, v.cadre, { text: '批准书已发', photoIds: [await v.photo(v.cadre)] });
    expect(finished.body).toMatchObject({ status: 'finished', mayWork: false, dueOn: null, result: { text: '批准书已发' } });

    const seen = (await v.read(id)).body;
    expect(seen.result?.photos).toHaveLength(1);
    expect(seen.steps.map(step => [step.state, step.doneByRole])).toEqual([
      ['done', 'cadre'],
      ['done', 'secretary'],
      ['done', 'cadre'],
    ]);
    expect(seen.events.map(event => event.kind)).toEqual([
      'started',
      'asked',
      'answered',
      'step_done',
      'step_done',
      'step_done',
      'finished',
    ]);
    expect((await v.rate(id, 6)).problem.code).toBe('REQUEST.INVALID');
    expect((await v.rate(id, 5)).body.rating).toMatchObject({ stars: 5, text: '办得快' });
    expect((await v.rate(id, 1)).problem).toMatchObject({ status: 409, code: 'CHECKLISTS.ALREADY_RATED' });
    expect(await topics(id)).toEqual(['assigned', 'advanced', 'assigned', 'advanced', 'assigned', 'advanced', 'assigned', 'finished']);
  });

  it('keeps the steps it was started with when the item gets a new version', async () => {
    const itemId = await v.item({ code: 'KEEP-1' });
    const { body } = await v.start(itemId);
    const next = await here.call(v.secretary, checklistsRoutes.publishChecklistItem, {
      body: anItem({ code: 'KEEP-1', steps: [aStep({ title: '一步办结' })] }),
    });
    expect(next.body.version).toBe(2);
    expect((await v.start(itemId)).problem.code).toBe('CHECKLISTS.ITEM_RETIRED');
    expect((await v.read(body.id)).body).toMatchObject({ itemVersion: 1, stepCount: 2, steps: [{ title: '受理' }, { title: '装表接电' }] });
    expect((await v.start(next.body.id)).body).toMatchObject({ itemVersion: 2, stepCount: 1 });
  });

  it('refused with a reason, and withdrawn, are ends', async () => {
    const refused = await v.started();
    await v.ask(refused, 1);
    expect((await v.refuse(refused, 1)).body).toMatchObject({ status: 'refused', refusalReason: '不符合条件', result: null });
    expect((await owed(refused)).at(-1)).toMatchObject({
      topic: 'checklists.request.finished',
      payload: { status: 'refused', reason: '不符合条件', title: '用电报装', householdId: v.household },
    });
    const withdrawn = await v.started();
    expect((await v.withdraw(withdrawn)).body).toMatchObject({ status: 'withdrawn', steps: [{ state: 'stopped' }, { state: 'stopped' }] });
    for (const [id, words] of [
      [refused, '未能办理'],
      [withdrawn, '已撤回'],
    ] as const) {
      const tries = [await v.finish(id, 1), await v.ask(id, 1), await v.refuse(id, 1), await v.answer(id), await v.withdraw(id)];
      expect(tries.map(one => [one.status, one.problem.code, one.problem.detail])).toEqual(
        tries.map(() => [409, 'CHECKLISTS.REQUEST_CLOSED', `当前状态：${words}。`]),
      );
    }
  });

  it('a helper with a proxy right starts, answers and rates it for the household; the label says who', async () => {
    const helper = await v.neighbour({ name: '热心人' });
    const itemId = await v.item();
    const member = await here.person(v.villageId, { householdId: v.household, name: '罗奶奶' });
    expect((await v.start(itemId, { by: helper, memberId: member.personId })).problem).toMatchObject({
      status: 422,
      code: 'CHECKLISTS.MEMBER_NOT_ALLOWED',
    });
    await here.owner.query(
      'INSERT INTO proxy_right (village_id, id, household_id, helper_person_id, granted_by_person_id) VALUES ($1, $2, $3, $4, $5)',
      [v.villageId, uuidv7(), v.household, helper.personId, v.villager.personId],
    );
    const started = await v.start(itemId, { by: helper, memberId: member.personId });
    expect(started.body).toMatchObject({ applicantName: '罗奶奶', filedByName: '热心人', householdId: v.household, mine: true });
    await v.ask(started.body.id, 1);
    expect((await v.answer(started.body.id, helper)).status).toBe(200);
    const mine = await here.call(helper, checklistsRoutes.myRequests, { query: { state: 'running', limit: '100' } });
    expect(mine.body.items.map(item => item.id)).toContain(started.body.id);
  });
});

describe('what is refused when a request is started', () => {
  it('a forbidden certificate says where to go', async () => {
    const itemId = await v.item({
      kind: 'certificate',
      name: '婚姻状况证明',
      area: 'certificates',
      forbidden: true,
      steps: [],
      timeLimitDays: null,
      insteadWhere: '县级婚姻登记处',
      insteadHow: '带身份证',
    });
    expect((await here.call(v.villager, checklistsRoutes.checklistItem, { params: { itemId } })).body).toMatchObject({
      forbidden: true,
      executable: false,
      insteadWhere: '县级婚姻登记处',
    });
    expect((await v.start(itemId)).problem).toMatchObject({
      status: 422,
      code: 'CHECKLISTS.CERTIFICATE_FORBIDDEN',
      detail: '请到“县级婚姻登记处”办理。',
    });
  });

  it('a line without steps, an unknown item, a photo of somebody else, a foreign id', async () => {
    expect((await v.start(await v.item({ kind: 'self_governance', steps: [] }))).problem.code).toBe('CHECKLISTS.NOT_EXECUTABLE');
    expect((await v.start(uuidv7())).problem).toMatchObject({ status: 404, code: 'RESOURCE.NOT_FOUND' });
    const itemId = await v.item();
    for (const photo of [uuidv7(), await v.photo(neighbour)])
      expect((await v.start(itemId, { photoIds: [photo] })).problem.code).toBe('CHECKLISTS.PHOTO_UNKNOWN');
    const taken = await v.start(itemId);
    expect((await v.start(itemId, { id: taken.body.id, by: neighbour })).problem).toMatchObject({
      status: 409,
      code: 'CHECKLISTS.REQUEST_ID_TAKEN',
    });
    const again = await v.start(itemId, { id: taken.body.id });
    expect(again.status).toBe(200);
    expect(again.body.events).toHaveLength(1);
  });

  it('more than a household can have running', async () => {
    const busy = await v.neighbour();
    const itemId = await v.item();
    for (let n = 0; n < OPEN_REQUESTS_MAX; n += 1) expect((await v.start(itemId, { by: busy })).status).toBe(200);
    expect((await v.start(itemId, { by: busy })).problem).toMatchObject({
      status: 422,
      code: 'CHECKLISTS.TOO_MANY_OPEN',
      detail: `一户最多同时办理 ${OPEN_REQUESTS_MAX} 件，请等前面的办结。`,
    });
  });
});
