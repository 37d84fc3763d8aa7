import { deductionRoutes, defaultVillageSettings, inboxRoutes, panelRoutes, pointsRoutes, type DeductionStatus } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { DeductionsVillage } from '../../../../test/deductions-village';
import { TestVillage, type Inhabitant } from '../../../../test/village';
import { addWorkingDays, villageDay } from '../../../platform/calendar';
import { OutboxDispatcher } from '../../../platform/outbox/outbox-dispatcher';
import { AppealClock } from './appeal-clock';

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

const told = async (who: Inhabitant): Promise<string[]> => {
  await here.app.get(OutboxDispatcher).drain();
  return (await here.call(who, inboxRoutes.inbox, { query: { limit: '100' } })).body.items.map(item => `${item.title}|${item.body}`);
};
const account = async () => (await here.call(our.villager, pointsRoutes.myAccount)).body;
const statement = async () => (await here.call(our.villager, pointsRoutes.myStatement)).body.items;

describe('notice, window, posting', () => {
  it('nothing is taken before the window is over; then the wallet, the statement and the inbox say so', async () => {
    await here.earn(our.villager, 20);
    const opened = await our.tryOpen({ photoIds: [await our.photo(our.cadre)] });
    expect(opened.body).toMatchObject({ status: 'notified', points: 5, ruleTitle: '露天焚烧秸秆', openedByRole: '村干部', due: false });
    expect(opened.body.photos).toHaveLength(1);
    const id = opened.body.id;
    expect((await told(our.villager)).some(line => line.startsWith('有一件扣分要先告知您家|') && line.includes('现在还没有扣'))).toBe(true);
    expect(await told(our.neighbour)).toEqual([]);
    expect(await our.post()).toBe(0);
    expect(await our.wallet()).toBe(20);
    expect((await our.read(id)).body.may).toEqual({
      appeal: true,
      tell: false,
      appealSpoken: false,
      decide: false,
      withdraw: false,
      reverse: false,
    });

    await our.letWindowEnd(id);
    expect((await our.read(id)).body).toMatchObject({ status: 'notified', due: true, may: { appeal: false } });
    expect((await account()).spendable).toBe(15);
    expect(await our.post()).toBe(1);
    expect(await our.post()).toBe(0);
    expect(await our.wallet()).toBe(15);
    expect((await our.read(id)).body).toMatchObject({ status: 'posted', result: { posted: 5, waived: 0 } });
    expect((await statement())[0]).toMatchObject({
      kind: 'deduction',
      amount: -5,
      reason: '露天焚烧秸秆',
      ruleSetVersion: 1,
      memberName: null,
      waived: null,
    });
    expect(await account()).toMatchObject({ spendable: 15, earnedThisMonth: 20 });
    expect(await told(our.villager)).toContain('扣分已办结|“露天焚烧秸秆”扣了5 分。');
  });

  it('down to zero at most, the rest is waived and shown; an empty wallet loses nothing', async () => {
    await here.earn(our.villager, 3);
    const first = await our.notified();
    const second = await our.notified();
    for (const id of [first, second]) await our.letWindowEnd(id);
    expect(await our.post()).toBe(2);
    expect(await our.wallet()).toBe(0);
    expect((await our.read(first)).body.result).toMatchObject({ posted: 3, waived: 2 });
    expect((await our.read(second)).body.result).toMatchObject({ posted: 0, waived: 5 });
    expect((await statement())[0]).toMatchObject({ kind: 'deduction', amount: -3, waived: 2 });
    await here.earn(our.villager, 10);
    expect(await our.post()).toBe(0);
    expect(await our.wallet()).toBe(10);
  });

  it('of a range the one who opens it says how many', async () => {
    await here.owner.query('UPDATE points_rule SET points_max = 8 WHERE id = $1', [our.ruleId]);
    expect((await our.tryOpen({ points: 9 })).problem.code).toBe('POINTS.RANGE');
    expect((await our.tryOpen({ points: 8 })).body.points).toBe(8);
  });
});

describe('the household is heard', () => {
  it('an appeal that is right: nothing is taken, and whoever opened it has no say', async () => {
    await here.earn(our.villager, 20);
    const id = await our.notified();
    const appealed = await our.appeal(id, our.villager, [await our.photo(our.villager)]);
    expect(appealed.body).toMatchObject({ status: 'appealed', appeal: { text: '那天我家没有人在' } });
    expect(appealed.body.appeal?.photos).toHaveLength(1);
    expect((await told(our.supervisor)).some(line => line.startsWith('有一件扣分申诉要复核|'))).toBe(true);
    await here.owner.query(`UPDATE points_deduction SET opened_at = now() - interval '9 days' WHERE id = $1`, [id]);
    expect(await our.post()).toBe(0);
    expect((await our.read(id, our.cadre)).body.may.decide).toBe(false);
    expect((await our.decide(id, false, our.cadre)).status).toBe(404);
    expect((await our.decide(id, true)).body).toMatchObject({ status: 'cancelled', answer: { upheld: true, role: '村书记' } });
    expect(await our.wallet()).toBe(20);
    expect(await told(our.villager)).toContain('申诉成立，不扣分|“露天焚烧秸秆”经复核不扣分。原因：查了，不是这家');
  });

  it('an appeal that is not: posted at once, with the answer', async () => {
    await here.earn(our.villager, 20);
    const id = await our.appealed();
    expect((await our.decide(id, false, our.supervisor)).body).toMatchObject({
      status: 'posted',
      answer: { upheld: false, reason: '有照片为证' },
      result: { posted: 5, waived: 0 },
    });
    expect(await our.wallet()).toBe(15);
    expect((await statement())[0]).toMatchObject({ kind: 'deduction', decidedByRole: '村监委会' });
  });

  it('an appeal has a day by which it is weighed, in the village’s working days; after it secretary and supervisor are told, once', async () => {
    const { appealWorkingDays } = defaultVillageSettings;
    const dueOn = addWorkingDays(villageDay(new Date()), appealWorkingDays);
    const id = await our.appealed();
    expect((await our.read(id)).body.appeal).toMatchObject({ dueOn, overdue: false });
    const clock = here.app.get(AppealClock);
    const late = async (who: Inhabitant) => (await told(who)).filter(line => line.startsWith('扣分申诉超期没有复核|'));
    const due = (day: string) => here.owner.query('UPDATE points_deduction SET decide_due_on = $2 WHERE id = $1', [id, day]);
    await due(villageDay(new Date()));
    expect(await clock.run()).toBe(0);
    expect((await our.read(id)).body.appeal?.overdue).toBe(false);
    await due('2024-03-04');
    expect(await clock.run()).toBe(1);
    expect(await clock.run()).toBe(0);
    expect((await our.read(id)).body.appeal).toMatchObject({ dueOn: '2024-03-04', overdue: true });
    for (const who of [our.supervisor, our.secretary]) {
      expect(await late(who)).toHaveLength(1);
      expect((await late(who))[0]).toContain('2024年3月4日前');
    }
    for (const who of [our.villager, our.cadre]) expect(await late(who)).toEqual([]);
    expect((await our.decide(id, true)).body.appeal).toMatchObject({ overdue: false });
    const decided = await our.appealed();
    await our.decide(decided, false);
    await here.owner.query(`UPDATE points_deduction SET decide_due_on = '2024-03-04' WHERE id = $1`, [decided]);
    expect(await clock.run()).toBe(0);
  });

  it('the village says how many working days', async () => {
    const slow = await DeductionsVillage.open(here, { appealWorkingDays: 12 });
    const id = await slow.appealed();
    expect((await slow.read(id)).body.appeal?.dueOn).toBe(addWorkingDays(villageDay(new Date()), 12));
  });

  it('only the household, only in the window, only once, with its own photos', async () => {
    const id = await our.notified();
    expect((await our.appeal(id, our.neighbour)).status).toBe(404);
    expect((await our.appeal(id, our.villager, [await our.photo(our.cadre)])).problem.code).toBe('POINTS.PHOTO_UNKNOWN');
    expect(await our.status(id)).toBe('notified');
    expect((await our.appeal(id)).status).toBe(200);
    expect((await our.appeal(id)).problem.code).toBe('POINTS.APPEAL_MADE');
    const late = await our.notified();
    await our.letWindowEnd(late);
    expect((await our.appeal(late)).problem.code).toBe('POINTS.APPEAL_OVER');
  });
});

describe('giving back', () => {
  it('a posted one is given back by a new transfer, with a reason', async () => {
    await here.earn(our.villager, 3);
    const id = await our.posted();
    expect(await our.wallet()).toBe(0);
    expect((await our.close('reverseDeduction', id)).body).toMatchObject({ status: 'reversed', closed: { reason: '登记错了' } });
    expect(await our.wallet()).toBe(3);
    expect((await statement())[0]).toMatchObject({ kind: 'deduction_reversal', amount: 3, reason: '登记错了' });
    expect(await told(our.villager)).toContain('扣掉的积分已退回|“露天焚烧秸秆”扣的3 分已退回。原因：登记错了');
  });

  it('one of which everything was waived is given back without a transfer', async () => {
    const id = await our.posted();
    expect((await our.close('reverseDeduction', id)).body.status).toBe('reversed');
    expect(await statement()).toEqual([]);
  });

  it('one that was opened by mistake is withdrawn before it takes anything', async () => {
    await here.earn(our.villager, 20);
    const id = await our.notified();
    expect((await our.close('withdrawDeduction', id, our.cadre)).body).toMatchObject({ status: 'withdrawn' });
    await our.letWindowEnd(id);
    expect(await our.post()).toBe(0);
    expect(await our.wallet()).toBe(20);
  });
});

describe('every other way is refused', () => {
  const inState: Record<DeductionStatus, () => Promise<string>> = {
    notified: () => our.notified(),
    appealed: () => our.appealed(),
    cancelled: async () => {
      const id = await our.appealed();
      await our.decide(id, true);
      return id;
    },
    withdrawn: async () => {
      const id = await our.notified();
      await our.close('withdrawDeduction', id);
      return id;
    },
    posted: () => our.posted(),
    reversed: async () => {
      const id = await our.posted();
      await our.close('reverseDeduction', id);
      return id;
    },
  };
  const ways = {
    appeal: (id: string) => our.appeal(id),
    decide: (id: string) => our.decide(id, false),
    withdraw: (id: string) => our.close('withdrawDeduction', id),
    reverse: (id: string) => our.close('reverseDeduction', id),
  };
  it.each<[DeductionStatus, (keyof typeof ways)[]]>([
    ['notified', ['decide', 'reverse']],
    ['appealed', ['appeal', 'reverse']],
    ['cancelled', ['appeal', 'decide', 'withdraw', 'reverse']],
    ['withdrawn', ['appeal', 'decide', 'withdraw', 'reverse']],
    ['posted', ['appeal', 'decide', 'withdraw']],
    ['reversed', ['appeal', 'decide', 'withdraw', 'reverse']],
  ])('when it is %s', async (state, refused) => {
    const id = await inState[state]();
    expect(await our.status(id)).toBe(state);
    for (const way of refused) {
      const reply = await ways[way](id);
      expect([way, reply.status]).toEqual([way, 409]);
      expect(`${reply.problem.title}${reply.problem.detail}`).not.toMatch(/[{}]|undefined/);
    }
    expect(await our.status(id)).toBe(state);
  });

  it('off by default; never of a rule that gives; never by a villager', async () => {
    expect(defaultVillageSettings.deductions).toBe(false);
    const off = await DeductionsVillage.open(here);
    // As a village is that nobody has set anything for.
    await here.owner.query(`UPDATE village SET settings = settings - 'deductions' WHERE id = $1`, [off.villageId]);
    expect((await off.tryOpen()).problem.code).toBe('POINTS.DEDUCTIONS_OFF');
    const gives = await here.rule(our.villageId, { points: 5 });
    expect((await our.tryOpen({ ruleId: gives })).problem.code).toBe('POINTS.DEDUCTION_RULE');
    expect((await our.tryOpen({ ruleId: uuidv7() })).problem.code).toBe('POINTS.RULE_NOT_IN_FORCE');
    expect((await our.tryOpen({}, our.neighbour)).status).toBe(403);
    expect((await our.tryOpen({ photoIds: [await our.photo(our.secretary)] })).problem.code).toBe('POINTS.PHOTO_UNKNOWN');
    const id = await our.notified();
    expect((await our.tryOpen({ id })).problem.code).toBe('POINTS.DEDUCTION_ID_TAKEN');
  });

  it('a rule that takes points is nothing to apply for', async () => {
    await here.owner.query(`UPDATE points_rule SET started_by = 'villager' WHERE id = $1`, [our.ruleId]);
    const applied = await here.call(our.villager, pointsRoutes.submitApplication, {
      body: { id: uuidv7(), ruleId: our.ruleId, text: '', photoIds: [] },
    });
    expect(applied.problem.code).toBe('POINTS.RULE_NOT_FOR_VILLAGERS');
  });
});

describe('whose it is', () => {
  it('the household and those in office see it; the neighbour, and an office that must step aside, do not', async () => {
    const id = await our.notified();
    expect((await our.read(id)).status).toBe(200);
    expect((await our.read(id, our.supervisor)).status).toBe(200);
    expect((await our.read(id, our.neighbour)).status).toBe(404);
    expect((await here.call(our.neighbour, deductionRoutes.myDeductions)).body.items).toEqual([]);
    expect((await here.call(our.villager, deductionRoutes.myDeductions)).body.items.map(one => one.id)).toEqual([id]);
    await here.call(our.secretary, panelRoutes.declareRelative, { body: { householdId: our.villager.householdId, related: true } });
    expect((await our.read(id, our.secretary)).status).toBe(404);
    expect((await here.call(our.secretary, deductionRoutes.deductions)).body.items).toEqual([]);
    expect((await our.close('withdrawDeduction', id)).status).toBe(404);
    expect((await our.tryOpen({}, our.secretary)).status).toBe(404);
    expect((await our.tryOpen({ householdId: our.cadre.householdId ?? '' })).status).toBe(404);
    expect(JSON.stringify((await our.read(id)).body)).not.toContain(our.cadre.personId);
  });

  it('another village’s is missing', async () => {
    const other = await DeductionsVillage.open(here);
    const id = await our.notified();
    expect((await other.read(id, other.secretary)).status).toBe(404);
    expect((await other.decide(id, true)).status).toBe(404);
    expect((await other.tryOpen({ householdId: our.villager.householdId })).status).toBe(404);
    expect((await here.call(other.secretary, deductionRoutes.deductions)).body.items).toEqual([]);
  });
});
