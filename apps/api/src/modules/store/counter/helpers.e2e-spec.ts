import { identityRoutes, inboxRoutes, pointsRoutes, storeRoutes } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { TestStore } from '../../../../test/store';
import { TestVillage, type Inhabitant } from '../../../../test/village';
import { OutboxDispatcher } from '../../../platform/outbox/outbox-dispatcher';

let here: TestVillage;
let store: TestStore;
let soap: string;
let old: Inhabitant & { householdId: string };
let helper: Inhabitant;

beforeAll(async () => {
  here = await TestVillage.boot();
  store = await TestStore.open(here);
  soap = await store.goods({ stock: 100, points: 6 });
});
afterAll(() => here.close());
beforeEach(async () => {
  const householdId = await here.household(store.villageId, '阿木家');
  old = await store.shopper(60, { household: householdId });
  helper = await here.person(store.villageId, { householdId: await here.household(store.villageId), name: '杨德明' });
});
afterEach(async () => expect(await store.faults()).toEqual([]));

const cardOf = async (householdId: string): Promise<string> =>
  (await here.owner.query<{ card_code: string }>('SELECT card_code FROM household WHERE id = $1', [householdId])).rows[0]?.card_code ?? '';
const scan = async (keeper = store.keeper) =>
  (await here.call(keeper, storeRoutes.resolveCounter, { body: { code: await cardOf(old.householdId) } })).body;
const grant = (ticket: string, helperPersonId: string, keeper = store.keeper) =>
  here.call(keeper, storeRoutes.grantByCard, { body: { ticket, helperPersonId } });
const statement = async (who: Inhabitant) => (await here.call(who, pointsRoutes.myStatement)).body.items;
const inbox = async (who: Inhabitant) => {
  await here.app.get(OutboxDispatcher).drain();
  return (await here.call(who, inboxRoutes.inbox)).body.items;
};
const sell = (body: object) =>
  here.call(store.keeper, storeRoutes.counterSale, {
    body: { id: uuidv7(), householdId: old.householdId, lines: [{ goodsId: soap, quantity: 1 }], expectedPoints: 6, ...body },
  });

describe('a helper fetches for another household', () => {
  it('is named by the record, the statement, the stock book and the inbox', async () => {
    await here.proxy(old, helper);
    const redemptionId = await store.reserved(old, soap);
    expect(
      (await here.call(store.keeper, storeRoutes.counterHousehold, { params: { householdId: old.householdId } })).body.helpers,
    ).toEqual([{ personId: helper.personId, name: '杨德明' }]);
    const handed = await store.handOver(redemptionId, { reason: '带来户主口信', helperPersonId: helper.personId });
    expect(handed.status).toBe(200);
    expect((await here.call(old, storeRoutes.redemption, { params: { redemptionId } })).body).toMatchObject({
      status: 'fulfilled',
      placedByName: null,
      helperName: '杨德明',
    });
    const held = (await here.call(old, pointsRoutes.myStatement, { query: { account: 'reserved' } })).body.items;
    expect(held[0]).toMatchObject({ kind: 'capture', helperName: '杨德明', memberName: null });
    expect((await statement(old))[0]).toMatchObject({ kind: 'hold', helperName: null, memberName: '罗秀英' });
    const moves = (await here.call(store.keeper, storeRoutes.stockMovements, { params: { goodsId: soap } })).body.items;
    expect(moves[0]).toMatchObject({ kind: 'issue', party: '阿木家', helperName: '杨德明' });
    const told = (await inbox(old)).find(({ kind }) => kind === 'redemption_fulfilled');
    expect(told?.body).toMatch(/^杨德明 代 阿木家 办理。/);
  });

  it('also in a sale, and of what the helper reserved and cancelled', async () => {
    await here.proxy(old, helper);
    expect((await sell({ reason: '替老人来买', helperPersonId: helper.personId })).status).toBe(200);
    const reserved = await store.reserve(helper, soap, { householdId: old.householdId });
    await store.cancel(helper, reserved.body.redemptionId);
    expect((await statement(old)).slice(0, 3)).toMatchObject([
      { kind: 'release', helperName: '杨德明', memberName: null },
      { kind: 'hold', helperName: '杨德明', memberName: null },
      { kind: 'counter_sale', helperName: '杨德明', memberName: null },
    ]);
    const own = await sell({ reason: '本人到场' });
    expect(own.status).toBe(200);
    expect((await statement(old))[0]).toMatchObject({ kind: 'counter_sale', helperName: null, memberName: null });
    expect((await inbox(old)).filter(({ body }) => body.startsWith('杨德明 代 阿木家')).length).toBe(3);
  });

  it('only with a right that is in force, and never as a member', async () => {
    const redemptionId = await store.reserved(old, soap);
    const asked = async (helperPersonId: string) => (await store.handOver(redemptionId, { reason: '来领', helperPersonId })).problem.code;
    expect(await asked(helper.personId)).toBe('STORE.HELPER_UNKNOWN');
    expect(await asked(old.personId)).toBe('STORE.HELPER_UNKNOWN');
    expect(await asked(uuidv7())).toBe('STORE.HELPER_UNKNOWN');
    expect((await sell({ reason: '来买', helperPersonId: helper.personId })).problem.code).toBe('STORE.HELPER_UNKNOWN');
    const right = await here.proxy(old, helper);
    await here.call(old, identityRoutes.revokeProxy, { params: { proxyId: right.id }, body: {} });
    expect(await asked(helper.personId)).toBe('STORE.HELPER_UNKNOWN');
    expect(await store.statusOf(redemptionId)).toBe('reserved');
  });

  it('a helper of another village is nobody here', async () => {
    const elsewhere = await here.village('解放村');
    const [theirs, stranger] = [
      await here.person(elsewhere, { householdId: await here.household(elsewhere), head: true }),
      await here.person(elsewhere, { householdId: await here.household(elsewhere) }),
    ];
    await here.proxy(theirs, stranger);
    const redemptionId = await store.reserved(old, soap);
    expect((await store.handOver(redemptionId, { reason: '来领', helperPersonId: stranger.personId })).problem.code).toBe(
      'STORE.HELPER_UNKNOWN',
    );
  });
});

describe('the card in somebody’s hand', () => {
  it('lets them act for the household until the day is over, and the household is told', async () => {
    const { ticket } = await scan();
    const granted = await grant(ticket ?? '', helper.personId);
    expect(granted.body).toEqual({ personId: helper.personId, name: '杨德明' });
    expect((await sell({ ticket, helperPersonId: helper.personId })).status).toBe(200);
    const right = await here.owner.query<{ source: string; ends: string }>(
      `SELECT source, (expires_at AT TIME ZONE 'Asia/Shanghai')::text AS ends FROM proxy_right WHERE household_id = $1`,
      [old.householdId],
    );
    expect(right.rows).toEqual([{ source: 'card', ends: expect.stringMatching(/ 00:00:00$/) as string }]);
    expect((await inbox(old)).map(({ kind }) => kind)).toContain('proxy_granted');
    expect((await grant(ticket ?? '', helper.personId)).problem.code).toBe('PROXY.EXISTS');
    await here.owner.query(
      `UPDATE proxy_right SET granted_at = granted_at - interval '2 days', expires_at = expires_at - interval '2 days' WHERE household_id = $1`,
      [old.householdId],
    );
    expect((await sell({ ticket, helperPersonId: helper.personId })).problem.code).toBe('STORE.HELPER_UNKNOWN');
  });

  it('is refused without the card, for the own people, children, and by a keeper of either house', async () => {
    const { ticket } = await scan();
    const redemptionId = await store.reserved(old, soap);
    const code = (await here.call(old, storeRoutes.pickupCode, { params: { redemptionId } })).body.qr;
    const byCode = (await here.call(store.keeper, storeRoutes.resolveCounter, { body: { code } })).body.ticket;
    expect((await grant(byCode ?? '', helper.personId)).problem.code).toBe('STORE.CARD_NEEDED');
    expect((await grant('x', helper.personId)).problem.code).toBe('STORE.TICKET_EXPIRED');
    expect((await grant(ticket ?? '', old.personId)).problem.code).toBe('PROXY.SELF');
    expect((await grant(ticket ?? '', uuidv7())).problem.code).toBe('RESOURCE.NOT_FOUND');
    const child = uuidv7();
    await here.owner.query('INSERT INTO person (village_id, id, household_id, name, minor) VALUES ($1, $2, $3, $4, true)', [
      store.villageId,
      child,
      helper.householdId,
      '小孩',
    ]);
    expect((await grant(ticket ?? '', child)).problem.code).toBe('PROXY.HELPER_UNFIT');
    const neighbour = await here.person(store.villageId, { roles: ['store_keeper'], householdId: helper.householdId ?? '' });
    const theirs = await scan(neighbour);
    expect((await grant(theirs.ticket ?? '', helper.personId, neighbour)).problem.code).toBe('PROXY.RECORDER_INVOLVED');
    expect((await grant(ticket ?? '', helper.personId, helper)).status).toBe(403);
  });
});
