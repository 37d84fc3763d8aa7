import {
  identityRoutes,
  inboxRoutes,
  readInvitationCode,
  sayInvitationCode,
  type OwnInvitation,
  type VillageRole,
} from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { bearer, TestVillage, type Inhabitant } from '../../../../test/village';
import { OutboxDispatcher } from '../../../platform/outbox/outbox-dispatcher';
import { WechatStandIn } from '../auth/wechat-stand-in';

let here: TestVillage;
let villageId: string;
let household: string;
let head: Inhabitant;

beforeAll(async () => {
  here = await TestVillage.boot();
});
beforeEach(async () => {
  villageId = await here.village();
  household = await here.household(villageId, '罗秀英家');
  head = await here.person(villageId, { householdId: household, head: true, name: '罗秀英' });
});
afterAll(() => here.close());

const invite = async (who = head, householdId: string | undefined = household) =>
  (await here.call(who, identityRoutes.createInvitation, { body: householdId ? { householdId } : {} })).body;
const own = async (who = head): Promise<readonly OwnInvitation[]> => (await here.call(who, identityRoutes.ownInvitations)).body.items;
const revoke = (id: string, who = head) => here.call(who, identityRoutes.revokeInvitation, { params: { invitationId: id }, body: {} });
const open = (token: string) => here.call(null, identityRoutes.readInvitation, { params: { token } });

async function newcomer(): Promise<Inhabitant> {
  const { code } = here.app.get(WechatStandIn).mint(`openid-${uuidv7()}`, null);
  const { accessToken } = (await here.call(null, identityRoutes.wechatLogin, { body: { code, client: 'weapp' } })).body;
  return bearer(accessToken, villageId);
}

async function comesIn(name: string, invitationToken: string, who?: Inhabitant): Promise<string> {
  return (await here.call(who ?? (await newcomer()), identityRoutes.submitClaim, { body: { name, invitationToken } })).body.status;
}

const onRoster = (name: string): Promise<string> => here.onRoster(villageId, household, name);

describe('inviting into the household', () => {
  it('the code is read out, typed in large letters and with hyphens, and means the same', async () => {
    const { token, path } = await invite();
    expect(token).toMatch(/^[a-hjkmnp-z2-9]{16}$/);
    expect(path).toBe(`/pages/invitation/index?scene=${token}`);
    const said = sayInvitationCode(token);
    expect(said).toMatch(/^(\w{4}-){3}\w{4}$/);
    expect(readInvitationCode(` ${said.toUpperCase()} `)).toBe(token);
    for (const typed of [token, said, said.toUpperCase()]) expect((await open(typed)).body.householdName).toBe('罗秀英家');
    expect((await open('not-the-right-code')).problem.code).toBe('INVITATION.INVALID');
  });

  it('whoever is not found there by the name reads which household the invitation was into, until a cadre decides', async () => {
    const made = await invite();
    const who = await newcomer();
    expect(await comesIn('王小二', made.token, who)).toBe('pending');
    const { pendingClaims } = (await here.call(who, identityRoutes.me)).body;
    expect(pendingClaims.map(one => [one.name, one.householdName])).toEqual([['王小二', '罗秀英家']]);
    const alone = await newcomer();
    await here.call(alone, identityRoutes.submitClaim, { body: { name: '王小二' } });
    expect((await here.call(alone, identityRoutes.me)).body.pendingClaims.map(one => one.householdName)).toEqual([null]);
  });

  it('the household sees until when it is valid and who came in by it', async () => {
    await onRoster('罗大明');
    const made = await invite();
    expect(await comesIn('罗大明', sayInvitationCode(made.token))).toBe('approved');
    expect(await comesIn('不在册', made.token)).toBe('pending');
    expect(await own()).toEqual([
      {
        ...made,
        state: 'open',
        householdName: '罗秀英家',
        invitedByName: '罗秀英',
        createdAt: expect.any(String) as string,
        usedBy: [{ personName: '罗大明', at: expect.any(String) as string }],
      },
    ]);
  });

  it('by an office: everybody of the house and the supervisor are told, of the head’s own nobody', async () => {
    const cadre = await here.person(villageId, { roles: ['cadre'] });
    const supervisor = await here.person(villageId, { roles: ['supervisor'] });
    const told = async (who: Inhabitant): Promise<number> => {
      await here.app.get(OutboxDispatcher).drain();
      const { items } = (await here.call(who, inboxRoutes.inbox)).body;
      return items.filter(item => item.kind === 'household_joined').length;
    };
    await onRoster('罗大明');
    await onRoster('罗小军');
    expect(await comesIn('罗大明', (await invite()).token)).toBe('approved');
    expect([await told(head), await told(supervisor)]).toEqual([0, 0]);
    expect(await comesIn('罗小军', (await invite(cadre)).token)).toBe('approved');
    expect([await told(head), await told(supervisor), await told(cadre)]).toEqual([1, 1, 0]);
  });

  it('taken back it opens nothing more; who is in stays in, and twice is once', async () => {
    await onRoster('罗大明');
    await onRoster('罗小军');
    const { id, token } = await invite();
    await comesIn('罗大明', token);
    expect([(await revoke(id)).status, (await revoke(id)).status]).toEqual([200, 200]);
    expect((await open(token)).problem).toMatchObject({ status: 404, code: 'INVITATION.INVALID' });
    expect(await comesIn('罗小军', token)).toBe('pending');
    expect((await own()).map(one => [one.state, one.usedBy.length])).toEqual([['revoked', 1]]);
    const { rows } = await here.owner.query(`SELECT 1 FROM audit_entry WHERE action = 'invitation.revoked' AND object_id = $1`, [id]);
    expect(rows).toHaveLength(1);
  });

  it('expired it says so', async () => {
    const { id } = await invite();
    await here.owner.query(`UPDATE invitation SET expires_at = now() - interval '1 minute' WHERE id = $1`, [id]);
    expect((await own()).map(one => one.state)).toEqual(['expired']);
  });

  it('nobody else reads or takes back what is not theirs', async () => {
    const { id } = await invite();
    const neighbour = await here.person(villageId, { householdId: await here.household(villageId, '杨家'), head: true });
    const wife = await here.person(villageId, { householdId: household });
    const cadre = await here.person(villageId, { roles: ['cadre'] });
    const elsewhere = await here.village('解放村');
    const theirs = await here.person(elsewhere, { roles: ['village_admin'] });
    for (const other of [neighbour, cadre, theirs]) {
      expect(await own(other)).toEqual([]);
      expect((await revoke(id, other)).status).toBe(404);
    }
    expect((await revoke(id, wife)).problem.code).toBe('ACCESS.DENIED');
    expect((await here.call(neighbour, identityRoutes.createInvitation, { body: { householdId: household } })).status).toBe(404);
    expect((await own()).map(one => one.state)).toEqual(['open']);
  });

  it('a head sees what a cadre made for the household, and may take it back; the cadre sees the own ones', async () => {
    const cadre = await here.person(villageId, { roles: ['cadre'], name: '周干部' });
    const { id } = await invite(cadre);
    const village = await here.call(cadre, identityRoutes.createInvitation, { body: {} });
    expect((await own()).map(one => [one.id, one.invitedByName])).toEqual([[id, '周干部']]);
    expect((await own(cadre)).map(one => [one.id, one.householdName])).toEqual([
      [village.body.id, null],
      [id, '罗秀英家'],
    ]);
    expect((await revoke(id)).status).toBe(200);
  });
});

it('what a cadre handed out ends with the last office that may; into the own house it stays', async () => {
  const [admin, cadre] = [
    await here.person(villageId, { roles: ['village_admin'] }),
    await here.person(villageId, { householdId: await here.household(villageId, '周家'), head: true, roles: ['cadre', 'secretary'] }),
  ];
  const end = (role: VillageRole) =>
    here.call(admin, identityRoutes.grantRole, {
      body: { id: uuidv7(), personId: cadre.personId, role, granted: false, reason: '任期届满', photoIds: [] },
    });
  const [theirs, ours] = [await invite(cadre), await invite(cadre, cadre.householdId ?? undefined)];
  const { body: villageWide } = await here.call(cadre, identityRoutes.createInvitation, { body: {} });
  const states = async () => Promise.all([theirs, villageWide, ours].map(async one => (await open(one.token)).status));
  expect((await end('cadre')).status).toBe(200);
  expect(await states()).toEqual([200, 200, 200]);
  expect((await end('secretary')).status).toBe(200);
  expect(await states()).toEqual([404, 404, 200]);
});
