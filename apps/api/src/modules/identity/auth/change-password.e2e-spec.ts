import { identityRoutes, PASSWORD_MAX_CHARS, routePath, type ChangePassword } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { passwordAccount } from '../../../../test/passwords';
import { bearer, TestVillage, type Inhabitant, type Reply } from '../../../../test/village';
import { requestHash } from '../../../platform/http/call';
import { hashPassword } from './passwords';

const OLD = 'hetao-shu-2-ke-ban';
const NEW = 'yaxi-de-qiao-3-dong';
let here: TestVillage;
let hash: string;

beforeAll(async () => {
  here = await TestVillage.boot();
  hash = await hashPassword(OLD);
});
afterAll(() => here.close());

const login = (username: string, password: string) =>
  here.call(null, identityRoutes.passwordLogin, { body: { username, password, client: 'weapp' } });
const change = (who: Inhabitant, body: ChangePassword, key?: string): Promise<Reply<{ done: true }>> =>
  here.call(who, identityRoutes.changePassword, { body, key });
const refresh = (refreshToken: string | undefined) =>
  here.call(null, identityRoutes.refreshSession, { body: { client: 'weapp', refreshToken } });

const staff = (username: string): Promise<string> => passwordAccount(here, username, hash);

/** As the founding makes them: somebody else knows the password. */
async function founded(username: string): Promise<Inhabitant> {
  const accountId = await staff(username);
  await here.owner.query('UPDATE password_credential SET temporary = true WHERE account_id = $1', [accountId]);
  const villageId = await here.village();
  const { personId } = await here.person(villageId, { roles: ['village_admin'] });
  await here.owner.query('UPDATE person SET account_id = $2 WHERE id = $1', [personId, accountId]);
  return { ...bearer((await login(username, OLD)).body.accessToken), accountId, personId, villageId };
}

describe('a password that somebody else made', () => {
  it('opens the change of itself, and nothing else, until it is changed', async () => {
    const admin = await founded('zhuren');
    expect((await here.call(admin, identityRoutes.me)).body).toMatchObject({ hasPassword: true, mustChangePassword: true });
    const others = [
      here.call(admin, identityRoutes.villageHome),
      here.call(admin, identityRoutes.listPeople),
      here.call(admin, identityRoutes.changeSettings, { body: { maskNames: false } }),
      here.call(admin, identityRoutes.startSecondFactor, { body: { currentPassword: OLD } }),
      here.call(admin, identityRoutes.villageSummaries, { params: { organizationId: uuidv7() } }),
    ];
    for (const reply of await Promise.all(others))
      expect(reply.problem).toMatchObject({ status: 403, code: 'AUTH.PASSWORD_TEMPORARY', title: '请先改掉初始密码' });
    expect((await change(admin, { currentPassword: OLD, newPassword: OLD })).problem.code).toBe('AUTH.PASSWORD_WEAK');
    expect((await here.call(admin, identityRoutes.me)).body.mustChangePassword).toBe(true);
    expect((await change(admin, { currentPassword: OLD, newPassword: NEW })).status).toBe(200);
    const after = { ...admin, token: (await login('zhuren', NEW)).body.accessToken };
    expect((await here.call(after, identityRoutes.me)).body.mustChangePassword).toBe(false);
    expect((await here.call(after, identityRoutes.listPeople)).status).toBe(200);
  });

  it('is not got round by the refresh, and may be left by logging out', async () => {
    const admin = await founded('fuzhuren');
    const { refreshToken } = (await login('fuzhuren', OLD)).body;
    const renewed = { ...admin, token: (await refresh(refreshToken)).body.accessToken };
    expect((await here.call(renewed, identityRoutes.villageHome)).problem.code).toBe('AUTH.PASSWORD_TEMPORARY');
    expect((await here.call(renewed, identityRoutes.logout, { body: {} })).status).toBe(200);
    expect((await here.call(renewed, identityRoutes.me)).problem.code).toBe('AUTH.EXPIRED');
  });
});

describe('changing the password', () => {
  it('ends every other session and keeps this one', async () => {
    await staff('kuaiji');
    const [mine, other] = [(await login('kuaiji', OLD)).body, (await login('kuaiji', OLD)).body];
    expect((await change(bearer(mine.accessToken), { currentPassword: OLD, newPassword: NEW })).status).toBe(200);
    expect((await here.call(bearer(other.accessToken), identityRoutes.me)).problem.code).toBe('AUTH.EXPIRED');
    expect((await refresh(other.refreshToken)).problem.code).toBe('AUTH.REFRESH_INVALID');
    const renewed = await refresh(mine.refreshToken);
    expect((await here.call(bearer(renewed.body.accessToken), identityRoutes.me)).status).toBe(200);
    expect((await login('kuaiji', OLD)).problem.code).toBe('AUTH.BAD_CREDENTIALS');
    expect((await login('kuaiji', NEW)).status).toBe(200);
  });

  it('takes one password however its letters are written (NFKC)', async () => {
    await staff('chuna');
    const { accessToken } = (await login('chuna', OLD)).body;
    const wide = 'Ｙａｘｉ－ｄｅ－ｑｉａｏ３';
    expect((await change(bearer(accessToken), { currentPassword: OLD, newPassword: wide })).status).toBe(200);
    expect((await login('chuna', wide.normalize('NFKC'))).status).toBe(200);
  });

  it('asks for the present one, and refuses weak ones with a reason', async () => {
    const id = await staff('wenshu');
    const session = bearer((await login('wenshu', OLD)).body.accessToken);
    expect((await change(session, { currentPassword: NEW, newPassword: NEW })).problem).toMatchObject({
      status: 422,
      code: 'AUTH.PASSWORD_WRONG',
    });
    const reasons = {
      'k7#mQ2x': '至少 12 位',
      'wenshu-de-mima-7': '用户名',
      [OLD]: '和现在的密码一样',
      'Passw0rd!2026': '很多人在用',
      kittenkitten: '反复出现',
    };
    for (const [newPassword, reason] of Object.entries(reasons)) {
      const { problem } = await change(session, { currentPassword: OLD, newPassword });
      expect([problem.status, problem.code]).toEqual([422, 'AUTH.PASSWORD_WEAK']);
      expect(problem.detail).toContain(reason);
    }
    const long = await change(session, { currentPassword: OLD, newPassword: 'k7#mQ2x-'.repeat(PASSWORD_MAX_CHARS) });
    expect(long.problem).toMatchObject({
      status: 400,
      errors: [{ pointer: '/newPassword', message: `新密码不能超过 ${PASSWORD_MAX_CHARS} 位` }],
    });
    const { rows } = await here.owner.query('SELECT password_hash FROM password_credential WHERE account_id = $1', [id]);
    expect(rows).toEqual([{ password_hash: hash }]);
  });

  it('repeated after a lost answer is answered, and what is stored of it lets nobody guess', async () => {
    const id = await staff('anquanyuan');
    const mine = (await login('anquanyuan', OLD)).body;
    const [key, body] = [uuidv7(), { currentPassword: OLD, newPassword: NEW }];
    expect((await change(bearer(mine.accessToken), body, key)).status).toBe(200);
    const renewed = bearer((await refresh(mine.refreshToken)).body.accessToken);
    const again = await change(renewed, body, key);
    expect([again.status, again.headers['idempotent-replayed']]).toEqual([200, 'true']);
    expect((await change(renewed, { currentPassword: NEW, newPassword: OLD }, key)).problem.code).toBe('IDEMPOTENCY.KEY_REUSED');
    const { rows } = await here.owner.query<{ request_hash: Buffer }>('SELECT request_hash FROM idempotency_key WHERE account_id = $1', [
      id,
    ]);
    expect(rows).toHaveLength(1);
    const path = routePath(identityRoutes.changePassword, {});
    expect(rows[0]?.request_hash.toString('hex')).toBe(requestHash(here.config.phoneIndexKey, 'POST', path, body));
  });

  it('is for who has one', async () => {
    const villager = await here.person(await here.village());
    expect((await change(villager, { currentPassword: OLD, newPassword: NEW })).problem.code).toBe('AUTH.NO_PASSWORD');
  });

  it('lets nobody try the present one all day', async () => {
    await staff('baoan');
    const session = bearer((await login('baoan', OLD)).body.accessToken);
    const replies = await Promise.all(Array.from({ length: 12 }, () => change(session, { currentPassword: NEW, newPassword: NEW })));
    expect(replies.filter(({ status }) => status === 429)).toHaveLength(2);
  });
});
