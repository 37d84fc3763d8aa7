import { roleTitles, type RedemptionView } from '@jishan/contracts';
import { sayUntil, sayWhen } from '@/formats/dates';
import * as texts from '@/texts/zh-CN';
import type { Step } from '@/ui';

export function redemptionSteps(redemption: RedemptionView, now: number = Date.now()): Step[] {
  const t = texts.store;
  const placed: Step = { title: t.stepReserved, note: sayWhen(redemption.placedAt, now), state: 'done' };
  const closed = [redemption.closedAt && sayWhen(redemption.closedAt, now), redemption.reason].filter(Boolean).join(' · ');
  switch (redemption.status) {
    case 'reserved':
      return [
        placed,
        {
          title: t.stepPickup,
          note: redemption.expiresAt ? t.until(sayUntil(redemption.expiresAt, now)) : roleTitles.store_keeper,
          state: 'now',
        },
      ];
    case 'fulfilled':
      return [
        placed,
        { title: t.stepDone, note: redemption.handedOverAt ? sayWhen(redemption.handedOverAt, now) : undefined, state: 'done' },
      ];
    case 'cancelled':
      return [placed, { title: t.stepCancelled, note: closed, state: 'refused' }];
    case 'expired':
      return [placed, { title: t.stepExpired, note: closed, state: 'refused' }];
    case 'returned':
      return [placed, { title: t.stepReturned, note: closed, state: 'refused' }];
  }
}
