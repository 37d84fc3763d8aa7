import { noticesRoutes, type PublishNotice } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { at, NoticesVillage, wish } from '../../../test/notices-village';
import type { Inhabitant } from '../../../test/village';

let v: NoticesVillage;
let here: NoticesVillage['here'];
let villageId: NoticesVillage['villageId'];
let luo: NoticesVillage['luo'];
let cadre: NoticesVillage['cadre'];
let secretary: NoticesVillage['secretary'];
let supervisor: NoticesVillage['supervisor'];
let keeper: NoticesVillage['keeper'];
let grandmother: NoticesVillage['grandmother'];

beforeAll(async () => {
  v = await NoticesVillage.boot();
  ({ here, villageId, luo, cadre, secretary, supervisor, keeper, grandmother } = v);
});
afterAll(() => here.close());

const publish = (who: Inhabitant, change?: Partial<PublishNotice>) => v.publish(who, change);
const published = (change?: Partial<PublishNotice>) => v.published(change);

describe('what is refused, and to whom', () => {
  it('numbers of persons in what everybody reads; the answer does not repeat them', async () => {
    const numbered = await publish(secretary, { text: '请联系罗秀英 13800001234' });
    expect(numbered.problem).toMatchObject({ status: 422, code: 'REQUEST.PERSONAL_NUMBERS', errors: [{ pointer: '/text' }] });
    expect(JSON.stringify(numbered.problem)).not.toContain('13800001234');
    expect((await publish(secretary, { title: '卡号6222000011112222' })).problem.code).toBe('REQUEST.PERSONAL_NUMBERS');
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
