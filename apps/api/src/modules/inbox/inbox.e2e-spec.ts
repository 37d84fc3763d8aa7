import { inboxRoutes, inboxTopics, type InboxKind } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { TestVillage, type Inhabitant } from '../../../test/village';
import { OutboxDispatcher } from '../../platform/outbox/outbox-dispatcher';

let here: TestVillage;
let villageId: string;
let household: string;
let villager: Inhabitant;
let spouse: Inhabitant;
let neighbour: Inhabitant;
let cadre: Inhabitant;
let secretary: Inhabitant;

beforeAll(async () => {
  here = await TestVillage.boot();
  villageId = await here.village();
  household = await here.household(villageId);
  villager = await here.person(villageId, { householdId: household, head: true });
  spouse = await here.person(villageId, { householdId: household });
  neighbour = await here.person(villageId, { householdId: await here.household(villageId, '杨家') });
  cadre = await here.person(villageId, { roles: ['cadre'] });
  secretary = await here.person(villageId, { roles: ['secretary'] });
});
afterAll(() => here.close());

const owed = async (topic: string, payload: object, subjectId = uuidv7()): Promise<string> => {
  await here.owner.query('INSERT INTO outbox_event (village_id, id, topic, subject_id, payload) VALUES ($1, $2, $3, $4, $5::jsonb)', [
    villageId,
    uuidv7(),
    topic,
    subjectId,
    JSON.stringify(payload),
  ]);
  await here.app.get(OutboxDispatcher).drain();
  return subjectId;
};
const newest = async (who: Inhabitant) => (await here.call(who, inboxRoutes.inbox)).body.items[0];
const has = async (who: Inhabitant, subjectId: string): Promise<boolean> =>
  (await here.call(who, inboxRoutes.inbox, { query: { limit: '100' } })).body.items.some(item => item.subjectId === subjectId);

describe('who is told what', () => {
  it('the whole household of a credit, with the points in its words; nobody else', async () => {
    const subject = await owed(inboxTopics.applicationCredited, {
      householdId: household,
      memberId: villager.personId,
      ruleTitle: '院落“五清”',
      points: 2,
    });
    expect(await newest(spouse)).toMatchObject({ kind: 'application_credited', title: '积分到账 +2 分', subjectId: subject, readAt: null });
    // A title's own marks turn into inner ones inside the sentence's.
    expect((await newest(villager))?.body).toContain('“院落‘五清’”');
    expect(await has(neighbour, subject)).toBe(false);
  });

  it('also the neighbour who filed it for them', async () => {
    const subject = await owed(inboxTopics.applicationReturned, {
      householdId: household,
      memberId: villager.personId,
      filedByPersonId: neighbour.personId,
      ruleTitle: '义务劳动',
      reason: '请补一张全景',
    });
    expect((await newest(neighbour))?.body).toContain('请补一张全景');
    expect(await has(spouse, subject)).toBe(true);
  });

  it.each<[string, InboxKind]>([
    [inboxTopics.applicationRejected, 'application_rejected'],
    [inboxTopics.creditReversed, 'credit_reversed'],
    [inboxTopics.redemptionReserved, 'redemption_reserved'],
    [inboxTopics.redemptionFulfilled, 'redemption_fulfilled'],
    [inboxTopics.redemptionCancelled, 'redemption_cancelled'],
    [inboxTopics.redemptionExpired, 'redemption_expired'],
    [inboxTopics.requestAdvanced, 'request_advanced'],
    [inboxTopics.requestFinished, 'request_finished'],
  ])('%s goes to the household as %s, in Chinese and without braces', async (topic, kind) => {
    const subject = await owed(topic, { householdId: household, title: '洗衣粉', ruleTitle: undefined, points: 8, reason: '重复' });
    const line = await newest(spouse);
    expect(line).toMatchObject({ kind, subjectId: subject });
    expect(`${line?.title}${line?.body}`).toMatch(/^[^{}]*[\u4e00-\u9fff][^{}]*$/);
    expect(`${line?.title}${line?.body}`).not.toContain('undefined');
    expect(await has(cadre, subject)).toBe(false);
  });

  it('those who may decide, of a claim; the person, of its approval', async () => {
    const claim = await owed(inboxTopics.claimSubmitted, {});
    for (const [who, told] of [
      [cadre, true],
      [secretary, true],
      [villager, false],
    ] as const)
      expect(await has(who, claim)).toBe(told);
    const approved = await owed(inboxTopics.claimApproved, { personId: neighbour.personId });
    for (const [who, told] of [
      [neighbour, true],
      [cadre, false],
      [villager, false],
    ] as const)
      expect(await has(who, approved)).toBe(told);
  });

  it('the secretary of a letter, its writer of the answer, the named persons of a notice or an assignment', async () => {
    const letter = await owed(inboxTopics.parlourAsked, { private: true });
    for (const [who, told] of [
      [secretary, true],
      [cadre, false],
      [villager, false],
    ] as const)
      expect(await has(who, letter)).toBe(told);
    const answer = await owed(inboxTopics.parlourAnswered, { personId: villager.personId });
    for (const [who, told] of [
      [villager, true],
      [spouse, false],
    ] as const)
      expect(await has(who, answer)).toBe(told);
    const notice = await owed(inboxTopics.noticePublished, { title: '停水', personIds: [spouse.personId, neighbour.personId] });
    for (const [who, told] of [
      [spouse, true],
      [neighbour, true],
      [villager, false],
    ] as const)
      expect(await has(who, notice)).toBe(told);
    const assigned = await owed(inboxTopics.requestAssigned, { title: '危房改造', personId: cadre.personId, roles: ['secretary'] });
    for (const [who, told] of [
      [cadre, true],
      [secretary, true],
      [villager, false],
    ] as const)
      expect(await has(who, assigned)).toBe(told);
  });
});

describe('reading it', () => {
  it('marks up to a line, keeps what came later unread, and never touches another’s', async () => {
    const reader = await here.person(villageId, { householdId: await here.household(villageId, '阿家') });
    const other = await here.person(villageId, { householdId: reader.householdId ?? '' });
    for (let n = 0; n < 3; n += 1) await owed(inboxTopics.applicationCredited, { householdId: reader.householdId, points: n });
    const { body } = await here.call(reader, inboxRoutes.inbox);
    expect(body.unread).toBe(3);
    const second = body.items[1]?.id ?? '';
    expect((await here.call(reader, inboxRoutes.markInboxRead, { body: { upTo: second } })).body).toEqual({ unread: 1 });
    const after = await here.call(reader, inboxRoutes.inbox);
    expect(after.body.items.map(item => item.readAt !== null)).toEqual([false, true, true]);
    expect((await here.call(other, inboxRoutes.inbox)).body.unread).toBe(3);
  });

  it('comes in pages, newest first, each line once', async () => {
    const reader = await here.person(villageId, { householdId: await here.household(villageId, '李家') });
    for (let n = 0; n < 7; n += 1) await owed(inboxTopics.applicationCredited, { householdId: reader.householdId, points: n });
    const titles: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await here.call(reader, inboxRoutes.inbox, { query: { limit: '3', ...(cursor ? { cursor } : {}) } });
      titles.push(...page.body.items.map(item => item.title));
      cursor = page.body.nextCursor;
    } while (cursor);
    expect(titles).toEqual([6, 5, 4, 3, 2, 1, 0].map(points => `积分到账 +${points} 分`));
  });

  it('is refused to strangers, and a bad request is a sentence', async () => {
    const elsewhere = await here.village('解放村');
    const stranger = await here.person(elsewhere, { householdId: await here.household(elsewhere) });
    expect((await here.call(stranger, inboxRoutes.inbox, { params: { villageId } })).status).toBe(404);
    expect((await here.call(null, inboxRoutes.inbox, { params: { villageId } })).status).toBe(401);
    expect((await here.call(villager, inboxRoutes.inbox, { query: { cursor: 'x' } })).problem.code).toBe('REQUEST.BAD_CURSOR');
    expect((await here.call(villager, inboxRoutes.inbox, { query: { cursor: Buffer.from('["x"]').toString('base64url') } })).status).toBe(
      400,
    );
    expect((await here.call(villager, inboxRoutes.markInboxRead, { body: { upTo: 'x' } })).problem.code).toBe('REQUEST.INVALID');
    expect((await here.call(villager, inboxRoutes.markInboxRead, { body: { upTo: uuidv7() }, key: '' })).problem.code).toBe(
      'IDEMPOTENCY.KEY_REQUIRED',
    );
  });
});
