import { createHash } from 'node:crypto';
import { API_BASE, type PanelRecord } from '@jishan/contracts';
import { Client } from 'pg';
import { drawPanel, ROAD_WORK, type Drawn } from './draw';
import { phoneOf, press, see, seen } from './hands';
import { putPhonesAway, type Phone } from './phone';
import { ownerUrl } from './product-note';
import { newVillager, type Villager } from './villagers';

const SOON_MS = 240_000;
const AGREES = '这部手机重算了一遍，抽到的人与记录一致';
const DIFFERS = '重算的结果与记录不一致，请向村监委会反映';

let keeper: Villager;
let supervisor: Villager;
let drawn: Drawn;
const owner = new Client({ connectionString: ownerUrl() });

beforeAll(async () => {
  await owner.connect();
  keeper = await newVillager({ role: 'points_keeper' });
  supervisor = await newVillager({ role: 'supervisor' });
  drawn = await drawPanel(await newVillager(), keeper, supervisor.session, owner);
}, SOON_MS);
afterAll(async () => {
  await owner.end();
  await putPhonesAway();
});

/** By this test's own arithmetic, not by the product's. */
const lot = (seed: string, personId: string): string => createHash('sha256').update(`${seed}:${personId}`).digest('hex');
const drawnAgain = (seed: string, pool: readonly string[]): string | undefined =>
  [...pool].sort((a, b) => (lot(seed, a) < lot(seed, b) ? -1 : 1))[0];

const isRecord = (url: URL): boolean => url.pathname.startsWith(API_BASE) && url.pathname.endsWith('/panel');
/** Somebody else sits where the lot has put another one. */
async function swapSeat(phone: Phone): Promise<void> {
  await phone.page.route(isRecord, async route => {
    const response = await route.fetch();
    const record = (await response.json()) as PanelRecord;
    const rounds = record.rounds.map(round => ({
      ...round,
      seats: round.seats.map((seat, index) =>
        index === 0 ? { ...seat, personId: seat.pool.find(one => one !== seat.personId) ?? '' } : seat,
      ),
    }));
    return route.fulfill({ response, json: { rounds } });
  });
}

it(
  'the lot is kept back while the panel is at it, and afterwards a phone that draws again comes to the same people',
  async () => {
    const phone = await phoneOf(supervisor, `/pkg-work/pages/draw/index?id=${drawn.applicationId}`);
    await see(phone, '第 1 轮 · 评议申报');
    await see(phone, '种子要等这一轮得出结果才公布，这样谁都算不出下一个会抽到谁。公布以后这部手机会重算一遍。');
    expect(await seen(phone, AGREES).count()).toBe(0);
    expect((await drawn.round()).seed).toBeNull();
    await phone.shot('19-sealed');

    await drawn.agree();
    const { seed, seats } = await drawn.round();
    if (seed === null) throw new Error('the seed is not told');
    expect(seats.length).toBeGreaterThanOrEqual(2);
    for (const seat of seats) expect(drawnAgain(seed, seat.pool)).toBe(seat.personId);

    const { villager } = drawn;
    await phone.open('/pkg-points/pages/publications/index');
    const shown = `${Array.from(villager.name)[0] ?? ''}*`;
    await phone.page
      .locator('.publication')
      .filter({ visible: true, hasText: `${villager.groupName} · ${shown}` })
      .last()
      .getByRole('button', { name: `看 ${shown} ${ROAD_WORK}的抽取记录` })
      .click();
    await see(phone, AGREES);
    await see(phone, `种子 ${seed}`);
    for (const seat of seats) await see(phone, seat.personName);
    await phone.shot('19-draw');
    expect(phone.complaints).toEqual([]);
  },
  SOON_MS,
);

it(
  'another name on its way to the phone does not come out of the lot, and the phone says so',
  async () => {
    const phone = await phoneOf(supervisor);
    await swapSeat(phone);
    await phone.open(`/pkg-work/pages/draw/index?id=${drawn.applicationId}`);
    await see(phone, DIFFERS);
    expect(await seen(phone, AGREES).count()).toBe(0);
    await phone.shot('19-differs');
    expect(phone.complaints).toEqual([]);
  },
  SOON_MS,
);

it(
  'who was drawn is for secretary and supervisor: a villager finds the record on no page',
  async () => {
    const phone = await phoneOf(drawn.villager, '/pkg-points/pages/publications/index');
    await see(phone, ROAD_WORK);
    expect(await seen(phone, '看抽取记录').count()).toBe(0);
    await press(phone, '异议结果');
    await phone.open(`/pkg-work/pages/draw/index?id=${drawn.applicationId}`);
    await see(phone, '没有办理此事的权限');
    expect(phone.complaints).toEqual([]);
  },
  SOON_MS,
);
