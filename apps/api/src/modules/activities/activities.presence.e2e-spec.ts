import { activitiesRoutes } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { ActivitiesVillage, hours } from '../../../test/activities-village';
import { TestVillage } from '../../../test/village';

let here: TestVillage;
let v: ActivitiesVillage;

beforeAll(async () => {
  here = await TestVillage.boot();
  v = await ActivitiesVillage.make(here);
});
afterAll(() => here.close());

const ahead = { startsAt: hours(24), endsAt: hours(26), signUpUntil: hours(20) };
const memberOf = async (id: string, personId: string, who = v.cadre) =>
  (await v.roster(id, who, { limit: '100' })).body.items.flatMap(house => house.members).find(member => member.personId === personId);

describe('with the code on the cadre’s phone', () => {
  it('the QR says which activity it is; twice is once', async () => {
    const id = await v.published();
    const shown = await here.call(v.cadre, activitiesRoutes.activityCode, { params: { activityId: id } });
    expect(shown.body).toMatchObject({ activityId: id, present: 0, digits: expect.stringMatching(/^\d{6}$/) });
    expect(Date.parse(shown.body.expiresAt) - Date.now()).toBeLessThanOrEqual(60_000);
    const first = await v.checkIn({ code: shown.body.qr });
    expect(first.body).toMatchObject({ activityId: id, title: '清理村口河道', personName: '罗秀英', again: false });
    const again = await v.checkIn({ code: shown.body.qr });
    expect(again.body).toMatchObject({ again: true, at: first.body.at });
    expect((await v.read(id)).body).toMatchObject({ mine: 'present', counts: { present: 1 } });
    expect(await memberOf(id, v.villager.personId)).toMatchObject({ present: true, means: 'qr', recordedByName: null });
  });

  it('the digits under it need the activity', async () => {
    const id = await v.published();
    const { digits } = v.code(id);
    expect((await v.checkIn({ code: digits })).problem.code).toBe('ACTIVITIES.CODE_INVALID');
    expect((await v.checkIn({ code: digits, activityId: await v.published() })).problem.code).toBe('ACTIVITIES.CODE_INVALID');
    expect((await v.checkIn({ code: ` ${digits} `, activityId: id })).status).toBe(200);
    expect(await memberOf(id, v.villager.personId)).toMatchObject({ means: 'digits' });
  });

  it('X 代 Y: for a member of the household, not for a neighbour', async () => {
    const id = await v.published();
    expect((await v.checkIn({ code: v.code(id).qr, memberId: v.spouse.personId })).body.personName).toBe('罗建国');
    expect(await memberOf(id, v.spouse.personId)).toMatchObject({ present: true, recordedByName: '罗秀英' });
    expect((await v.checkIn({ code: v.code(id).qr, memberId: v.neighbour.personId })).problem.code).toBe('ACTIVITIES.MEMBER_NOT_ALLOWED');
  });

  it('refuses an old code, one that was changed, one of another activity and one of another village', async () => {
    const id = await v.published();
    const old = v.code(id, new Date(Date.now() - 61_000));
    expect((await v.checkIn({ code: old.qr })).problem.code).toBe('ACTIVITIES.CODE_EXPIRED');
    expect((await v.checkIn({ code: v.code(id, new Date(Date.now() + 120_000)).qr })).problem.code).toBe('ACTIVITIES.CODE_EXPIRED');
    const { qr } = v.code(id);
    const forged = `${qr.slice(0, 30)}${qr[30] === 'A' ? 'B' : 'A'}${qr.slice(31)}`;
    for (const code of [forged, 'JSA1.', `${qr}AAAA`, 'JSP1.abc', '000', 'x'])
      expect((await v.checkIn({ code, activityId: id })).problem.code).toBe('ACTIVITIES.CODE_INVALID');
    expect((await v.checkIn({ code: qr, activityId: await v.published() })).problem.code).toBe('ACTIVITIES.CODE_INVALID');
    const elsewhere = await ActivitiesVillage.make(here, '解放村');
    const theirs = await elsewhere.published();
    expect((await v.checkIn({ code: elsewhere.code(theirs).qr })).problem.code).toBe('ACTIVITIES.CODE_INVALID');
    expect((await v.read(id)).body.counts.present).toBe(0);
  });

  it('an answer that was lost comes again under the same key, also after the code has changed', async () => {
    const id = await v.published();
    const body = { code: v.code(id, new Date(Date.now() - 30_000)).qr };
    const first = await v.checkIn(body, v.neighbour, 'lost-answer');
    expect(first.body.again).toBe(false);
    jest.useFakeTimers({
      now: Date.now() + 300_000,
      doNotFake: ['nextTick', 'setImmediate', 'setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'],
    });
    try {
      const replay = await v.checkIn(body, v.neighbour, 'lost-answer');
      expect([replay.body, replay.headers['idempotent-replayed']]).toEqual([first.body, 'true']);
    } finally {
      jest.useRealTimers();
    }
  });

  it('five wrong guesses lock the account for a while, and no other', async () => {
    const id = await v.published();
    const guesser = await here.person(v.villageId, { householdId: await here.household(v.villageId, '猜家') });
    const right = v.code(id).digits;
    const wrong = right === '111111' ? '222222' : '111111';
    for (let n = 0; n < 5; n += 1)
      expect((await v.checkIn({ code: wrong, activityId: id }, guesser)).problem.code).toBe('ACTIVITIES.CODE_INVALID');
    expect((await v.checkIn({ code: v.code(id).digits, activityId: id }, guesser)).problem.code).toBe('ACTIVITIES.CODE_LOCKED');
    expect((await v.checkIn({ code: v.code(id).digits, activityId: id }, v.neighbour)).status).toBe(200);
    // The QR is no guess.
    expect((await v.checkIn({ code: v.code(id).qr }, guesser)).status).toBe(200);
  });

  it('only around the activity, and only those who signed up where that is asked', async () => {
    const later = await v.published(ahead);
    expect((await v.checkIn({ code: v.code(later).qr })).problem.code).toBe('ACTIVITIES.CHECK_IN_CLOSED');
    expect((await here.call(v.cadre, activitiesRoutes.activityCode, { params: { activityId: later } })).problem.code).toBe(
      'ACTIVITIES.CHECK_IN_CLOSED',
    );
    const listed = await v.published({ walkIns: false, capacity: 1 });
    await v.signUp(listed);
    await v.signUp(listed, v.neighbour);
    expect((await v.checkIn({ code: v.code(listed).qr })).status).toBe(200);
    expect((await v.checkIn({ code: v.code(listed).qr }, v.neighbour)).problem.code).toBe('ACTIVITIES.NOT_SIGNED_UP');
    await v.cancel(listed);
    expect((await v.checkIn({ code: v.code(listed).qr })).problem.code).toBe('ACTIVITIES.CANCELLED');
  });

  it('the code is shown to cadres, not to villagers, and not of another village’s activity', async () => {
    const id = await v.published();
    const show = (who = v.villager) => here.call(who, activitiesRoutes.activityCode, { params: { activityId: id } });
    expect((await show()).status).toBe(403);
    expect((await show((await ActivitiesVillage.make(here, '顺河村')).cadre)).status).toBe(404);
  });
});

describe('on the list', () => {
  it('ticks and un-ticks as one batch that can be sent again', async () => {
    const id = await v.published();
    const both = [v.villager.personId, v.neighbour.personId];
    expect((await v.tick(id, both)).body).toEqual({ present: 2, ignored: [] });
    expect((await v.tick(id, both)).body).toEqual({ present: 2, ignored: [] });
    expect((await v.tick(id, [], [v.neighbour.personId])).body).toEqual({ present: 1, ignored: [] });
    expect((await v.tick(id, [v.neighbour.personId], [v.villager.personId])).body.present).toBe(1);
    expect(await memberOf(id, v.neighbour.personId)).toMatchObject({ present: true, means: 'list', recordedByName: '王干部' });
    expect(await memberOf(id, v.villager.personId)).toMatchObject({ present: false, means: null });
  });

  it('names whom it left as they are: a stranger, a child, somebody of another village', async () => {
    const id = await v.published();
    const child = uuidv7();
    await here.owner.query(`INSERT INTO person (village_id, id, household_id, name, minor) VALUES ($1, $2, $3, '罗小明', true)`, [
      v.villageId,
      child,
      v.household,
    ]);
    const elsewhere = await ActivitiesVillage.make(here, '顺河村');
    const odd = [child, uuidv7(), elsewhere.villager.personId, v.cadre.personId];
    const { body } = await v.tick(id, [...odd, v.spouse.personId]);
    expect(body.present).toBe(1);
    expect([...body.ignored].sort()).toEqual([...odd].sort());
  });

  it('is kept by a group leader for the own group only', async () => {
    const id = await v.published();
    const leader = await here.person(v.villageId, { householdId: v.household, roles: ['group_leader'], name: '组长' });
    const { body } = await v.roster(id, leader, { limit: '100' });
    expect(body.items.map(house => house.groupName)).toEqual(['一组']);
    const ticked = await v.tick(id, [v.villager.personId, v.neighbour.personId], [], leader);
    expect(ticked.body).toEqual({ present: 1, ignored: [v.neighbour.personId] });
  });

  it('not before it begins, and until a week after it ended', async () => {
    const later = await v.published(ahead);
    expect((await v.tick(later, [v.villager.personId])).problem.code).toBe('ACTIVITIES.NOT_STARTED');
    const id = await v.published();
    const move = (age: string) =>
      here.owner.query(
        `UPDATE activity SET starts_at = now() - $2::interval - interval '2 hours', sign_up_until = now() - $2::interval, ends_at = now() - $2::interval WHERE id = $1`,
        [id, age],
      );
    await move('6 days');
    expect((await v.tick(id, [v.villager.personId])).body.present).toBe(1);
    await move('8 days');
    expect((await v.tick(id, [], [v.villager.personId])).problem.code).toBe('ACTIVITIES.TICKS_CLOSED');
  });

  it('where one must sign up it holds those who did, also who waits', async () => {
    const id = await v.published({ walkIns: false, capacity: 1 });
    await v.signUp(id);
    await v.signUp(id, v.neighbour);
    const names = (await v.roster(id)).body.items.flatMap(house => house.members.map(member => [member.name, member.signUp]));
    expect(names.sort()).toEqual([
      ['杨阿姨', 'waiting'],
      ['罗秀英', 'going'],
    ]);
    expect((await v.tick(id, [v.neighbour.personId, v.spouse.personId])).body).toEqual({ present: 1, ignored: [v.spouse.personId] });
  });

  it('goes by pages and groups, is found by name, and is no villager’s to read', async () => {
    const id = await v.published();
    await v.crowd(7);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await v.roster(id, v.cadre, { limit: '3', ...(cursor ? { cursor } : {}) });
      seen.push(...body.items.map(house => house.householdId));
      cursor = body.nextCursor;
    } while (cursor);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen[0]).toBe(v.household);
    expect((await v.roster(id, v.cadre, { name: '村民3' })).body.items).toHaveLength(1);
    expect((await v.roster(id, v.cadre, { groupId: v.groupId })).body.items).toHaveLength(1);
    expect((await v.roster(id, v.villager)).status).toBe(403);
    expect((await v.tick(id, [v.villager.personId], [], v.villager)).status).toBe(403);
    expect((await v.roster(uuidv7())).status).toBe(404);
  });
});
