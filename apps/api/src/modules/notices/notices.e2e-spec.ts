import { inboxRoutes, noticesRoutes, type PublishNotice } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { TestVillage, type Inhabitant } from '../../../test/village';
import { OutboxDispatcher } from '../../platform/outbox/outbox-dispatcher';

let here: TestVillage;
let villageId: string;
let groups: { first: string; second: string };
let luo: Inhabitant;
let yang: Inhabitant;
let cadre: Inhabitant;
let secretary: Inhabitant;
let supervisor: Inhabitant;
let keeper: Inhabitant;
let grandmother: string;

beforeAll(async () => {
  here = await TestVillage.boot();
  villageId = await here.village();
  groups = { first: await group('一组', 1), second: await group('二组', 2) };
  const [luos, yangs] = [await here.household(villageId, '罗家'), await here.household(villageId, '杨家')];
  await here.owner.query('UPDATE household SET group_id = $2 WHERE id = $1', [luos, groups.first]);
  await here.owner.query('UPDATE household SET group_id = $2 WHERE id = $1', [yangs, groups.second]);
  luo = await here.person(villageId, { householdId: luos, head: true, name: '罗秀英' });
  yang = await here.person(villageId, { householdId: yangs, name: '杨开明' });
  grandmother = uuidv7();
  await here.owner.query(`INSERT INTO person (village_id, id, household_id, name) VALUES ($1, $2, $3, '罗奶奶')`, [
    villageId,
    grandmother,
    luos,
  ]);
  await here.owner.query(`INSERT INTO person (village_id, id, household_id, name, minor) VALUES ($1, $2, $3, '罗小明', true)`, [
    villageId,
    uuidv7(),
    luos,
  ]);
  cadre = await here.person(villageId, { roles: ['cadre'] });
  secretary = await here.person(villageId, { roles: ['secretary'] });
  supervisor = await here.person(villageId, { roles: ['supervisor'] });
  keeper = await here.person(villageId, { roles: ['store_keeper'] });
});
afterAll(() => here.close());

async function group(name: string, position: number): Promise<string> {
  const id = uuidv7();
  await here.owner.query('INSERT INTO village_group (village_id, id, name, position) VALUES ($1, $2, $3, $4)', [
    villageId,
    id,
    name,
    position,
  ]);
  return id;
}
const tomorrow = (): string => new Date(Date.now() + 86_400_000).toISOString();
const wish = (change: Partial<PublishNotice> = {}): PublishNotice => ({
  id: uuidv7(),
  title: '明天上午停水',
  text: '请提前储水。',
  category: 'affairs',
  photoIds: [],
  audience: 'village',
  pinned: false,
  mustAcknowledge: false,
  ...change,
});
const publish = (who: Inhabitant, change: Partial<PublishNotice> = {}, key?: string) =>
  here.call(who, noticesRoutes.publishNotice, { body: wish(change), key });
const published = async (change: Partial<PublishNotice> = {}): Promise<string> => {
  const reply = await publish(secretary, change);
  expect(reply.status).toBe(200);
  await here.app.get(OutboxDispatcher).drain();
  return reply.body.id;
};
const at = (noticeId: string) => ({ params: { noticeId } });
const mustAcknowledge = () => published({ mustAcknowledge: true, acknowledgeBy: tomorrow() });

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
    const own = await publish(cadre);
    const other = await here.person(villageId, { roles: ['cadre'] });
    expect((await here.call(other, noticesRoutes.withdrawNotice, { ...at(own.body.id), body: { reason: '不该发' } })).problem.code).toBe(
      'NOTICES.NOT_YOURS_TO_WITHDRAW',
    );
    expect((await here.call(secretary, noticesRoutes.withdrawNotice, { ...at(own.body.id), body: { reason: '不该发' } })).status).toBe(200);
    await here.owner.query('DELETE FROM village_role WHERE person_id = $1', [other.personId]);
    await here.owner.query('UPDATE person SET minor = true, account_id = NULL WHERE id = $1', [other.personId]);
  });
});

describe('what is refused, and to whom', () => {
  it('numbers of persons in what everybody reads; the answer does not repeat them', async () => {
    const numbered = await publish(secretary, { text: '请联系罗秀英 13800001234' });
    expect(numbered.problem).toMatchObject({ status: 422, code: 'NOTICES.PERSONAL_NUMBERS', details: { field: 'text' } });
    expect(JSON.stringify(numbered.problem)).not.toContain('13800001234');
    expect((await publish(secretary, { title: '卡号6222000011112222' })).problem.code).toBe('NOTICES.PERSONAL_NUMBERS');
    expect((await publish(secretary, { text: '村委会 0833-2711234' })).status).toBe(200);
  });

  it.each<[string, () => Partial<PublishNotice>, string]>([
    ['no group', () => ({ audience: 'groups', groupIds: [] }), 'NOTICES.AUDIENCE_NEEDED'],
    ['no role', () => ({ audience: 'roles' }), 'NOTICES.AUDIENCE_NEEDED'],
    ['a group that is none', () => ({ audience: 'groups', groupIds: [uuidv7()] }), 'NOTICES.GROUP_UNKNOWN'],
    ['a role nobody holds', () => ({ audience: 'roles', roles: ['reviewer'] }), 'NOTICES.AUDIENCE_EMPTY'],
    ['no deadline', () => ({ mustAcknowledge: true }), 'NOTICES.DEADLINE_NEEDED'],
    ['a deadline gone by', () => ({ mustAcknowledge: true, acknowledgeBy: '2020-01-01T00:00:00+08:00' }), 'NOTICES.DEADLINE_WRONG'],
    [
      'a deadline next year',
      () => ({ mustAcknowledge: true, acknowledgeBy: new Date(Date.now() + 91 * 86_400_000).toISOString() }),
      'NOTICES.DEADLINE_WRONG',
    ],
    ['a photo that is nobody’s', () => ({ photoIds: [uuidv7()] }), 'NOTICES.PHOTO_UNKNOWN'],
    ['blanks', () => ({ title: '  ' }), 'REQUEST.INVALID'],
    ['too many words', () => ({ text: '字'.repeat(3_001) }), 'REQUEST.INVALID'],
    ['a time without its zone', () => ({ mustAcknowledge: true, acknowledgeBy: '2026-12-01T18:00:00' }), 'REQUEST.INVALID'],
    ['31 February', () => ({ mustAcknowledge: true, acknowledgeBy: '2027-02-31T18:00:00Z' }), 'REQUEST.INVALID'],
    ['a role that cannot be addressed', () => ({ audience: 'roles', roles: ['villager'] }), 'REQUEST.INVALID'],
  ])('%s', async (_what, change, code) => expect((await publish(secretary, change())).problem.code).toBe(code));

  it('a refused notice leaves nothing behind', async () => {
    const id = uuidv7();
    await publish(secretary, { id, photoIds: [uuidv7()] });
    expect((await here.call(secretary, noticesRoutes.notice, at(id))).status).toBe(404);
  });

  it('the same draft sent twice is one notice; the same id for another is refused', async () => {
    const id = uuidv7();
    const body = wish({ id });
    const replies = await Promise.all(
      Array.from({ length: 5 }, () => here.call(cadre, noticesRoutes.publishNotice, { body, key: 'draft-of-today' })),
    );
    expect(replies.map(reply => reply.status)).toEqual([200, 200, 200, 200, 200]);
    expect((await here.call(cadre, noticesRoutes.publishNotice, { body })).problem.code).toBe('NOTICES.ID_TAKEN');
  });

  it('villagers publish nothing, mark nobody and see no names', async () => {
    const id = await published();
    for (const who of [luo, keeper]) {
      expect((await publish(who)).status).toBe(403);
      expect((await here.call(who, noticesRoutes.withdrawNotice, { ...at(id), body: { reason: '不' } })).status).toBe(403);
      expect((await here.call(who, noticesRoutes.noticeReceipts, at(id))).status).toBe(403);
      expect((await here.call(who, noticesRoutes.noticeReceiptSummary, at(id))).status).toBe(403);
      expect((await here.call(who, noticesRoutes.tellInPerson, { params: { noticeId: id, personId: grandmother } })).status).toBe(403);
    }
    // The supervisor watches and marks nothing; nobody marks themselves.
    expect((await here.call(supervisor, noticesRoutes.tellInPerson, { params: { noticeId: id, personId: grandmother } })).status).toBe(403);
    expect((await here.call(cadre, noticesRoutes.tellInPerson, { params: { noticeId: id, personId: cadre.personId } })).problem.code).toBe(
      'ACCESS.DENIED',
    );
  });

  it('what is not there, or in another village', async () => {
    const id = await published();
    const elsewhere = await here.village('解放村');
    const stranger = await here.person(elsewhere, { householdId: await here.household(elsewhere), roles: ['secretary', 'cadre'] });
    for (const route of [
      noticesRoutes.notice,
      noticesRoutes.openNotice,
      noticesRoutes.acknowledgeNotice,
      noticesRoutes.noticeReceiptSummary,
      noticesRoutes.noticeReceipts,
    ]) {
      expect((await here.call(secretary, route, at(uuidv7()))).status).toBe(404);
      expect((await here.call(stranger, route, at(id))).status).toBe(404);
      expect((await here.call(stranger, route, { params: { noticeId: id, villageId } })).status).toBe(404);
    }
    expect((await here.call(secretary, noticesRoutes.tellInPerson, { params: { noticeId: id, personId: uuidv7() } })).status).toBe(404);
    expect((await here.call(stranger, noticesRoutes.tellInPerson, { params: { noticeId: id, personId: grandmother } })).status).toBe(404);
    expect((await here.call(stranger, noticesRoutes.withdrawNotice, { ...at(id), body: { reason: '不' } })).status).toBe(404);
    expect((await here.call(stranger, noticesRoutes.notices)).body.items).toEqual([]);
    expect((await here.call(null, noticesRoutes.notices, { params: { villageId } })).status).toBe(401);
  });

  it('the list comes in pages, newest first, each notice once', async () => {
    const ids = [await published(), await published(), await published()];
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await here.call(luo, noticesRoutes.notices, { query: { limit: '2', ...(cursor ? { cursor } : {}) } });
      seen.push(...page.body.items.map(item => item.id));
      cursor = page.body.nextCursor;
    } while (cursor);
    expect(seen.slice(0, 3)).toEqual([...ids].reverse());
    expect(new Set(seen).size).toBe(seen.length);
  });
});
