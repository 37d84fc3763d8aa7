import { householdChangeRoutes, identityRoutes, inboxRoutes, periodAt, pointsBookRoutes, pointsRoutes } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { photoOf } from '../../../../test/photo-of';
import { SplitVillage } from '../../../../test/split-village';
import { TestVillage, type Inhabitant } from '../../../../test/village';
import { OutboxDispatcher } from '../../../platform/outbox/outbox-dispatcher';

let here: TestVillage;
beforeAll(async () => {
  here = await TestVillage.boot();
});
afterAll(() => here.close());
afterEach(async () =>
  expect([await here.faults(), (await here.owner.query('SELECT * FROM points_verify_splits()')).rows]).toEqual([[], []]),
);

const household = async (who: Inhabitant) => (await here.call(who, identityRoutes.myHousehold)).body;
const lines = async (who: Inhabitant) => (await here.call(who, pointsRoutes.myStatement)).body.items;

describe('分户, from end to end', () => {
  it('moves the people and so many points; from that moment they act for the new household, which has a card of its own', async () => {
    const v = await SplitVillage.open(here, {}, 30);
    const group = uuidv7();
    await here.owner.query(`INSERT INTO village_group (village_id, id, name) VALUES ($1, $2, '三组')`, [v.villageId, group]);
    const outlook = await here.call(v.secretary, householdChangeRoutes.splitOutlook, { params: { householdId: v.householdId } });
    expect(outlook.body).toMatchObject({ householdName: '罗大明家', spendable: 30, reserved: 0, openDeductions: 0 });
    expect(outlook.body.groups).toEqual([{ id: group, name: '三组' }]);
    expect(outlook.body.members.map(member => [member.name, member.head, member.openApplications])).toEqual([
      ['罗大明', true, 0],
      ['罗小军', false, 0],
      ['周小燕', false, 0],
    ]);
    const change = await v.done({ points: 20, groupId: group });
    expect(change).toMatchObject({
      fromHouseholdName: '罗大明家',
      toHouseholdName: '罗小军家',
      personNames: ['罗小军', '周小燕'],
      points: 20,
      document: 'meeting',
      documentDay: '2026-01-20',
      recordedByRole: '村书记',
    });
    expect(change.photos.map(photo => photo.id)).toEqual([v.photoId]);
    expect([await here.balance(v.householdId), await here.balance(change.toHouseholdId)]).toEqual([10, 20]);
    const theirs = await household(v.son);
    expect(theirs).toMatchObject({ id: change.toHouseholdId, name: '罗小军家', groupName: '三组' });
    expect(theirs.members.map(member => [member.name, member.head])).toEqual([
      ['罗小军', true],
      ['周小燕', false],
    ]);
    expect(theirs.cardCode).toMatch(/^JS[0-9A-F]{14}$/);
    expect((await household(v.father)).cardCode).not.toBe(theirs.cardCode);
    expect((await household(v.father)).members.map(member => member.name)).toEqual(['罗大明']);
  });

  it('both households read the line, the document and the news; nobody else does but those in office', async () => {
    const v = await SplitVillage.open(here, {}, 30);
    const change = await v.done({ points: 12 });
    expect((await lines(v.father))[0]).toMatchObject({
      kind: 'household_split',
      amount: -12,
      balanceAfter: 18,
      reason: '2 人另立新户“罗小军家”，依据：村民会议决定',
      decidedByRole: '村书记',
      householdChangeId: change.id,
    });
    expect((await lines(v.son)).map(line => [line.kind, line.amount, line.balanceAfter, line.householdChangeId])).toEqual([
      ['household_split', 12, 12, change.id],
    ]);
    const stranger = await here.person(v.villageId, { householdId: await here.household(v.villageId, '杨家') });
    const supervisor = await here.person(v.villageId, { roles: ['supervisor'] });
    const statuses = await Promise.all(
      [v.father, v.wife, v.secretary, supervisor, stranger].map(async who => (await v.read(change.id, who)).status),
    );
    expect(statuses).toEqual([200, 200, 200, 200, 404]);
    await here.app.get(OutboxDispatcher).drain();
    for (const who of [v.father, v.son, v.wife]) {
      const { items } = (await here.call(who, inboxRoutes.inbox)).body;
      expect(items.find(item => item.kind === 'household_split')).toMatchObject({ subjectId: change.id, title: '分户办好了' });
    }
    expect((await here.call(stranger, inboxRoutes.inbox)).body.items).toEqual([]);
    const all = await here.call(supervisor, householdChangeRoutes.householdChanges);
    expect(all.body.items.map(item => item.id)).toEqual([change.id]);
    const audits = await here.owner.query('SELECT details FROM audit_entry WHERE object_id = $1', [change.id]);
    expect(audits.rows).toEqual([
      { details: { fromHouseholdId: v.householdId, toHouseholdId: change.toHouseholdId, persons: 2, points: 12 } },
    ]);
  });

  it('nothing was earned or spent by it: 台账 and the month still add up', async () => {
    const v = await SplitVillage.open(here, {}, 30);
    const change = await v.done({ points: 12 });
    const keeper = await here.person(v.villageId, { roles: ['points_keeper'] });
    const account = async (who: Inhabitant) => (await here.call(who, pointsRoutes.myAccount)).body;
    expect(await account(v.father)).toMatchObject({ spendable: 18, earnedThisMonth: 30 });
    expect(await account(v.son)).toMatchObject({ spendable: 12, earnedThisMonth: 0 });
    expect((await here.call(v.son, pointsRoutes.myStatement)).body.months).toMatchObject([{ earned: 0, spent: 0, adjusted: 12 }]);
    const book = await here.call(keeper, pointsBookRoutes.pointsBook, {
      query: { by: 'household', period: periodAt('month', Date.now()) },
    });
    const figures = Object.fromEntries(
      book.body.items.map(line => [line.id, [line.opening, line.earned, line.spent, line.adjusted, line.closing]]),
    );
    expect([figures[v.householdId], figures[change.toHouseholdId]]).toEqual([
      [0, 30, 0, -12, 18],
      [0, 0, 0, 12, 12],
    ]);
    expect(book.body.total).toMatchObject({ earned: 30, spent: 0, adjusted: 0, closing: 30, takingPart: 1 });
  });

  it('takes no points along when none are said, and makes no line', async () => {
    const v = await SplitVillage.open(here, {}, 7);
    const change = await v.done();
    expect([await here.balance(v.householdId), await here.balance(change.toHouseholdId)]).toEqual([7, 0]);
    expect(await lines(v.son)).toEqual([]);
  });

  it('gives the old household the head that was named when its own moves, and neither side judges the other’s cases', async () => {
    const v = await SplitVillage.open(here);
    await here.owner.query(`INSERT INTO village_role (village_id, person_id, role) VALUES ($1, $2, 'reviewer')`, [
      v.villageId,
      v.son.personId,
    ]);
    const watcher = await here.person(v.villageId, { roles: ['reviewer'] });
    await here.owner.query('INSERT INTO points_relative (village_id, id, person_id, household_id) VALUES ($1, $2, $3, $4)', [
      v.villageId,
      uuidv7(),
      watcher.personId,
      v.householdId,
    ]);
    const change = await v.done({
      personIds: [v.father.personId, v.son.personId],
      headPersonId: v.father.personId,
      remainingHeadPersonId: v.wife.personId,
    });
    expect((await household(v.wife)).members).toMatchObject([{ personId: v.wife.personId, head: true }]);
    const recused = async (who: Inhabitant, of: string) =>
      (await here.owner.query<{ yes: boolean }>('SELECT points_recused($1, $2, $3) AS yes', [v.villageId, who.personId, of])).rows[0]?.yes;
    expect(
      await Promise.all([
        recused(v.son, v.householdId),
        recused(v.wife, change.toHouseholdId),
        recused(watcher, change.toHouseholdId),
        recused(v.secretary, change.toHouseholdId),
      ]),
    ).toEqual([true, true, true, false]);
  });

  it('what was done before stays theirs: nobody becomes the helper of the own old household', async () => {
    const v = await SplitVillage.open(here);
    const ruleId = await here.rule(v.villageId, { points: 9 });
    const id = uuidv7();
    const keeper = await here.person(v.villageId, { roles: ['points_keeper'] });
    await here.call(v.son, pointsRoutes.submitApplication, { body: { id, ruleId, text: '', photoIds: [], memberId: v.father.personId } });
    expect((await here.call(keeper, pointsRoutes.approveApplication, { params: { applicationId: id }, body: {} })).status).toBe(200);
    await v.done();
    expect((await lines(v.father)).at(-1)).toMatchObject({ kind: 'award', memberName: '罗大明', helperName: null });
  });

  it('a household that split off splits again', async () => {
    const v = await SplitVillage.open(here, {}, 30);
    const first = await v.done({ points: 20 });
    const again = await here.call(v.secretary, householdChangeRoutes.splitHousehold, {
      params: { householdId: first.toHouseholdId },
      body: v.wish({ personIds: [v.wife.personId], headPersonId: v.wife.personId, name: '周小燕家', points: 5 }),
    });
    expect(again.status).toBe(200);
    expect([
      await here.balance(v.householdId),
      await here.balance(first.toHouseholdId),
      await here.balance(again.body.toHouseholdId),
    ]).toEqual([10, 15, 5]);
  });
});

describe('what is refused', () => {
  it.each<[string, (v: SplitVillage) => Parameters<SplitVillage['split']>[0] | Promise<Parameters<SplitVillage['split']>[0]>, string]>([
    ['more points than are spendable', () => ({ points: 11 }), 'HOUSEHOLD.TOO_MANY_POINTS'],
    ['everybody', v => ({ personIds: [v.father.personId, v.son.personId, v.wife.personId] }), 'HOUSEHOLD.NOBODY_LEFT'],
    ['somebody of another household', v => ({ personIds: [v.son.personId, v.secretary.personId] }), 'HOUSEHOLD.PEOPLE_ELSEWHERE'],
    ['a head who stays', v => ({ headPersonId: v.father.personId }), 'HOUSEHOLD.HEAD'],
    ['the old head without a new one', v => ({ personIds: [v.father.personId], headPersonId: v.father.personId }), 'HOUSEHOLD.HEAD'],
    ['a new head of those who stay who does not', v => ({ remainingHeadPersonId: v.wife.personId }), 'HOUSEHOLD.HEAD'],
    ['a group that is none', () => ({ groupId: uuidv7() }), 'HOUSEHOLD.GROUP_UNKNOWN'],
    ['a document of tomorrow', () => ({ documentDay: '2099-12-31' }), 'HOUSEHOLD.DOCUMENT_DAY'],
    ['a photo that somebody else took', async v => ({ photoIds: [await photoOf(here, v.father)] }), 'HOUSEHOLD.PHOTO_UNKNOWN'],
    ['numbers of persons', () => ({ reason: '身份证 510122199001011234' }), 'REQUEST.PERSONAL_NUMBERS'],
  ])('%s', async (_what, change, code) => {
    const v = await SplitVillage.open(here, {}, 10);
    const before = [await v.count('household'), await v.count('ledger_transfer')];
    expect((await v.split(await change(v))).problem).toMatchObject({ code });
    expect([await v.count('household'), await v.count('ledger_transfer')]).toEqual(before);
    expect([await v.householdOf(v.son), await here.balance(v.householdId)]).toEqual([v.householdId, 10]);
  });

  it('a child as head, a photo missing, nobody chosen', async () => {
    const v = await SplitVillage.open(here);
    await here.owner.query('UPDATE person SET account_id = NULL, minor = true WHERE id = $1', [v.son.personId]);
    expect((await v.split()).problem.code).toBe('HOUSEHOLD.HEAD');
    expect((await v.split({ photoIds: [] })).status).toBe(400);
    expect((await v.split({ personIds: [] })).status).toBe(400);
  });

  it('by the database too: no photo, and a document later than its record', async () => {
    const v = await SplitVillage.open(here);
    const { id, ...wish } = v.wish({ photoIds: [] });
    const item = { ...wish, changeId: id, villageId: v.villageId, householdId: v.householdId, actorAccountId: v.secretary.accountId };
    const { rows } = await here.owner.query<{ code: string }>('SELECT identity_split_refusal($1) AS code', [item]);
    expect(rows).toEqual([{ code: 'HOUSEHOLD.PHOTO_UNKNOWN' }]);
    const late = here.owner.query(
      `INSERT INTO household_change (village_id, id, from_household_id, to_household_id, points, document, document_day, reason, recorded_by_person_id, recorded_by_role)
       VALUES ($1, $2, $3, new_id(), 0, 'meeting', (now() AT TIME ZONE 'Asia/Shanghai')::date + 1, '分户', $4, 'secretary')`,
      [v.villageId, id, v.householdId, v.secretary.personId],
    );
    await expect(late).rejects.toMatchObject({ constraint: 'ck_household_change_document_day' });
  });

  it('whoever lives there, acts for it, or has declared it a relative’s; and offices that do not keep the roster', async () => {
    const v = await SplitVillage.open(here);
    const relative = await here.person(v.villageId, { householdId: await here.household(v.villageId), roles: ['cadre'] });
    const helper = await here.person(v.villageId, { householdId: await here.household(v.villageId), roles: ['cadre'] });
    await here.owner.query('INSERT INTO points_relative (village_id, id, person_id, household_id) VALUES ($1, $2, $3, $4)', [
      v.villageId,
      uuidv7(),
      relative.personId,
      v.householdId,
    ]);
    await here.proxy(v.father, helper);
    const own = await here.person(v.villageId, { householdId: v.householdId, roles: ['village_admin'] });
    for (const who of [relative, helper, own])
      expect((await v.split({}, who)).problem).toMatchObject({ status: 403, code: 'HOUSEHOLD.OWN' });
    for (const roles of [['supervisor'], ['points_keeper'], ['store_keeper'], ['group_leader']] as const)
      expect((await v.split({}, await here.person(v.villageId, { roles }))).status).toBe(403);
    expect((await v.split({}, v.father)).status).toBe(403);
  });

  it('a household of another village is none, nor is its photo', async () => {
    const [v, other] = [await SplitVillage.open(here), await SplitVillage.open(here)];
    const params = { householdId: other.householdId };
    const reply = await here.call(v.secretary, householdChangeRoutes.splitHousehold, { params, body: v.wish() });
    expect(reply.status).toBe(404);
    expect((await here.call(v.secretary, householdChangeRoutes.splitOutlook, { params })).status).toBe(404);
    const change = await other.done();
    expect((await v.read(change.id, v.secretary)).status).toBe(404);
    expect((await v.split({ photoIds: [other.photoId] })).problem.code).toBe('HOUSEHOLD.PHOTO_UNKNOWN');
    expect((await v.split({ id: (await v.done()).id, personIds: [v.son.personId] })).problem.code).toBe('HOUSEHOLD.PEOPLE_ELSEWHERE');
  });

  it('an id that is taken', async () => {
    const v = await SplitVillage.open(here);
    const { id } = await v.done({ personIds: [v.wife.personId], headPersonId: v.wife.personId });
    expect((await v.split({ id, personIds: [v.son.personId] })).problem.code).toBe('HOUSEHOLD.ID_TAKEN');
  });
});
