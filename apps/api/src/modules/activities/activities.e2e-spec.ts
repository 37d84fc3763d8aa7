import { activitiesRoutes, pointsRoutes } from '@jishan/contracts';
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
afterEach(async () => expect(await v.faults()).toEqual([]));

const upcoming = { startsAt: hours(24), endsAt: hours(26), signUpUntil: hours(20) };
const shelf = async (name: 'coming' | 'past', who = v.villager) =>
  (await here.call(who, activitiesRoutes.activities, { query: { shelf: name, limit: '100' } })).body.items;

describe('publishing', () => {
  it('shows place, time, points and author to everybody, and tells them', async () => {
    const id = await v.published({ ...upcoming, capacity: 30 });
    const { body } = await v.read(id);
    expect(body).toMatchObject({
      title: '清理村口河道',
      place: '村口大桥下',
      state: 'upcoming',
      capacity: 30,
      points: 2,
      ruleTitle: '参加集体活动',
      authorName: '王干部',
      authorRole: 'cadre',
      counts: { going: 0, waiting: 0, present: 0 },
      signUpOpen: true,
      checkInOpen: false,
      mayCancel: false,
      toSettle: null,
    });
    expect((await shelf('coming')).map(item => item.id)).toContain(id);
    expect((await v.inbox(v.neighbour))[0]).toMatchObject({ kind: 'activity_published', subjectId: id });
    expect((await v.inbox(v.cadre)).some(line => line.subjectId === id)).toBe(false);
  });

  it('takes the rule’s points, or a figure within its range; no other rule', async () => {
    const range = await here.rule(v.villageId, { startedBy: 'activity', points: 2, pointsMax: 5 });
    expect((await v.publish({ ruleId: range, points: 4 })).body.points).toBe(4);
    expect((await v.publish({ ruleId: range, points: 6 })).problem.code).toBe('POINTS.RANGE');
    expect((await v.publish({ ruleId: undefined })).body.points).toBeNull();
    expect((await v.publish({ ruleId: await here.rule(v.villageId) })).problem.code).toBe('ACTIVITIES.RULE_NOT_FOR_ACTIVITIES');
    expect((await v.publish({ ruleId: uuidv7() })).problem.code).toBe('POINTS.RULE_NOT_IN_FORCE');
  });

  it.each([
    ['ends before it starts', { startsAt: hours(3), endsAt: hours(2) }, 'ACTIVITIES.TIMES_WRONG'],
    ['is over', { startsAt: hours(-3), endsAt: hours(-2), signUpUntil: hours(-3) }, 'ACTIVITIES.TIMES_WRONG'],
    ['takes sign-ups after its end', { signUpUntil: hours(2) }, 'ACTIVITIES.TIMES_WRONG'],
    ['lies a year ahead', { startsAt: hours(9000), endsAt: hours(9001), signUpUntil: hours(9000) }, 'ACTIVITIES.TIMES_WRONG'],
    ['lasts a month', { endsAt: hours(24 * 30), signUpUntil: hours(1) }, 'ACTIVITIES.TIMES_WRONG'],
    ['names a phone', { text: '联系 13800001234' }, 'REQUEST.PERSONAL_NUMBERS'],
    ['is for groups and names none', { audience: 'groups' as const }, 'ACTIVITIES.AUDIENCE_NEEDED'],
    [
      'is for a group that is not',
      { audience: 'groups' as const, groupIds: ['0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b'] },
      'ACTIVITIES.GROUP_UNKNOWN',
    ],
    ['has somebody else’s photo', { photoIds: ['0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b'] }, 'ACTIVITIES.PHOTO_UNKNOWN'],
  ])('refuses one that %s', async (_what, change, code) => {
    expect((await v.publish(change)).problem.code).toBe(code);
  });

  it('refuses points for what none may be given for, in the law’s words; without points it is announced', async () => {
    const checkUp = { title: '老年人免费体检', text: '早上空腹，到卫生室抽血。' };
    const { problem } = await v.publish(checkUp);
    expect([problem.code, problem.detail]).toEqual(['POINTS.RULE_FORBIDDEN', expect.stringContaining('做没做体检')]);
    expect((await v.publish({ text: '信佛的都来，去庙里烧香。' })).problem.code).toBe('POINTS.RULE_FORBIDDEN');
    expect((await v.publish({ ...checkUp, ruleId: undefined })).status).toBe(200);
  });

  it('refuses an id that is taken, and a villager', async () => {
    const id = await v.published();
    expect((await v.publish({ id })).problem.code).toBe('ACTIVITIES.ID_TAKEN');
    expect((await v.publish({}, v.villager)).status).toBe(403);
  });

  it('for a group: others of the village do not find it, nor can they sign up', async () => {
    const id = await v.published({ ...upcoming, audience: 'groups', groupIds: [v.groupId] });
    expect((await v.read(id)).body.groupNames).toEqual(['一组']);
    expect((await v.read(id, v.neighbour)).status).toBe(404);
    expect((await v.signUp(id, v.neighbour)).status).toBe(404);
    expect((await v.signUp(id)).body.signUp).toBe('going');
    expect((await v.inbox(v.neighbour)).some(line => line.subjectId === id)).toBe(false);
    expect((await v.read(id, v.secretary)).status).toBe(200);
  });
});

describe('signing up', () => {
  it('for oneself and a member of the household; twice is once; withdrawing frees the seat', async () => {
    const id = await v.published(upcoming);
    expect((await v.signUp(id)).body).toEqual({ signUp: 'going', waitingPlace: null });
    expect((await v.signUp(id)).body.signUp).toBe('going');
    expect((await v.signUp(id, v.villager, v.spouse.personId)).body.signUp).toBe('going');
    expect((await v.read(id)).body.counts.going).toBe(2);
    expect((await v.withdraw(id)).body).toEqual({ signUp: null, waitingPlace: null });
    expect((await v.withdraw(id)).status).toBe(200);
    const { body } = await v.read(id);
    expect(body.counts.going).toBe(1);
    expect(body.companions.map(one => [one.self, one.signUp])).toEqual([
      [true, null],
      [false, 'going'],
    ]);
  });

  it('X 代 Y: for a household that granted a right, and for no other', async () => {
    const id = await v.published(upcoming);
    expect((await v.signUp(id, v.neighbour, v.villager.personId)).problem.code).toBe('ACTIVITIES.MEMBER_NOT_ALLOWED');
    const right = uuidv7();
    await here.owner.query(
      'INSERT INTO proxy_right (village_id, id, household_id, helper_person_id, granted_by_person_id) VALUES ($1, $2, $3, $4, $5)',
      [v.villageId, right, v.household, v.neighbour.personId, v.villager.personId],
    );
    expect((await v.signUp(id, v.neighbour, v.villager.personId)).body.signUp).toBe('going');
    const seen = (await v.read(id, v.neighbour)).body.companions.find(one => one.personId === v.villager.personId);
    expect(seen).toMatchObject({ byProxy: true, helperName: '杨阿姨', signUp: 'going' });
    // The household sees who did it; what one of its own did needs no name.
    const household = (await v.read(id)).body.companions;
    expect(household.find(({ self }) => self)).toMatchObject({ byProxy: false, helperName: '杨阿姨' });
    expect((await v.signUp(id, v.villager, v.spouse.personId)).body.signUp).toBe('going');
    expect((await v.read(id)).body.companions.find(({ self }) => !self)).toMatchObject({ helperName: null, signUp: 'going' });
    await here.owner.query('UPDATE proxy_right SET revoked_at = now() WHERE id = $1', [right]);
    expect((await v.withdraw(id, v.neighbour, v.villager.personId)).problem.code).toBe('ACTIVITIES.MEMBER_NOT_ALLOWED');
  });

  it('X 代 Y: whom a helper checked in, the household’s statement says so, and of nobody else', async () => {
    await here.proxy(v.villager, v.neighbour);
    const id = await v.published();
    expect((await v.checkIn({ code: v.code(id).qr, memberId: v.villager.personId }, v.neighbour)).status).toBe(200);
    await v.checkIn({ code: v.code(id).qr, memberId: v.spouse.personId }, v.villager);
    await v.settle(id, 2);
    const lines = (await here.call(v.villager, pointsRoutes.myStatement)).body.items.filter(({ kind }) => kind === 'activity');
    expect(lines).toHaveLength(2);
    for (const { memberName, helperName } of lines) expect(helperName).toBe(memberName === '罗建国' ? null : '杨阿姨');
  });

  it('full: a waiting list in order, and the first who waits moves up and is told', async () => {
    const id = await v.published({ ...upcoming, capacity: 1 });
    expect((await v.signUp(id)).body.signUp).toBe('going');
    expect((await v.signUp(id, v.neighbour)).body).toEqual({ signUp: 'waiting', waitingPlace: 1 });
    expect((await v.signUp(id, v.spouse)).body).toEqual({ signUp: 'waiting', waitingPlace: 2 });
    await v.withdraw(id);
    expect((await v.read(id, v.neighbour)).body).toMatchObject({ mine: 'going', counts: { going: 1, waiting: 1 } });
    expect((await v.inbox(v.neighbour))[0]).toMatchObject({ kind: 'activity_place_free', subjectId: id });
    // Back again is the end of the line.
    expect((await v.signUp(id)).body).toEqual({ signUp: 'waiting', waitingPlace: 2 });
  });

  it('refuses after the deadline, after the end, when cancelled, a child, and somebody of another village', async () => {
    const closed = await v.published({ ...upcoming, signUpUntil: hours(-1) });
    expect((await v.signUp(closed)).problem.code).toBe('ACTIVITIES.SIGN_UP_CLOSED');
    const over = await v.published();
    await here.owner.query(
      `UPDATE activity SET starts_at = now() - interval '3 hours', sign_up_until = now() - interval '2 hours', ends_at = now() - interval '2 hours' WHERE id = $1`,
      [over],
    );
    expect((await v.signUp(over)).problem.code).toBe('ACTIVITIES.ENDED');
    expect((await v.withdraw(over)).problem.code).toBe('ACTIVITIES.SIGN_UP_CLOSED');
    const open = await v.published(upcoming);
    const child = uuidv7();
    await here.owner.query(`INSERT INTO person (village_id, id, household_id, name, minor) VALUES ($1, $2, $3, '罗小明', true)`, [
      v.villageId,
      child,
      v.household,
    ]);
    expect((await v.signUp(open, v.villager, child)).problem.code).toBe('ACTIVITIES.MEMBER_NOT_ALLOWED');
    const elsewhere = await ActivitiesVillage.make(here, '顺河村');
    expect((await elsewhere.signUp(open)).status).toBe(404);
    expect((await elsewhere.read(open)).status).toBe(404);
    await v.cancel(open);
    expect((await v.signUp(open)).problem.code).toBe('ACTIVITIES.CANCELLED');
    expect((await v.withdraw(open)).problem.code).toBe('ACTIVITIES.CANCELLED');
  });
});

describe('cancelling', () => {
  it('says why, tells those who signed up, and moves it to the past', async () => {
    const id = await v.published(upcoming);
    await v.signUp(id, v.neighbour);
    expect((await v.cancel(id, v.secretary)).body).toMatchObject({ state: 'cancelled', cancelReason: '下大雨', mayCancel: false });
    expect((await v.inbox(v.neighbour))[0]).toMatchObject({
      kind: 'activity_cancelled',
      subjectId: id,
      body: expect.stringContaining('下大雨'),
    });
    expect((await v.cancel(id)).problem.code).toBe('ACTIVITIES.CANCELLED');
    expect((await shelf('coming')).map(item => item.id)).not.toContain(id);
    expect((await shelf('past')).map(item => item.id)).toContain(id);
  });

  it('only by its author or the secretary', async () => {
    const id = await v.published(upcoming);
    const other = await here.person(v.villageId, { roles: ['cadre'] });
    expect((await v.cancel(id, other)).problem.code).toBe('ACTIVITIES.NOT_YOURS_TO_CANCEL');
  });
});

describe('photos of the day', () => {
  it('only once it has begun, only own ones, nine at most', async () => {
    const media = async (): Promise<string> => {
      const id = uuidv7();
      await here.owner.query(
        `INSERT INTO media_object (village_id, id, uploaded_by_account_id, mime_type, storage_key, width, height, bytes, sha256) VALUES ($1, $2, $3, 'image/jpeg', $4, 10, 10, 10, $5)`,
        [v.villageId, id, v.cadre.accountId, id, Buffer.from(id)],
      );
      return id;
    };
    const add = (id: string, photoIds: readonly string[]) =>
      here.call(v.cadre, activitiesRoutes.addActivityPhotos, { params: { activityId: id }, body: { photoIds } });
    const ahead = await v.published(upcoming);
    expect((await add(ahead, [await media()])).problem.code).toBe('ACTIVITIES.NOT_STARTED');
    const id = await v.published();
    const five = await Promise.all(Array.from({ length: 5 }, media));
    expect((await add(id, five)).body.photosAfter).toHaveLength(5);
    expect((await add(id, await Promise.all(Array.from({ length: 5 }, media)))).problem.code).toBe('ACTIVITIES.PHOTOS_TOO_MANY');
    expect((await add(id, [uuidv7()])).problem.code).toBe('ACTIVITIES.PHOTO_UNKNOWN');
    expect((await v.read(id)).body.photosAfter).toHaveLength(5);
    expect((await shelf('coming')).find(item => item.id === id)?.photo?.id).toBe(five[0]);
  });
});

it('the lists go page by page, each activity once', async () => {
  const first = await here.call(v.villager, activitiesRoutes.activities, { query: { limit: '2' } });
  const ids = first.body.items.map(item => item.id);
  let cursor = first.body.nextCursor;
  while (cursor) {
    const { body } = await here.call(v.villager, activitiesRoutes.activities, { query: { limit: '2', cursor } });
    ids.push(...body.items.map(item => item.id));
    cursor = body.nextCursor;
  }
  expect(new Set(ids).size).toBe(ids.length);
  expect([...ids].sort()).toEqual((await shelf('coming')).map(item => item.id).sort());
});
