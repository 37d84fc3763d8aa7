import { FUND_NOTE_MAX_CHARS, FUND_SOURCES, fundSourceTitles, type FundSource } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { FormPhotos } from '@/features/photos/form-photos';
import { todayOf } from '@/formats/calendar-day';
import * as texts from '@/texts/zh-CN';
import { DateField, ErrorNote, Field, FieldFrame, Segmented, Sheet, SheetFoot } from '@/ui';
import { useRecord } from './use-record';

const SOURCES = FUND_SOURCES.map(source => ({ value: source, text: fundSourceTitles[source] }));

/** Money that came or left. What goods cost is the store's receipts and is asked nowhere again. */
export function RecordSheet({ onClose }: { onClose: () => void }) {
  const form = useRecord(onClose);
  const { values, change, wrong, photos } = form;
  return (
    <Sheet
      open
      title={texts.fund.recordTitle}
      onClose={onClose}
      foot={
        <SheetFoot busy={form.busy} onPress={form.send}>
          {texts.fund.send}
        </SheetFoot>
      }
    >
      <View className="note">{texts.fund.goodsNote}</View>
      <FieldFrame label={texts.fund.source} hint={texts.fund.sourceHints[form.source]}>
        <Segmented<FundSource> scroll label={texts.fund.source} options={SOURCES} value={form.source} onChange={form.setSource} />
      </FieldFrame>
      <Field
        name="amount"
        label={texts.fund.amount}
        placeholder={texts.fund.amountHint}
        value={values.amount}
        onChange={amount => change({ amount })}
        maxChars={10}
        error={wrong.amount}
      />
      <DateField
        name="day"
        label={texts.fund.day}
        hint={texts.fund.dayHint}
        until={todayOf()}
        value={values.day}
        onChange={day => change({ day })}
        error={wrong.day}
      />
      <Field
        name="note"
        label={texts.fund.noteLabel}
        hint={texts.fund.noteHint}
        value={values.note}
        onChange={note => change({ note })}
        maxChars={FUND_NOTE_MAX_CHARS}
        error={wrong.note}
      />
      <FieldFrame
        label={texts.fund.voucher}
        hint={texts.fund.voucherHint}
        optional={form.vouched ? undefined : texts.common.optional}
        error={wrong.photo}
      >
        <FormPhotos photos={photos} max={1} />
      </FieldFrame>
      <ErrorNote error={form.error} />
    </Sheet>
  );
}
