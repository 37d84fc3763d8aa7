import { householdChangeRoutes, REASON_MAX_CHARS, type HouseholdChangeView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import { useMay } from '@/features/session/session';
import { ReasonSheet } from '@/features/work/reason-sheet';
import * as texts from '@/texts/zh-CN';
import { Button, confirm, ErrorNote, toast } from '@/ui';
import { HOUSEHOLDS_CHANGED } from './changed';

const t = texts.merges;

/** The second pair of hands; whoever filed it can only take it back. */
export function DecideMerge({ one }: { one: HouseholdChangeView }) {
  const mayDecide = useMay('households.merge');
  const [asking, setAsking] = useState(false);
  const params = { changeId: one.id };
  const confirming = useCommand(householdChangeRoutes.confirmMerge, {
    refetches: HOUSEHOLDS_CHANGED,
    onDone: () => toast(t.confirmed, 'done'),
  });
  const dropping = useCommand(householdChangeRoutes.dropMerge, {
    refetches: HOUSEHOLDS_CHANGED,
    onDone: () => {
      setAsking(false);
      toast(t.dropped, 'done');
    },
  });
  if (!mayDecide) return null;
  const ask = async () => {
    if (!confirming.busy && (await confirm({ title: t.confirmAsk, body: t.confirmBody(one), action: t.confirmAction })))
      confirming.run({ params, body: {} });
  };
  return (
    <>
      {one.filedByMe && <View className="note">{t.mine}</View>}
      {!one.filedByMe && (
        <Button block size="big" busy={confirming.busy} onPress={() => void ask()}>
          {t.confirm}
        </Button>
      )}
      <ErrorNote error={confirming.error} />
      <View className="stack spaced">
        <Button kind="danger" block busy={dropping.busy} onPress={() => setAsking(true)}>
          {t.drop}
        </Button>
      </View>
      {asking && (
        <ReasonSheet
          neutral
          title={t.dropTitle}
          hint={t.dropHint}
          action={t.drop}
          quick={t.dropReasons}
          maxChars={REASON_MAX_CHARS}
          busy={dropping.busy}
          error={dropping.error}
          onClose={() => setAsking(false)}
          onReason={reason => dropping.run({ params, body: { reason } })}
        />
      )}
    </>
  );
}
