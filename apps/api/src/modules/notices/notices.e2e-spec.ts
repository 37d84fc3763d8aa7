import { inboxRoutes, noticesRoutes, type PublishNotice } from '@jishan/contracts';
import { at, NoticesVillage, tomorrow } from '../../../test/notices-village';

let v: NoticesVillage;
let here: NoticesVillage['here'];
let villageId: NoticesVillage['villageId'];
let groups: NoticesVillage['groups'];
let luo: NoticesVillage['luo'];
let yang: NoticesVillage['yang'];
let cadre: NoticesVillage['cadre'];
let secretary: NoticesVillage['secretary'];
let supervisor: NoticesVillage['supervisor'];
let grandmother: NoticesVillage['grandmother'];

beforeAll(async () => {
  v = await NoticesVillage.boot();
  ({ here, villageId, groups, luo, yang, cadre, secretary, supervisor, grandmother } = v);
});
afterAll(() => here.close());

const published = (change?: Partial<PublishNotice>) => v.published(change);
const mustAcknowledge = () => v.mustAcknowledge();

describe('from the publishing to the last visit', () => {
  it('reaches everybody on the roster but children and the author, and counts honestly', async () => {
    const id = await mustAcknowledge();
    const counts = async () => (await here.call(luo, noticesRoutes.notice, at(id))).body.counts;
    // luo, yang, grandmother without a phone, cadre, supervisor, keeper
    expect(await counts()).toEqual({ audience: 6, delivered: 5, opened: 0, acknowledged: 0, toldInPerson: 0, waiting: 6 });
    const line = (await here.call(luo, inboxRoutes.inbox)).body.items.find(item => item.subjectId === id);
    expect(line).toMatchObject({ kind: 'notice_published', title: '新通知，请确认', body: '明天上午停水' });

    expect((await here.call(luo, noticesRoutes.openNotice, at(id))).body.openedAt).not.toBeNull();
    expect(await counts()).toMatchObject({ opened: 1, acknowledged: 0, waiting: 6 });
    const acknowledged = await here.call(luo, noticesRoutes.acknowledgeNotice, at(id));
    expect(acknowledged.body.acknowledgedAt).not.toBeNull();
    const told = await here.call(cadre, noticesRoutes.tellInPerson, { params: { noticeId: id, personId: grandmother } });
    expect(told.body).toMatchObject({ name: '罗奶奶', hasAccount: false, deliveredAt: null, groupName: '一组' });
    expect(told.body.toldInPersonAt).not.toBeNull();
    expect(await counts()).toEqual({ audience: 6, delivered: 5, opened: 1, acknowledged: 1, toldInPerson: 1, waiting: 4 });

    const summary = await here.call(secretary, noticesRoutes.noticeReceiptSummary, at(id));
    expect(summary.body.groups.map(({ groupName, counts: { audience, waiting } }) => [groupName, audience, waiting])).toEqual([
      ['一组', 2, 0],
      ['二组', 1, 1],
      [null, 3, 3],
    ]);
    expect(summary.body.counts).toEqual(await counts());
    const visits = await here.call(supervisor, noticesRoutes.noticeReceipts, {
      ...at(id),
      query: { state: 'waiting', groupId: groups.second },
    });
    expect(visits.body.items.map(item => [item.name, item.householdName])).toEqual([['杨开明', '杨家']]);
  });

  it('a family is told at its door: all of them who wait, at once, and nobody twice', async () => {
    const id = await mustAcknowledge();
    await here.call(luo, noticesRoutes.acknowledgeNotice, at(id));
    const family = { params: { noticeId: id, householdId: luo.householdId ?? '' } };
    const waits = await here.call(cadre, noticesRoutes.noticeReceipts, { ...at(id), query: { state: 'waiting', groupId: groups.first } });
    expect(waits.body.items).toMatchObject([{ name: '罗奶奶', householdId: luo.householdId }]);
    const both = await Promise.all([cadre, secretary].map(who => here.call(who, noticesRoutes.tellHousehold, family)));
    expect(both.map(({ body }) => body.told).sort()).toEqual([0, 1]);
    expect((await here.call(luo, noticesRoutes.notice, at(id))).body.counts).toMatchObject({
      acknowledged: 1,
      toldInPerson: 1,
      waiting: 4,
    });
    expect((await here.call(luo, noticesRoutes.tellHousehold, family)).problem.code).toBe('ACCESS.DENIED');
    const elsewhere = { params: { noticeId: id, householdId: await here.household(await here.village('顺河村')) } };
    expect((await here.call(cadre, noticesRoutes.tellHousehold, elsewhere)).status).toBe(404);
    await here.call(secretary, noticesRoutes.withdrawNotice, { ...at(id), body: { reason: '时间写错' } });
    expect((await here.call(cadre, noticesRoutes.tellHousehold, family)).problem.code).toBe('NOTICES.ALREADY_WITHDRAWN');
  });

  it('without an acknowledgement, opening is what is waited for', async () => {
    const id = await published();
    await here.call(luo, noticesRoutes.openNotice, at(id));
    expect((await here.call(luo, noticesRoutes.notice, at(id))).body.counts).toMatchObject({ audience: 6, opened: 1, waiting: 5 });
    expect((await here.call(luo, noticesRoutes.acknowledgeNotice, at(id))).problem.code).toBe('NOTICES.NOTHING_TO_ACKNOWLEDGE');
  });

  it('the visit list comes in pages, in walking order, each name once', async () => {
    const id = await published();
    const names: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await here.call(cadre, noticesRoutes.noticeReceipts, {
        ...at(id),
        query: { limit: '2', ...(cursor ? { cursor } : {}) },
      });
      names.push(...page.body.items.map(item => item.personId));
      cursor = page.body.nextCursor;
    } while (cursor);
    expect(names).toHaveLength(6);
    expect(new Set(names).size).toBe(6);
    expect(new Set(names.slice(0, 2))).toEqual(new Set([grandmother, luo.personId]));
    expect(names[2]).toBe(yang.personId);
  });

  it('whoever joins the village later may read and acknowledge what was for all of it', async () => {
    const id = await mustAcknowledge();
    const newcomer = await here.person(villageId, { householdId: await here.household(villageId, '新家') });
    expect((await here.call(newcomer, noticesRoutes.notice, at(id))).body.mine).toBeNull();
    expect((await here.call(newcomer, noticesRoutes.acknowledgeNotice, at(id))).body.acknowledgedAt).not.toBeNull();
    expect((await here.call(newcomer, noticesRoutes.notice, at(id))).body.counts).toMatchObject({ audience: 7, acknowledged: 1 });
    await here.owner.query('DELETE FROM notice_receipt WHERE person_id = $1', [newcomer.personId]);
    await here.owner.query('UPDATE person SET minor = true, account_id = NULL WHERE id = $1', [newcomer.personId]);
  });
});

describe('for some, not for all', () => {
  it('a group’s notice does not exist for the neighbours, but for those in office', async () => {
    const id = await published({ audience: 'groups', groupIds: [groups.second], title: '二组维修路灯' });
    expect((await here.call(yang, noticesRoutes.notice, at(id))).body).toMatchObject({
      groupNames: ['二组'],
      counts: { audience: 1 },
      mine: { openedAt: null },
    });
    for (const route of [noticesRoutes.notice, noticesRoutes.openNotice, noticesRoutes.acknowledgeNotice])
      expect((await here.call(luo, route, at(id))).problem.code).toBe('RESOURCE.NOT_FOUND');
    expect((await here.call(luo, noticesRoutes.notices)).body.items.map(item => item.id)).not.toContain(id);
    expect((await here.call(cadre, noticesRoutes.notice, at(id))).body.mine).toBeNull();
    // Reading by office leaves no trace among the receipts.
    expect((await here.call(cadre, noticesRoutes.openNotice, at(id))).body.openedAt).toBeNull();
    expect((await here.call(yang, noticesRoutes.notice, at(id))).body.counts).toMatchObject({ audience: 1, opened: 0 });
  });

  it('roles, the derived head of household among them', async () => {
    const id = await published({
      audience: 'roles',
      roles: ['household_head', 'store_keeper'],
      mustAcknowledge: true,
      acknowledgeBy: tomorrow(),
    });
    expect((await here.call(luo, noticesRoutes.notice, at(id))).body.counts.audience).toBe(2);
    expect((await here.call(yang, noticesRoutes.notice, at(id))).status).toBe(404);
    expect((await here.call(cadre, noticesRoutes.acknowledgeNotice, at(id))).problem.code).toBe('NOTICES.NOT_ADDRESSED');
  });
});

describe('withdrawing', () => {
  it('keeps title and reason, hides the words from villagers, and asks nobody any more', async () => {
    const id = await published({ mustAcknowledge: true, acknowledgeBy: tomorrow(), pinned: true });
    expect((await here.call(luo, noticesRoutes.notices, { query: { shelf: 'pinned' } })).body.items.map(item => item.id)).toContain(id);
    const withdrawn = await here.call(secretary, noticesRoutes.withdrawNotice, { ...at(id), body: { reason: '时间写错' } });
    expect(withdrawn.body).toMatchObject({ withdrawReason: '时间写错', text: '请提前储水。', mayWithdraw: false });
    expect((await here.call(luo, noticesRoutes.notice, at(id))).body).toMatchObject({
      title: '明天上午停水',
      withdrawReason: '时间写错',
      text: '',
      excerpt: '',
    });
    expect((await here.call(luo, noticesRoutes.notices, { query: { shelf: 'pinned' } })).body.items.map(item => item.id)).not.toContain(id);
    expect((await here.call(luo, noticesRoutes.acknowledgeNotice, at(id))).problem.code).toBe('NOTICES.ALREADY_WITHDRAWN');
    expect((await here.call(luo, noticesRoutes.openNotice, at(id))).body.openedAt).toBeNull();
    expect((await here.call(cadre, noticesRoutes.tellInPerson, { params: { noticeId: id, personId: grandmother } })).problem.code).toBe(
      'NOTICES.ALREADY_WITHDRAWN',
    );
    expect((await here.call(secretary, noticesRoutes.withdrawNotice, { ...at(id), body: { reason: '再来' } })).problem.code).toBe(
      'NOTICES.ALREADY_WITHDRAWN',
    );
  });

  it('is for the author and the secretary', async () => {
    const own = await v.publish(cadre);
    const other = await here.person(villageId, { roles: ['cadre'] });
    expect((await here.call(other, noticesRoutes.withdrawNotice, { ...at(own.body.id), body: { reason: '不该发' } })).problem.code).toBe(
      'NOTICES.NOT_YOURS_TO_WITHDRAW',
    );
    expect((await here.call(secretary, noticesRoutes.withdrawNotice, { ...at(own.body.id), body: { reason: '不该发' } })).status).toBe(200);
    await here.owner.query('DELETE FROM village_role WHERE person_id = $1', [other.personId]);
    await here.owner.query('UPDATE person SET minor = true, account_id = NULL WHERE id = $1', [other.personId]);
  });
});

it('two households of one name stay apart on the list, page by page', async () => {
  const [one, other] = [await here.household(cadre.villageId, '彭家'), await here.household(cadre.villageId, '彭家')];
  for (const [n, name] of ['彭一', '彭二', '彭三', '彭四'].entries()) await here.onRoster(cadre.villageId, n % 2 ? one : other, name);
  const id = await mustAcknowledge();
  const seen: (string | null)[] = [];
  let cursor: string | undefined;
  do {
    const { body } = await here.call(cadre, noticesRoutes.noticeReceipts, {
      ...at(id),
      query: { limit: '1', ...(cursor ? { cursor } : {}) },
    });
    seen.push(...body.items.map(({ householdId }) => householdId));
    cursor = body.nextCursor;
  } while (cursor);
  expect(seen.filter(household => household === one || household === other)).toEqual([one, one, other, other]);
});
