import { storeRoutes, type CounterHelper, type CounterHousehold } from '@jishan/contracts';
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import { newId } from '@/api/ids';
import * as texts from '@/texts/zh-CN';
import { toast } from '@/ui';
import { dropOpen } from './drop-open';
import type { CounterProof } from './proof-of';

interface Basket {
  readonly expectedPoints: number;
  readonly lines: readonly { readonly goodsId: string; readonly quantity: number }[];
}

/**
 * A sale at the counter. Lives as long as the household stands there, not as long as the sheet: whoever closes the sheet after a lost answer
 * and opens it again sends the same sale, or is told that it stands, and nobody pays twice.
 */
export function useSale(household: CounterHousehold, onDone: () => void) {
  const [id, setId] = useState(() => newId());
  const command = useCommand(storeRoutes.counterSale, {
    refetches: [storeRoutes.counterHousehold, storeRoutes.shelf],
    onDone: answer => {
      setId(newId());
      toast(texts.counter.saleDone, 'done');
      dropOpen(household, answer);
      onDone();
    },
  });
  return {
    busy: command.busy,
    error: command.error,
    sell: (basket: Basket, proof: CounterProof, helper: CounterHelper | undefined) =>
      command.run({
        body: { id, householdId: household.householdId, ...basket, ...proof, ...(helper ? { helperPersonId: helper.personId } : {}) },
      }),
  };
}

export type Sale = ReturnType<typeof useSale>;
