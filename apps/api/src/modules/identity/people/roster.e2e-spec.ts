import { householdChangeRoutes, identityRoutes, inboxRoutes, VILLAGE_ROLES, type ClaimView, type PersonListItem } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { bearer, TestVillage, type Inhabitant, type Reply } from '../../../../test/village';
import { OutboxDispatcher } from '../../../platform/outbox/outbox-dispatcher';
import { WechatStandIn } from '../auth/wechat-stand-in';

const REASON = '户口迁入，看过户口簿';
let here: TestVillage;
let villageId: string;
let household: string;
let cadre: Inhabitant;
let other: Inhabitant;
let supervisor: Inhabitant;
let head: Inhabitant;

beforeAll(async () => {
  here = await TestVillage.boot();
  villageId = await here.village();
  household = await here.household(villageId);
  cadre = await here.person(villageId, { roles: ['cadre'], name: '周干部' });
  other = await here.person(villageId, { roles: ['secretary'], name: '吴书记' });
  supervisor = await here.person(villageId, { roles: ['supervisor'], name: '郑监委' });
  head = await here.person(villageId, { householdId: household, head: true, name: '罗户主' });
});
afterAll(() => here.close());

/** No two of a test's people have one name, unless it says so. */
let count = 0;
const newName = (): string => `新人${(count += 1)}`;
const add = (who: Inhabitant, wish: object = {}): Promise<Reply<PersonListItem>> =>
  here.call(who, identityRoutes.addPerson, {
    body: { id: uuidv7(), householdId: household, name: newName(), minor: false, reason: REASON, ...wish },
  });
const enter = async (openid: string, phone: string | null): Promise<{ who: Inhabitant; phoneCode: string | null }> => {
  const minted = here.app.get(WechatStandIn).mint(`openid-of-${openid}`, phone);
  const { body } = await here.call(null, identityRoutes.wechatLogin, { body: { code: minted.code, client: 'weapp' } });
  return { who: bearer(body.accessToken, villageId), phoneCode: minted.phoneCode };
};
const claim = (who: Inhabitant, body: object): Promise<Reply<ClaimView>> => here.call(who, identityRoutes.submitClaim, { body });
const release = (who: Inhabitant, personId: string) =>
  here.call(who, identityRoutes.releasePlace, { params: { personId }, body: { reason: '认错了人' } });
const correct = (who: Inhabitant, personId: string, phone?: string) =>
  here.call(who, identityRoutes.correctPhone, { params: { personId }, body: { reason: '换了号码', ...(phone ? { phone } : {}) } });
const nameHead = (who: Inhabitant, personId: string, householdId = household) =>
  here.call(who, identityRoutes.nameHead, { params: { householdId }, body: { personId, reason: '老户主让年轻人来' } });
const told = async (who: Inhabitant): Promise<string[]> => {
  await here.app.get(OutboxDispatcher).drain();
  return (await here.call(who, inboxRoutes.inbox)).body.items.filter(one => one.kind === 'roster_changed').map(one => one.body);
};
const cardOf = async (id: string): Promise<unknown> =>
  (await here.owner.query('SELECT card_code FROM household WHERE id = $1', [id])).rows[0];

describe('somebody new in a household', () => {
  it('stands on the roster, claims the place by the proved phone, and the household and the supervisor are told', async () => {
    const added = await add(cadre, { name: '罗新娘', phone: '13900010001' });
    expect(added.body).toMatchObject({ name: '罗新娘', householdId: household, phoneMasked: '139****0001', hasAccount: false });
    const { who, phoneCode } = await enter('bride', '13900010001');
    expect((await claim(who, { name: '罗新娘', phoneCode })).body.status).toBe('approved');
    for (const one of [head, supervisor]) expect((await told(one))[0]).toMatch(/添了一个人.*户口迁入/);
    const [line] = (await here.call(supervisor, identityRoutes.rosterChanges, { query: { householdId: household } })).body.items;
    expect(line).toMatchObject({
      kind: 'person_added',
      personName: '罗新娘',
      householdName: '罗家',
      reason: REASON,
      changedByName: '周干部',
      changedByRole: '村干部',
    });
    const { rows } = await here.owner.query(`SELECT person_id FROM audit_entry WHERE action = 'roster.person_added' AND object_id = $1`, [
      added.body.id,
    ]);
    expect(rows).toEqual([{ person_id: cadre.personId }]);
  });

  it('is not entered twice: neither under the same id nor, unless somebody has looked, under a name that is there', async () => {
    const id = uuidv7();
    const name = newName();
    expect((await add(cadre, { id, name })).status).toBe(200);
    expect((await add(cadre, { id })).problem.code).toBe('ROSTER.ID_TAKEN');
    expect((await add(cadre, { name })).problem.code).toBe('ROSTER.NAMESAKE');
    expect((await add(cadre, { name, namesake: true })).status).toBe(200);
  });

  it('is not another person for a blank or a sign that nobody sees, neither on the roster nor at a claim', async () => {
    const name = newName();
    const { id } = (await add(cadre, { name, phone: '13900010009' })).body;
    const [first = '', ...rest] = name;
    for (const typed of [
      `${first} ${rest.join('')}`,
      `${first}\u3000${rest.join('')}`,
      `${name}\u200b`,
      `${first}\ufe0f${rest.join('')}`,
      ` ${name} `,
    ])
      expect([typed, (await add(cadre, { name: typed })).problem?.code]).toEqual([typed, 'ROSTER.NAMESAKE']);
    expect((await add(cadre, { name: '\u200b\u2060' })).problem.code).toBe('REQUEST.INVALID');
    const yi = (await add(cadre, { name: '阿木 • 拉且' })).body;
    expect(yi.name).toBe('阿木·拉且');
    const { who, phoneCode } = await enter('blank', '13900010009');
    expect((await claim(who, { name: `${first} ${rest.join('')}`, phoneCode })).body.status).toBe('approved');
    expect((await here.owner.query('SELECT account_id IS NOT NULL AS taken FROM person WHERE id = $1', [id])).rows).toEqual([
      { taken: true },
    ]);
  });

  it('a child has a place nobody claims', async () => {
    const name = newName();
    await add(cadre, { name, phone: '13900010002', minor: true });
    const { who, phoneCode } = await enter('child', '13900010002');
    expect((await claim(who, { name, phoneCode })).body.status).toBe('pending');
  });

  it('is of an open household of this village, and never of the own one or one that is acted for', async () => {
    const elsewhere = await here.household(await here.village('解放村'));
    for (const householdId of [elsewhere, uuidv7()]) expect((await add(cadre, { householdId })).status).toBe(404);
    const own = await here.household(villageId, '周家');
    const neighbour = await here.person(villageId, { householdId: own, roles: ['cadre'] });
    expect((await add(neighbour, { householdId: own })).problem.code).toBe('ROSTER.OWN_HOUSEHOLD');
    await here.proxy(head, neighbour);
    expect((await add(neighbour)).problem.code).toBe('ROSTER.OWN_HOUSEHOLD');
    await here.owner.query('UPDATE household SET closed_at = now(), merged_into_household_id = $2 WHERE id = $1', [own, household]);
    expect((await add(cadre, { householdId: own })).problem.code).toBe('ROSTER.HOUSEHOLD_CLOSED');
  });

  it('who put somebody into a household does not divide it: heads decide what goes along', async () => {
    const [shared, keeper] = [await here.household(villageId, '杨家'), await here.person(villageId, { roles: ['cadre'] })];
    const first = await here.person(villageId, { householdId: shared, head: true });
    const added = (await add(keeper, { householdId: shared })).body.id;
    const photo = uuidv7();
    const split = (who: Inhabitant) =>
      here.call(who, householdChangeRoutes.splitHousehold, {
        params: { householdId: shared },
        body: {
          id: uuidv7(),
          personIds: [added],
          name: '杨家二',
          headPersonId: added,
          points: 0,
          document: 'application',
          documentDay: '2026-01-01',
          documentNumber: '',
          reason: '分家',
          photoIds: [photo],
        },
      });
    expect(first.householdId).toBe(shared);
    expect((await split(keeper)).problem.code).toBe('HOUSEHOLD.CLAIM_DECIDER');
    // Who had no hand in it comes as far as the document.
    expect((await split(other)).problem.code).toBe('HOUSEHOLD.PHOTO_UNKNOWN');
    const merge = (who: Inhabitant) =>
      here.call(who, householdChangeRoutes.mergeHousehold, {
        params: { householdId: shared },
        body: {
          id: uuidv7(),
          intoHouseholdId: household,
          document: 'application',
          documentDay: '2026-01-01',
          documentNumber: '',
          reason: '并家',
          photoIds: [photo],
        },
      });
    expect((await merge(keeper)).problem.code).toBe('HOUSEHOLD.MERGE_CLAIM_DECIDER');
  });
});

it('a household comes with its head, in a group of the village, and with a card of its own', async () => {
  const groupId = uuidv7();
  await here.owner.query(`INSERT INTO village_group (village_id, id, name, position) VALUES ($1, $2, '3组', 3)`, [villageId, groupId]);
  const body = { id: uuidv7(), groupId, name: '冯新户', phone: '13900010003', reason: '从外村迁来' };
  const reply = await here.call(cadre, identityRoutes.addHousehold, { body });
  expect(reply.body).toMatchObject({ id: body.id, householdName: '冯新户家', groupName: '3组' });
  expect(reply.body.roles).toEqual(['villager', 'household_head']);
  expect(await cardOf(reply.body.householdId ?? '')).toEqual({ card_code: expect.stringMatching(/^JS[0-9A-F]{14}$/) as string });
  const again = { ...body, name: newName() };
  expect((await here.call(cadre, identityRoutes.addHousehold, { body: again })).problem.code).toBe('ROSTER.ID_TAKEN');
  const lost = { ...again, id: uuidv7(), groupId: uuidv7() };
  expect((await here.call(cadre, identityRoutes.addHousehold, { body: lost })).problem.code).toBe('ROSTER.GROUP_UNKNOWN');
  expect((await here.owner.query('SELECT 1 FROM person WHERE id = $1', [lost.id])).rows).toEqual([]);
});

describe('a phone that is corrected', () => {
  it('opens the place to the right one, and no longer to the other', async () => {
    const name = newName();
    const { id } = (await add(cadre, { name, phone: '13900020001' })).body;
    expect((await correct(cadre, id, '13900020002')).body.phoneMasked).toBe('139****0002');
    const wrong = await enter('old-phone', '13900020001');
    expect((await claim(wrong.who, { name, phoneCode: wrong.phoneCode })).body.status).toBe('pending');
    const right = await enter('new-phone', '13900020002');
    expect((await claim(right.who, { name, phoneCode: right.phoneCode })).body.status).toBe('approved');
    expect((await correct(cadre, id)).body.phoneMasked).toBeNull();
  });

  it('of somebody with an office is for those who may give it', async () => {
    const officer = await here.person(villageId, { householdId: household, roles: ['points_keeper'] });
    expect((await correct(cadre, officer.personId, '13900020003')).problem.code).toBe('ROSTER.OFFICE_HELD');
    expect((await correct(other, officer.personId, '13900020003')).status).toBe(200);
  });
});

describe('a place that is taken back', () => {
  it('leaves a stranger nothing: no place, no number, no invitation, no card, nobody who acts at their word', async () => {
    const name = newName();
    const { id } = (await add(cadre, { name })).body;
    const stranger = await enter('stranger', '13900030001');
    const waiting = await claim(stranger.who, { name, phone: '13900030001' });
    await here.call(cadre, identityRoutes.decideClaim, {
      params: { claimId: waiting.body.id },
      body: { decision: 'approve', personId: id },
    });
    // The tokens from before are outdated by the approval.
    const inside = { ...(await enter('stranger', '13900030001')).who, personId: id, householdId: household };
    expect((await here.call(inside, identityRoutes.myHousehold)).status).toBe(200);
    const friend = await here.person(villageId, { householdId: await here.household(villageId, '友家') });
    await here.proxy(inside, friend);
    await here.proxy(friend, inside);
    const invited = await here.call(head, identityRoutes.createInvitation, { body: {} });
    const card = await cardOf(household);

    const freed = await release(cadre, id);
    expect(freed.body).toMatchObject({ id, hasAccount: false, phoneMasked: null, householdId: household });
    expect((await here.call(inside, identityRoutes.myHousehold)).status).toBe(401);
    const back = await enter('stranger', '13900030001');
    expect((await here.call(back.who, identityRoutes.me)).body.memberships).toEqual([]);
    expect((await claim(back.who, { name, phoneCode: back.phoneCode })).body.status).toBe('pending');
    expect((await here.call(null, identityRoutes.readInvitation, { params: { token: invited.body.token } })).status).toBe(404);
    expect((await here.owner.query('SELECT 1 FROM live_proxy WHERE helper_person_id = $1', [friend.personId])).rows).toEqual([]);
    expect((await here.owner.query('SELECT 1 FROM live_proxy WHERE helper_person_id = $1', [id])).rows).toEqual([]);
    expect(await cardOf(household)).not.toEqual(card);
    expect((await told(head))[0]).toMatch(/登录停用.*认错了人/);
    // Whom the stranger helped knows that nobody does any more.
    expect((await here.call(friend, inboxRoutes.inbox)).body.items.map(one => one.kind)).toContain('proxy_ended');
    expect((await release(cadre, id)).problem.code).toBe('ROSTER.NOT_CLAIMED');
  });

  it('is never that of somebody in office, nor in the own household', async () => {
    const officer = await here.person(villageId, { householdId: household, roles: ['reviewer'] });
    expect((await release(other, officer.personId)).problem.code).toBe('ROSTER.OFFICE_FIRST');
    const own = await here.person(villageId, { householdId: household, roles: ['cadre'] });
    expect((await release(own, head.personId)).problem.code).toBe('ROSTER.OWN_HOUSEHOLD');
    expect((await here.owner.query('SELECT account_id FROM person WHERE id = $1', [head.personId])).rows).toEqual([
      { account_id: head.accountId },
    ]);
  });
});

it('another grown-up of the household becomes its head; a child and somebody from elsewhere do not', async () => {
  const young = await here.person(villageId, { householdId: household });
  const child = (await add(cadre, { minor: true })).body.id;
  const stranger = await here.person(villageId, { householdId: await here.household(villageId, '别家') });
  for (const id of [child, stranger.personId]) expect((await nameHead(cadre, id)).problem.code).toBe('ROSTER.HEAD');
  expect((await nameHead(cadre, young.personId)).body.roles).toEqual(['villager', 'household_head']);
  expect((await here.call(head, identityRoutes.createInvitation, { body: {} })).status).toBe(403);
  expect((await nameHead(cadre, head.personId, uuidv7())).status).toBe(404);
});

it('the roster is kept by cadre, secretary and administrator, and nobody of another village is found', async () => {
  const may: string[] = [];
  for (const role of VILLAGE_ROLES.filter(one => one !== 'villager' && one !== 'household_head')) {
    const reply = await add(await here.person(villageId, { roles: [role] }));
    if (reply.status === 200) may.push(role);
    else expect([role, reply.problem.code]).toEqual([role, 'ACCESS.DENIED']);
  }
  expect(may).toEqual(['cadre', 'secretary', 'village_admin']);
  expect((await add(head)).problem.code).toBe('ACCESS.DENIED');
  const elsewhere = await here.village('顺河村');
  const foreign = await here.person(elsewhere, { householdId: await here.household(elsewhere) });
  for (const reply of [await correct(cadre, foreign.personId, '13900040001'), await release(cadre, foreign.personId)])
    expect([reply.status, reply.problem.code]).toEqual([404, 'RESOURCE.NOT_FOUND']);
});

it('the record is read page by page, and neither it nor the roster is written past the door', async () => {
  const first = await here.call(supervisor, identityRoutes.rosterChanges, { query: { limit: '2' } });
  const second = await here.call(supervisor, identityRoutes.rosterChanges, {
    query: { limit: '2', cursor: String(first.body.nextCursor) },
  });
  const all = await here.call(supervisor, identityRoutes.rosterChanges);
  expect([...first.body.items, ...second.body.items]).toEqual(all.body.items.slice(0, 4));
  await expect(here.owner.query('DELETE FROM roster_change')).rejects.toThrow('append-only');
});
