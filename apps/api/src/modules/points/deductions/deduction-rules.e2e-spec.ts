import { DEDUCTION_MAX_PHOTOS } from '@jishan/contracts';
import { DeductionsVillage } from '../../../../test/deductions-village';
import { mergeHouseholds } from '../../../../test/merge-village';
import { splitHousehold } from '../../../../test/split-village';
import { TestVillage } from '../../../../test/village';

let here: TestVillage;
let our: DeductionsVillage;

beforeAll(async () => {
  here = await TestVillage.boot();
});
beforeEach(async () => {
  our = await DeductionsVillage.open(here);
});
afterAll(() => here.close());
afterEach(async () => expect(await here.faults()).toEqual([]));

it('what the rule asks as evidence is asked, and what it must not touch is refused in the case’s own words', async () => {
  await here.owner.query('UPDATE points_rule SET min_photos = 1, max_photos = 1 WHERE id = $1', [our.ruleId]);
  expect((await our.tryOpen()).problem).toMatchObject({ code: 'POINTS.PHOTOS_NEEDED', details: { min: 1, have: 0 } });
  const photos = await Promise.all([1, 2, 3].map(() => our.photo(our.cadre)));
  for (const text of ['', ' \n ']) expect((await our.tryOpen({ photoIds: photos, text })).status).toBe(400);
  const words = await our.tryOpen({ photoIds: photos.slice(0, 1), text: '没有交医保，按村里说的扣分' });
  expect(words.problem).toMatchObject({ code: 'POINTS.RULE_FORBIDDEN' });
  expect(words.problem.detail).toContain('医保');
  const open = await our.tryOpen({ photoIds: photos, text: '把垃圾倒在残疾人老王家门口' });
  expect(open.body.photos).toHaveLength(3);
});

it('a rule that asks for more photos than a case can carry is asked for as many as it can; one that takes none keeps no evidence out', async () => {
  await here.owner.query('UPDATE points_rule SET min_photos = 9, max_photos = 9 WHERE id = $1', [our.ruleId]);
  const photos = await Promise.all(Array.from({ length: DEDUCTION_MAX_PHOTOS }, () => our.photo(our.cadre)));
  expect((await our.tryOpen({ photoIds: photos.slice(1) })).problem).toMatchObject({
    code: 'POINTS.PHOTOS_NEEDED',
    details: { min: DEDUCTION_MAX_PHOTOS, have: DEDUCTION_MAX_PHOTOS - 1 },
  });
  expect((await our.tryOpen({ photoIds: photos })).status).toBe(200);
  await here.owner.query('UPDATE points_rule SET min_photos = 0, max_photos = 0 WHERE id = $1', [our.ruleId]);
  expect((await our.tryOpen({ photoIds: photos.slice(0, 1) })).status).toBe(200);
});

it('what was brought against a household that has gone into another one counts against that one', async () => {
  await here.owner.query(`UPDATE points_rule SET cap_times = 1, cap_period = 'year', cap_subject = 'household' WHERE id = $1`, [
    our.ruleId,
  ]);
  await our.posted();
  const into = our.neighbour.householdId ?? '';
  await mergeHouseholds(here, our.villageId, our.villager.householdId, into);
  expect((await our.tryOpen({ householdId: into })).problem.code).toBe('POINTS.DEDUCTION_CAP');
});

it('what was brought against a family counts against whoever was split off from it afterwards; what comes later is each one’s own', async () => {
  await here.owner.query(`UPDATE points_rule SET cap_times = 2, cap_period = 'year', cap_subject = 'household' WHERE id = $1`, [
    our.ruleId,
  ]);
  const { householdId } = our.villager;
  const son = await here.person(our.villageId, { householdId, name: '罗小军' });
  const dismissed = await our.appealed();
  expect((await our.decide(dismissed, false)).status).toBe(200);
  const split = await splitHousehold(here, our.secretary, householdId, [son.personId]);
  for (const house of [split.toHouseholdId, householdId]) {
    expect((await our.tryOpen({ householdId: house })).status).toBe(200);
    expect((await our.tryOpen({ householdId: house })).problem.code).toBe('POINTS.DEDUCTION_CAP');
  }
});

it('not more often in its period than the rule says, two at once neither; what came to nothing does not count, another household’s not either', async () => {
  await here.owner.query(`UPDATE points_rule SET cap_times = 1, cap_period = 'year', cap_subject = 'household' WHERE id = $1`, [
    our.ruleId,
  ]);
  const both = await Promise.all([our.tryOpen(), our.tryOpen()]);
  expect(both.map(reply => reply.status).sort()).toEqual([200, 422]);
  const refused = await our.tryOpen();
  expect(refused.problem).toMatchObject({ code: 'POINTS.DEDUCTION_CAP', detail: '这条细则每户每年最多扣 1 次。' });
  expect((await our.tryOpen({ householdId: our.neighbour.householdId ?? '' })).status).toBe(200);
  const taken = both.find(reply => reply.status === 200)?.body.id ?? '';
  await our.close('withdrawDeduction', taken);
  const second = await our.notified();
  await here.owner.query(`UPDATE points_deduction SET opened_at = opened_at - interval '1 year' WHERE id = $1`, [second]);
  expect((await our.tryOpen()).status).toBe(200);
});
