import { identityRoutes, type VillageRole } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { inTurn } from '../../../../test/in-turn';
import { bearer, outcome, TestVillage, type Inhabitant } from '../../../../test/village';
import { WechatStandIn } from '../auth/wechat-stand-in';

let here: TestVillage;
let villageId: string;
let admin: Inhabitant;
let keeper: Inhabitant;

beforeAll(async () => {
  here = await TestVillage.boot();
  await here.stopClock();
  villageId = await here.village();
  admin = await here.person(villageId, { roles: ['village_admin'], name: '管理员' });
  keeper = await here.person(villageId, { roles: ['cadre'], name: '管花名册的' });
});
afterAll(() => here.close());

const settler = async (name: string): Promise<Inhabitant> =>
  here.person(villageId, { householdId: await here.household(villageId, `${name}家`), name, head: true });
const office = (by: Inhabitant, who: Inhabitant, role: VillageRole, granted: boolean) =>
  here.call(by, identityRoutes.grantRole, {
    body: { id: uuidv7(), personId: who.personId, role, granted, reason: '村两委会议决定', photoIds: [] },
  });
const release = (who: Inhabitant) =>
  here.call(keeper, identityRoutes.releasePlace, { params: { personId: who.personId }, body: { reason: '认错了人' } });
const offices = async (who: Inhabitant): Promise<unknown[]> =>
  (await here.owner.query<{ role: string }>('SELECT role FROM village_role WHERE person_id = $1', [who.personId])).rows.map(
    row => row.role,
  );
const proxies = async (household: string | null): Promise<number | null> =>
  (await here.owner.query('SELECT 1 FROM live_proxy WHERE household_id = $1', [household])).rowCount;
const invite = (who: Inhabitant, body: object = {}) => here.call(who, identityRoutes.createInvitation, { body });
const openInvitations = async (who: Inhabitant): Promise<number | null> =>
  (
    await here.owner.query('SELECT 1 FROM invitation WHERE created_by_person_id = $1 AND revoked_at IS NULL AND expires_at > now()', [
      who.personId,
    ])
  ).rowCount;

describe('an office that is given while a place or an office is taken back', () => {
  it('is not that of an empty place, whichever comes first', async () => {
    const [left, stays] = [await settler('先收回'), await settler('先任命')];
    const [taken, given] = await inTurn(
      here,
      () => release(left),
      () => office(admin, left, 'points_keeper', true),
    );
    expect([outcome(taken), outcome(given), await offices(left)]).toEqual(['ok', 'ROLE.NO_ACCOUNT', []]);
    const [first, second] = await inTurn(
      here,
      () => office(admin, stays, 'points_keeper', true),
      () => release(stays),
    );
    expect([outcome(first), outcome(second), await offices(stays)]).toEqual(['ok', 'ROSTER.OFFICE_FIRST', ['points_keeper']]);
  });

  it('is not given by somebody whose own has just ended', async () => {
    const [leaving, friend] = [await here.person(villageId, { roles: ['secretary'], name: '离任的' }), await settler('他的朋友')];
    const [ended, given] = await inTurn(
      here,
      () => office(admin, leaving, 'secretary', false),
      () => office(leaving, friend, 'points_keeper', true),
    );
    expect([outcome(ended), outcome(given), await offices(friend)]).toEqual(['ok', 'ACCESS.DENIED', []]);
  });
});

describe('a right to act for a household', () => {
  const grant = async (member: Inhabitant, helper: Inhabitant) => {
    const { qr } = (await here.call(helper, identityRoutes.proxyCode)).body;
    const { ticket } = (await here.call(member, identityRoutes.resolveProxyCode, { body: { code: qr } })).body;
    return () => here.call(member, identityRoutes.grantProxy, { body: { ticket, term: 'open' } });
  };

  it('is not left to a helper whose place is taken back at this very moment', async () => {
    const [member, helper] = [await settler('阿木'), await settler('帮手')];
    const [taken, given] = await inTurn(here, () => release(helper), await grant(member, helper));
    expect([outcome(taken), given.status, await proxies(member.householdId)]).toEqual(['ok', 404, 0]);
  });

  it('nor left by a member whose place is', async () => {
    const [member, helper] = [await settler('阿果'), await settler('邻居')];
    const [taken, given] = await inTurn(here, () => release(member), await grant(member, helper));
    expect([outcome(taken), outcome(given), await proxies(member.householdId)]).toEqual(['ok', 'ACCESS.DENIED', 0]);
  });

  it('and one that was given first ends with the place', async () => {
    const [member, helper] = [await settler('阿支'), await settler('远亲')];
    const [given, taken] = await inTurn(here, await grant(member, helper), () => release(helper));
    expect([outcome(given), outcome(taken), await proxies(member.householdId)]).toEqual(['ok', 'ok', 0]);
  });

  it('is not written down by an office that has just ended', async () => {
    const recorder = await here.person(villageId, { roles: ['group_leader'], name: '组长' });
    const old = await here.household(villageId, '老人家');
    await here.onRoster(villageId, old, '老人');
    const [helper, one, two] = [await settler('热心人'), await settler('见证甲'), await settler('见证乙')];
    const body = {
      householdId: old,
      helperPersonId: helper.personId,
      witnessPersonIds: [one.personId, two.personId],
      reason: '没有手机，已当面签字',
      term: 'year',
    };
    const [ended, recorded] = await inTurn(
      here,
      () => office(admin, recorder, 'group_leader', false),
      () => here.call(recorder, identityRoutes.recordProxy, { body }),
    );
    expect([outcome(ended), outcome(recorded)]).toEqual(['ok', 'ACCESS.DENIED']);
    expect((await here.owner.query('SELECT 1 FROM proxy_right WHERE household_id = $1', [old])).rows).toEqual([]);
  });
});

describe('an invitation', () => {
  it('is not left by an office, or a place, that ends at this very moment', async () => {
    const [first, second] = [
      await here.person(villageId, { roles: ['cadre'], name: '干部甲' }),
      await here.person(villageId, { roles: ['cadre'], name: '干部乙' }),
    ];
    const end = (who: Inhabitant) => office(admin, who, 'cadre', false);
    const [ended, made] = await inTurn(
      here,
      () => end(first),
      () => invite(first),
    );
    expect([outcome(ended), outcome(made), await openInvitations(first)]).toEqual(['ok', 'ACCESS.DENIED', 0]);
    const [before, after] = await inTurn(
      here,
      () => invite(second),
      () => end(second),
    );
    expect([outcome(before), outcome(after), await openInvitations(second)]).toEqual(['ok', 'ok', 0]);
    const head = await settler('户主甲');
    const [taken, own] = await inTurn(
      here,
      () => release(head),
      () => invite(head),
    );
    expect([outcome(taken), outcome(own), await openInvitations(head)]).toEqual(['ok', 'ACCESS.DENIED', 0]);
  });

  it('that is taken back at this very moment lets nobody in', async () => {
    const cadre = await here.person(villageId, { roles: ['cadre'], name: '干部丙' });
    const { householdId } = await settler('户主乙');
    const name = '户主乙的儿子';
    const personId = await here.onRoster(villageId, householdId, name);
    const { token } = (await invite(cadre, { householdId })).body;
    const minted = here.app.get(WechatStandIn).mint('openid-of-guest', null);
    const { body } = await here.call(null, identityRoutes.wechatLogin, { body: { code: minted.code, client: 'weapp' } });
    const guest: Inhabitant = bearer(body.accessToken, villageId);
    const [ended, claimed] = await inTurn(
      here,
      () => office(admin, cadre, 'cadre', false),
      () => here.call(guest, identityRoutes.submitClaim, { body: { name, invitationToken: token } }),
    );
    expect([outcome(ended), claimed.body.status]).toEqual(['ok', 'pending']);
    expect((await here.owner.query('SELECT account_id FROM person WHERE id = $1', [personId])).rows).toEqual([{ account_id: null }]);
  });
});
