import { identityRoutes, inboxRoutes, pointsRoutes, PROXY_MAX_HELPERS, storeRoutes } from '@jishan/contracts';
import { Client } from 'pg';
import { uuidv7 } from 'uuidv7';
import { TestVillage, type Inhabitant } from '../../../../test/village';
import { OutboxDispatcher } from '../../../platform/outbox/outbox-dispatcher';
import { ProxyCodes } from './proxy-codes';

let here: TestVillage;
let villageId: string;

beforeAll(async () => {
  here = await TestVillage.boot();
  villageId = await here.village();
});
afterAll(() => here.close());

const settler = async (name: string, where = villageId): Promise<Inhabitant> =>
  here.person(where, { householdId: await here.household(where, `${name}家`), name, head: true });
const codeOf = async (helper: Inhabitant) => (await here.call(helper, identityRoutes.proxyCode)).body;
const look = (who: Inhabitant, body: object) => here.call(who, identityRoutes.resolveProxyCode, { body });
const grant = (who: Inhabitant, ticket: string, term = 'open') => here.call(who, identityRoutes.grantProxy, { body: { ticket, term } });
const revoke = (who: Inhabitant, proxyId: string) => here.call(who, identityRoutes.revokeProxy, { params: { proxyId }, body: {} });
const represented = async (who: Inhabitant) => (await here.call(who, identityRoutes.representedHouseholds)).body.items;
const helpers = async (who: Inhabitant) => (await here.call(who, identityRoutes.myHousehold)).body.helpers;
const kinds = async (who: Inhabitant) => (await here.call(who, inboxRoutes.inbox)).body.items.map(({ kind }) => kind);

describe('granting by the helper’s code', () => {
  it('looks first: name, group and household of whose code it is; then grants for a year, and both sides are told', async () => {
    const [old, helper] = [await settler('阿木'), await settler('杨德明')];
    const { qr } = await codeOf(helper);
    const seen = await look(old, { code: qr });
    expect(seen.body).toMatchObject({ helperName: '杨德明', householdName: '杨德明家' });
    expect(JSON.stringify(seen.body)).not.toContain(helper.personId);
    expect(await helpers(old)).toEqual([]);
    const granted = await grant(old, seen.body.ticket, 'year');
    expect(granted.body).toMatchObject({
      helperName: '杨德明',
      householdName: '阿木家',
      source: 'app',
      witnessNames: [],
      recordedByName: null,
    });
    const days = (Date.parse(granted.body.expiresAt ?? '') - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBeGreaterThanOrEqual(365);
    expect(Math.round(days)).toBeLessThanOrEqual(366);
    expect(await helpers(old)).toEqual([granted.body]);
    expect(await represented(helper)).toEqual([
      expect.objectContaining({ id: old.householdId, proxyId: granted.body.id, expiresAt: granted.body.expiresAt }),
    ]);
    await here.app.get(OutboxDispatcher).drain();
    expect(await kinds(old)).toEqual(['proxy_granted']);
    expect(await kinds(helper)).toEqual(['proxy_received']);
  });

  it('takes the eight digits together with the name, also where two have one name', async () => {
    const [old, helper, namesake] = [await settler('阿果'), await settler('罗小军'), await settler('罗小军')];
    const { digits } = await codeOf(helper);
    expect((await look(old, { digits })).problem.code).toBe('PROXY.DIGITS_NEED_NAME');
    expect((await look(old, { helperName: '罗小军' })).problem.code).toBe('PROXY.DIGITS_NEED_NAME');
    const wrongName = await look(old, { digits, helperName: '罗大军' });
    expect(wrongName.problem.code).toBe('PROXY.CODE_INVALID');
    expect(JSON.stringify(wrongName.problem)).not.toContain('罗小军');
    const { ticket } = (await look(old, { digits, helperName: '罗小军' })).body;
    expect((await grant(old, ticket)).body).toMatchObject({ helperPersonId: helper.personId, expiresAt: null });
    expect(await represented(namesake)).toEqual([]);
  });

  it('refuses a forged code, an old one, one of another village, and one for the own house', async () => {
    const [old, helper] = [await settler('阿支'), await settler('李建国')];
    const relative = await here.person(villageId, { householdId: old.householdId ?? '', name: '阿支儿' });
    const elsewhere = await here.village('解放村');
    const stranger = await settler('外村人', elsewhere);
    const { qr } = await codeOf(helper);
    // Not the last character: some of its bits are none of the signature's.
    const forged = `${qr.slice(0, -5)}${qr.at(-5) === 'A' ? 'B' : 'A'}${qr.slice(-4)}`;
    expect((await look(old, { code: forged })).problem.code).toBe('PROXY.CODE_INVALID');
    expect((await look(old, { code: (await codeOf(stranger)).qr })).problem.code).toBe('PROXY.CODE_INVALID');
    const stale = here.app.get(ProxyCodes).qr(villageId, { helperPersonId: helper.personId, number: 1 }, new Date(Date.now() - 301_000));
    expect((await look(old, { code: stale.text })).problem.code).toBe('PROXY.CODE_EXPIRED');
    expect((await look(old, { code: (await codeOf(relative)).qr })).problem.code).toBe('PROXY.SELF');
    expect(await helpers(old)).toEqual([]);
  });

  it('lets five wrong tries pass, then none, not even a right one', async () => {
    const [old, helper] = [await settler('阿牛'), await settler('王建军')];
    const wrong = { digits: '00000000', helperName: '没有此人' };
    for (let tries = 0; tries < 5; tries += 1) expect((await look(old, wrong)).problem.code).toBe('PROXY.CODE_INVALID');
    expect((await look(old, { code: (await codeOf(helper)).qr })).problem).toMatchObject({ status: 429, code: 'PROXY.CODE_LOCKED' });
  });

  it('a ticket is the account’s that looked: nobody else’s, not altered, not an id', async () => {
    const [old, other, helper] = [await settler('阿呷'), await settler('阿洛'), await settler('陈志强')];
    const { ticket } = (await look(old, { code: (await codeOf(helper)).qr })).body;
    for (const [who, text] of [
      [other, ticket],
      [old, `${ticket}A`],
      [old, helper.personId],
    ] as const)
      expect((await grant(who, text)).problem.code).toBe('PROXY.TICKET_EXPIRED');
    expect((await grant(old, ticket)).status).toBe(200);
  });

  it('a code grants once; the next one is there at once', async () => {
    const [old, other, helper] = [await settler('阿嘎'), await settler('阿杰'), await settler('周永福')];
    const { qr } = await codeOf(helper);
    const [first, second] = [(await look(old, { code: qr })).body.ticket, (await look(other, { code: qr })).body.ticket];
    expect((await grant(old, first)).status).toBe(200);
    expect((await grant(other, second)).problem.code).toBe('PROXY.CODE_USED');
    expect((await look(other, { code: qr })).problem.code).toBe('PROXY.CODE_USED');
    expect((await grant(other, (await look(other, { code: (await codeOf(helper)).qr })).body.ticket)).status).toBe(200);
    expect(await represented(helper)).toHaveLength(2);
  });

  it('twice the same helper is one right; ten households at once with one code are one', async () => {
    const helper = await settler('吴海燕');
    const households = await Promise.all(Array.from({ length: 10 }, (_none, index) => settler(`户${index}`)));
    const { qr } = await codeOf(helper);
    const tickets = await Promise.all(households.map(async who => (await look(who, { code: qr })).body.ticket));
    const answers = await Promise.all(households.map((who, index) => grant(who, tickets[index] ?? '')));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(9).fill(409)]);
    expect(answers.filter(({ status }) => status === 409).every(({ problem }) => problem.code === 'PROXY.CODE_USED')).toBe(true);
    const granted = households[answers.findIndex(({ status }) => status === 200)];
    if (!granted) throw new Error('nobody granted');
    const again = (await look(granted, { code: (await codeOf(helper)).qr })).body.ticket;
    expect((await grant(granted, again)).problem.code).toBe('PROXY.EXISTS');
  });

  it('a household has ten helpers at most, also at once', async () => {
    const old = await settler('阿依');
    const tickets = await Promise.all(
      Array.from({ length: PROXY_MAX_HELPERS + 2 }, async (_none, index) => {
        // The counter of wrong tries counts what is under way; one after another is how a hand scans.
        return settler(`帮手${index}`);
      }),
    );
    const proved: string[] = [];
    for (const helper of tickets) proved.push((await look(old, { code: (await codeOf(helper)).qr })).body.ticket);
    const answers = await Promise.all(proved.map(ticket => grant(old, ticket)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(PROXY_MAX_HELPERS);
    expect(answers.filter(({ status }) => status !== 200).map(({ problem }) => problem.code)).toEqual(['PROXY.TOO_MANY', 'PROXY.TOO_MANY']);
    expect(await helpers(old)).toHaveLength(PROXY_MAX_HELPERS);
  });
});

describe('a right that ends', () => {
  /** What a helper could do a moment ago. */
  const acts = async (helper: Inhabitant, old: Inhabitant, ruleId: string, redemptionId: string): Promise<number[]> => [
    (
      await here.call(helper, pointsRoutes.submitApplication, {
        body: { id: uuidv7(), ruleId, text: '', photoIds: [], memberId: old.personId },
      })
    ).status,
    (await here.call(helper, storeRoutes.redemption, { params: { redemptionId } })).status,
    (await here.call(helper, storeRoutes.pickupCode, { params: { redemptionId } })).status,
  ];

  async function arranged() {
    const [old, helper] = [await settler('阿妈'), await settler('帮忙人')];
    await here.earn(old, 20);
    const ruleId = await here.rule(villageId);
    const goodsId = uuidv7();
    const keeper = await here.person(villageId, { roles: ['store_keeper'] });
    await here.call(keeper, storeRoutes.createGoods, {
      body: { id: goodsId, name: `盐${goodsId.slice(-6)}`, category: 'daily', unit: '袋', points: 2 },
    });
    await here.call(keeper, storeRoutes.receiveStock, { body: { id: uuidv7(), lines: [{ goodsId, quantity: 9, unitCostFen: 100 }] } });
    const right = await here.proxy(old, helper);
    const wish = { id: uuidv7(), lines: [{ goodsId, quantity: 1 }], expectedPoints: 2, householdId: old.householdId };
    const reserved = await here.call(helper, storeRoutes.reserveGoods, { body: wish });
    expect(reserved.status).toBe(200);
    const { redemptionId } = reserved.body;
    expect(await acts(helper, old, ruleId, redemptionId)).toEqual([200, 200, 200]);
    expect((await here.call(old, storeRoutes.redemption, { params: { redemptionId } })).body.placedByName).toBe('帮忙人');
    const again = () => here.call(helper, storeRoutes.reserveGoods, { body: { ...wish, id: uuidv7() } });
    return { old, helper, ruleId, redemptionId, right, again };
  }

  it('taken back, it stops with the next request, and both sides are told', async () => {
    const { old, helper, ruleId, redemptionId, right, again } = await arranged();
    expect((await revoke(old, right.id)).status).toBe(200);
    expect((await acts(helper, old, ruleId, redemptionId)).every(status => status === 404 || status === 422)).toBe(true);
    expect((await again()).status).toBe(404);
    expect(await represented(helper)).toEqual([]);
    expect((await revoke(old, right.id)).status).toBe(404);
    await here.app.get(OutboxDispatcher).drain();
    for (const who of [old, helper]) expect((await kinds(who))[0]).toBe('proxy_ended');
  });

  it('over, it stops in the same way, for the books too, and makes room for a new one', async () => {
    const { old, helper, ruleId, redemptionId, right, again } = await arranged();
    await here.owner.query(
      `UPDATE proxy_right SET granted_at = now() - interval '2 years', expires_at = now() - interval '1 second' WHERE id = $1`,
      [right.id],
    );
    expect((await acts(helper, old, ruleId, redemptionId)).every(status => status === 404 || status === 422)).toBe(true);
    expect((await again()).status).toBe(404);
    expect(await helpers(old)).toEqual([]);
    expect((await revoke(old, right.id)).status).toBe(404);
    await here.proxy(old, helper);
    expect((await again()).status).toBe(200);
  });

  it('the helper may lay it down; a third person ends nothing', async () => {
    const [old, helper, other] = [await settler('阿爸'), await settler('侄子'), await settler('路人')];
    const right = await here.proxy(old, helper);
    const layDown = (who: Inhabitant) => here.call(who, identityRoutes.layDownProxy, { params: { proxyId: right.id }, body: {} });
    expect([(await layDown(other)).status, (await layDown(old)).status, (await revoke(other, right.id)).status]).toEqual([404, 404, 404]);
    expect((await revoke(helper, right.id)).status).toBe(404);
    expect((await layDown(helper)).status).toBe(200);
    expect(await helpers(old)).toEqual([]);
  });
});

describe('another village', () => {
  it('sees no right with the application’s role, neither in the table nor in what is in force', async () => {
    const elsewhere = await here.village('顺河村');
    await here.proxy(await settler('本村人'), await settler('本村帮手'));
    const app = new Client({ connectionString: here.database.appUrl });
    await app.connect();
    try {
      await app.query('BEGIN');
      await app.query(`SELECT set_config('app.village', $1, true)`, [elsewhere]);
      for (const table of ['proxy_right', 'live_proxy']) expect((await app.query(`SELECT 1 FROM ${table}`)).rowCount).toBe(0);
      expect((await app.query('UPDATE proxy_right SET revoked_at = now()')).rowCount).toBe(0);
      await expect(app.query('UPDATE proxy_right SET expires_at = NULL')).rejects.toThrow('permission denied');
    } finally {
      await app.end();
    }
  });
});
