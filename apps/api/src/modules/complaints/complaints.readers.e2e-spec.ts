import { complaintsRoutes } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { ComplaintsVillage } from '../../../test/complaints-village';
import { organization } from '../../../test/neighbouring-villages';
import { outcome, type Inhabitant, type TestVillage } from '../../../test/village';

let there: ComplaintsVillage;
let here: TestVillage;
let villageId: string;
let township: string;
let luo: Inhabitant;
let neighbour: Inhabitant;
let secretary: Inhabitant;
let administrator: Inhabitant;
let cadre: Inhabitant;
let supervisor: Inhabitant;
let second: Inhabitant;
let officer: Inhabitant;
beforeAll(async () => {
  there = await ComplaintsVillage.boot();
  ({ here, villageId, township, luo, neighbour, secretary, administrator, cadre, supervisor, second, officer } = there);
});
afterAll(() => here.close());
// Some file more here than one account may in a day.
beforeEach(() => here.owner.query('DELETE FROM rate_count'));

describe('who reads it', () => {
  it('its author and the supervisors; for everybody else it is not there', async () => {
    const id = await there.filed(luo, secretary);
    for (const who of [neighbour, secretary, administrator, cadre]) {
      expect(outcome(await there.read(who, id))).toBe('RESOURCE.NOT_FOUND');
      expect(outcome(await there.follow(who, id))).toBe('RESOURCE.NOT_FOUND');
      expect(outcome(await there.answer(who, id))).toBe('ACCESS.DENIED');
      expect(outcome(await there.conclude(who, id))).toBe('ACCESS.DENIED');
      expect(outcome(await here.call(who, complaintsRoutes.complaintQueue))).toBe('ACCESS.DENIED');
      expect(await there.told(who, id)).toEqual([]);
    }
    for (const who of [luo, supervisor, second]) expect((await there.read(who, id)).status).toBe(200);
    // Whoever may read it does not speak for its author.
    expect(outcome(await there.follow(supervisor, id))).toBe('RESOURCE.NOT_FOUND');
  });

  it('not the neighbouring village’s supervisor, there or here', async () => {
    const id = await there.filed(luo);
    const stranger = await here.person(await there.villageBelow('顺河村'), { roles: ['supervisor'] });
    expect(outcome(await there.read(stranger, id))).toBe('RESOURCE.NOT_FOUND');
    expect(outcome(await there.answer(stranger, id))).toBe('RESOURCE.NOT_FOUND');
    expect(await there.queue(stranger)).toEqual([]);
    expect(outcome(await here.call(stranger, complaintsRoutes.complaint, { params: { villageId, complaintId: id } }))).toBe(
      'RESOURCE.NOT_FOUND',
    );
  });

  it('never the supervisor of whom it speaks; the others do', async () => {
    const id = await there.filed(luo, supervisor);
    expect(await there.queue(supervisor)).not.toContain(id);
    for (const deed of ['read', 'answer', 'conclude', 'follow'] as const)
      expect(outcome(await there[deed](supervisor, id))).toBe('RESOURCE.NOT_FOUND');
    expect(await there.told(supervisor, id)).toEqual([]);
    expect(await there.queue(second)).toContain(id);
    expect(await there.told(second, id)).toEqual(['complaint_filed']);
  });

  it('nor a supervisor who lives with that person, nor who declared them a relative or was declared one by them', async () => {
    const group = await here.person(villageId, {
      householdId: supervisor.householdId ?? '',
      name: '赵组长',
      roles: ['group_leader'],
    });
    const declare = (who: Inhabitant, householdId: string | null) =>
      here.owner.query('INSERT INTO points_relative (village_id, id, person_id, household_id) VALUES ($1, $2, $3, $4)', [
        villageId,
        uuidv7(),
        who.personId,
        householdId,
      ]);
    const living = await there.filed(luo, group);
    await declare(second, administrator.householdId);
    const declared = await there.filed(luo, administrator);
    await declare(cadre, second.householdId);
    const declaredBy = await there.filed(luo, cadre);
    expect(outcome(await there.read(supervisor, living))).toBe('RESOURCE.NOT_FOUND');
    expect((await there.read(second, living)).status).toBe(200);
    for (const id of [declared, declaredBy]) {
      expect(outcome(await there.read(second, id))).toBe('RESOURCE.NOT_FOUND');
      expect(await there.queue(second)).not.toContain(id);
      expect(await there.told(second, id)).toEqual([]);
      expect((await there.read(supervisor, id)).body).toMatchObject({ handledBy: 'village', status: 'open' });
    }
  });

  it('nor a supervisor whom that person put into the office, nor one of a house that its author lives in or speaks for', async () => {
    const [chosen, living] = [await there.living('新监督'), await there.living('孙监督')];
    for (const { personId } of [chosen, living])
      await here.owner.query(`INSERT INTO village_role (village_id, person_id, role) VALUES ($1, $2, 'supervisor')`, [villageId, personId]);
    await here.owner.query(
      `INSERT INTO role_change (village_id, id, person_id, role, granted, reason, changed_by_person_id, changed_by_role)
       VALUES ($1, $2, $3, 'supervisor', true, '增补一名', $4, 'secretary')`,
      [villageId, uuidv7(), chosen.personId, secretary.personId],
    );
    const wife = await here.person(villageId, { name: '孙妻', householdId: living.householdId ?? '' });
    const about = await there.filed(luo, secretary);
    const hers = await there.filed(wife);
    for (const [who, id] of [
      [chosen, about],
      [living, hers],
    ] as const) {
      expect(outcome(await there.read(who, id))).toBe('RESOURCE.NOT_FOUND');
      expect(outcome(await there.conclude(who, id))).toBe('RESOURCE.NOT_FOUND');
      expect(await there.queue(who)).not.toContain(id);
      expect(await there.told(who, id)).toEqual([]);
    }
    expect((await there.read(chosen, hers)).status).toBe(200);
    expect((await there.read(living, about)).status).toBe(200);
  });

  it('nor whoever comes to the author’s place later', async () => {
    const author = await there.living('试心');
    const id = await there.filed(author, secretary);
    const place = { villageId, personId: author.personId, householdId: author.householdId };
    const later = { ...(await here.person(await here.village('别村'))), ...place };
    await here.owner.query('UPDATE person SET account_id = NULL WHERE account_id = $1', [later.accountId]);
    await here.owner.query('UPDATE person SET account_id = $3 WHERE village_id = $1 AND id = $2', [
      villageId,
      author.personId,
      later.accountId,
    ]);
    expect(outcome(await there.read(later, id))).toBe('RESOURCE.NOT_FOUND');
    expect(outcome(await there.follow(later, id))).toBe('RESOURCE.NOT_FOUND');
    expect((await here.call(later, complaintsRoutes.myComplaints)).body.items).toEqual([]);
    expect((await there.answer(supervisor, id)).status).toBe(200);
    expect(await there.told(later, id)).toEqual([]);
  });

  it('and where no supervisor is left the township alone has it, and its author is told', async () => {
    const village = await there.villageBelow('永胜村');
    const author = await here.person(village, { householdId: await here.household(village), name: '沙玛' });
    const only = await here.person(village, { roles: ['supervisor'], name: '独监督' });
    const aboutNobody = await there.filed(author);
    expect((await there.read(author, aboutNobody)).body.handledBy).toBe('village');
    const id = await there.filed(author, only);
    expect((await there.read(author, id)).body.handledBy).toBe('township');
    const own = await there.file(only);
    expect(own.body.handledBy).toBe('township');
    expect(outcome(await there.answer(only, own.body.id))).toBe('COMPLAINTS.OWN');
    expect(await there.queue(only)).toEqual([aboutNobody]);
    expect((await there.readAbove(officer, id, township, village)).body).toMatchObject({ authorName: '沙玛', mayAnswer: true });
  });
});

describe('above the village', () => {
  it('officers of the township and of what stands above it read and answer, in the name of their office; each reading is in the audit', async () => {
    const county = await organization(here, 'county', '金口河区', null);
    await here.owner.query('UPDATE organization SET parent_id = $2 WHERE id = $1', [township, county]);
    const higher = await there.officerOf(county, 'county_officer');
    const id = await there.filed(luo, secretary);
    expect((await there.listAbove(officer)).body.items.map(item => item.id)).toContain(id);
    expect((await there.listAbove(higher, county)).body.items.map(item => item.id)).toContain(id);
    const body = { text: '乡里来人看过了' };
    const answered = await here.call(officer, complaintsRoutes.answerComplaintBelow, { ...there.above(id), body });
    expect(answered.body).toMatchObject({ status: 'answered', mayFollowUp: false });
    const closed = await here.call(higher, complaintsRoutes.closeComplaintBelow, {
      ...there.above(id, county),
      body: { text: '区里也看过了' },
    });
    expect(closed.body.status).toBe('closed');
    expect((await there.read(luo, id)).body.messages.map(({ by }) => by)).toEqual(['罗秀英', '和平彝族乡', '金口河区']);
    expect(await there.told(luo, id)).toEqual(['complaint_answered', 'complaint_answered']);
    const { rows } = await here.owner.query<{ action: string }>('SELECT action FROM audit_entry WHERE object_id = $1 AND account_id = $2', [
      id,
      officer.accountId,
    ]);
    expect(rows.map(({ action }) => action).sort()).toEqual(['complaints.answered', 'complaints.read_above']);
  });

  it('nobody of an office beside it, and nothing of a village that is not below', async () => {
    const beside = await organization(here, 'township', '永胜乡', null);
    const stranger = await there.officerOf(beside);
    const id = await there.filed(luo);
    const body = { text: '不归我管' };
    expect((await there.listAbove(stranger, beside)).body).toMatchObject({ items: [], open: 0 });
    expect(outcome(await there.listAbove(stranger))).toBe('RESOURCE.NOT_FOUND');
    for (const office of [township, beside]) {
      expect(outcome(await there.readAbove(stranger, id, office))).toBe('RESOURCE.NOT_FOUND');
      expect(outcome(await here.call(stranger, complaintsRoutes.answerComplaintBelow, { ...there.above(id, office), body }))).toBe(
        'RESOURCE.NOT_FOUND',
      );
      expect(outcome(await here.call(stranger, complaintsRoutes.closeComplaintBelow, { ...there.above(id, office), body }))).toBe(
        'RESOURCE.NOT_FOUND',
      );
    }
    expect(outcome(await there.readAbove(secretary, id))).toBe('RESOURCE.NOT_FOUND');
  });

  it('never an officer of whom it speaks: who serves in the village too reads it neither here nor there', async () => {
    const both = await there.officerOf(township, 'township_officer', await here.person(villageId, { roles: ['cadre'], name: '挂职干部' }));
    const [aboutHim, other] = [await there.filed(luo, both), await there.filed(luo)];
    const seen = (await there.listAbove(both)).body.items.map(({ id }) => id);
    expect(seen).not.toContain(aboutHim);
    expect(seen).toContain(other);
    expect(outcome(await there.readAbove(both, aboutHim))).toBe('RESOURCE.NOT_FOUND');
    expect(
      outcome(await here.call(both, complaintsRoutes.answerComplaintBelow, { ...there.above(aboutHim), body: { text: '没有的事' } })),
    ).toBe('RESOURCE.NOT_FOUND');
    const [all, his] = [(await there.listAbove(officer)).body.open, (await there.listAbove(both)).body.open];
    expect(all - his).toBe(1);
    const own = await there.filed(both);
    expect((await there.readAbove(both, own)).body).toMatchObject({ mine: true, mayAnswer: false });
    expect(outcome(await here.call(both, complaintsRoutes.closeComplaintBelow, { ...there.above(own), body: { text: '好' } }))).toBe(
      'COMPLAINTS.OWN',
    );
  });
});
