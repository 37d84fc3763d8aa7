import { identityRoutes, type ClaimView } from '@jishan/contracts';
import { DataSource } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { gate, until } from '../../../../test/until';
import { bearer, TestVillage, type Inhabitant, type Reply } from '../../../../test/village';
import { FieldCipher } from '../../../platform/crypto/field-cipher';
import { Jobs } from '../../../platform/jobs';
import { WechatStandIn } from '../auth/wechat-stand-in';
import { ProvedPhones } from './proved-phones';

const POOL = 2;
let here: TestVillage;
let standIn: WechatStandIn;
let villageId: string;
let household: string;
let cadre: Inhabitant;

beforeAll(async () => {
  here = await TestVillage.boot({ DATABASE_POOL_SIZE: String(POOL) });
  standIn = here.app.get(WechatStandIn);
  villageId = await here.village();
  household = await here.household(villageId);
  cadre = await here.person(villageId, { roles: ['cadre'] });
});
afterAll(() => here.close());
afterEach(async () => {
  standIn.beforeAnswer = () => Promise.resolve();
  jest.restoreAllMocks();
  await here.owner.query('DROP TRIGGER IF EXISTS away ON membership_claim');
});

interface Newcomer {
  readonly who: Inhabitant;
  readonly phoneCode: string;
}
async function newcomer(phone: string): Promise<Newcomer> {
  const minted = standIn.mint(`openid-${uuidv7()}`, phone);
  const { body } = await here.call(null, identityRoutes.wechatLogin, { body: { code: minted.code, client: 'weapp' } });
  return {
    who: bearer(body.accessToken, villageId),
    phoneCode: minted.phoneCode ?? '',
  };
}
/** Somebody on the roster with this number. */
async function onRoster(name: string, phone: string): Promise<void> {
  const id = uuidv7();
  const sealed = here.app.get(FieldCipher).phone('person', id, phone);
  await here.owner.query(
    'INSERT INTO person (village_id, id, household_id, name, phone_cipher, phone_index, phone_masked) VALUES ($1, $2, $3, $4, $5, $6, $7)',
    [villageId, id, household, name, sealed.cipher, sealed.index, sealed.masked],
  );
}
const claim = ({ who, phoneCode }: Newcomer, name: string, key: string = uuidv7()): Promise<Reply<ClaimView>> =>
  here.call(who, identityRoutes.submitClaim, { body: { name, phoneCode }, key });
const asked = async (): Promise<number> =>
  (await here.owner.query<{ hits: number }>(`SELECT coalesce(sum(hits), 0)::int AS hits FROM rate_count WHERE key LIKE 'wechat:%:phone'`))
    .rows[0]?.hits ?? -1;
const pool = () =>
  (here.app.get(DataSource).driver as unknown as { master: { totalCount: number; idleCount: number; waitingCount: number } }).master;
/** WeChat answers nobody before it is opened; `waiting` are those who have asked. */
const silence = (): { readonly waiting: () => number; readonly end: () => void } => {
  const { opened, open } = gate();
  let waiting = 0;
  standIn.beforeAnswer = () => {
    waiting += 1;
    return opened;
  };
  return { waiting: () => waiting, end: open };
};
/** The transaction fails after WeChat has answered, as when the database goes away. */
const databaseGoesAway = async (): Promise<void> => {
  await here.owner.query(
    `CREATE OR REPLACE FUNCTION away() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'away' USING ERRCODE = 'admin_shutdown'; END $$`,
  );
  await here.owner.query('CREATE TRIGGER away BEFORE INSERT ON membership_claim FOR EACH ROW EXECUTE FUNCTION away()');
};

it('while WeChat takes its time nobody holds a connection, and the others go on', async () => {
  const people = await Promise.all(Array.from({ length: 4 * POOL }, (_, n) => newcomer(`1390000100${n}`)));
  const wechat = silence();
  let answered = 0;
  const claims = Promise.all(people.map((one, n) => claim(one, `新来的${n}`).finally(() => (answered += 1))));
  await until('all of them ask WeChat', () => wechat.waiting() === people.length);
  // The clock's own work takes one for a moment now and then; a claim would hold it all the time.
  await until('no connection is held', () => pool().totalCount === pool().idleCount);
  expect((await here.call(cadre, identityRoutes.listClaims)).status).toBe(200);
  expect(answered).toBe(0);
  wechat.end();
  expect((await claims).map(reply => [reply.status, reply.body.phoneProved])).toEqual(people.map(() => [200, true]));
});

it('sent ten times while WeChat is asked: it is asked once, and there is one claim', async () => {
  const one = await newcomer('13900002001');
  const before = await asked();
  const wechat = silence();
  const brought = jest.spyOn(here.app.get(ProvedPhones), 'of');
  const claims = Promise.all(Array.from({ length: 10 }, () => claim(one, '十遍', 'ten-times')));
  await until('the code is brought ten times, and WeChat is asked', () => brought.mock.calls.length === 10 && wechat.waiting() > 0);
  wechat.end();
  const replies = await claims;
  expect(replies.map(reply => reply.status)).toEqual(replies.map(() => 200));
  expect(new Set(replies.map(reply => reply.body.id)).size).toBe(1);
  expect(await asked()).toBe(before + 1);
  // Long after the code is used up, and asking nobody.
  expect((await claim(one, '十遍', 'ten-times')).headers['idempotent-replayed']).toBe('true');
  expect(await asked()).toBe(before + 1);
});

it('the transaction failed after WeChat had answered: the same request again is let in by that answer', async () => {
  await onRoster('再来一次', '13900003001');
  const one = await newcomer('13900003001');
  const before = await asked();
  await databaseGoesAway();
  expect((await claim(one, '再来一次', 'again-and-again')).status).toBe(503);
  await here.owner.query('DROP TRIGGER away ON membership_claim');
  expect((await claim(one, '再来一次', 'again-and-again')).body).toMatchObject({ status: 'approved', phoneProved: true });
  expect(await asked()).toBe(before + 1);
});

it('somebody else’s code is worth nothing, used or not yet; a wrong one is asked for as often as it is brought', async () => {
  const [owner, thief] = [await newcomer('13900004001'), await newcomer('13900004002')];
  await databaseGoesAway();
  expect((await claim(owner, '失主')).status).toBe(503);
  await here.owner.query('DROP TRIGGER away ON membership_claim');
  expect((await claim({ ...thief, phoneCode: owner.phoneCode }, '失主')).problem.code).toBe('CLAIM.PHONE_CODE_INVALID');
  const before = await asked();
  for (let n = 0; n < 3; n += 1)
    expect((await claim({ ...thief, phoneCode: 'no-such-code' }, '某人')).problem.code).toBe('CLAIM.PHONE_CODE_INVALID');
  expect(await asked()).toBe(before + 3);
});

it('what is kept is sealed, and forgotten after ten minutes; who never came back blocks nobody for long', async () => {
  const one = await newcomer('13900005001');
  await databaseGoesAway();
  await claim(one, '久等');
  const kept = await here.owner.query<{ text: string; cipher: string }>(
    `SELECT row_to_json(p)::text AS text, phone_cipher::text AS cipher FROM phone_proof p ORDER BY taken_at DESC LIMIT 1`,
  );
  expect(kept.rows[0]?.cipher).toBeTruthy();
  expect(kept.rows[0]?.text).not.toContain(one.phoneCode);
  expect(kept.rows[0]?.text).not.toContain('13900005001');
  await here.owner.query('DROP TRIGGER away ON membership_claim');

  const two = await newcomer('13900005002');
  await databaseGoesAway();
  await claim(two, '没回来');
  await here.owner.query('DROP TRIGGER away ON membership_claim');
  // As if its process had died with the answer: the next one asks WeChat itself, which says that the code is used.
  await here.owner.query(
    `UPDATE phone_proof SET phone_cipher = NULL, taken_at = now() - interval '16 seconds' WHERE phone_cipher IS NOT NULL`,
  );
  expect((await claim(two, '没回来')).problem.code).toBe('CLAIM.PHONE_CODE_INVALID');

  await here.owner.query(`UPDATE phone_proof SET taken_at = now() - interval '11 minutes'`);
  await here.app.get(Jobs).look('forget-phone-proofs', new Date(Date.now() + 3_600_000));
  expect((await here.owner.query('SELECT 1 FROM phone_proof')).rows).toEqual([]);
});
