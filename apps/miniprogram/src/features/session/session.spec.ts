import { identityRoutes, type Me } from '@jishan/contracts';
import { phone, resetPhone } from '../../../test/stand-ins/taro';
import { call } from '@/api/client';
import { queryClient } from '@/api/query';
import { useNetwork } from '@/platform/network';
import { chooseVillage, signInWithPassword, signOut, startSession, useSession } from './session';

const ME: Me = {
  accountId: 'a1',
  hasPassword: true,
  mustChangePassword: false,
  hasSecondFactor: false,
  memberships: [
    {
      villageId: 'v1',
      villageName: '桠溪村',
      personId: 'p1',
      personName: '欧阳秀英',
      householdId: 'h1',
      householdName: '欧阳家',
      groupName: '一组',
      roles: ['villager', 'secretary'],
    },
  ],
  organizations: [],
  pendingClaims: [],
};
const PHONE = '13912345678';

beforeEach(async () => {
  resetPhone();
  phone.answer = ({ url }) => {
    if (url.endsWith('/auth/password/login'))
      return { statusCode: 200, data: { accountId: 'a1', accessToken: 'access-1', refreshToken: 'refresh-1', expiresInSeconds: 600 } };
    if (url.endsWith('/reveal-phone')) return { statusCode: 200, data: { phone: PHONE } };
    return { statusCode: 200, data: url.endsWith('/me') ? ME : { done: true } };
  };
  await signInWithPassword('shuji', 'zheli-shi-mima-8-ge', '123456');
  chooseVillage('v1');
});

it('the phone keeps the refresh token and the village that is looked at, and nothing else of the person', async () => {
  queryClient.setQueryData(['/people'], { items: [{ name: '罗秀英', phoneMasked: '139****5678' }] });
  await call(identityRoutes.revealPhone, { params: { villageId: 'v1', personId: 'p2' }, body: { reason: 'notice' } });
  expect([...phone.storage.keys()].sort()).toEqual(['jishan.refresh', 'jishan.village']);
  const stored = [...phone.storage.values()].join('\n');
  expect(stored).toContain('refresh-1');
  for (const secret of ['access-1', 'mima', '123456', '欧阳', '罗秀英', PHONE, '139****', 'secretary'])
    expect(stored).not.toContain(secret);
});

it('after leaving nothing is kept, on the phone or in memory, though the house does not answer', async () => {
  queryClient.setQueryData(['/people'], { items: [{ name: '罗秀英' }] });
  phone.answer = () => {
    throw { errMsg: 'request:fail timeout' };
  };
  await signOut();
  expect([...phone.storage.keys()]).toEqual([]);
  expect(queryClient.getQueryCache().getAll()).toEqual([]);
  expect(useSession.getState()).toMatchObject({ status: 'signed_out', me: undefined, villageId: undefined });
});

it('what the phone believes about offices opens nothing: each request carries only the token', async () => {
  useSession.setState({ me: { ...ME, memberships: ME.memberships.map(one => ({ ...one, roles: ['village_admin'] })) } });
  phone.calls.length = 0;
  await call(identityRoutes.revealPhone, { params: { villageId: 'v1', personId: 'p2' }, body: { reason: 'notice' } });
  const [request] = phone.calls.filter(one => one.name === 'request').map(one => one.options as { data?: unknown; header?: object });
  expect(request?.data).toEqual({ reason: 'notice' });
  expect(JSON.stringify(request)).not.toMatch(/role|village_admin|personName/i);
});

it('an appointment shows on a phone that is open: the old token is refused, the next one comes by itself, and the roles are read anew', async () => {
  const before = phone.answer;
  let appointed = false;
  phone.answer = given => {
    const { url, header } = given as { url: string; header: Record<string, string> };
    if (url.endsWith('/auth/refresh'))
      return { statusCode: 200, data: { accountId: 'a1', accessToken: 'access-2', refreshToken: 'refresh-2', expiresInSeconds: 600 } };
    if (appointed && header['Authorization'] === 'Bearer access-1')
      return { statusCode: 401, data: { code: 'AUTH.EXPIRED', title: '登录已过期', status: 401 } };
    if (appointed && url.endsWith('/me'))
      return { statusCode: 200, data: { ...ME, memberships: ME.memberships.map(one => ({ ...one, roles: ['villager', 'reviewer'] })) } };
    return before(given);
  };
  appointed = true;
  await call(identityRoutes.villageHome, { params: { villageId: 'v1' } });
  await new Promise(resolve => setTimeout(resolve, 0));
  expect(useSession.getState()).toMatchObject({ status: 'signed_in', villageId: 'v1' });
  expect(useSession.getState().me?.memberships[0]?.roles).toEqual(['villager', 'reviewer']);
});

it('opened without a signal it signs in by itself when the network is back', async () => {
  const answering = phone.answer;
  phone.answer = () => {
    throw { errMsg: 'request:fail' };
  };
  useNetwork.setState({ online: false });
  await startSession();
  expect(useSession.getState().status).toBe('unreachable');
  phone.answer = given =>
    given.url.endsWith('/auth/refresh')
      ? { statusCode: 200, data: { accountId: 'a1', accessToken: 'access-2', expiresInSeconds: 600 } }
      : answering(given);
  useNetwork.setState({ online: true });
  for (let turn = 0; turn < 100 && useSession.getState().status !== 'signed_in'; turn += 1) await Promise.resolve();
  expect(useSession.getState()).toMatchObject({ status: 'signed_in', me: { accountId: 'a1' } });
});

it('told to wait it waits, says for how long, and signs in by itself when the time has come', async () => {
  jest.useFakeTimers();
  try {
    const answering = phone.answer;
    let busy = true;
    phone.answer = given => {
      if (!given.url.endsWith('/auth/refresh')) return answering(given);
      if (!busy)
        return { statusCode: 200, data: { accountId: 'a1', accessToken: 'access-2', refreshToken: 'refresh-2', expiresInSeconds: 600 } };
      const data = { status: 429, code: 'REQUEST.TOO_MANY', title: '操作太频繁', detail: '请稍等 40 秒再试。', details: { seconds: 40 } };
      return { statusCode: 429, data };
    };
    await startSession();
    expect(useSession.getState()).toMatchObject({ status: 'unreachable', refused: { title: '操作太频繁', detail: '请稍等 40 秒再试。' } });
    busy = false;
    await jest.advanceTimersByTimeAsync(39_000);
    expect(useSession.getState().status).toBe('unreachable');
    await jest.advanceTimersByTimeAsync(2_000);
    expect(useSession.getState()).toMatchObject({ status: 'signed_in', me: { accountId: 'a1' } });
  } finally {
    jest.useRealTimers();
  }
});

it('follows another tab that signed somebody else in: what was read is gone, and the screen is theirs', async () => {
  queryClient.setQueryData(['/people'], { items: [{ name: '罗秀英' }] });
  const [membership] = ME.memberships;
  const other = { ...ME, accountId: 'a2', memberships: [{ ...membership, villageId: 'v2', personName: '杨国富' }] };
  phone.answer = given => {
    if (given.url.endsWith('/auth/refresh'))
      return { statusCode: 200, data: { accountId: 'a2', accessToken: 'access-9', expiresInSeconds: 600 } };
    const { Authorization } = (given as { header?: Record<string, string> }).header ?? {};
    if (Authorization !== 'Bearer access-9') return { statusCode: 401, data: { status: 401, code: 'AUTH.EXPIRED', title: '登录已过期' } };
    return { statusCode: 200, data: other };
  };
  await expect(
    call(identityRoutes.revealPhone, { params: { villageId: 'v1', personId: 'p2' }, body: { reason: 'notice' } }),
  ).rejects.toMatchObject({ code: 'AUTH.EXPIRED' });
  expect(queryClient.getQueryCache().getAll()).toEqual([]);
  for (let turn = 0; turn < 100 && useSession.getState().status !== 'signed_in'; turn += 1) await Promise.resolve();
  expect(useSession.getState()).toMatchObject({ status: 'signed_in', me: { accountId: 'a2' }, villageId: 'v2' });
});
