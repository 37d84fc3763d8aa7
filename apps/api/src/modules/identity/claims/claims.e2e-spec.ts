import { identityRoutes, routePath, type ClaimView } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { bearer, TestVillage, type Inhabitant, type Reply } from '../../../../test/village';
import { FieldCipher } from '../../../platform/crypto/field-cipher';
import { requestHash } from '../../../platform/http/call';
import { WechatStandIn } from '../auth/wechat-stand-in';

let here: TestVillage;
let standIn: WechatStandIn;
let villageId: string;
let household: string;
let cadre: Inhabitant;

beforeAll(async () => {
  here = await TestVillage.boot();
  standIn = here.app.get(WechatStandIn);
  villageId = await here.village();
  household = await here.household(villageId);
  cadre = await here.person(villageId, { roles: ['cadre'] });
});
afterAll(() => here.close());

/** Somebody on the roster who has never logged in. */
async function onRoster(name: string, phone: string | null, minor = false): Promise<string> {
  const id = uuidv7();
  const sealed = phone ? here.app.get(FieldCipher).phone('person', id, phone) : null;
  await here.owner.query(
    'INSERT INTO person (village_id, id, household_id, name, phone_cipher, phone_index, phone_masked, minor) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
    [villageId, id, household, name, sealed?.cipher, sealed?.index, sealed?.masked, minor],
  );
  return id;
}

async function newcomer(phone: string | null = null): Promise<{ who: Inhabitant; phoneCode: string | null }> {
  const minted = standIn.mint(`openid-${uuidv7()}`, phone);
  const { body } = await here.call(null, identityRoutes.wechatLogin, { body: { code: minted.code, client: 'weapp' } });
  return { who: bearer(body.accessToken, villageId), phoneCode: minted.phoneCode };
}

const claim = (who: Inhabitant, body: object, key?: string): Promise<Reply<ClaimView>> =>
  here.call(who, identityRoutes.submitClaim, { body, key });
const decide = (who: Inhabitant, claimId: string, body: object) =>
  here.call(who, identityRoutes.decideClaim, { params: { claimId }, body });
const accountOf = async (personId: string): Promise<unknown> =>
  (await here.owner.query('SELECT account_id FROM person WHERE id = $1', [personId])).rows[0]?.account_id;

describe('claiming a place on the roster', () => {
  it('name and a phone that WeChat vouches for: at once', async () => {
    const person = await onRoster('罗秀英', '13900001111');
    const { who, phoneCode } = await newcomer('13900001111');
    const reply = await claim(who, { name: '罗秀英', phoneCode });
    expect(reply.body).toMatchObject({ status: 'approved', phoneMasked: '139****1111', phoneProved: true });
    expect(await accountOf(person)).not.toBeNull();
  });

  it('the same name and number, only typed, prove nothing: a cadre decides', async () => {
    const person = await onRoster('杨国富', '13900002222');
    const { who } = await newcomer();
    const { body } = await claim(who, { name: '杨国富', phone: '13900002222' });
    expect(body.status).toBe('pending');
    expect(await accountOf(person)).toBeNull();
    const waiting = await here.call(cadre, identityRoutes.listClaims);
    expect((await here.call(cadre, identityRoutes.claimCount)).body).toEqual({ waiting: waiting.body.items.length });
    const item = waiting.body.items.find(one => one.id === body.id);
    expect(item?.candidates?.map(one => one.id)).toEqual([person]);
    expect((await decide(cadre, body.id, { decision: 'approve' })).problem.code).toBe('CLAIM.PERSON_REQUIRED');
    expect((await decide(cadre, body.id, { decision: 'approve', personId: person })).body.status).toBe('approved');
    expect((await here.call(cadre, identityRoutes.claimCount)).body).toEqual({ waiting: waiting.body.items.length - 1 });
    expect((await decide(cadre, body.id, { decision: 'approve', personId: person })).problem.code).toBe('CLAIM.ALREADY_DECIDED');
    expect(await accountOf(person)).not.toBeNull();
  });

  it('whoever is refused reads why, until they claim again or are in', async () => {
    const { who } = await newcomer();
    const refused = async () => (await here.call(who, identityRoutes.me)).body.refusedClaims ?? [];
    const first = (await claim(who, { name: '不在册' })).body.id;
    expect(await refused()).toEqual([]);
    await decide(cadre, first, { decision: 'reject', reason: '名册上没有这个人' });
    const told = { villageName: '桠溪村', name: '不在册', reason: '名册上没有这个人', decidedAt: expect.any(String) as string };
    expect(await refused()).toEqual([{ id: first, ...told }]);
    const other = await newcomer();
    expect((await here.call(other.who, identityRoutes.me)).body.refusedClaims).toEqual([]);
    const second = (await claim(who, { name: '赵在册' })).body.id;
    expect(await refused()).toEqual([]);
    await decide(cadre, second, { decision: 'reject', reason: '还是对不上' });
    expect((await refused()).map(one => one.reason)).toEqual(['还是对不上']);
    const third = (await claim(who, { name: '赵在册' })).body.id;
    await decide(cadre, third, { decision: 'approve', personId: await onRoster('赵在册', null) });
    expect(await refused()).toEqual([]);
  });

  it('a phone number alone never merges accounts: another name on the same phone waits', async () => {
    await onRoster('李德全', '13900003333');
    const { who, phoneCode } = await newcomer('13900003333');
    expect((await claim(who, { name: '王小明', phoneCode })).body.status).toBe('pending');
  });

  it('an invitation into the household opens its own places only; one to the village opens none', async () => {
    const head = await here.person(villageId, { householdId: household, head: true });
    const person = await onRoster('罗小红', null);
    const invited = await here.call(head, identityRoutes.createInvitation, { body: {} });
    const general = await here.call(cadre, identityRoutes.createInvitation, { body: {} });
    const seen = await here.call(null, identityRoutes.readInvitation, { params: { token: invited.body.token } });
    expect(seen.body).toMatchObject({ villageName: '桠溪村', householdName: '罗家' });
    expect(invited.body.path).toBe(`/pages/invitation/index?scene=${invited.body.token}`);
    const stranger = await newcomer();
    expect((await claim(stranger.who, { name: '罗小红', invitationToken: general.body.token })).body.status).toBe('pending');
    const { who } = await newcomer();
    expect((await claim(who, { name: '罗小红', invitationToken: invited.body.token })).body.status).toBe('approved');
    expect(await accountOf(person)).not.toBeNull();
    expect((await here.call(null, identityRoutes.readInvitation, { params: { token: 'nonsense' } })).problem.code).toBe(
      'INVITATION.INVALID',
    );
  });

  it('an invitation’s token stands nowhere: a repeated call is answered the same, and nothing stored contains it', async () => {
    const key = uuidv7();
    const first = await here.call(cadre, identityRoutes.createInvitation, { body: { householdId: household }, key });
    const again = await here.call(cadre, identityRoutes.createInvitation, { body: { householdId: household }, key });
    expect(again.body).toEqual(first.body);
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect((await here.call(null, identityRoutes.readInvitation, { params: { token: again.body.token } })).body.householdName).toBe('罗家');
    const { rows } = await here.owner.query<{ text: string }>(
      `SELECT row_to_json(k)::text AS text FROM idempotency_key k UNION ALL SELECT row_to_json(i)::text FROM invitation i
       UNION ALL SELECT row_to_json(a)::text FROM audit_entry a UNION ALL SELECT row_to_json(o)::text FROM outbox_event o`,
    );
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.filter(({ text }) => text.includes(first.body.token))).toEqual([]);
  });

  it('nobody asks WeChat for phones all day', async () => {
    const { who } = await newcomer();
    const replies = await Promise.all(Array.from({ length: 22 }, () => claim(who, { name: '钱多多', phoneCode: 'no-such-code' })));
    expect(replies.filter(({ status }) => status === 429)).toHaveLength(2);
    expect(replies.filter(({ problem }) => problem.code === 'CLAIM.PHONE_CODE_INVALID')).toHaveLength(20);
  });

  it('the stored hash of a claim lets nobody guess the phone that was typed', async () => {
    const { who } = await newcomer();
    const [key, body] = [uuidv7(), { id: uuidv7(), name: '谢永贵', phone: '13900007777' }];
    expect((await claim(who, body, key)).body.status).toBe('pending');
    const { rows } = await here.owner.query<{ request_hash: Buffer }>('SELECT request_hash FROM idempotency_key WHERE key = $1', [key]);
    const path = routePath(identityRoutes.submitClaim, { villageId });
    expect(rows).toHaveLength(1);
    expect(rows[0]?.request_hash.toString('hex')).toBe(requestHash(here.config.phoneIndexKey, 'POST', path, body));
    expect(requestHash(here.config.tokenKey, 'POST', path, body)).not.toBe(rows[0]?.request_hash.toString('hex'));
  });

  it('a place goes to one, however many claim it at once, and a retried claim is one claim', async () => {
    await onRoster('何桂香', '13900004444');
    const people = await Promise.all(Array.from({ length: 5 }, () => newcomer('13900004444')));
    const replies = await Promise.all(people.map(({ who, phoneCode }) => claim(who, { name: '何桂香', phoneCode })));
    const approved = replies.filter(reply => reply.body.status === 'approved');
    expect(approved).toHaveLength(1);
    const { who, phoneCode } = await newcomer('13900005555');
    const twice = await Promise.all([
      claim(who, { name: '谁', phoneCode }, 'claim-once'),
      claim(who, { name: '谁', phoneCode }, 'claim-once'),
    ]);
    expect(twice.map(reply => reply.status)).toEqual([200, 200]);
    expect(twice[0]?.body.id).toBe(twice[1]?.body.id);
    expect((await claim(who, { name: '谁' })).problem.code).toBe('CLAIM.ALREADY_PENDING');
  });

  it('under fourteen: no account, neither by proof nor by a cadre', async () => {
    const child = await onRoster('罗天天', '13900006666', true);
    const { who, phoneCode } = await newcomer('13900006666');
    const { body } = await claim(who, { name: '罗天天', phoneCode });
    expect(body.status).toBe('pending');
    expect((await decide(cadre, body.id, { decision: 'approve', personId: child })).problem.code).toBe('CLAIM.UNDER_AGE');
    expect((await decide(cadre, body.id, { decision: 'reject' })).problem.code).toBe('CLAIM.REASON_REQUIRED');
    expect((await decide(cadre, body.id, { decision: 'reject', reason: '未满 14 周岁' })).body).toMatchObject({ status: 'rejected' });
  });

  it('a place with an office is given by those who may grant offices, or to the number that WeChat vouches for', async () => {
    const withOffice = async (name: string, phone: string | null): Promise<string> => {
      const id = await onRoster(name, phone);
      await here.owner.query(`INSERT INTO village_role (village_id, person_id, role) VALUES ($1, $2, 'reviewer')`, [villageId, id]);
      return id;
    };
    const wife = await withOffice('沈桂兰', null);
    const head = await here.person(villageId, { householdId: household, head: true });
    const invited = await here.call(head, identityRoutes.createInvitation, { body: {} });
    const { who } = await newcomer();
    const { body } = await claim(who, { name: '沈桂兰', invitationToken: invited.body.token });
    expect(body.status).toBe('pending');
    expect((await decide(cadre, body.id, { decision: 'approve', personId: wife })).problem.code).toBe('CLAIM.OFFICE_HELD');
    expect(await accountOf(wife)).toBeNull();
    const admin = await here.person(villageId, { roles: ['village_admin'] });
    expect((await decide(admin, body.id, { decision: 'approve', personId: wife })).body.status).toBe('approved');
    const proved = await withOffice('何国富', '13900007777');
    const own = await newcomer('13900007777');
    expect((await claim(own.who, { name: '何国富', phoneCode: own.phoneCode })).body.status).toBe('approved');
    expect(await accountOf(proved)).not.toBeNull();
  });

  it('a villager decides nothing, another village’s cadre sees nothing', async () => {
    const { who } = await newcomer();
    const { body } = await claim(who, { name: '某人' });
    const villager = await here.person(villageId, { householdId: household });
    expect((await decide(villager, body.id, { decision: 'reject', reason: 'x' })).status).toBe(403);
    const elsewhere = await here.village('解放村');
    const theirs = await here.person(elsewhere, { roles: ['cadre'] });
    expect((await decide(theirs, body.id, { decision: 'reject', reason: 'x' })).status).toBe(404);
  });

  it('is taken back by whoever made it, with its number and note, as long as nobody has decided; then one may claim anew', async () => {
    const { who } = await newcomer();
    const { body } = await claim(who, { name: '写错了', phone: '13812349877', note: '我是三组的' });
    const withdraw = (by: Inhabitant, claimId = body.id) => here.call(by, identityRoutes.withdrawClaim, { params: { claimId }, body: {} });
    for (const other of [(await newcomer()).who, cadre]) expect((await withdraw(other)).status).toBe(404);
    const waiting = (await here.call(cadre, identityRoutes.claimCount)).body.waiting;
    expect((await withdraw(who)).body).toMatchObject({ status: 'withdrawn', phoneMasked: null, note: '' });
    expect((await here.call(cadre, identityRoutes.claimCount)).body).toEqual({ waiting: waiting - 1 });
    const { rows } = await here.owner.query(
      'SELECT num_nonnulls(phone_cipher, phone_index, phone_masked, decided_by_person_id, person_id)::int AS kept FROM membership_claim WHERE id = $1',
      [body.id],
    );
    expect(rows).toEqual([{ kept: 0 }]);
    expect((await here.call(who, identityRoutes.me)).body.pendingClaims).toEqual([]);
    expect((await withdraw(who)).problem.code).toBe('CLAIM.ALREADY_DECIDED');
    expect((await decide(cadre, body.id, { decision: 'reject', reason: '没有这个人' })).problem.code).toBe('CLAIM.ALREADY_DECIDED');
    const again = await claim(who, { name: '写对了' });
    expect(again.body.status).toBe('pending');
    expect((await decide(cadre, again.body.id, { decision: 'reject', reason: '没有这个人' })).body.status).toBe('rejected');
    expect((await withdraw(who, again.body.id)).problem.code).toBe('CLAIM.ALREADY_DECIDED');
  });

  it('taken back and decided at the same moment, it is one of the two', async () => {
    for (let round = 0; round < 5; round += 1) {
      const person = await onRoster(`同时${round}`, null);
      const { who } = await newcomer();
      const { body } = await claim(who, { name: `同时${round}` });
      const [withdrawn, approved] = await Promise.all([
        here.call(who, identityRoutes.withdrawClaim, { params: { claimId: body.id }, body: {} }),
        decide(cadre, body.id, { decision: 'approve', personId: person }),
      ]);
      expect([withdrawn.status, approved.status].sort()).toEqual([200, 409]);
      expect((await accountOf(person)) === null).toBe(withdrawn.status === 200);
    }
  });

  it('phones are stored encrypted, and no answer shows one', async () => {
    const { who } = await newcomer();
    const { body } = await claim(who, { name: '电话', phone: '13812349876' });
    const { rows } = await here.owner.query(`SELECT row_to_json(c)::text AS text FROM membership_claim c WHERE id = $1`, [body.id]);
    expect(rows[0]?.text).not.toContain('13812349876');
    expect(JSON.stringify(body)).not.toContain('13812349876');
    expect(body.phoneMasked).toBe('138****9876');
  });
});

describe('settings', () => {
  it('change only under the version that was seen', async () => {
    const admin = await here.person(villageId, { roles: ['village_admin'] });
    const { headers } = await here.call(admin, identityRoutes.villageHome);
    const change = (match?: string) =>
      here.call(admin, identityRoutes.changeSettings, { body: { maskNames: false }, headers: match ? { 'if-match': match } : {} });
    expect((await change()).problem).toMatchObject({ status: 428, code: 'VERSION.REQUIRED' });
    expect((await change(String(headers['etag']))).body.settings.maskNames).toBe(false);
    expect((await change(String(headers['etag']))).problem).toMatchObject({ status: 412, code: 'VERSION.STALE' });
  });

  it('where the store is: one line without the blanks around it, none at all, and no number of a person', async () => {
    const admin = await here.person(villageId, { roles: ['village_admin'] });
    const say = async (storeOpening: string) => {
      const { version } = (await here.call(admin, identityRoutes.villageHome)).body;
      return here.call(admin, identityRoutes.changeSettings, { body: { storeOpening }, headers: { 'if-match': `"${version}"` } });
    };
    expect((await say(' 村活动室旁边，\n周三上午 ')).body.settings.storeOpening).toBe('村活动室旁边， 周三上午');
    expect((await say('打 138 0013 8000 找老罗')).status).toBe(422);
    expect((await say('  ')).body.settings.storeOpening).toBe('');
  });
});
