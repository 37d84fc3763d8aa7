import { DEDUCTION_MAX_PHOTOS, DEDUCTION_TEXT_MAX_CHARS, deductionRoutes, type DeductionView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import { VoiceField } from '@/features/voice/voice-field';
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
  const { fields, set, photos, voice, finish } = useWriting(appealDraft(one.id), BLANK, DEDUCTION_MAX_PHOTOS);
  const appeal = useCommand(deductionRoutes.appealDeduction, {
    refetches: DEDUCTION_CHANGED,
    onDone: () => {
      finish();
      toast(t.appealSent, 'done');
    },
  });
  const text = fields.text.trim();
  const missing = text === '' && !voice.given;
  const send = () => {
    setTried(true);
    if (missing || photos.fault || voice.fault) return;
    const body = { text, photoIds: photos.arrived, ...(voice.arrived ? { voiceId: voice.arrived } : {}) };
    appeal.run({ params: { deductionId: one.id }, body });
  };
  return (
    <Card title={t.appealTitle}>
      <View className="paragraph spaced">{t.appealLead}</View>
      <VoiceField voice={voice} error={tried ? voice.fault : undefined} only={texts.voice.onlyAppeal} />
      <Field
        name="appeal"
        lines={3}
        showCount
        label={t.appealText}
        optional={voice.given ? texts.common.optional : undefined}
        placeholder={t.appealHint}
        value={fields.text}
        onChange={typed => set({ text: typed })}
        maxChars={DEDUCTION_TEXT_MAX_CHARS}
        error={tried && missing ? (voice.supported ? t.appealWordsMissing : t.appealMissing) : undefined}
      />
      <WrittenPhotos label={t.formPhotos} photos={photos} max={DEDUCTION_MAX_PHOTOS} error={tried ? photos.fault : undefined} />
      <ErrorNote error={appeal.error} />
      <Button
        block
        size="big"
        busy={appeal.busy || photos.underWay || voice.underWay}
        busyText={photos.underWay ? texts.sending.photosUnderWay : voice.underWay ? texts.voice.uploading : texts.common.sending}
        onPress={send}
      >
        {t.appealSend}
      </Button>
    </Card>
  );
}
