import { DEDUCTION_MAX_PHOTOS, DEDUCTION_TEXT_MAX_CHARS, deductionRoutes, type DeductionView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import { useWriting } from '@/features/writing/use-writing';
import { WrittenPhotos } from '@/features/writing/written-fields';
import * as texts from '@/texts/zh-CN';
import { Button, Card, ErrorNote, Field, toast } from '@/ui';
import { DEDUCTION_CHANGED } from './changed';

const t = texts.deductions;
const BLANK = { text: '' };
/** What it is kept under while it is written. */
export const appealDraft = (deductionId: string): string => `appeal/${deductionId}`;

/** The household's word, with photos; until it was weighed nothing is taken. */
export function AppealForm({ one }: { one: DeductionView }) {
  const [tried, setTried] = useState(false);
  const { fields, set, photos, finish } = useWriting(appealDraft(one.id), BLANK, DEDUCTION_MAX_PHOTOS);
  const appeal = useCommand(deductionRoutes.appealDeduction, {
    refetches: DEDUCTION_CHANGED,
    onDone: () => {
      finish();
      toast(t.appealSent, 'done');
    },
  });
  const text = fields.text.trim();
  const missing = text === '';
  const send = () => {
    setTried(true);
    if (!missing && !photos.fault) appeal.run({ params: { deductionId: one.id }, body: { text, photoIds: photos.arrived } });
  };
  return (
    <Card title={t.appealTitle}>
      <View className="paragraph spaced">{t.appealLead}</View>
      <Field
        name="appeal"
        lines={3}
        showCount
        label={t.appealText}
        placeholder={t.appealHint}
        value={fields.text}
        onChange={typed => set({ text: typed })}
        maxChars={DEDUCTION_TEXT_MAX_CHARS}
        error={tried && missing ? t.appealMissing : undefined}
      />
      <WrittenPhotos label={t.formPhotos} photos={photos} max={DEDUCTION_MAX_PHOTOS} error={tried ? photos.fault : undefined} />
      <ErrorNote error={appeal.error} />
      <Button
        block
        size="big"
        busy={appeal.busy || photos.underWay}
        busyText={photos.underWay ? texts.sending.photosUnderWay : texts.common.sending}
        onPress={send}
      >
        {t.appealSend}
      </Button>
    </Card>
  );
}
