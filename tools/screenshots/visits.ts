import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  activitiesRoutes,
  checklistsRoutes,
  identityRoutes,
  noticesRoutes,
  parlourRoutes,
  pointsRoutes,
  ruleSetRoutes,
  sealedBookRoutes,
  storeRoutes,
} from '@jishan/contracts';
import { repositoryRoot } from '../start/programs';
import type { Reader } from './demo-county';

type Params = Readonly<Record<string, string>>;

export interface Visit {
  /** A demo login; without one, a stranger. */
  readonly as?: string;
  /** What the address carries, looked up as whoever looks. */
  readonly with?: (by: Reader) => Promise<Params>;
}

const VILLAGER = 'cunmin';
const KEEPER = 'jifen';
const STORE = 'chaoshi';
const SECRETARY = 'shuji';
const SUPERVISOR = 'jianwei';

const firstId = ({ items }: { readonly items: readonly { readonly id: string }[] }): Params => ({ id: items[0]?.id ?? '' });
const draftId = async (by: Reader): Promise<Params> => {
  const { items } = await by.read(ruleSetRoutes.ruleSets);
  return { id: (items.find(one => one.status === 'draft') ?? items[0])?.id ?? '' };
};
const service = async (by: Reader): Promise<string> =>
  (await by.read(checklistsRoutes.checklistItems, { kind: 'public_service' })).items[0]?.id ?? '';
const activity = async (by: Reader): Promise<Params> => firstId(await by.read(activitiesRoutes.activities));
const stocked = async (by: Reader): Promise<string> => (await by.read(storeRoutes.stock)).items[0]?.goods.id ?? '';

const villager = (params?: Visit['with']): Visit => ({ as: VILLAGER, ...(params ? { with: params } : {}) });
const by = (as: string, params?: Visit['with']): Visit => ({ as, ...(params ? { with: params } : {}) });

/** Who opens each page, and what of. A page of the app that is not named here stops the tool. */
const VISITS: Readonly<Record<string, Visit>> = {
  'pages/home': villager(),
  'pages/points': villager(),
  'pages/store': villager(),
  'pages/inbox': villager(),
  'pages/me': villager(),
  'pages/login': {},
  'pages/join': {},
  'pages/invitation': {},
  'pages/outbox': villager(),
  'pkg-points/apply': villager(),
  'pkg-points/applications': villager(),
  'pkg-points/application': villager(async one => firstId(await one.read(pointsRoutes.myApplications))),
  'pkg-points/statement': villager(),
  'pkg-points/rules': villager(),
  'pkg-points/rule-versions': villager(),
  'pkg-points/rule-set': villager(async one => firstId(await one.read(ruleSetRoutes.ruleSets))),
  'pkg-points/honour': villager(),
  'pkg-points/fund': villager(),
  'pkg-points/fund-report': villager(),
  'pkg-points/publications': villager(),
  'pkg-points/book': villager(one => Promise.resolve({ villageId: one.villageId })),
  'pkg-points/book-day': villager(async one => ({
    villageId: one.villageId,
    number: String((await one.read(sealedBookRoutes.bookBlocks)).items[0]?.head.number ?? 1),
  })),
  'pkg-store/goods': villager(async one => firstId(await one.read(storeRoutes.shelf))),
  'pkg-store/redemptions': villager(),
  'pkg-store/redemption': villager(async one => firstId(await one.read(storeRoutes.myRedemptions))),
  'pkg-checklists/services': villager(),
  'pkg-checklists/service': villager(async one => ({ id: await service(one) })),
  'pkg-checklists/start': villager(async one => ({ itemId: await service(one) })),
  'pkg-checklists/requests': villager(),
  'pkg-checklists/request': villager(async one => firstId(await one.read(checklistsRoutes.myRequests))),
  'pkg-life/notices': villager(),
  'pkg-life/notice': villager(async one => firstId(await one.read(noticesRoutes.notices))),
  'pkg-life/parlour': villager(),
  'pkg-life/thread': villager(async one => firstId(await one.read(parlourRoutes.parlourThreads))),
  'pkg-life/letter': villager(),
  'pkg-life/activities': villager(),
  'pkg-life/activity': villager(activity),
  'pkg-life/check-in': villager(activity),
  'pkg-life/honours': villager(),
  'pkg-life/honour': villager(async one => firstId(await one.read(activitiesRoutes.honours))),
  'pkg-life/helpers': villager(),
  'pkg-work/workbench': by(SECRETARY),
  'pkg-work/publish': by(SECRETARY),
  'pkg-work/receipts': by(SECRETARY, async one => firstId(await one.read(noticesRoutes.notices))),
  'pkg-work/letters': by(SECRETARY),
  'pkg-work/review': by(KEEPER),
  'pkg-work/batch': by(KEEPER),
  'pkg-work/panel': by(SECRETARY),
  'pkg-work/recorded': by(SECRETARY),
  'pkg-work/record-form': by(SECRETARY),
  'pkg-work/relatives': by(KEEPER),
  'pkg-work/lane-settings': by(SECRETARY),
  'pkg-work/claims': by(SECRETARY),
  'pkg-work/counter': by(STORE),
  'pkg-work/counter-household': by(STORE, async one => firstId(await one.read(identityRoutes.listHouseholds))),
  'pkg-work/stock': by(STORE),
  'pkg-work/stock-item': by(STORE, async one => ({ id: await stocked(one) })),
  'pkg-work/goods-form': by(STORE),
  'pkg-work/receive': by(STORE, async one => ({ goodsId: await stocked(one) })),
  'pkg-work/orders': by(STORE),
  'pkg-work/request-queue': by(SECRETARY),
  'pkg-work/request-work': by(SECRETARY, async one => firstId(await one.read(checklistsRoutes.checklistQueue))),
  'pkg-work/rule-form': by(SECRETARY, draftId),
  'pkg-work/rule-compare': by(SECRETARY, draftId),
  'pkg-work/rule-simulate': by(SECRETARY, draftId),
  'pkg-work/rule-adopt': by(SECRETARY, draftId),
  'pkg-work/rule-sheet': by(SECRETARY, draftId),
  'pkg-work/activity-form': by(SECRETARY),
  'pkg-work/activity-roster': by(SECRETARY, activity),
  'pkg-work/activity-code': by(SECRETARY, activity),
  'pkg-work/honour-form': by(SECRETARY),
  'pkg-work/points-book': by(SUPERVISOR),
  'pkg-work/fund-book': by(SECRETARY),
  'pkg-work/village-settings': by(SECRETARY),
};

export interface PageVisit extends Visit {
  /** `pkg-points/apply` */
  readonly name: string;
  /** `/pkg-points/pages/apply/index` */
  readonly path: string;
}

/** Every page that app.config.ts declares, in its order. */
export function everyPage(): PageVisit[] {
  const config = readFileSync(join(repositoryRoot, 'apps', 'miniprogram', 'src', 'app.config.ts'), 'utf8').split('window: {')[0] ?? '';
  const found: PageVisit[] = [];
  let root = '';
  for (const [, nextRoot, page] of config.matchAll(/root: '([\w-]+)'|'(pages\/[\w-]+\/index)'/g)) {
    if (nextRoot !== undefined) {
      root = nextRoot;
      continue;
    }
    const name = `${root === '' ? '' : `${root}/`}${page ?? ''}`.replace(/\/index$/, '').replace(/(?<=.)\/pages\//, '/');
    const visit = VISITS[name];
    if (!visit) throw new Error(`visits.ts does not say who opens ${name}`);
    found.push({ ...visit, name, path: `/${root === '' ? '' : `${root}/`}${page ?? ''}` });
  }
  return found;
}
