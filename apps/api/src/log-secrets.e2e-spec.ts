import { Writable } from 'node:stream';
import { checklistsRoutes, identityRoutes, parlourRoutes, pointsRoutes, storeRoutes } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { bearer, TestVillage, type Inhabitant } from '../test/village';
import { hashPassword, WechatStandIn } from './modules/identity';
import { FieldCipher } from './platform/crypto/field-cipher';

const written: string[] = [];
jest.mock('./platform/log/log', () => {
  const real = jest.requireActual<typeof import('./platform/log/log')>('./platform/log/log');
  const stream = new Writable({ write: (chunk: Buffer, _encoding, done) => (written.push(chunk.toString()), done()) });
  return { ...real, loggerOptions: (level: string) => ({ ...real.loggerOptions(level), stream }) };
});

/** The whole application under its chattiest log: whatever people type and whatever proves who they are must not be in it (security.md 31). */
const planted = {
  name: '欧阳撒玛利亚',
  phone: '13666680808',
  words: '我家隔壁的秘密只有书记可以知道',
  password: 'zheli-shi-mima-8-ge',
  wrongPassword: 'cai-yi-cai-mima-9',
  note: '我是老支书的外甥女婿',
};
let here: TestVillage;
let villager: Inhabitant;
const secrets: string[] = Object.values(planted);

beforeAll(async () => {
  here = await TestVillage.boot({ LOG_LEVEL: 'trace' });
  jest.spyOn(process.stdout, 'write').mockImplementation(chunk => (written.push(String(chunk)), true));
  jest.spyOn(process.stderr, 'write').mockImplementation(chunk => (written.push(String(chunk)), true));
  try {
    await walk();
  } finally {
    // Whatever it had to say is said by then: no request is left, no job runs.
    await here.close();
    jest.restoreAllMocks();
  }
});

async function walk(): Promise<void> {
  const villageId = await here.village();
  const householdId = await here.household(villageId);
  villager = await here.person(villageId, { householdId, head: true, name: planted.name });
  const keeper = await here.person(villageId, { roles: ['store_keeper'] });
  const invitation = await here.call(villager, identityRoutes.createInvitation, {});
  const minted = here.app.get(WechatStandIn).mint('openid-planted', planted.phone);
  const newcomer = await here.call(null, identityRoutes.wechatLogin, { body: { code: minted.code, client: 'weapp' } });
  const who: Inhabitant = bearer(newcomer.body.accessToken, villageId);
  secrets.push(villager.token, invitation.body.token, minted.code, newcomer.body.accessToken, String(newcomer.body.refreshToken));
  await here.call(null, identityRoutes.readInvitation, { params: { token: invitation.body.token } });
  await here.call(who, identityRoutes.submitClaim, {
    body: { name: planted.name, phone: planted.phone, note: planted.note, invitationToken: invitation.body.token },
  });
  const refreshed = await here.call(null, identityRoutes.refreshSession, {
    body: { client: 'weapp', refreshToken: newcomer.body.refreshToken },
  });
  secrets.push(refreshed.body.accessToken, String(refreshed.body.refreshToken));
  await here.owner.query('INSERT INTO password_credential (account_id, username, password_hash) VALUES ($1, $2, $3)', [
    villager.accountId,
    'ouyang',
    await hashPassword(planted.password),
  ]);
  for (const password of [planted.password, planted.wrongPassword])
    await here.call(null, identityRoutes.passwordLogin, { body: { username: 'ouyang', password, client: 'h5' } });
  const factor = await here.call(villager, identityRoutes.startSecondFactor, { body: { currentPassword: planted.password } });
  secrets.push(factor.body.secret);
  await here.call(keeper, identityRoutes.listPeople, { query: { name: planted.name } });
  const sealed = here.app.get(FieldCipher).phone('person', villager.personId, planted.phone);
  await here.owner.query('UPDATE person SET phone_cipher = $2 WHERE id = $1', [villager.personId, sealed.cipher]);
  const cadre = await here.person(villageId, { roles: ['cadre'] });
  const seen = await here.call(cadre, identityRoutes.revealPhone, { params: { personId: villager.personId }, body: { reason: 'case' } });
  expect(seen.body).toEqual({ phone: planted.phone });
  await here.call(villager, parlourRoutes.askSecretary, {
    body: { id: uuidv7(), visibility: 'private', text: planted.words, photoIds: [] },
  });
  await here.call(villager, checklistsRoutes.startRequest, { body: { id: uuidv7(), itemId: uuidv7(), text: planted.words, photoIds: [] } });
  await here.call(keeper, storeRoutes.resolveCounter, { body: { code: planted.words } });
  // Bad input, a fault inside, and a database that refuses: what is logged at error level says no more.
  await here.call(villager, pointsRoutes.submitApplication, { body: { text: planted.words, phone: planted.phone } });
  await here.owner.query('REVOKE INSERT ON parlour_thread FROM jishan_app');
  const fault = await here.call(villager, parlourRoutes.askSecretary, {
    body: { id: uuidv7(), visibility: 'open', text: planted.name, photoIds: [] },
  });
  expect(fault.status).toBe(500);
}

describe('the log of a whole walk', () => {
  it('was written, with its faults', () => {
    const lines = written.join('');
    expect(lines).toContain('/api/v1/auth/wechat/login');
    expect(lines).toContain('unexpected fault');
    expect(secrets.filter(secret => secret.length < 4 || secret === 'undefined')).toEqual([]);
  });

  it('says no name, no phone, no words of a letter, no password, no token', () => {
    const lines = written.join('');
    const found = secrets.filter(secret =>
      [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)].some(form => lines.includes(form)),
    );
    expect(found).toEqual([]);
  });

  it('has no number that could be a phone: eleven digits that stand by themselves, not the end of an id', () => {
    const PHONE = /(?<![0-9A-Za-z_-])1[3-9]\d{9}(?![0-9A-Za-z_-])/g;
    expect(`"phone":"${planted.phone}"`.match(PHONE)).toEqual([planted.phone]);
    expect('7ed0-9da1-17434614223f 01997ed0-9da1-7ed0-9da1-017434614223'.match(PHONE)).toBeNull();
    expect(written.join('').match(PHONE)).toBeNull();
  });
});
