import { API_BASE, sealedBookRoutes, routePath, type BookBlockPage, type LineProof } from '@jishan/contracts';
import type { Route as Intercepted } from 'playwright-core';
import { phoneOf, press, pressable, see } from './hands';
import { until } from './until';
import { newPhone, putPhonesAway, type Phone } from './phone';
import { newVillager, type Villager } from './villagers';

const SOON_MS = 240_000;
const STATEMENT = '/pkg-points/pages/statement/index';
const isProof = (url: URL): boolean => url.pathname.startsWith(API_BASE) && url.pathname.endsWith('/proof');
const isBlock = (url: URL): boolean => url.pathname.startsWith(API_BASE) && /\/points\/book\/blocks\/\d+$/.test(url.pathname);
/** The last letter becomes another one: one bit of the hash. */
const otherHex = (hex: string): string => hex.slice(0, -1) + (hex.endsWith('0') ? '1' : '0');

async function answerWith<T>(phone: Phone, which: (url: URL) => boolean, change: (answer: T) => T): Promise<void> {
  await phone.page.route(which, async (route: Intercepted) => {
    const response = await route.fetch();
    return route.fulfill({ response, json: change((await response.json()) as T) });
  });
}

/** The oldest line on the page: what was booked today is sealed at midnight only. */
async function check(phone: Phone): Promise<void> {
  await phone.open(STATEMENT);
  const lines = pressable(phone, /^核对：/).filter({ visible: true });
  await lines.first().waitFor();
  await lines.last().click();
}

async function newestBlock({ session, villageId }: Villager): Promise<BookBlockPage['block']> {
  const { items } = await session.call(sealedBookRoutes.bookBlocks, { params: { villageId }, query: {} });
  const [block] = items;
  if (!block) throw new Error('the demonstration has no sealed day');
  return block;
}

describe('a villager checks a line of the statement', () => {
  afterAll(putPhonesAway);

  it(
    'the phone works it out by itself, and it agrees',
    async () => {
      const villager = await newVillager({ sealed: true });
      const phone = await phoneOf(villager);
      await check(phone);
      await see(phone, '对得上');
      await see(phone, '这一笔算得到当天的账本指纹');
      await see(phone, '封账的电子印章是真的');
      expect(await phone.page.locator('.step--refused').count()).toBe(0);
      await phone.shot('11-agrees');
      await press(phone, '看这一天的公示');
      await see(phone, '账本指纹');
      await phone.shot('11-day');
      expect(phone.complaints).toEqual([]);
    },
    SOON_MS,
  );

  it.each<[string, string, (proof: LineProof) => LineProof]>([
    ['another amount', '账本里的这一笔，和您看到的不一样', proof => ({ ...proof, leaf: { ...proof.leaf, amount: proof.leaf.amount + 1 } })],
    [
      'another root',
      '当天的封账记录被改过',
      proof => ({ ...proof, block: { ...proof.block, head: { ...proof.block.head, root: otherHex(proof.block.head.root) } } }),
    ],
    [
      'another signature',
      '封账的电子印章不对',
      proof => ({ ...proof, block: { ...proof.block, signature: otherHex(proof.block.signature) } }),
    ],
    ['no proof at all', '账本里的这一笔，和您看到的不一样', proof => ({ ...proof, leaf: { ...proof.leaf, n: -1, id: 'x' } })],
  ])(
    'an answer with %s on its way does not agree, and the phone says so',
    async (_what, step, tamper) => {
      const villager = await newVillager({ sealed: true });
      const phone = await phoneOf(villager);
      await answerWith(phone, isProof, tamper);
      await check(phone);
      await see(phone, '对不上');
      await phone.page.locator('.step--refused', { hasText: step }).first().waitFor();
      await phone.shot('11-disagrees');
      expect(phone.complaints).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'a root that others are shown differently is noticed',
    async () => {
      const villager = await newVillager({ sealed: true });
      const phone = await phoneOf(villager);
      await answerWith<BookBlockPage>(phone, isBlock, page => ({ ...page, block: { ...page.block, hash: otherHex(page.block.hash) } }));
      await check(phone);
      await see(phone, '对不上');
      await phone.page.locator('.step--refused', { hasText: '和公示给所有人看的不一样' }).waitFor();
    },
    SOON_MS,
  );
});

describe('anybody looks at the sealed days', () => {
  afterAll(putPhonesAway);

  it(
    'without an account: the list, a day, and the sheet of paper that was scanned',
    async () => {
      const villager = await newVillager();
      const { head } = await newestBlock(villager);
      const phone = await newPhone();
      await phone.open(`/pkg-points/pages/book/index?villageId=${villager.villageId}`);
      await see(phone, new RegExp(`第 ${head.number} 次封账`));
      await phone.shot('11-list');
      await press(phone, new RegExp(`第 ${head.number} 次封账`));
      await see(phone, '封账时间');
      expect(await phone.page.getByText('印章不对').count()).toBe(0);

      const day = (root: string): string => `/pkg-points/pages/book-day/index?villageId=${head.village}&number=${head.number}&root=${root}`;
      await phone.open(day(head.root));
      await see(phone, '和纸上的一样');
      await phone.open(day(otherHex(head.root)));
      await see(phone, '和纸上的不一样');
      await phone.shot('11-paper-differs');
      expect(phone.complaints).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'prints the sheet: one A4 page with the root',
    async () => {
      const villager = await newVillager();
      const { head } = await newestBlock(villager);
      const phone = await newPhone();
      await phone.open(routePath(sealedBookRoutes.bookPoster, { villageId: head.village, number: String(head.number) }));
      await see(phone, '积分账本封账公示');
      await until(async () => (await phone.page.locator('svg').count()) === 1, 'there is no code to scan');
      const pdf = await phone.page.pdf({ format: 'A4', preferCSSPageSize: true });
      expect(pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1);
      await phone.shot('11-poster');
      expect(phone.complaints).toEqual([]);
    },
    SOON_MS,
  );
});
