import { identityRoutes, panelRoutes, pointsRoutes, RELATIVE_HOLDS_DAYS } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { PanelVillage } from '../../../../test/panel-village';
import { TestVillage, type Inhabitant } from '../../../../test/village';
import { OutboxDispatcher } from '../../../platform/outbox/outbox-dispatcher';
import { WechatStandIn } from '../../identity';

let here: TestVillage;
let our: PanelVillage;
let full: string;
let fast: string;
let groupId: string;
beforeAll(async () => {
  here = await TestVillage.boot();
  our = await PanelVillage.people(here, 4);
  full = await here.rule(our.villageId, { lane: 'full' });
  fast = await here.rule(our.villageId);
  groupId = uuidv7();
  await here.owner.query(`INSERT INTO village_group (village_id, id, name, position) VALUES ($1, $2, '1组', 1)`, [our.villageId, groupId]);
});
afterAll(() => here.close());

/** No two of a test's people have one name. */
let count = 0;
const newName = (): string => `新户${(count += 1)}`;
const cadre = (): Promise<Inhabitant> => here.person(our.villageId, { roles: ['cadre', 'points_keeper'], name: '登记的人' });
const addPerson = (who: Inhabitant, householdId = our.villager.householdId) =>
  here.call(who, identityRoutes.addPerson, {
    body: { id: uuidv7(), householdId, name: newName(), minor: false, reason: '户口迁入' },
  });
const as = (who: Inhabitant, route: typeof pointsRoutes.approveApplication | typeof panelRoutes.passCheck, id: string) =>
  here.call(who, route, { params: { applicationId: id }, body: {} });
const undo = (who: Inhabitant, id: string) =>
  here.call(who, pointsRoutes.reverseCredit, { params: { applicationId: id }, body: { reason: '不' } });
const inQueue = async (who: Inhabitant, id: string) =>
  (await here.call(who, pointsRoutes.queue, { query: { limit: '100' } })).body.items.map(one => one.id).includes(id);
/** An entry so many days old. */
const entered = (who: Inhabitant, kind: string, days: number) =>
  here.owner.query(
    `INSERT INTO roster_change (village_id, id, kind, household_id, person_id, reason, changed_by_person_id, changed_by_role, created_at)
     VALUES ($1, gen_random_uuid(), $2, $3, $4, '户口迁入', $5, 'cadre', now() - $6 * interval '1 day')`,
    [our.villageId, kind, our.villager.householdId, our.villager.personId, who.personId, days],
  );

describe('whoever put a household on the roster', () => {
  it('and let a friend’s phone into it gives it no points: in no queue, at no case, in no batch; somebody else does', async () => {
    const hand = await cadre();
    const [name, phone] = [newName(), '13900070001'];
    const added = await here.call(hand, identityRoutes.addHousehold, {
      body: { id: uuidv7(), groupId, name, phone, reason: '从外村迁来' },
    });
    expect(added.status).toBe(200);
    const enter = async () => {
      const minted = here.app.get(WechatStandIn).mint('openid-of-friend', phone);
      const { body } = await here.call(null, identityRoutes.wechatLogin, { body: { code: minted.code, client: 'weapp' } });
      return { phoneCode: minted.phoneCode, token: body.accessToken };
    };
    const before = await enter();
    const friend = { accountId: '', personId: added.body.id, householdId: added.body.householdId, villageId: our.villageId };
    const claimed = await here.call({ ...friend, token: before.token }, identityRoutes.submitClaim, {
      body: { name, phoneCode: before.phoneCode },
    });
    expect(claimed.body.status).toBe('approved');
    const inside: Inhabitant = { ...friend, token: (await enter()).token };

    const [credited, waiting, checked] = [await our.submit(fast, inside), await our.submit(fast, inside), await our.submit(full, inside)];
    expect((await as(our.keeper, pointsRoutes.approveApplication, credited)).status).toBe(200);
    expect(await inQueue(hand, waiting)).toBe(false);
    expect((await as(hand, pointsRoutes.approveApplication, waiting)).status).toBe(404);
    expect((await as(hand, panelRoutes.passCheck, checked)).status).toBe(404);
    expect((await undo(hand, credited)).status).toBe(404);
    expect(await inQueue(our.keeper, waiting)).toBe(true);
    expect((await as(our.keeper, pointsRoutes.approveApplication, waiting)).status).toBe(200);
    // What was begun on the roster is finished by the same hand.
    const householdId = added.body.householdId;
    expect((await addPerson(hand, householdId)).status).toBe(200);
    const corrected = await here.call(hand, identityRoutes.correctPhone, {
      params: { personId: added.body.id },
      body: { reason: '换了号码', phone: '13900070002' },
    });
    expect(corrected.status).toBe(200);
  });

  it('or somebody into one steps aside for as long as a relative’s word holds, and no longer', async () => {
    const id = await our.submit(fast);
    for (const kind of ['person_added', 'household_added']) {
      const [lately, before] = [await cadre(), await cadre()];
      await entered(lately, kind, RELATIVE_HOLDS_DAYS);
      await entered(before, kind, RELATIVE_HOLDS_DAYS + 1);
      expect([await inQueue(lately, id), await inQueue(before, id)]).toEqual([false, true]);
      expect((await as(lately, pointsRoutes.approveApplication, id)).status).toBe(404);
    }
    // Who only put a number right has made nobody who is credited, and it is no relative's: nothing to take back.
    const corrects = await cadre();
    await entered(corrects, 'phone_corrected', 0);
    await entered(corrects, 'head_changed', 0);
    expect(await inQueue(corrects, id)).toBe(true);
    const hand = await cadre();
    await addPerson(hand);
    expect((await here.call(hand, panelRoutes.relatives)).body.households).toEqual([]);
    expect((await as(corrects, pointsRoutes.approveApplication, id)).status).toBe(200);
  });

  it('steps aside too where that person lives now, and where the household lives on', async () => {
    const [hand, other] = [await cadre(), await cadre()];
    const [first, second, third] = [
      await here.household(our.villageId, '甲家'),
      await here.household(our.villageId, '乙家'),
      await here.household(our.villageId, '丙家'),
    ];
    const added = (await addPerson(hand, first)).body.id;
    const recused = async (household: string, who = hand) =>
      (await here.owner.query<{ yes: boolean }>('SELECT points_recused($1, $2, $3) AS yes', [our.villageId, who.personId, household]))
        .rows[0]?.yes;
    expect([await recused(first), await recused(second), await recused(first, other)]).toEqual([true, false, false]);
    await here.owner.query('UPDATE person SET household_id = $2 WHERE id = $1', [added, second]);
    expect([await recused(first), await recused(second), await recused(third)]).toEqual([true, true, false]);
    await here.owner.query('UPDATE household SET closed_at = now(), merged_into_household_id = $2 WHERE id = $1', [second, third]);
    await here.owner.query('UPDATE person SET household_id = $2 WHERE id = $1', [added, third]);
    expect([await recused(second), await recused(third)]).toEqual([true, true]);
    // Of a household no longer: an answer all the same, for who is asked “not this one?” is drawn for a panel.
    await here.owner.query('UPDATE person SET household_id = NULL WHERE id = $1', [added]);
    expect([await recused(first), await recused(third)]).toEqual([true, false]);
  });

  it('reads no case either of a household that went into one of these', async () => {
    const [hand, other] = [await cadre(), await cadre()];
    const [gone, into] = [await here.household(our.villageId, '丁家'), await here.household(our.villageId, '戊家')];
    const member = await here.person(our.villageId, { householdId: gone, head: true });
    const id = await our.submit(fast, member);
    await addPerson(hand, into);
    const read = async (who: Inhabitant) => (await here.call(who, pointsRoutes.application, { params: { applicationId: id } })).status;
    expect([await read(hand), await inQueue(hand, id)]).toEqual([200, true]);
    await here.owner.query('UPDATE household SET closed_at = now(), merged_into_household_id = $2 WHERE id = $1', [gone, into]);
    expect([await read(hand), await inQueue(hand, id)]).toEqual([404, false]);
    expect([await read(other), await inQueue(other, id)]).toEqual([200, true]);
  });
});

it('a panel’s seat of theirs is somebody else’s, and a vote from it is refused at once', async () => {
  const id = await our.submit(full);
  await our.pass(id);
  const [seated] = (await our.asked(id)) as [Inhabitant];
  // Who also keeps the roster.
  await here.owner.query(`INSERT INTO village_role (village_id, person_id, role) VALUES ($1, $2, 'cadre')`, [
    our.villageId,
    seated.personId,
  ]);
  expect((await addPerson(seated)).status).toBe(200);
  expect((await our.vote(seated, id, true)).status).toBe(404);
  await here.app.get(OutboxDispatcher).drain();
  const asked = await our.asked(id);
  expect(asked.map(one => one.personId)).not.toContain(seated.personId);
  expect(asked.length).toBeGreaterThanOrEqual(2);
});
