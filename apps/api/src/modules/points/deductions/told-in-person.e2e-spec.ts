import { deductionRoutes, identityRoutes, inboxRoutes } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { DeductionsVillage } from '../../../../test/deductions-village';
import { TestVillage, type Inhabitant } from '../../../../test/village';
import { OutboxDispatcher } from '../../../platform/outbox/outbox-dispatcher';

let here: TestVillage;
let our: DeductionsVillage;
/** Nobody of them has an account. */
let householdId: string;
let grandmother: string;
let child: string;
let helper: Inhabitant;

beforeAll(async () => {
  here = await TestVillage.boot();
});
beforeEach(async () => {
  our = await DeductionsVillage.open(here);
  householdId = await here.household(our.villageId, '阿婆家');
  [grandmother, child] = [
    await here.onRoster(our.villageId, householdId, '阿婆'),
    await here.onRoster(our.villageId, householdId, '孙娃', true),
  ];
  helper = our.neighbour;
  await here.owner.query(
    'INSERT INTO proxy_right (village_id, id, household_id, helper_person_id, granted_by_person_id) VALUES ($1, $2, $3, $4, $5)',
    [our.villageId, uuidv7(), householdId, helper.personId, grandmother],
  );
});
afterAll(() => here.close());
afterEach(async () => expect(await here.faults()).toEqual([]));

const titles = async (who: Inhabitant): Promise<string[]> => {
  await here.app.get(OutboxDispatcher).drain();
  return (await here.call(who, inboxRoutes.inbox, { query: { limit: '100' } })).body.items.map(item => `${item.title}|${item.body}`);
};
const opened = () => our.notified({ householdId });
const tell = (deductionId: string, who = our.supervisor, personId = grandmother) =>
  here.call(who, deductionRoutes.tellDeduction, { params: { deductionId }, body: { personId } });
const spoken = (deductionId: string, who = our.supervisor, personId = grandmother, change: object = {}) =>
  here.call(who, deductionRoutes.appealSpoken, {
    params: { deductionId },
    body: { personId, text: '那天我在医院', photoIds: [], ...change },
  });
/** As if so many days had gone by. */
const later = (id: string) =>
  here.owner.query(
    `UPDATE points_deduction SET opened_at = opened_at - interval '40 days', told_at = told_at - interval '30 days', appeal_until = appeal_until - interval '30 days' WHERE id = $1`,
    [id],
  );

it('nothing is ever due before somebody of the house was told; the days count from there, and who told whom is on record', async () => {
  const id = await opened();
  expect((await our.read(id, our.cadre)).body).toMatchObject({ status: 'notified', appealUntil: null, told: null, due: false });
  expect((await our.read(id, our.supervisor)).body).toMatchObject({
    may: { tell: true, appealSpoken: true },
    grownUps: [{ name: '阿婆' }],
  });
  await later(id);
  expect(await our.post()).toBe(0);
  expect((await titles(helper)).some(line => line.includes('村里当面告知以后才开始算申诉期'))).toBe(true);

  for (const person of [child, our.villager.personId]) expect((await tell(id, our.supervisor, person)).status).toBe(404);
  expect((await tell(id, helper)).status).toBe(403);
  const told = await tell(id);
  expect(told.body).toMatchObject({ status: 'notified', told: { role: '村监委会', to: '阿婆' }, due: false, may: { tell: false } });
  expect((told.body.appealUntil ?? '') > new Date(Date.now() + 5 * 86_400_000).toISOString()).toBe(true);
  expect((await tell(id)).problem.code).toBe('POINTS.DEDUCTION_TOLD');
  const { rows } = await here.owner.query('SELECT told_by_person_id, told_person_id FROM points_deduction WHERE id = $1', [id]);
  expect(rows).toEqual([{ told_by_person_id: our.supervisor.personId, told_person_id: grandmother }]);
  expect((await titles(helper)).filter(line => line.startsWith('有一件扣分要先告知您家|'))).toHaveLength(2);
  expect(await our.post()).toBe(0);
  await later(id);
  expect(await our.post()).toBe(1);
});

it('who opened the case does not say that the household was told: it would all be one person’s word', async () => {
  const id = await opened();
  expect((await our.read(id, our.cadre)).body.may.tell).toBe(false);
  expect((await tell(id, our.cadre)).problem.code).toBe('POINTS.DEDUCTION_TOLD_BY_OPENER');
  expect((await our.read(id, our.cadre)).body).toMatchObject({ appealUntil: null, told: null });
  expect((await tell(id)).status).toBe(200);
});

it('what the household says is written down by an office that did not open the case, and weighed by a third', async () => {
  const id = await opened();
  expect((await spoken(id, our.cadre)).status).toBe(404);
  expect((await spoken(id, helper)).status).toBe(403);
  expect((await spoken(id, our.supervisor, child)).status).toBe(404);
  for (const body of [{ text: '' }, { text: ' \n ' }, { text: '不是我家', voiceId: uuidv7() }])
    expect((await spoken(id, our.supervisor, grandmother, body)).problem.code).toBe('REQUEST.INVALID');
  expect((await spoken(id)).body).toMatchObject({
    status: 'appealed',
    appeal: { text: '那天我在医院', spoken: { by: '阿婆', role: '村监委会' } },
  });
  expect((await our.read(id, our.supervisor)).body.may.decide).toBe(false);
  for (const who of [our.supervisor, our.cadre]) expect((await our.decide(id, false, who)).status).toBe(404);
  expect((await our.decide(id, true)).body.status).toBe('cancelled');
});

it('who acts for the household may appeal before anybody has told it', async () => {
  const id = await opened();
  expect((await our.appeal(id, helper)).body).toMatchObject({ status: 'appealed', appeal: { spoken: null, helperName: '杨建国' } });
});

it('a household in which somebody reads is told by the notice, and speaks for itself', async () => {
  const id = await our.notified();
  expect((await our.read(id, our.secretary)).body).toMatchObject({ told: null, grownUps: [], may: { tell: false, appealSpoken: false } });
  expect((await tell(id, our.secretary, our.villager.personId)).problem.code).toBe('POINTS.DEDUCTION_TOLD');
  expect((await spoken(id, our.secretary, our.villager.personId)).problem.code).toBe('POINTS.DEDUCTION_READS');
});

describe('who reads changes while a case is open', () => {
  const release = async (): Promise<void> => {
    const params = { personId: our.villager.personId };
    expect((await here.call(our.secretary, identityRoutes.releasePlace, { params, body: { reason: '手机丢了' } })).status).toBe(200);
  };
  const account = (disabled: boolean) =>
    here.owner.query('UPDATE account SET disabled_at = CASE WHEN $2 THEN now() END WHERE id = $1', [our.villager.accountId, disabled]);
  const spendable = async (): Promise<unknown> =>
    (await here.owner.query('SELECT points_spendable($1, $2) AS n', [our.villageId, our.villager.householdId])).rows[0].n;

  it('the last phone is gone: what was running out runs for nobody, takes nothing, and begins anew when they are told', async () => {
    await here.earn(our.villager, 20);
    const id = await our.notified();
    await release();
    const seen = (await our.read(id, our.supervisor)).body;
    expect(seen).toMatchObject({ appealUntil: null, due: false, may: { tell: true, appealSpoken: true } });
    expect(seen.grownUps.map(one => one.id)).toEqual([our.villager.personId]);
    await our.letWindowEnd(id);
    expect((await our.read(id, our.supervisor)).body).toMatchObject({ status: 'notified', appealUntil: null, due: false });
    expect(await spendable()).toBe(20);
    expect(await our.post()).toBe(1);
    expect(await our.post()).toBe(0);
    expect((await our.read(id, our.supervisor)).body).toMatchObject({ status: 'notified', result: null });
    expect(await our.wallet()).toBe(20);

    expect((await tell(id, our.supervisor, our.villager.personId)).body).toMatchObject({
      told: { to: expect.any(String) },
      may: { tell: false },
    });
    expect(await our.post()).toBe(0);
    await later(id);
    expect(await spendable()).toBe(15);
    expect(await our.post()).toBe(1);
    expect(await our.wallet()).toBe(15);
  });

  it('whoever spends in the minute before the job stops the window as the job would', async () => {
    const id = await our.notified();
    await account(true);
    await our.letWindowEnd(id);
    const { rows } = await here.owner.query('SELECT points_deductions_due(ARRAY[$1::uuid], ARRAY[$2::uuid]) AS due', [
      our.villageId,
      our.villager.householdId,
    ]);
    expect(rows).toEqual([{ due: null }]);
    // With a phone again nothing is due at once either: what was stopped begins only by being told.
    await account(false);
    expect((await our.read(id)).body).toMatchObject({ status: 'notified', appealUntil: null, due: false, may: { appeal: true } });
  });

  it('their word is written down while nobody reads, and after the window that nobody read', async () => {
    const [soon, late] = [await our.notified(), await our.notified()];
    expect((await spoken(soon, our.supervisor, our.villager.personId)).problem.code).toBe('POINTS.DEDUCTION_READS');
    await release();
    await our.letWindowEnd(late);
    for (const id of [soon, late])
      expect((await spoken(id, our.supervisor, our.villager.personId)).body).toMatchObject({ status: 'appealed', appealUntil: null });
  });

  it('somebody of the house reads now: they speak for themselves, told or not', async () => {
    const [untold, told] = [await opened(), await opened()];
    expect((await tell(told)).status).toBe(200);
    const grandson = await here.person(our.villageId, { householdId, name: '罗小军' });
    for (const id of [untold, told]) {
      expect((await our.read(id, our.supervisor)).body.may.appealSpoken).toBe(false);
      expect((await spoken(id)).problem.code).toBe('POINTS.DEDUCTION_READS');
      expect((await our.appeal(id, grandson)).body).toMatchObject({ status: 'appealed', appeal: { spoken: null, helperName: null } });
    }
  });

  it('who was told to their face stays told, whatever becomes of the phones', async () => {
    const id = await opened();
    await tell(id);
    await later(id);
    expect((await our.read(id, our.cadre)).body).toMatchObject({ due: true, may: { tell: false } });
    expect(await our.post()).toBe(1);
    expect((await our.read(id, our.cadre)).body.status).toBe('posted');
  });
});

it.each<[string, string]>([
  ['ck_points_deduction_heard', `status = 'posted', posted = 0, waived = points, posted_at = now()`],
  ['ck_points_deduction_told', `told_at = now(), told_by_person_id = opened_by_person_id, told_by_role = 'cadre', told_person_id = id`],
  [
    'ck_points_deduction_spoken',
    `appeal_text = '', appealed_at = now(), decide_due_on = current_date, appealed_by_person_id = opened_by_person_id, appeal_filed_by_role = 'cadre', appeal_spoken_by_person_id = id`,
  ],
])('the schema itself refuses: %s', async (constraint, change) => {
  const id = await opened();
  await expect(here.owner.query(`UPDATE points_deduction SET ${change} WHERE id = $1`, [id])).rejects.toMatchObject({ constraint });
});
