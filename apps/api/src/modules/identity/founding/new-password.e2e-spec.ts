import { identityRoutes } from '@jishan/contracts';
import { attemptIn, passwordAccount } from '../../../../test/passwords';
import { bearer, TestVillage } from '../../../../test/village';
import { hashPassword } from '../auth/passwords';
import { WechatStandIn } from '../auth/wechat-stand-in';
import { foundCommand } from './found-command';

const OLD = 'hetao-shu-2-ke-ban';
let here: TestVillage;
let hash: string;

beforeAll(async () => {
  here = await TestVillage.boot();
  hash = await hashPassword(OLD);
});
afterAll(() => here.close());

const logIn = async (username: string, password: string) =>
  (await here.call(null, identityRoutes.passwordLogin, { body: { username, password, client: 'weapp' } })).body;
const codeFor = (openid: string): string => here.app.get(WechatStandIn).mint(openid, null).code;
const byWechat = async (openid: string) =>
  (await here.call(null, identityRoutes.wechatLogin, { body: { code: codeFor(openid), client: 'weapp' } })).body;
async function found(...args: string[]): Promise<{ code: number; said: string }> {
  const { phoneKey, phoneIndexKey } = here.config;
  const lines: string[] = [];
  const code = await foundCommand(
    () => ({ ownerUrl: here.database.ownerUrl, phoneKey, phoneIndexKey }),
    args,
    line => lines.push(line),
  );
  return { code, said: lines.join('\n') };
}
const actions = async (accountId: string) =>
  (
    await here.owner.query<{ action: string }>(
      `SELECT action FROM audit_entry WHERE object_id = $1 AND request_id = 'operator:new-password' ORDER BY action`,
      [accountId],
    )
  ).rows.map(row => row.action);

describe('a new password from the operator', () => {
  it('is only rehearsed without --apply', async () => {
    const id = await passwordAccount(here, 'chuna', hash);
    expect(await found('--new-password', 'chuna')).toEqual({ code: 0, said: expect.stringContaining('什么也没有写') as unknown });
    expect([await attemptIn(here, 'chuna', OLD), await actions(id)]).toEqual(['in', []]);
  });

  it('ends every session, lets its owner in, and must be changed before anything else', async () => {
    const id = await passwordAccount(here, 'kuaiji', hash);
    const before = await logIn('kuaiji', OLD);
    const { code, said } = await found('--new-password', 'kuaiji', '--apply');
    expect([code, said]).toEqual([0, expect.not.stringContaining('绑定了微信')]);
    expect((await here.call(bearer(before.accessToken), identityRoutes.me)).problem.code).toBe('AUTH.EXPIRED');
    const renewed = await here.call(null, identityRoutes.refreshSession, { body: { client: 'weapp', refreshToken: before.refreshToken } });
    expect(renewed.problem.code).toBe('AUTH.REFRESH_INVALID');
    expect(await attemptIn(here, 'kuaiji', OLD)).toBe('AUTH.BAD_CREDENTIALS');
    const given = /初始密码 (\S+)/.exec(said)?.[1] ?? '';
    const session = bearer((await logIn('kuaiji', given)).accessToken);
    expect((await here.call(session, identityRoutes.me)).body.mustChangePassword).toBe(true);
    expect((await here.call(session, identityRoutes.startSecondFactor, { body: { currentPassword: given } })).problem.code).toBe(
      'AUTH.PASSWORD_TEMPORARY',
    );
    expect(await actions(id)).toEqual(['password.given']);
  });

  it('says that a WeChat is bound, and takes it off when told to', async () => {
    const id = await passwordAccount(here, 'wenshu', hash);
    const { accessToken } = await logIn('wenshu', OLD);
    const body = { currentPassword: OLD, code: codeFor('openid-of-wenshu') };
    expect((await here.call(bearer(accessToken), identityRoutes.bindWechat, { body })).status).toBe(200);
    expect((await found('--new-password', 'wenshu', '--apply')).said).toMatch(/从 \d{4}-\d\d-\d\d 起绑定了微信/);
    expect((await byWechat('openid-of-wenshu')).accountId).toBe(id);
    expect((await found('--new-password', 'wenshu', '--unbind-wechat', '--apply')).said).toContain('一并解绑');
    expect((await byWechat('openid-of-wenshu')).accountId).not.toBe(id);
    expect(await actions(id)).toEqual(['password.given', 'password.given', 'wechat.unbound']);
  });

  it.each([
    ['for nobody', ['--new-password', 'nobody', '--apply'], '没有登录名是 nobody 的账号'],
    ['without a name', ['--new-password'], '用法：'],
    ['with a word nobody knows', ['--new-password', 'kuaiji', '--force'], '用法：'],
  ])('is not made %s', async (_what, args, words) => {
    expect(await found(...args)).toEqual({ code: 2, said: expect.stringContaining(words) as unknown });
  });
});
