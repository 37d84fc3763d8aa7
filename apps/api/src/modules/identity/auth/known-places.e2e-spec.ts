import { attemptIn, passwordAccount } from '../../../../test/passwords';
import { TestVillage } from '../../../../test/village';
import { Limiter } from '../../../platform/limits';
import { hashPassword } from './passwords';

const RIGHT = 'a long enough password';
const people = ['hesuan', 'zhixun'] as const;
let here: TestVillage;

beforeAll(async () => {
  here = await TestVillage.boot();
  const hash = await hashPassword(RIGHT);
  for (const username of people) await passwordAccount(here, username, hash);
});
afterAll(() => here.close());
beforeEach(() => here.owner.query('DELETE FROM rate_count'));

const attempt = (username: string, password: string): Promise<string> => attemptIn(here, username, password);
/** As wrong passwords from many places do. */
const lock = async (username: string): Promise<void> => {
  for (let n = 0; n < 30; n += 1) await here.app.get(Limiter).hit(`password-account ${username}`, 30, 900);
};

it('a name that is locked everywhere is not locked where it has logged in rightly, where guesses are counted all the same', async () => {
  expect(await attempt('hesuan', RIGHT)).toBe('in');
  for (const username of people) await lock(username);
  expect(await attempt('hesuan', RIGHT)).toBe('in');
  expect(await attempt('zhixun', RIGHT)).toBe('REQUEST.TOO_MANY');
  for (let n = 0; n < 10; n += 1) expect(await attempt('hesuan', 'x')).toBe('AUTH.BAD_CREDENTIALS');
  expect(await attempt('hesuan', RIGHT)).toBe('REQUEST.TOO_MANY');
});

it('who has not been there for 30 days is a stranger again; a wrong password makes nobody known', async () => {
  expect(await attempt('zhixun', 'x')).toBe('AUTH.BAD_CREDENTIALS');
  expect(await attempt('hesuan', RIGHT)).toBe('in');
  const { rows } = await here.owner.query<{ key: string; days: number }>(
    `SELECT key, round(extract(epoch FROM expires_at - now()) / 86400)::int AS days FROM rate_count WHERE key LIKE 'known:%'`,
  );
  // One mark, a keyed hash: neither the name nor the place stands in it.
  expect(rows).toEqual([{ key: expect.stringMatching(/^known:[\w-]{43}$/) as string, days: 30 }]);
  await lock('hesuan');
  await here.owner.query(`UPDATE rate_count SET expires_at = now() WHERE key LIKE 'known:%'`);
  expect(await attempt('hesuan', RIGHT)).toBe('REQUEST.TOO_MANY');
});
