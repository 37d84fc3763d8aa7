import { randomUUID } from 'node:crypto';
import { VILLAGE_UTC_OFFSET_MINUTES } from '@jishan/contracts';
import type { Client } from 'pg';
import { makePending, type CountyVillage } from '../county/make-county';
import type { Product } from '../start/product';
import { approve } from './commands';
import type { LoadRequest } from './http-load';

const DAY_MS = 86_400_000;
/** What waits in the first village's queue at every scale. */
export const QUEUED = 300;
const REQUESTS = 400;
/** Applications in a set. */
export const SET = 100;
const SETS = 20;
const THOUSANDS = 6;
const TEN_SETS = 10;
/** Before the 12th line: every household has as many at every scale. */
const FAR_BACK = Buffer.from('[12]').toString('base64url');

export interface Stage {
  readonly product: Product;
  readonly owner: Client;
  readonly villages: readonly CountyVillage[];
}

export interface Measure {
  readonly title: string;
  /** How many requests are under way at once; more than one, and the time is that of the whole round. */
  readonly atOnce: number;
  rounds(stage: Stage): Promise<LoadRequest[][]>;
}

/** A whole month with entries at every scale. */
function lastMonth(): string {
  const first = new Date(Date.now() + VILLAGE_UTC_OFFSET_MINUTES * 60_000);
  first.setUTCDate(1);
  return new Date(first.getTime() - DAY_MS).toISOString().slice(0, 7);
}

const get = (path: string, token: string): LoadRequest => ({ method: 'GET', path: `/api/v1${path}`, token, key: randomUUID(), body: '' });

const memberReads = ({ villages }: Stage, path: (village: CountyVillage) => string): LoadRequest[] =>
  Array.from({ length: REQUESTS }, (_one, n) => {
    const village = villages[n % villages.length] as CountyVillage;
    return get(path(village), village.members[Math.floor(n / villages.length) % village.members.length]?.token ?? '');
  });

const reading = (title: string, path: (village: CountyVillage) => string): Measure => ({
  title,
  atOnce: 1,
  rounds: async stage => [memberReads(stage, path)],
});

/** Each set in another village, as cadres would: all in one, and at the smallest scale its book would be mostly what was measured before. */
async function setsOf({ owner, villages }: Stage, count: number, village: (set: number) => number): Promise<LoadRequest[]> {
  const requests: LoadRequest[] = [];
  for (let set = 0; set < count; set += 1) {
    const { id, keeper, ...rest } = villages[1 + (village(set) % (villages.length - 1))] as CountyVillage;
    const pending = await makePending(owner, [{ id, keeper, ...rest }], SET);
    requests.push({
      method: 'POST',
      path: `/api/v1/villages/${id}/points/applications/approve-many`,
      token: keeper.token,
      key: randomUUID(),
      body: JSON.stringify({ applicationIds: pending.map(one => one.applicationId) }),
    });
  }
  return requests;
}

const approveOne: Measure = {
  title: 'approve one',
  atOnce: 1,
  rounds: async ({ owner, villages }) => [(await approve.make(owner, villages.slice(1), REQUESTS)).map(one => one.request)],
};

/** Reads and writes, so that no table that is measured is an empty one to the planner. */
export const WARM_UPS: readonly Measure[] = [reading('warm up', ({ id }) => `/villages/${id}/points/accounts/mine/statement`), approveOne];

export const MEASURES: readonly Measure[] = [
  approveOne,
  { title: 'approve 100 (one set)', atOnce: 1, rounds: async stage => [await setsOf(stage, SETS, set => set)] },
  {
    // One cadre's thousand: ten requests of a hundred at once, which the server makes sets of up to five hundred.
    title: 'approve 1,000 (ten sets at once)',
    atOnce: TEN_SETS,
    rounds: async stage => {
      const sets = await setsOf(stage, THOUSANDS * TEN_SETS, set => SETS + Math.floor(set / TEN_SETS));
      return Array.from({ length: THOUSANDS }, (_round, n) => sets.slice(n * TEN_SETS, (n + 1) * TEN_SETS));
    },
  },
  reading('statement, newest 20', ({ id }) => `/villages/${id}/points/accounts/mine/statement`),
  reading('statement, the oldest 11', ({ id }) => `/villages/${id}/points/accounts/mine/statement?limit=100&cursor=${FAR_BACK}`),
  reading('balance, month and year', ({ id }) => `/villages/${id}/points/accounts/mine`),
  reading('honour roll of a month', ({ id }) => `/villages/${id}/points/honour-roll?period=${lastMonth()}`),
  reading('honour roll of a year', ({ id }) => `/villages/${id}/points/honour-roll?period=${lastMonth().slice(0, 4)}`),
  {
    title: `queue, 20 of ${QUEUED}`,
    atOnce: 1,
    rounds: async ({ villages: [village] }) => [
      Array.from({ length: REQUESTS }, () => get(`/villages/${village?.id}/points/queue`, village?.keeper.token ?? '')),
    ],
  },
];
