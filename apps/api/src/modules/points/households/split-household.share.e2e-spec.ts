import { householdChangeRoutes, identityRoutes, splitBounds } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { photoOf } from '../../../../test/photo-of';
import { SplitVillage } from '../../../../test/split-village';
import { TestVillage } from '../../../../test/village';

let here: TestVillage;
beforeAll(async () => {
  here = await TestVillage.boot();
});
afterAll(() => here.close());
afterEach(async () => expect((await here.owner.query('SELECT * FROM books_verify()')).rows).toEqual([]));

async function earnNinety(v: SplitVillage): Promise<void> {
  for (let n = 0; n < 5; n += 1) await here.earn(v.father, 18);
}

describe('one hand moves no wallet by itself', () => {
  it('as far from the share by heads as one person may give, more or fewer; not a point further', async () => {
    const v = await SplitVillage.open(here, { twoDecideAbovePoints: 20 });
    await earnNinety(v);
    const outlook = await here.call(v.secretary, householdChangeRoutes.splitOutlook, { params: { householdId: v.householdId } });
    expect(outlook.body.mayDiffer).toBe(20);
    // What the form says before anybody asks is what the books say.
    expect(splitBounds(outlook.body, 2)).toEqual({ least: 40, most: 80 });
    for (const points of [81, 90, 39, 0]) {
      const { problem } = await v.split({ points });
      expect(problem).toMatchObject({ status: 409, code: 'HOUSEHOLD.FAR_FROM_SHARE' });
      expect(problem.detail).toContain('按人数是 60 分，一个人经手最多差 20 分');
    }
    expect([await here.balance(v.householdId), await v.count('household_change')]).toEqual([90, 0]);
    const change = await v.done({ points: 80 });
    expect([await here.balance(v.householdId), await here.balance(change.toHouseholdId)]).toEqual([10, 80]);
  });

  it('the fewer as well, and the very number is allowed', async () => {
    const v = await SplitVillage.open(here, { twoDecideAbovePoints: 20 });
    await earnNinety(v);
    expect((await v.done({ points: 40 })).points).toBe(40);
  });

  it('a village that lets one person give any number lets them divide as they like', async () => {
    const v = await SplitVillage.open(here, { twoDecideAbovePoints: 0 }, 90);
    const outlook = await here.call(v.secretary, householdChangeRoutes.splitOutlook, { params: { householdId: v.householdId } });
    expect(splitBounds(outlook.body, 2)).toEqual({ least: 0, most: 90 });
    const change = await v.done({ points: 90 });
    expect([await here.balance(v.householdId), await here.balance(change.toHouseholdId)]).toEqual([0, 90]);
  });

  it('nor does who let one of those who move into the village: that is another cadre’s', async () => {
    const v = await SplitVillage.open(here, {}, 30);
    const cadre = await here.person(v.villageId, { roles: ['cadre'] });
    const photoIds = [await photoOf(here, cadre)];
    await here.owner.query(
      `INSERT INTO membership_claim (village_id, id, account_id, name, status, person_id, decided_by_person_id, decided_at)
       VALUES ($1, $2, $3, '罗小军', 'approved', $4, $5, now())`,
      [v.villageId, uuidv7(), v.son.accountId, v.son.personId, cadre.personId],
    );
    expect((await v.split({ points: 20, photoIds }, cadre)).problem).toMatchObject({ status: 403, code: 'HOUSEHOLD.CLAIM_DECIDER' });
    expect((await v.split({ personIds: [v.wife.personId], headPersonId: v.wife.personId, points: 10, photoIds }, cadre)).status).toBe(200);
    expect((await v.split({ personIds: [v.son.personId], headPersonId: v.son.personId, points: 10 })).status).toBe(200);
  });

  it('nor who let one of them in by an invitation into the house, which nobody decides', async () => {
    const v = await SplitVillage.open(here, {}, 30);
    const cadre = await here.person(v.villageId, { roles: ['cadre'] });
    const { id: invitationId } = (await here.call(cadre, identityRoutes.createInvitation, { body: { householdId: v.householdId } })).body;
    await here.owner.query(
      `INSERT INTO membership_claim (village_id, id, account_id, name, status, person_id, invitation_id, decided_at)
       VALUES ($1, $2, $3, '罗小军', 'approved', $4, $5, now())`,
      [v.villageId, uuidv7(), v.son.accountId, v.son.personId, invitationId],
    );
    const photoIds = [await photoOf(here, cadre)];
    expect((await v.split({ points: 20, photoIds }, cadre)).problem.code).toBe('HOUSEHOLD.CLAIM_DECIDER');
    expect((await v.split({ points: 20 })).status).toBe(200);
  });
});
