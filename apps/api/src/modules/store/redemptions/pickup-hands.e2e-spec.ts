import { householdChangeRoutes, identityRoutes, storeRoutes } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { photoOf } from '../../../../test/photo-of';
import { TestStore } from '../../../../test/store';
import { TestVillage, type Inhabitant } from '../../../../test/village';
import { villageDay } from '../../../platform/calendar';

type Shopper = Inhabitant & { householdId: string };

let here: TestVillage;
let store: TestStore;
let secretary: Inhabitant;
let head: Shopper;
let goods: string;
let redemptionId: string;
/** Of the neighbour to act for the household. */
let rightId: string;

beforeAll(async () => {
  here = await TestVillage.boot();
  store = await TestStore.open(here);
  secretary = await here.person(store.villageId, { roles: ['secretary'] });
  goods = await store.goods({ stock: 100 });
});
beforeEach(async () => {
  head = await store.shopper(20);
  redemptionId = await store.reserved(head, goods);
});
afterAll(() => here.close());
afterEach(async () => expect(await store.faults()).toEqual([]));

const codeOf = async (who: Inhabitant) => (await here.call(who, storeRoutes.pickupCode, { params: { redemptionId } })).body;
const scanned = (code: string) => here.call(store.keeper, storeRoutes.resolveCounter, { body: { code } });
/** Wrong digits lock a keeper, so everybody who says some has another one. */
const said = async (digits: string) =>
  here.call(await here.person(store.villageId, { roles: ['store_keeper'] }), storeRoutes.resolveCounter, {
    body: { digits, householdId: head.householdId },
  });

const relative = () => here.person(store.villageId, { householdId: head.householdId });
const neighbour = async (): Promise<Inhabitant> => {
  const who = await here.person(store.villageId, { householdId: await here.household(store.villageId, '邻居家') });
  rightId = (await here.proxy(head, who)).id;
  return who;
};

it.each<[string, () => Promise<Inhabitant>, (who: Inhabitant) => Promise<unknown>]>([
  [
    'whose place was taken back',
    relative,
    who => here.call(secretary, identityRoutes.releasePlace, { params: { personId: who.personId }, body: { reason: '认错了人' } }),
  ],
  [
    'who moved out by a 分户',
    relative,
    async who =>
      here.call(secretary, householdChangeRoutes.splitHousehold, {
        params: { householdId: head.householdId },
        body: {
          id: uuidv7(),
          personIds: [who.personId],
          name: '新户',
          headPersonId: who.personId,
          points: 0,
          document: 'application',
          documentDay: villageDay(new Date()),
          documentNumber: '',
          reason: '另立门户',
          photoIds: [await photoOf(here, secretary)],
        },
      }),
  ],
  [
    'whose right to act was taken back',
    neighbour,
    () => here.call(head, identityRoutes.revokeProxy, { params: { proxyId: rightId }, body: {} }),
  ],
  [
    'whose right to act is over',
    neighbour,
    () =>
      here.owner.query(`UPDATE proxy_right SET granted_at = now() - interval '1 day', expires_at = clock_timestamp() WHERE id = $1`, [
        rightId,
      ]),
  ],
])('somebody %s keeps no code; whoever stays draws another one, and the goods wait', async (_who, arrive, leave) => {
  const gone = await arrive();
  const kept = await codeOf(gone);
  expect(kept).toEqual({ ...(await codeOf(head)), qr: kept.qr, expiresAt: kept.expiresAt });
  expect((await scanned(kept.qr)).body.redemptionId).toBe(redemptionId);

  const left = await leave(gone);
  expect(left).not.toMatchObject({ problem: { status: expect.any(Number) } });
  expect((await scanned(kept.qr)).problem.code).toBe('STORE.CODE_EXPIRED');
  expect((await said(kept.digits)).problem.code).toBe('STORE.CODE_INVALID');

  const now = await codeOf(head);
  expect((await scanned(now.qr)).body.redemptionId).toBe(redemptionId);
  const { ticket } = (await said(now.digits)).body;
  expect(ticket).not.toBeNull();
  const { ticket: mine } = (await scanned(now.qr)).body;
  expect((await store.handOver(redemptionId, { ticket: mine })).body.status).toBe('fulfilled');
});

it('who comes in changes no code, and one that was used is told so, whoever leaves afterwards', async () => {
  const { digits } = await codeOf(head);
  const member = await relative();
  expect((await codeOf(member)).digits).toBe(digits);
  const { ticket } = (await scanned((await codeOf(member)).qr)).body;
  await store.handOver(redemptionId, { ticket });
  await here.call(secretary, identityRoutes.releasePlace, { params: { personId: member.personId }, body: { reason: '认错了人' } });
  expect((await said(digits)).problem.code).toBe('STORE.ALREADY_FULFILLED');
});
