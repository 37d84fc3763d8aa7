import { FUND_REASON_MAX_CHARS, fundRoutes, fundSourceTitles, type FundEntryView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import { ReasonSheet } from '@/features/work/reason-sheet';
import { sayDay } from '@/formats/calendar-day';
import { sayYuan } from '@/formats/money';
import * as texts from '@/texts/zh-CN';
import { Button, PhotoRow, Sheet, toast } from '@/ui';
import { FUND_CHANGED } from './changed';
import { SumRow } from './sum-row';

/** One entry with its voucher; what is wrong is taken back by a counter-entry, never edited. */
export function EntrySheet({ entry, onClose }: { entry: FundEntryView; onClose: () => void }) {
  const [asking, setAsking] = useState(false);
  const correct = useCommand(fundRoutes.correctFundEntry, {
    refetches: FUND_CHANGED,
    onDone: () => {
      toast(texts.fund.correctDone, 'done');
      onClose();
    },
  });
  if (asking)
    return (
      <ReasonSheet
        title={texts.fund.correctTitle}
        hint={texts.fund.correctHint}
        action={texts.fund.correctAction}
        quick={texts.fund.correctReasons}
        maxChars={FUND_REASON_MAX_CHARS}
        onClose={() => setAsking(false)}
        busy={correct.busy}
        error={correct.error}
        onReason={reason => correct.run({ params: { entryId: entry.id }, body: { reason } })}
      />
    );
  const isFinal = entry.corrected || entry.correctsEntryId !== null;
  return (
    <Sheet open title={fundSourceTitles[entry.source]} onClose={onClose}>
      <SumRow sum name={texts.fund.amount} value={texts.fund.yuan(sayYuan(entry.amountFen))} />
      <SumRow name={texts.fund.day} value={sayDay(entry.receivedOn)} />
      <SumRow name={texts.fund.noteLabel} value={entry.note} />
      {entry.voucher && <PhotoRow large photos={[entry.voucher]} />}
      {entry.corrected && <View className="note">{texts.fund.corrected}</View>}
      {!isFinal && (
        <Button block kind="danger" icon="undo" onPress={() => setAsking(true)}>
          {texts.fund.correct}
        </Button>
      )}
    </Sheet>
  );
}
