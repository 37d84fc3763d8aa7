import { deductionRoutes, householdChangeRoutes, identityRoutes, pointsRoutes } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { MergeVillage } from '../../../../test/merge-village';
import { photoOf } from '../../../../test/photo-of';
import { TestStore } from '../../../../test/store';
import { TestVillage, type Inhabitant } from '../../../../test/village';

let here: TestVillage;
beforeAll(async () => {
  here = await TestVillage.boot();
});
afterAll(() => here.close());
afterEach(async () => expect((await here.owner.query('SELECT subject, fault FROM books_verify()')).rows).toEqual([]));

describe('what is refused', () => {
  it.each<[string, (v: MergeVillage) => Promise<Parameters<MergeVillage['merge']>[0]> | Parameters<MergeVillage['merge']>[0], string]>([
    ['into itself', v => ({ intoHouseholdId: v.fromId }), 'HOUSEHOLD.MERGE_SAME'],
    ['into none', () => ({ intoHouseholdId: uuidv7() }), 'RESOURCE.NOT_FOUND'],
    ['a document of tomorrow', () => ({ documentDay: '2099-12-31' }), 'HOUSEHOLD.DOCUMENT_DAY'],
    ['a photo that somebody else took', async v => ({ photoIds: [await photoOf(here, v.mother)] }), 'HOUSEHOLD.PHOTO_UNKNOWN'],
    ['numbers of persons', () => ({ reason: '身份证 510122199001011234' }), 'REQUEST.PERSONAL_NUMBERS'],
  ])('%s', async (_what, change, code) => {
    const v = await MergeVillage.open(here, {}, [10, 0]);
    expect((await v.merge(await change(v))).problem).toMatchObject({ code });
    expect([await here.balance(v.fromId), await v.householdOf(v.mother)]).toEqual([10, v.fromId]);
  });

  it('what is open on the household that ends', async () => {
    const shop = await TestStore.open(here, { deductions: true });
    const goods = await shop.goods({ points: 6, stock: 9 });
    const mother = await shop.shopper(20);
    const into = await here.household(shop.villageId);
    const cadre = await here.person(shop.villageId, { roles: ['cadre'] });
    const photoIds = [await photoOf(here, cadre)];
    const merge = async () => {
      const body = {
        id: uuidv7(),
        intoHouseholdId: into,
        document: 'police' as const,
        documentDay: '2026-01-20',
        documentNumber: '',
        reason: '同住',
        photoIds,
      };
      return (await here.call(cadre, householdChangeRoutes.mergeHousehold, { params: { householdId: mother.householdId }, body })).problem;
    };
    const redemption = await shop.reserved(mother, goods);
    expect(await merge()).toMatchObject({ status: 409, code: 'HOUSEHOLD.MERGE_RESERVED' });
    await shop.cancel(mother, redemption);
    const id = uuidv7();
    await here.call(mother, pointsRoutes.submitApplication, {
      body: { id, ruleId: await here.rule(shop.villageId), text: '', photoIds: [] },
    });
    expect(await merge()).toMatchObject({ status: 409, code: 'HOUSEHOLD.MERGE_APPLICATIONS' });
    await here.call(mother, pointsRoutes.withdrawApplication, { params: { applicationId: id } });
    await here.owner.query(
      `INSERT INTO points_deduction (village_id, id, household_id, rule_id, points, text, status, opened_by_person_id, opened_by_role, opened_at, appeal_until)
       SELECT village_id, $2, $3, id, 1, '', 'notified', $4, 'cadre', now(), now() + interval '1 day' FROM points_rule WHERE village_id = $1 LIMIT 1`,
      [shop.villageId, uuidv7(), mother.householdId, cadre.personId],
    );
    expect(await merge()).toMatchObject({ status: 409, code: 'HOUSEHOLD.MERGE_DEDUCTIONS' });
    expect((await here.call(mother, deductionRoutes.myDeductions)).body.items).toHaveLength(1);
  });

  it('whoever belongs to either of the two, as first hand and as second; who let one of them in; and other offices', async () => {
    const v = await MergeVillage.open(here, { twoDecideAbovePoints: 5 }, [9, 0]);
    const { id } = (await v.merge()).body;
    for (const householdId of [v.fromId, v.toId]) {
      const own = await here.person(v.villageId, { householdId, roles: ['cadre'] });
      const relative = await here.person(v.villageId, { householdId: await here.household(v.villageId), roles: ['cadre'] });
      await here.owner.query('INSERT INTO points_relative (village_id, id, person_id, household_id) VALUES ($1, $2, $3, $4)', [
        v.villageId,
        uuidv7(),
        relative.personId,
        householdId,
      ]);
      for (const who of [own, relative]) {
        expect((await v.merge({}, who)).problem).toMatchObject({ status: 403, code: 'HOUSEHOLD.MERGE_OWN' });
        expect((await v.confirm(id, who)).problem).toMatchObject({ status: 403, code: 'HOUSEHOLD.MERGE_OWN' });
        expect((await v.drop(id, who)).problem.code).toBe('HOUSEHOLD.MERGE_OWN');
      }
    }
    const vouched = await here.person(v.villageId, { roles: ['cadre'] });
    await here.owner.query(
      `INSERT INTO membership_claim (village_id, id, account_id, name, status, person_id, decided_by_person_id, decided_at) VALUES ($1, $2, $3, '罗小军', 'approved', $4, $5, now())`,
      [v.villageId, uuidv7(), v.son.accountId, v.son.personId, vouched.personId],
    );
    expect((await v.confirm(id, vouched)).problem.code).toBe('HOUSEHOLD.MERGE_CLAIM_DECIDER');
    for (const roles of [['supervisor'], ['points_keeper'], ['group_leader']] as const)
      expect((await v.confirm(id, await here.person(v.villageId, { roles }))).status).toBe(403);
    await here.owner.query('UPDATE person SET household_id = $2 WHERE id = $1', [v.secretary.personId, v.toId]);
    expect((await v.confirm(id)).problem.code).toBe('HOUSEHOLD.MERGE_FILER');
  });

  it('who let one of them in by an invitation into the house, which nobody decides', async () => {
    const v = await MergeVillage.open(here, { twoDecideAbovePoints: 5 }, [9, 0]);
    const inviter = await here.person(v.villageId, { roles: ['cadre'] });
    const { id: invitationId } = (await here.call(inviter, identityRoutes.createInvitation, { body: { householdId: v.fromId } })).body;
    await here.owner.query(
      `INSERT INTO membership_claim (village_id, id, account_id, name, status, person_id, invitation_id, decided_at) VALUES ($1, $2, $3, '王强', 'approved', $4, $5, now())`,
      [v.villageId, uuidv7(), v.uncle.accountId, v.uncle.personId, invitationId],
    );
    const photoIds = [await photoOf(here, inviter)];
    expect((await v.merge({ photoIds }, inviter)).problem.code).toBe('HOUSEHOLD.MERGE_CLAIM_DECIDER');
    const { id } = (await v.merge()).body;
    expect((await v.confirm(id, inviter)).problem.code).toBe('HOUSEHOLD.MERGE_CLAIM_DECIDER');
    expect((await v.confirm(id)).body.state).toBe('done');
  });

  it('the supervisor and a cadre under one roof, whichever of the two moves, until one of them is no longer in office', async () => {
    const v = await MergeVillage.open(here);
    await here.owner.query(`INSERT INTO village_role (village_id, person_id, role) VALUES ($1, $2, 'supervisor'), ($1, $3, 'cadre')`, [
      v.villageId,
      v.uncle.personId,
      v.son.personId,
    ]);
    expect((await v.merge()).problem).toMatchObject({ status: 409, code: 'HOUSEHOLD.MERGE_DUTIES' });
    expect((await v.merge({ intoHouseholdId: v.fromId }, v.secretary, v.toId)).problem.code).toBe('HOUSEHOLD.MERGE_DUTIES');
    await here.owner.query(`DELETE FROM village_role WHERE village_id = $1 AND person_id = $2`, [v.villageId, v.son.personId]);
    expect((await v.merge()).body.state).toBe('done');
  });

  it('whoever was put into office after the filing is no second hand', async () => {
    const v = await MergeVillage.open(here, { twoDecideAbovePoints: 5 }, [9, 0]);
    const { id } = (await v.merge()).body;
    const late = await here.person(v.villageId, { roles: ['cadre'] });
    await here.newlyInOffice(late);
    expect((await v.confirm(id, late)).problem.code).toBe('HOUSEHOLD.MERGE_NEEDS_ANOTHER');
    expect((await v.confirm(id)).body.state).toBe('done');
  });

  it('whoever the filer put into office in the 31 days before is no second hand either', async () => {
    const v = await MergeVillage.open(here, { twoDecideAbovePoints: 5 }, [9, 0]);
    const appointed = async (by: string, daysAgo: number) => {
      const who = await here.person(v.villageId, { roles: ['cadre'] });
      await here.owner.query(
        `INSERT INTO role_change (village_id, id, person_id, role, granted, reason, changed_by_person_id, changed_by_role, created_at)
         VALUES ($1, $2, $3, 'cadre', true, '村两委会议决定', $4, 'secretary', now() - make_interval(days => $5))`,
        [v.villageId, uuidv7(), who.personId, by, daysAgo],
      );
      return who;
    };
    const [fresh, settled] = [await appointed(v.secretary.personId, 30), await appointed(v.secretary.personId, 32)];
    const { id } = (await v.merge()).body;
    expect((await v.confirm(id, fresh)).problem.code).toBe('HOUSEHOLD.MERGE_NEEDS_ANOTHER');
    expect((await v.confirm(id, settled)).body.state).toBe('done');
  });

  it('a split with the id of a merger that waits', async () => {
    const v = await MergeVillage.open(here, { twoDecideAbovePoints: 5 }, [9, 0]);
    const { id } = (await v.merge()).body;
    const split = await here.call(v.secretary, householdChangeRoutes.splitHousehold, {
      params: { householdId: v.fromId },
      body: {
        ...v.wish({ id }),
        intoHouseholdId: undefined,
        name: '王强家',
        personIds: [v.uncle.personId],
        headPersonId: v.uncle.personId,
        points: 0,
      },
    });
    expect(split.problem).toMatchObject({ status: 409, code: 'HOUSEHOLD.ID_TAKEN' });
    expect((await v.confirm(id)).body.state).toBe('done');
  });

  it('of what was dropped either house reads that it was, and why; the document and the names are the office’s', async () => {
    const v = await MergeVillage.open(here, { twoDecideAbovePoints: 5 }, [9, 0]);
    const { id } = (await v.merge()).body;
    await v.drop(id);
    const read = async (who: Inhabitant) =>
      (await here.call(who, householdChangeRoutes.householdChange, { params: { changeId: id } })).body;
    for (const who of [v.mother, v.son]) {
      const view = await read(who);
      expect(view).toMatchObject({
        state: 'dropped',
        dropReason: '凭据不清楚',
        points: 0,
        personNames: [],
        photos: [],
        documentNumber: '',
        reason: '',
      });
      expect(JSON.stringify(view)).not.toMatch(/同住|15 号|王强/);
    }
    const office = await read(v.secretary);
    expect(office).toMatchObject({ state: 'dropped', points: 0, personNames: ['王秀', '王强'], documentNumber: '〔2026〕15 号' });
    expect(office.photos).toHaveLength(1);
  });

  it('another village’s', async () => {
    const [v, other] = [await MergeVillage.open(here), await MergeVillage.open(here, { twoDecideAbovePoints: 1 }, [9, 0])];
    expect((await v.merge({}, v.secretary, other.fromId)).status).toBe(404);
    expect((await v.merge({ intoHouseholdId: other.toId })).status).toBe(404);
    const { id } = (await other.merge()).body;
    expect([(await v.confirm(id)).status, (await v.drop(id)).status]).toEqual([404, 404]);
  });

  it('a household that is closed already, from either side', async () => {
    const v = await MergeVillage.open(here);
    await v.done();
    expect((await v.merge()).problem.code).toBe('HOUSEHOLD.CLOSED');
    expect((await v.merge({ intoHouseholdId: v.fromId }, v.secretary, v.toId)).problem.code).toBe('HOUSEHOLD.CLOSED');
  });
});
