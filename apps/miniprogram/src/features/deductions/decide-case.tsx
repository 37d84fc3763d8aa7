import { deductionRoutes, type DeductionView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import { ReasonSheet } from '@/features/work/reason-sheet';
import * as texts from '@/texts/zh-CN';
import { Button, toast } from '@/ui';
import { DEDUCTION_CHANGED } from './changed';

const t = texts.deductions;
type Asking = 'upheld' | 'dismissed' | 'withdraw' | 'reverse';
const sheets: Record<
  Asking,
  { readonly title: string; readonly hint: string; readonly action: string; readonly quick: readonly string[] }
> = {
  upheld: { title: t.upheldTitle, hint: t.decideHint, action: t.upheld, quick: t.upheldQuick },
  dismissed: { title: t.dismissedTitle, hint: t.decideHint, action: t.dismissed, quick: t.dismissedQuick },
  withdraw: { title: t.withdrawTitle, hint: t.closeHint, action: t.withdraw, quick: t.withdrawQuick },
  reverse: { title: t.reverseTitle, hint: t.closeHint, action: t.reverse, quick: t.reverseQuick },
};

/** What those in office may do with this case, each with a reason that the household reads. */
export function DecideCase({ one }: { one: DeductionView }) {
  const [asking, setAsking] = useState<Asking>();
  const done = (words: string) => ({
    refetches: DEDUCTION_CHANGED,
    onDone: () => {
      setAsking(undefined);
      toast(words, 'done');
    },
  });
  const decide = useCommand(deductionRoutes.decideAppeal, done(t.decided));
  const withdraw = useCommand(deductionRoutes.withdrawDeduction, done(t.withdrawn));
  const reverse = useCommand(deductionRoutes.reverseDeduction, done(t.reversed));
  const busy = decide.busy || withdraw.busy || reverse.busy;
  const params = { deductionId: one.id };
  const act = (way: Asking, reason: string) => {
    if (way === 'withdraw') withdraw.run({ params, body: { reason } });
    else if (way === 'reverse') reverse.run({ params, body: { reason } });
    else decide.run({ params, body: { upheld: way === 'upheld', reason } });
  };
  return (
    <View className="spaced">
      {one.may.decide && (
        <View className="pair">
          <Button block kind="neutral" busy={busy} onPress={() => setAsking('dismissed')}>
            {t.dismissed}
          </Button>
          <Button block kind="neutral" busy={busy} onPress={() => setAsking('upheld')}>
            {t.upheldTitle}
          </Button>
        </View>
      )}
      {one.may.withdraw && (
        <Button block kind="plain" icon="undo" busy={busy} onPress={() => setAsking('withdraw')}>
          {t.withdraw}
        </Button>
      )}
      {one.may.reverse && (
        <Button block kind="quiet" icon="undo" busy={busy} onPress={() => setAsking('reverse')}>
          {t.reverse}
        </Button>
      )}
      {asking && (
        <ReasonSheet
          {...sheets[asking]}
          neutral={asking === 'upheld' || asking === 'dismissed'}
          busy={busy}
          error={decide.error ?? withdraw.error ?? reverse.error}
          onClose={() => setAsking(undefined)}
          onReason={reason => act(asking, reason)}
        />
      )}
    </View>
  );
}
