import { identityRoutes, type PasswordLogin, type SessionTokens } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { passwordAccount } from '../../../../test/passwords';
import { bearer, TestVillage, type Inhabitant, type Reply } from '../../../../test/village';
import { CONFIG, type Config } from '../../../platform/config/config';
import { hashPassword } from './passwords';
import { codeOf, stepAt } from './totp';

const PASSWORD = 'hetao-shu-2-ke-ban';
let here: TestVillage;
let township: string;
let hash: string;

beforeAll(async () => {
  here = await TestVillage.boot();
  hash = await hashPassword(PASSWORD);
  township = uuidv7();
  await here.owner.query(`INSERT INTO organization (id, kind, name) VALUES ($1, 'township', '和平彝族乡')`, [township]);
});
afterAll(() => here.close());

const login = (username: string, more: Partial<PasswordLogin> = {}): Promise<Reply<SessionTokens>> =>
  here.call(null, identityRoutes.passwordLogin, { body: { username, password: PASSWORD, client: 'weapp', ...more } });
const summaries = (who: Inhabitant) => here.call(who, identityRoutes.villageSummaries, { params: { organizationId: township } });
const start = (who: Inhabitant, currentPassword = PASSWORD) =>
  here.call(who, identityRoutes.startSecondFactor, { body: { currentPassword } });
const confirm = (who: Inhabitant, code: string, key?: string) =>
  here.call(who, identityRoutes.confirmSecondFactor, { body: { code }, key });

/** A way in that was made outdates the tokens: the phone asks for another and goes on. */
async function renewed({ body: { refreshToken } }: Reply<SessionTokens>): Promise<Inhabitant> {
  const { body } = await here.call(null, identityRoutes.refreshSession, { body: { client: 'weapp', refreshToken } });
  return bearer(body.accessToken);
}

async function officer(username: string): Promise<string> {
  const id = await passwordAccount(here, username, hash);
  await here.owner.query(`INSERT INTO organization_role (organization_id, account_id, role) VALUES ($1, $2, 'township_officer')`, [
    township,
    id,
  ]);
  return id;
}

/** The secret as the authenticator app reads it from the picture. */
function secretOf(uri: string): Buffer {
  const bits = [...(new URL(uri).searchParams.get('secret') ?? '')]
    .map(letter => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from(bits.match(/.{8}/g)?.map(byte => parseInt(byte, 2)) ?? []);
}
const codeNow = (secret: Buffer, away = 0): string => codeOf(secret, stepAt(new Date()) + away);
const wrongFor = (secret: Buffer): string => {
  const right = [-2, -1, 0, 1, 2].map(away => codeNow(secret, away));
  return ['000000', '111111', '222222', '333333', '444444', '555555'].find(code => !right.includes(code)) ?? '';
};

async function enrolled(username: string): Promise<{ id: string; secret: Buffer; session: Inhabitant }> {
  const id = await officer(username);
  const opened = await login(username);
  const session = bearer(opened.body.accessToken);
  const secret = secretOf((await start(session)).body.uri);
  // The step before: the tests have the present one left.
  expect((await confirm(session, codeNow(secret, -1))).status).toBe(200);
  return { id, secret, session: await renewed(opened) };
}

describe('an officer without a second factor', () => {
  it('may log in, and reads no village until one is confirmed', async () => {
    await officer('xiangzhang');
    const opened = await login('xiangzhang');
    const session = bearer(opened.body.accessToken);
    expect((await here.call(session, identityRoutes.me)).body).toMatchObject({ hasPassword: true, hasSecondFactor: false });
    expect((await summaries(session)).problem).toMatchObject({ status: 403, code: 'AUTH.SECOND_FACTOR_NEEDED' });
    const { body } = await start(session);
    expect((await summaries(session)).status).toBe(403);
    const secret = secretOf(body.uri);
    expect((await confirm(session, wrongFor(secret))).problem).toMatchObject({ status: 401, code: 'AUTH.SECOND_FACTOR_WRONG' });
    expect((await confirm(session, codeNow(secret))).status).toBe(200);
    const whole = await renewed(opened);
    expect((await summaries(whole)).status).toBe(200);
    expect((await here.call(whole, identityRoutes.me)).body.hasSecondFactor).toBe(true);
  });

  it('who logs in by WeChat needs none: the phone is the device', async () => {
    const village = await here.village();
    const member = await here.person(village, { roles: ['secretary'] });
    await here.owner.query(`INSERT INTO organization_role (organization_id, account_id, role) VALUES ($1, $2, 'township_officer')`, [
      township,
      member.accountId,
    ]);
    expect((await summaries(member)).status).toBe(200);
    await here.owner.query('UPDATE session SET second_factor = false WHERE account_id = $1', [member.accountId]);
    expect((await summaries(member)).problem.code).toBe('AUTH.SECOND_FACTOR_NEEDED');
  });

  it('cannot enrol where there is no password', async () => {
    const villager = await here.person(await here.village('解放村'));
    expect((await start(villager)).problem.code).toBe('AUTH.NO_PASSWORD');
    expect((await confirm(villager, '123456')).problem.code).toBe('AUTH.SECOND_FACTOR_NOT_STARTED');
  });
});

describe('an account with a second factor', () => {
  it('logs in with a code only, and each code once', async () => {
    const { secret, session } = await enrolled('zhuren');
    expect((await login('zhuren')).problem).toMatchObject({ status: 401, code: 'AUTH.SECOND_FACTOR_REQUIRED' });
    expect((await login('zhuren', { password: 'another-password-9', oneTimeCode: codeNow(secret) })).problem.code).toBe(
      'AUTH.BAD_CREDENTIALS',
    );
    expect((await login('zhuren', { oneTimeCode: wrongFor(secret) })).problem).toMatchObject({
      status: 401,
      code: 'AUTH.SECOND_FACTOR_WRONG',
    });
    const oneTimeCode = codeNow(secret);
    const attempts = await Promise.all([login('zhuren', { oneTimeCode }), login('zhuren', { oneTimeCode })]);
    expect(attempts.map(({ status }) => status).sort()).toEqual([200, 401]);
    expect((await login('zhuren', { oneTimeCode })).problem.code).toBe('AUTH.SECOND_FACTOR_WRONG');
    const opened = attempts.find(({ status }) => status === 200);
    expect((await summaries(bearer(opened?.body.accessToken ?? ''))).status).toBe(200);
    expect((await summaries(session)).status).toBe(200);
  });

  it('keeps it through a refresh, and other sessions are over', async () => {
    await officer('weiyuan');
    const other = await login('weiyuan');
    const first = await login('weiyuan');
    const secret = secretOf((await start(bearer(first.body.accessToken))).body.uri);
    await confirm(bearer(first.body.accessToken), codeNow(secret));
    expect((await summaries(await renewed(first))).status).toBe(200);
    expect((await summaries(bearer(other.body.accessToken))).problem.code).toBe('AUTH.EXPIRED');
    const old = await here.call(null, identityRoutes.refreshSession, { body: { client: 'weapp', refreshToken: other.body.refreshToken } });
    expect(old.problem.code).toBe('AUTH.REFRESH_INVALID');
  });

  it('is begun by whoever knows the password, and asking is no way to guess it', async () => {
    await officer('fuxiangzhang');
    const session = bearer((await login('fuxiangzhang')).body.accessToken);
    const guesses = await Promise.all(Array.from({ length: 10 }, () => start(session, 'another-password-9')));
    expect(guesses.map(({ problem }) => problem.code)).toEqual(Array.from({ length: 10 }, () => 'AUTH.PASSWORD_WRONG'));
    expect((await start(session)).problem.code).toBe('REQUEST.TOO_MANY');
  });

  it('is made by no password alone where the owner has a WeChat to come by', async () => {
    const id = await officer('zhuanyuan');
    const thief = await login('zhuanyuan');
    const secret = secretOf((await start(bearer(thief.body.accessToken))).body.uri);
    await here.owner.query(
      `INSERT INTO account_identity (provider, appid, subject, account_id) VALUES ('wechat', $1, 'openid-of-zhuanyuan', $2)`,
      [here.app.get<Config>(CONFIG).wechat.appid, id],
    );
    expect((await confirm(bearer(thief.body.accessToken), codeNow(secret, -1))).problem.code).toBe('AUTH.WECHAT_LOGIN_NEEDED');
    expect((await start(bearer(thief.body.accessToken))).problem.code).toBe('AUTH.WECHAT_LOGIN_NEEDED');
    await here.owner.query('UPDATE session SET second_factor = true WHERE account_id = $1', [id]);
    expect((await confirm(bearer(thief.body.accessToken), codeNow(secret))).status).toBe(200);
  });

  it('after five wrong codes waits a quarter of an hour, even with the right one', async () => {
    const { secret } = await enrolled('zhanzhang');
    const wrong = await Promise.all(Array.from({ length: 5 }, () => login('zhanzhang', { oneTimeCode: wrongFor(secret) })));
    expect(wrong.map(({ problem }) => problem.code)).toEqual(Array.from({ length: 5 }, () => 'AUTH.SECOND_FACTOR_WRONG'));
    const refused = await login('zhanzhang', { oneTimeCode: codeNow(secret) });
    expect(refused.problem).toMatchObject({ status: 429, code: 'REQUEST.TOO_MANY', details: { seconds: 900 } });
  });

  it('cannot be replaced from a session, and a repeated confirmation answers as the first', async () => {
    await officer('ganshi');
    const opened = await login('ganshi');
    const session = bearer(opened.body.accessToken);
    const replaced = secretOf((await start(session)).body.uri);
    const secret = secretOf((await start(session)).body.uri);
    expect((await confirm(session, codeNow(replaced))).problem.code).toBe('AUTH.SECOND_FACTOR_WRONG');
    const [code, key] = [codeNow(secret), uuidv7()];
    const first = await confirm(session, code, key);
    const later = await renewed(opened);
    const second = await confirm(later, code, key);
    expect([first.status, second.status, second.headers['idempotent-replayed']]).toEqual([200, 200, 'true']);
    expect((await start(later)).problem.code).toBe('AUTH.SECOND_FACTOR_EXISTS');
    expect((await confirm(later, codeNow(secret, 1))).problem.code).toBe('AUTH.SECOND_FACTOR_EXISTS');
  });

  it('has its secret stored in no readable form', async () => {
    const { id, secret } = await enrolled('mishu');
    const { rows } = await here.owner.query<{ secret_cipher: Buffer }>('SELECT secret_cipher FROM second_factor WHERE account_id = $1', [
      id,
    ]);
    const stored = rows[0]?.secret_cipher ?? Buffer.alloc(0);
    expect(stored.length).toBeGreaterThan(20);
    for (const form of [secret, Buffer.from(secret.toString('hex')), Buffer.from(secret.toString('base64'))])
      expect(stored.includes(form)).toBe(false);
    const { rows: answers } = await here.owner.query<{ answer: unknown }>('SELECT answer FROM idempotency_key WHERE account_id = $1', [id]);
    expect(answers.map(({ answer }) => answer)).toEqual([{ done: true }]);
  });
});

describe('a demonstration', () => {
  let demo: TestVillage;
  beforeAll(async () => {
    demo = await TestVillage.boot({ JISHAN_DEMO: 'true' });
  });
  afterAll(() => demo.close());

  it('lets its officer in in one step, and nobody changes the shared log-ins', async () => {
    await demo.owner.query(`INSERT INTO organization (id, kind, name) VALUES ($1, 'township', '和平彝族乡')`, [township]);
    const id = await passwordAccount(demo, 'xiangzhen', hash);
    await demo.owner.query(`INSERT INTO organization_role (organization_id, account_id, role) VALUES ($1, $2, 'township_officer')`, [
      township,
      id,
    ]);
    const { body } = await demo.call(null, identityRoutes.passwordLogin, {
      body: { username: 'xiangzhen', password: PASSWORD, client: 'h5' },
    });
    const officerThere = bearer(body.accessToken);
    expect((await demo.call(officerThere, identityRoutes.villageSummaries, { params: { organizationId: township } })).status).toBe(200);
    expect((await demo.call(officerThere, identityRoutes.startSecondFactor, { body: { currentPassword: PASSWORD } })).problem.code).toBe(
      'AUTH.DEMO_ACCOUNT',
    );
    const changed = await demo.call(officerThere, identityRoutes.changePassword, {
      body: { currentPassword: PASSWORD, newPassword: 'nobody-else-gets-in-7' },
    });
    expect(changed.problem.code).toBe('AUTH.DEMO_ACCOUNT');
  });
});
