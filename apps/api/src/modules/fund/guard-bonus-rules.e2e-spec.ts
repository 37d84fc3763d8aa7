import { fundRoutes, inboxRoutes, ruleSetRoutes } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { photoOf } from '../../../test/photo-of';
import { dayFromNow, Drafting, ruleContent } from '../../../test/rule-sets';
import { TestVillage, type Inhabitant } from '../../../test/village';
import { OutboxDispatcher } from '../../platform/outbox/outbox-dispatcher';

let here: TestVillage;
let villageId: string;
let villager: Inhabitant;
let secretary: Inhabitant;
let administrator: Inhabitant;
let drafting: Drafting;

beforeAll(async () => {
  here = await TestVillage.boot();
});
afterAll(() => here.close());
/** 100 points are out, and the fund has so much money for them. */
const fundOf = async (yuan: number) => {
  villageId = await here.village();
  villager = await here.person(villageId, { householdId: await here.household(villageId) });
  secretary = await here.person(villageId, { roles: ['secretary'] });
  administrator = await here.person(villageId, { roles: ['village_admin'] });
  drafting = new Drafting(here, secretary);
  await here.earn(villager, 100);
  if (yuan > 0)
    await here.call(secretary, fundRoutes.recordFundEntry, {
      body: {
        id: uuidv7(),
        source: 'grant',
        amountFen: yuan * 100,
        receivedOn: dayFromNow(0),
        note: '专项',
        voucherId: await photoOf(here, secretary),
      },
    });
};
const withNewRule = async (): Promise<string> => {
  const id = await drafting.draft();
  await drafting.save(id, ruleContent({ title: '新的一条' }));
  return id;
};
const seen = async (ruleSetId: string, who = villager) => (await here.call(who, ruleSetRoutes.ruleSet, { params: { ruleSetId } })).body;

describe('rules that give more points', () => {
  it('wait on a short fund: the refusal says how far it reaches, and nothing is adopted', async () => {
    await fundOf(80);
    const id = await withNewRule();
    const refused = await drafting.adopt(id);
    expect(refused.status).toBe(422);
    expect(refused.problem).toMatchObject({ code: 'FUND.COVERAGE_SHORT', detail: expect.stringContaining('80 %') as string });
    expect((await drafting.adopt(id, { shortFundReason: '   ' })).problem.code).toBe('FUND.COVERAGE_SHORT');
    expect((await seen(id, secretary)).status).toBe('draft');
  });

  it('come with the secretary’s reason, which stands beside the decision for everybody to read; nobody else’s counts', async () => {
    await fundOf(80);
    const id = await withNewRule();
    const why = '县里的补助下月到账';
    expect((await drafting.adopt(id, { shortFundReason: why }, administrator)).problem.code).toBe('FUND.COVERAGE_SHORT');
    expect((await seen(id, secretary)).status).toBe('draft');
    expect((await drafting.adopt(id, { shortFundReason: '找 13812345678' })).problem.code).toBe('REQUEST.PERSONAL_NUMBERS');
    expect((await drafting.adopt(id, { shortFundReason: ` ${why} ` })).status).toBe(200);
    expect((await seen(id)).decision?.shortFund).toEqual({ percent: 80, reason: why });
    const { rows } = await here.owner.query(
      `SELECT details ->> 'fundPercent' AS percent FROM audit_entry WHERE action = 'points.rule_set.adopted' AND object_id = $1`,
      [id],
    );
    expect(rows).toEqual([{ percent: '80' }]);
  });

  it('an administrator adopts on a fund that reaches, and is refused on one that does not, reason or none', async () => {
    await fundOf(80);
    const own = new Drafting(here, administrator);
    const id = await withNewRule();
    expect((await own.adopt(id, { shortFundReason: '我说可以' })).problem.code).toBe('FUND.COVERAGE_SHORT');
    await here.call(secretary, fundRoutes.recordFundEntry, {
      body: {
        id: uuidv7(),
        source: 'grant',
        amountFen: 2_000,
        receivedOn: dayFromNow(0),
        note: '补足',
        voucherId: await photoOf(here, secretary),
      },
    });
    expect((await own.adopt(id, { shortFundReason: '用不上' })).status).toBe(200);
    expect((await seen(id)).decision?.shortFund).toBeNull();
  });

  it('what gives no more is adopted on any fund', async () => {
    await fundOf(0);
    const { rows } = await here.owner.query<{ id: string }>('SELECT id FROM points_rule_set WHERE village_id = $1', [villageId]);
    const id = await drafting.draft({ from: 'version', ruleSetId: rows[0]?.id });
    expect((await drafting.adopt(id)).status).toBe(200);
    expect((await seen(id)).decision?.shortFund).toBeNull();
  });

  it('the database keeps a percent only with a reason, and only where it was short', async () => {
    await fundOf(80);
    const id = await withNewRule();
    await drafting.adopt(id, { shortFundReason: '补助下月到账' });
    for (const wrong of ['short_fund_reason = NULL', `short_fund_reason = ''`, 'short_fund_percent = 100', 'short_fund_percent = NULL'])
      await expect(here.owner.query(`UPDATE points_rule_decision SET ${wrong} WHERE rule_set_id = $1`, [id])).rejects.toMatchObject({
        constraint: 'ck_points_rule_decision_short_fund',
      });
  });
});

describe('the village is told', () => {
  const inbox = async (who: Inhabitant) => {
    await here.app.get(OutboxDispatcher).drain();
    return (await here.call(who, inboxRoutes.inbox)).body;
  };

  it('of a new version, each grown-up once, with its day; taken back before it was read, one line waits and not two', async () => {
    await fundOf(200);
    const other = await here.person(villageId, { householdId: await here.household(villageId, '杨家') });
    const before = (await inbox(villager)).unread;
    const id = await withNewRule();
    await drafting.adopt(id, { effectiveOn: dayFromNow(10) });
    const told = await inbox(other);
    expect(told.items.map(item => item.kind)).toEqual(['rule_set_adopted']);
    expect(told.items[0]?.body).toContain(dayFromNow(10));
    expect(told.items[0]).toMatchObject({ subjectId: id, title: '积分细则有新的一版' });
    expect((await inbox(villager)).unread).toBe(before + 1);
    await here.call(secretary, ruleSetRoutes.withdrawAdoption, { params: { ruleSetId: id }, body: { reason: '有一条写错了' } });
    const after = await inbox(villager);
    expect(after.unread).toBe(before + 1);
    expect(after.items[0]).toMatchObject({ kind: 'rule_set_withdrawn', readAt: null });
    expect(after.items[0]?.body).toContain('有一条写错了');
  });
});
