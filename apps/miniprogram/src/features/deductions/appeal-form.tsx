import { DEDUCTION_MAX_PHOTOS, DEDUCTION_TEXT_MAX_CHARS, deductionRoutes, type DeductionView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import { usePhotos } from '@/features/photos/use-photos';
import { useVillageId } from '@/features/session/session';
import type { OutboxPhoto } from '@/outbox';
import * as texts from '@/texts/zh-CN';
import { Button, Card, ErrorNote, Field, FieldFrame, PhotoPicker, toast } from '@/ui';
import { DEDUCTION_CHANGED } from './changed';

const t = texts.deductions;
const NONE: readonly OutboxPhoto[] = [];

/** The household's word, with photos; until it was weighed nothing is taken. */
export function AppealForm({ one }: { one: DeductionView }) {
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const photos = usePhotos(useVillageId(), DEDUCTION_MAX_PHOTOS, NONE, () => undefined);
  const appeal = useCommand(deductionRoutes.appealDeduction, {
    refetches: DEDUCTION_CHANGED,
    onDone: () => toast(t.appealSent, 'done'),
  });
  const arrived = photos.photos.flatMap(photo => photo.mediaId ?? []);
  const travelling = arrived.length < photos.photos.length && !photos.refused;
  const missing = text.trim() === '';
  const send = () => {
    setTried(true);
    if (!missing && !travelling) appeal.run({ params: { deductionId: one.id }, body: { text: text.trim(), photoIds: arrived } });
  };
  return (
    <Card title={t.appealTitle}>
      <View className="paragraph">{t.appealLead}</View>
      <Field
        name="appeal"
        lines={3}
        showCount
        label={t.appealText}
        placeholder={t.appealHint}
        value={text}
        onChange={setText}
        maxChars={DEDUCTION_TEXT_MAX_CHARS}
        error={tried && missing ? t.appealMissing : undefined}
      />
      <FieldFrame label={t.formPhotos} optional={texts.common.optional} count={{ used: photos.photos.length, max: DEDUCTION_MAX_PHOTOS }}>
        <PhotoPicker photos={photos.photos} max={DEDUCTION_MAX_PHOTOS} onAdd={photos.add} onRemove={photos.remove} onRetry={photos.retry} />
      </FieldFrame>
      <ErrorNote error={appeal.error} />
      <Button block size="big" busy={appeal.busy || travelling} busyText={texts.common.sending} disabled={photos.refused} onPress={send}>
        {t.appealSend}
      </Button>
    </Card>
  );
}
