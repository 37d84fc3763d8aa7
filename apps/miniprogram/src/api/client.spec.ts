import { identityRoutes, pointsRoutes, type SessionTokens } from '@jishan/contracts';
import { phone, resetPhone } from '../../test/stand-ins/taro';
import { call, dropTokens, refreshSession, takeTokens, whenOtherAccount, whenSignedOut } from './client';
import { fieldError, isPassing, NetworkError, ProblemError, sayError, UnexpectedError } from './errors';

const problem = (statusCode: number, code: string, more: object = {}) => ({
  statusCode,
  data: { type: 'about:blank', status: statusCode, code, title: '标题', ...more },
});
const tokens = (name: string, accountId = 'me'): SessionTokens => ({ accountId, accessToken: name, expiresInSeconds: 600 });
const requests = () =>
  phone.calls
    .filter(({ name }) => name === 'request')
    .map(({ options }) => options as { url: string; method: string; header: Record<string, string>; data: unknown });
const bearer = (request: { header?: Record<string, string> }) => request.header?.Authorization;
const asRequest = (given: object) => given as { url: string; header?: Record<string, string> };

/** A server that knows one access token and gives the next one for the cookie. */
function serverKnowing(current: string, next: string | undefined): void {
  phone.answer = given => {
    const request = asRequest(given);
    if (request.url.endsWith('/auth/refresh')) return next ? { statusCode: 201, data: tokens(next) } : problem(401, 'AUTH.REFRESH_INVALID');
    return bearer(request) === `Bearer ${current}` ? { statusCode: 200, data: { accountId: 'me' } } : problem(401, 'AUTH.EXPIRED');
  };
}

beforeEach(() => {
  resetPhone();
  dropTokens();
});

it('fills the path, leaves out what was not asked, and carries the key', async () => {
  phone.answer = () => ({ statusCode: 200, data: {} });
  await call(pointsRoutes.queue, { params: { villageId: 'v 1' }, query: { groupId: undefined, limit: 5 } });
  await call(pointsRoutes.approveApplication, { params: { villageId: 'v1', applicationId: 'a1' }, body: {}, idempotencyKey: 'k1' });
  const [list, approve] = requests();
  expect(list?.url).toBe('http://api.invalid/api/v1/villages/v%201/points/queue?limit=5');
  expect(approve?.header['Idempotency-Key']).toBe('k1');
});

it('will not send a command without a key', () => {
  expect(() => call(pointsRoutes.approveApplication, { params: { villageId: 'v1', applicationId: 'a1' }, body: {} })).toThrow(
    /idempotency key/,
  );
});

it('renews a token that ran out, once for all who wait, and repeats what they asked', async () => {
  takeTokens(tokens('old'));
  serverKnowing('new', 'new');
  const answers = await Promise.all([call(identityRoutes.me), call(identityRoutes.me), call(identityRoutes.me)]);
  expect(answers).toEqual([{ accountId: 'me' }, { accountId: 'me' }, { accountId: 'me' }]);
  expect(requests().filter(({ url }) => url.endsWith('/auth/refresh'))).toHaveLength(1);
});

it('says that the session is over when it cannot be renewed', async () => {
  const over = jest.fn();
  whenSignedOut(over);
  takeTokens(tokens('old'));
  serverKnowing('new', undefined);
  await expect(call(identityRoutes.me)).rejects.toMatchObject({ code: 'AUTH.EXPIRED' });
  expect(over).toHaveBeenCalledTimes(1);
  whenSignedOut(() => undefined);
});

describe('somebody else signs in while a request is under way', () => {
  const over = jest.fn();
  const other = jest.fn();
  beforeEach(() => {
    jest.clearAllMocks();
    whenSignedOut(over);
    whenOtherAccount(other);
    takeTokens(tokens('old', 'luo'));
  });
  afterAll(() => {
    whenSignedOut(() => undefined);
    whenOtherAccount(() => undefined);
  });
  const approve = () =>
    call(pointsRoutes.approveApplication, { params: { villageId: 'v1', applicationId: 'a1' }, body: {}, idempotencyKey: 'k1' });
  const approvals = () => requests().filter(({ url }) => url.endsWith('/approve'));

  it('here: the expired request is neither sent in the new name, nor does it end the new session', async () => {
    let expire: () => void = () => undefined;
    phone.answer = ({ url }) =>
      url.endsWith('/approve')
        ? (new Promise(resolve => (expire = () => resolve(problem(401, 'AUTH.EXPIRED')))) as never)
        : { statusCode: 200, data: { accountId: 'yang' } };
    const asked = approve();
    await Promise.resolve();
    takeTokens(tokens('new', 'yang'));
    expire();
    await expect(asked).rejects.toMatchObject({ code: 'AUTH.EXPIRED' });
    expect(requests()).toHaveLength(1);
    expect(over).not.toHaveBeenCalled();
    await call(identityRoutes.me);
    expect(bearer(requests()[1] ?? {})).toBe('Bearer new');
  });

  it('in another tab: the cookie is theirs by now, so this tab follows and what was asked is not done in their name', async () => {
    phone.answer = given => {
      if (given.url.endsWith('/auth/refresh')) return { statusCode: 201, data: tokens('theirs', 'yang') };
      return bearer(asRequest(given)) === 'Bearer theirs' ? { statusCode: 200, data: {} } : problem(401, 'AUTH.EXPIRED');
    };
    await expect(approve()).rejects.toMatchObject({ code: 'AUTH.EXPIRED' });
    expect(approvals().map(bearer)).toEqual(['Bearer old']);
    expect(other).toHaveBeenCalledTimes(1);
    expect(over).not.toHaveBeenCalled();
  });

  it.each([
    ['gives tokens', () => ({ statusCode: 201, data: tokens('older', 'luo') })],
    ['is refused', () => problem(401, 'AUTH.REFRESH_INVALID')],
  ])('a renewal begun for the one before, that %s, leaves the new session alone', async (_how, answer) => {
    let arrive: () => void = () => undefined;
    phone.answer = given => {
      if (given.url.endsWith('/auth/refresh')) return new Promise(resolve => (arrive = () => resolve(answer()))) as never;
      return bearer(asRequest(given)) === 'Bearer new' ? { statusCode: 200, data: { accountId: 'yang' } } : problem(401, 'AUTH.EXPIRED');
    };
    const asked = approve();
    for (let turn = 0; turn < 50 && requests().length < 2; turn += 1) await Promise.resolve();
    takeTokens(tokens('new', 'yang'));
    arrive();
    await expect(asked).rejects.toMatchObject({ code: 'AUTH.EXPIRED' });
    expect(approvals()).toHaveLength(1);
    expect(over).not.toHaveBeenCalled();
    expect(await call(identityRoutes.me)).toEqual({ accountId: 'yang' });
  });
});

it('takes a wrong one-time code for what it is: nothing is renewed, nothing is sent twice', async () => {
  takeTokens(tokens('old'));
  phone.answer = () => problem(401, 'AUTH.SECOND_FACTOR_WRONG');
  await expect(call(identityRoutes.confirmSecondFactor, { body: { code: '123456' }, idempotencyKey: 'k1' })).rejects.toMatchObject({
    code: 'AUTH.SECOND_FACTOR_WRONG',
  });
  expect(requests()).toHaveLength(1);
});

it('does not end a session because the network is gone', async () => {
  phone.answer = () => {
    throw { errMsg: 'request:fail timeout' };
  };
  await expect(refreshSession()).rejects.toBeInstanceOf(NetworkError);
});

it('asks again for its tokens, with the same one and while the old one still answers, when the answer was lost', async () => {
  takeTokens({ ...tokens('old'), refreshToken: 'once' });
  phone.answer = () => {
    if (requests().length === 1) throw { errMsg: 'request:fail timeout' };
    return { statusCode: 200, data: tokens('new') };
  };
  await expect(refreshSession()).resolves.toBe(true);
  const [first, second] = phone.calls.map(({ options }) => options as { timeout: number; data: unknown });
  expect(second?.data).toEqual(first?.data);
  expect(first?.timeout).toBeLessThan(10_000);
});

it('tells the three kinds of failure apart', async () => {
  phone.answer = () => {
    throw { errMsg: 'request:fail timeout' };
  };
  await expect(call(identityRoutes.appInfo)).rejects.toMatchObject({ name: 'NetworkError', timedOut: true });
  phone.answer = () => problem(422, 'POINTS.INSUFFICIENT', { title: '积分不够', detail: '需要 9 分，可用 2 分。' });
  await expect(call(identityRoutes.appInfo)).rejects.toMatchObject({
    name: 'ProblemError',
    code: 'POINTS.INSUFFICIENT',
    title: '积分不够',
    detail: '需要 9 分，可用 2 分。',
  });
  phone.answer = () => ({ statusCode: 502, data: '<html>' });
  await expect(call(identityRoutes.appInfo)).rejects.toMatchObject({ name: 'UnexpectedError', status: 502 });
});

it('knows what may be sent again as it is', () => {
  const refusal = (status: number, code: string) => new ProblemError({ type: '', title: '', status, code });
  expect(
    [new NetworkError(false), new UnexpectedError(502), refusal(503, 'SERVICE.BUSY'), refusal(409, 'IDEMPOTENCY.IN_PROGRESS')].map(
      isPassing,
    ),
  ).toEqual([true, true, true, true]);
  expect(
    [new UnexpectedError(404), refusal(422, 'POINTS.INSUFFICIENT'), refusal(401, 'AUTH.EXPIRED'), new Error('ours')].map(isPassing),
  ).toEqual([false, false, false, false]);
});

it('speaks Chinese whatever happened', () => {
  for (const error of [new NetworkError(true), new NetworkError(false), new UnexpectedError(500), new Error('ours'), undefined])
    expect(sayError(error).title).toMatch(/[一-龥]/);
});

it('finds the words for one field', () => {
  const refused = new ProblemError({
    type: '',
    title: '',
    status: 400,
    code: 'REQUEST.INVALID',
    errors: [{ pointer: '/name', message: '请填写姓名' }],
  });
  expect(fieldError(refused, '/name')).toBe('请填写姓名');
  expect(fieldError(refused, '/phone')).toBeUndefined();
});
