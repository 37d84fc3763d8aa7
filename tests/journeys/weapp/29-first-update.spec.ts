import { activitiesRoutes, noticesRoutes, parlourRoutes, pointsRoutes, ruleSetRoutes, storeRoutes } from '@jishan/contracts';
import type { WeappHost } from '../../weapp/host';
import { newVillager, type Villager } from '../villagers';
import { phoneOf, putPhonesAway } from './hands';

const LONG_MS = 600_000;
/** ui.md: what the first view update of a page may weigh. */
const FIRST_SET_DATA_MAX_BYTES = 16_000;

const TABS = ['home', 'points', 'store', 'inbox', 'me'].map(tab => `/pages/${tab}/index`);

/** The pages with the longest lists and the most words, each of something that is there. */
async function villagersPages({ session, villageId }: Villager): Promise<string[]> {
  const params = { villageId };
  const first = ({ items }: { readonly items: readonly { readonly id: string }[] }): string => items[0]?.id ?? 'none';
  const [notice, goods, activity, honour, rules] = [
    first(await session.call(noticesRoutes.notices, { params })),
    first(await session.call(storeRoutes.shelf, { params, query: {} })),
    first(await session.call(activitiesRoutes.activities, { params, query: {} })),
    first(await session.call(activitiesRoutes.honours, { params, query: {} })),
    first(await session.call(ruleSetRoutes.ruleSets, { params, query: {} })),
  ];
  return [
    ...['apply', 'applications', 'statement', 'rules', 'rule-versions', 'honour', 'fund', 'fund-report', 'publications'].map(
      page => `/pkg-points/pages/${page}/index`,
    ),
    `/pkg-points/pages/rule-set/index?id=${rules}`,
    `/pkg-store/pages/goods/index?id=${goods}`,
    '/pkg-store/pages/redemptions/index',
    ...['services', 'requests'].map(page => `/pkg-checklists/pages/${page}/index`),
    ...['notices', 'parlour', 'activities', 'honours', 'helpers'].map(page => `/pkg-life/pages/${page}/index`),
    `/pkg-life/pages/notice/index?id=${notice}`,
    `/pkg-life/pages/activity/index?id=${activity}`,
    `/pkg-life/pages/honour/index?id=${honour}`,
  ];
}

async function cadresPages({ session, villageId }: Villager): Promise<string[]> {
  const params = { villageId };
  const { items: notices } = await session.call(noticesRoutes.notices, { params });
  const { items: letters } = await session.call(parlourRoutes.parlourThreads, { params, query: {} });
  const { items: queue } = await session.call(pointsRoutes.queue, { params, query: {} });
  expect(queue.length).toBeGreaterThan(0);
  return [
    ...[
      'workbench',
      'review',
      'batch',
      'decided',
      'claims',
      'letters',
      'request-queue',
      'points-book',
      'fund-book',
      'village-settings',
    ].map(page => `/pkg-work/pages/${page}/index`),
    `/pkg-work/pages/receipts/index?id=${notices[0]?.id ?? 'none'}`,
    `/pkg-life/pages/thread/index?id=${letters[0]?.id ?? 'none'}`,
  ];
}

/** Bytes of the first view update of the page, opened now. */
async function firstOf(phone: WeappHost, page: string): Promise<number> {
  const before = phone.journal.setData.length;
  await phone.open(page);
  const route = page.slice(1).split('?')[0];
  const first = phone.journal.setData.slice(before).find(note => note.route === route);
  if (!first) throw new Error(`${page} shows nothing`);
  return first.bytes;
}

/** Twice: before anything of it was read, and again with everything there, when the first update could carry it all. */
async function tooLarge(phone: WeappHost, pages: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const when of ['at first', 'again'])
    for (const page of pages) {
      const bytes = await firstOf(phone, page);
      if (bytes > FIRST_SET_DATA_MAX_BYTES) found.push(`${page} ${when}: ${bytes} bytes`);
    }
  return found;
}

describe('the first view update, signed in and with a village full of data', () => {
  afterAll(putPhonesAway);

  it(
    'of every tab and of the heavy pages is small, for a villager',
    async () => {
      const villager = await newVillager({ points: 20 });
      const phone = await phoneOf(villager);
      expect(await tooLarge(phone, [...TABS, ...(await villagersPages(villager))])).toEqual([]);
      expect(phone.errors).toEqual([]);
    },
    LONG_MS,
  );

  it(
    'and of the workbench’s pages, for the secretary',
    async () => {
      const secretary = await newVillager({ role: 'secretary' });
      const phone = await phoneOf(secretary);
      expect(await tooLarge(phone, await cadresPages(secretary))).toEqual([]);
      expect(phone.errors).toEqual([]);
    },
    LONG_MS,
  );
});
