import { identityRoutes, type BindWechat, type SetFirstPassword } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { attemptIn, passwordAccount } from '../../../../test/passwords';
import { bearer, TestVillage, type Inhabitant } from '../../../../test/village';
import * as passwords from './passwords';
import { WechatStandIn } from './wechat-stand-in';

jest.mock('./passwords', () => {
  const real = jest.requireActual<typeof passwords>('./passwords');
  return { ...real, hashPassword: jest.fn(real.hashPassword) };
});
const { hashPassword } = passwords;

const PASSWORD = 'hetao-shu-2-ke-ban';
let here: TestVillage;
let standIn: WechatStandIn;
let hash: string;

beforeAll(async () => {
  here = await TestVillage.boot();
  standIn = here.app.get(WechatStandIn);
  hash = await hashPassword(PASSWORD);
});
afterAll(() => here.close());

const codeOf = (openid: string): string => standIn.mint(openid, null).code;
const byWechat = async (openid: string) =>
  (await here.call(null, identityRoutes.wechatLogin, { body: { code: codeOf(openid), client: 'weapp' } })).body;
const byPassword = async (username: string) =>
  (await here.call(null, identityRoutes.passwordLogin, { body: { username, password: PASSWORD, client: 'weapp' } })).body;
const refresh = async (refreshToken: string | undefined) =>
  bearer((await here.call(null, identityRoutes.refreshSession, { body: { client: 'weapp', refreshToken } })).body.accessToken);
const me = (who: Inhabitant) => here.call(who, identityRoutes.me);
const setFirst = (who: Inhabitant, wish: Partial<SetFirstPassword> & { code: string }, key?: string) =>
  here.call(who, identityRoutes.setFirstPassword, { body: { username: 'luo-guohua', newPassword: PASSWORD, ...wish }, key });
const bind = (who: Inhabitant, wish: Partial<BindWechat> & { code: string }, key?: string) =>
  here.call(who, identityRoutes.bindWechat, { body: { currentPassword: PASSWORD, ...wish }, key });
const unbind = (who: Inhabitant, currentPassword = PASSWORD) => here.call(who, identityRoutes.unbindWechat, { body: { currentPassword } });
const audited = async (accountId: string) =>
  (
    await here.owner.query<{ action: string }>('SELECT action FROM audit_entry WHERE object_id = $1 ORDER BY created_at', [accountId])
  ).rows.map(row => row.action);

describe('a first password for who came by WeChat', () => {
  it('opens the same account, keeps this session and ends the others', async () => {
    const [mine, other] = [await byWechat('openid-of-luo'), await byWechat('openid-of-luo')];
    expect((await me(bearer(mine.accessToken))).body).toMatchObject({ hasPassword: false, hasWechat: true });
    expect((await setFirst(bearer(mine.accessToken), { code: codeOf('openid-of-luo') })).status).toBe(200);
    expect((await me(bearer(other.accessToken))).problem.code).toBe('AUTH.EXPIRED');
    const renewed = await refresh(mine.refreshToken);
    expect((await me(renewed)).body).toMatchObject({ hasPassword: true, hasWechat: true, mustChangePassword: false });
    expect((await byPassword('luo-guohua')).accountId).toBe(mine.accountId);
    expect((await byWechat('openid-of-luo')).accountId).toBe(mine.accountId);
    expect(await audited(mine.accountId)).toEqual(['password.first_set']);
    expect((await setFirst(renewed, { code: codeOf('openid-of-luo'), username: 'luo-2' })).problem.code).toBe('AUTH.PASSWORD_EXISTS');
  });

  it('is answered again after a lost answer, though the code is spent', async () => {
    const mine = await byWechat('openid-of-lost');
    const [key, wish] = [uuidv7(), { code: codeOf('openid-of-lost'), username: 'lost' }];
    expect((await setFirst(bearer(mine.accessToken), wish, key)).status).toBe(200);
    const again = await setFirst(await refresh(mine.refreshToken), wish, key);
    expect([again.status, again.headers['idempotent-replayed']]).toEqual([200, 'true']);
  });

  it('asks for the WeChat of this account, once, and for a name and a password that will do', async () => {
    const mine = bearer((await byWechat('openid-of-he')).accessToken);
    await passwordAccount(here, 'taken', hash);
    const code = codeOf('openid-of-he');
    expect((await setFirst(mine, { code, newPassword: 'kittenkitten' })).problem.code).toBe('AUTH.PASSWORD_WEAK');
    expect((await setFirst(mine, { code, username: 'hexiu' })).problem.code).toBe('AUTH.WECHAT_CODE_INVALID');
    expect((await setFirst(mine, { code: codeOf('openid-of-yang') })).problem.code).toBe('AUTH.WECHAT_NOT_YOURS');
    expect((await setFirst(mine, { code: codeOf('openid-of-he'), username: 'taken' })).problem.code).toBe('AUTH.USERNAME_TAKEN');
    expect((await setFirst(mine, { code: codeOf('openid-of-he'), username: '何秀' })).problem).toMatchObject({
      status: 400,
      errors: [{ pointer: '/username' }],
    });
    expect((await me(mine)).body.hasPassword).toBe(false);
  });

  it('is hashed while no transaction holds a connection', async () => {
    const mine = bearer((await byWechat('openid-of-dear')).accessToken);
    const commands: unknown[] = [];
    jest.mocked(hashPassword).mockImplementationOnce(async password => {
      const { rows } = await here.owner.query<{ n: number }>(
        // Databases of one server made from one template have the same numbers for their tables.
        `SELECT count(*)::int AS n FROM pg_locks JOIN pg_database d ON d.oid = database AND d.datname = current_database()
         WHERE relation = 'idempotency_key'::regclass AND mode = 'RowExclusiveLock'`,
      );
      commands.push(rows[0]?.n);
      return jest.requireActual<typeof passwords>('./passwords').hashPassword(password);
    });
    expect((await setFirst(mine, { code: codeOf('openid-of-dear'), username: 'dear' })).status).toBe(200);
    expect(commands).toEqual([0]);
  });

  it('is made once, however many ask at once', async () => {
    const mine = bearer((await byWechat('openid-of-many')).accessToken);
    const replies = await Promise.all(
      Array.from({ length: 4 }, (_, n) => setFirst(mine, { code: codeOf('openid-of-many'), username: `many-${n}` })),
    );
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('lets nobody try names all day', async () => {
    const mine = bearer((await byWechat('openid-of-trier')).accessToken);
    const replies = await Promise.all(
      Array.from({ length: 12 }, () => setFirst(mine, { code: codeOf('openid-of-trier'), username: 'taken' })),
    );
    expect(replies.filter(({ status }) => status === 429)).toHaveLength(2);
  });
});

describe('a WeChat for who came by password', () => {
  it('opens the same account; bound again it is bound, and every other session is ended', async () => {
    await passwordAccount(here, 'kuaiji', hash);
    const [mine, other] = [await byPassword('kuaiji'), await byPassword('kuaiji')];
    expect((await bind(bearer(mine.accessToken), { code: codeOf('openid-of-kuaiji') })).status).toBe(200);
    expect((await me(bearer(other.accessToken))).problem.code).toBe('AUTH.EXPIRED');
    const renewed = await refresh(mine.refreshToken);
    expect((await byWechat('openid-of-kuaiji')).accountId).toBe(mine.accountId);
    expect((await bind(renewed, { code: codeOf('openid-of-kuaiji') })).status).toBe(200);
    expect((await me(renewed)).body.hasWechat).toBe(true);
    expect((await bind(renewed, { code: codeOf('openid-of-second') })).problem.code).toBe('AUTH.WECHAT_BOUND');
    expect(await audited(mine.accountId)).toEqual(['wechat.bound']);
  });

  it('is refused where it is another account’s, and without the password', async () => {
    const theirs = await byWechat('openid-of-theirs');
    await passwordAccount(here, 'chuna', hash);
    const mine = bearer((await byPassword('chuna')).accessToken);
    expect((await bind(mine, { code: codeOf('openid-of-theirs') })).problem.code).toBe('AUTH.WECHAT_OF_ANOTHER');
    expect((await bind(mine, { code: codeOf('openid-of-chuna'), currentPassword: 'no' })).problem.code).toBe('AUTH.PASSWORD_WRONG');
    expect((await byWechat('openid-of-theirs')).accountId).toBe(theirs.accountId);
    expect((await me(mine)).body.hasWechat).toBe(false);
  });

  it('is no second factor that a password makes for itself', async () => {
    const id = await passwordAccount(here, 'xiangzhang', hash);
    const { rows } = await here.owner.query<{ id: string }>(
      `INSERT INTO organization (id, kind, name) VALUES ($1, 'township', '和平彝族乡') RETURNING id`,
      [uuidv7()],
    );
    await here.owner.query(`INSERT INTO organization_role (organization_id, account_id, role) VALUES ($1, $2, 'township_officer')`, [
      rows[0]?.id,
      id,
    ]);
    const { accessToken, refreshToken } = await byPassword('xiangzhang');
    expect((await bind(bearer(accessToken), { code: codeOf('openid-of-thief') })).problem.code).toBe('AUTH.SECOND_FACTOR_NEEDED');
    await here.owner.query('UPDATE session SET second_factor = true WHERE account_id = $1', [id]);
    expect((await bind(await refresh(refreshToken), { code: codeOf('openid-of-xiang') })).status).toBe(200);
    // Nor does it take the owner's away: that log-in would then open an empty account.
    expect((await unbind(bearer((await byPassword('xiangzhang')).accessToken))).problem.code).toBe('AUTH.WECHAT_LOGIN_NEEDED');
    expect((await unbind(bearer((await byWechat('openid-of-xiang')).accessToken))).status).toBe(200);
  });

  it('is taken off with the password, and never from who has no other way in', async () => {
    await passwordAccount(here, 'wenshu', hash);
    const mine = await byPassword('wenshu');
    await bind(bearer(mine.accessToken), { code: codeOf('openid-of-wenshu') });
    const renewed = await refresh(mine.refreshToken);
    expect((await unbind(renewed, 'no')).problem.code).toBe('AUTH.PASSWORD_WRONG');
    const bound = await byWechat('openid-of-wenshu');
    expect((await unbind(renewed)).status).toBe(200);
    expect((await me(bearer(bound.accessToken))).problem.code).toBe('AUTH.EXPIRED');
    expect((await byWechat('openid-of-wenshu')).accountId).not.toBe(mine.accountId);
    expect(await attemptIn(here, 'wenshu', PASSWORD)).toBe('in');
    const villager = bearer((await byWechat('openid-of-villager')).accessToken);
    expect((await unbind(villager)).problem.code).toBe('AUTH.NO_PASSWORD');
  });
  it('is of one mini-program: where the village’s own took the place of another, one is bound anew', async () => {
    await passwordAccount(here, 'xinban', hash);
    const mine = await byPassword('xinban');
    await bind(bearer(mine.accessToken), { code: codeOf('openid-of-xinban') });
    await here.owner.query(`UPDATE account_identity SET appid = 'wx-of-before' WHERE subject = 'openid-of-xinban'`);
    const renewed = await refresh(mine.refreshToken);
    expect((await me(renewed)).body.hasWechat).toBe(false);
    expect((await bind(renewed, { code: codeOf('openid-of-xinban') })).status).toBe(200);
    expect((await byWechat('openid-of-xinban')).accountId).toBe(mine.accountId);
    const again = bearer((await byPassword('xinban')).accessToken);
    expect((await me(again)).body.hasWechat).toBe(true);
    expect((await unbind(again)).status).toBe(200);
  });
});
