import { pointsRoutes, storeRoutes, type GoodsView } from '@jishan/contracts';
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import { newId } from '@/api/ids';
import * as texts from '@/texts/zh-CN';
import { toast } from '@/ui';

const CHANGED = [pointsRoutes.myAccount, pointsRoutes.myStatement, storeRoutes.shelf, storeRoutes.goods, storeRoutes.myRedemptions];

/**
 * Spending is never offline: it is asked of the server and answered at once. Lives as long as the page of the goods, not of the sheet: whoever
 * closes the sheet after a lost answer and opens it again sends the same order, not a second one.
 */
export function useReservation(goods: GoodsView) {
  const [id] = useState(() => newId());
  const command = useCommand(storeRoutes.reserveGoods, {
    refetches: CHANGED,
    onDone: (answer, go) => {
      toast(texts.store.reserved, 'done');
      go.instead('redemption', { id: answer.redemptionId });
    },
  });
  return {
    busy: command.busy,
    error: command.error,
    reserve: (quantity: number, householdId: string | undefined) =>
      command.run({
        body: {
          id,
          lines: [{ goodsId: goods.id, quantity }],
          expectedPoints: goods.points * quantity,
          ...(householdId ? { householdId } : {}),
        },
      }),
  };
}

export type Reservation = ReturnType<typeof useReservation>;
