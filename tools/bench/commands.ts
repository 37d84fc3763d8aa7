import { createHash, randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { makePending, type CountyVillage } from '../county/make-county';
import type { LoadRequest } from './http-load';

/** One piece of work, as the API gets it and as the books' function gets it. */
export interface Work {
  readonly request: LoadRequest;
  readonly item: object;
}

export interface BenchCommand {
  readonly title: string;
  readonly functionName: string;
  /** Of the raw function at 32 clients, in percent. */
  readonly aim: number;
  make(owner: Client, villages: readonly CountyVillage[], count: number): Promise<Work[]>;
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

export const approve: BenchCommand = {
  title: 'Approval',
  functionName: 'points_approve',
  aim: 80,
  async make(owner, villages, count) {
    const pending = await makePending(owner, villages, count);
    return pending.map(({ village, applicationId }) => ({
      request: {
        method: 'POST',
        path: `/api/v1/villages/${village.id}/points/applications/${applicationId}/approve`,
        token: village.keeper.token,
        key: randomUUID(),
        body: '{}',
      },
      item: {
        ...callerOf(village.id, village.keeper),
        applicationId,
        actorHouseholdId: null,
        actorRole: 'points_keeper',
        requestHash: hashOf(applicationId),
        transferId: randomUUID(),
      },
    }));
  },
};

export const reserve: BenchCommand = {
  title: 'Reservation (points and stock held)',
  functionName: 'store_reserve',
  aim: 70,
  make(_owner, villages, count) {
    const work = Array.from({ length: count }, (_one, n): Work => {
      const village = villages[n % villages.length];
      const member = village?.members[Math.floor(n / villages.length) % village.members.length];
      const goodsId = village?.goodsIds[n % village.goodsIds.length];
      if (!village || !member || !goodsId) throw new Error('no villages');
      const wish = { id: randomUUID(), lines: [{ goodsId, quantity: 1 }], expectedPoints: 1 };
      return {
        request: {
          method: 'POST',
          path: `/api/v1/villages/${village.id}/store/redemptions`,
          token: member.token,
          key: randomUUID(),
          body: JSON.stringify(wish),
        },
        item: {
          ...callerOf(village.id, member),
          ...wish,
          id: randomUUID(),
          householdId: member.householdId,
          actorHouseholdId: member.householdId,
          actorRole: 'villager',
          requestHash: hashOf(wish.id),
        },
      };
    });
    return Promise.resolve(work);
  },
};

function callerOf(villageId: string, actor: { readonly accountId: string; readonly personId: string }): object {
  return {
    villageId,
    actorAccountId: actor.accountId,
    actorPersonId: actor.personId,
    key: randomUUID(),
    requestId: randomUUID(),
    ip: '127.0.0.1',
  };
}
