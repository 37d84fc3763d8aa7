import { STEP_MAX_PHOTOS, STEP_NOTE_MAX_CHARS, type StepResult } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { FormPhotos } from '@/features/photos/form-photos';
import { usePhotos } from '@/features/photos/use-photos';
import { useVillageId } from '@/features/session/session';
import type { OutboxPhoto } from '@/outbox';
import * as texts from '@/texts/zh-CN';
import { aria, ErrorNote, Field, FieldFrame, Sheet, SheetFoot } from '@/ui';

const NONE: readonly OutboxPhoto[] = [];

interface Props {
  title: string;
  action: string;
  result: StepResult;
  busy: boolean;
  error: unknown;
  onClose: () => void;
  onDone: (text: string, photoIds: readonly string[]) => void;
}

/**
 * The outcome of a step, with what the item wants of it. Mounted when it is needed, so it always begins empty; it stays until the answer is
 * there, so that words and photos are not lost with it.
 */
export function FinishSheet({ title, action, result, busy, error, onClose, onDone }: Props) {
  const villageId = useVillageId();
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const photos = usePhotos(villageId, STEP_MAX_PHOTOS, NONE, () => undefined);
  const wantsText = result === 'text' || result === 'text_and_photo';
  const wantsPhoto = result === 'photo' || result === 'text_and_photo';
  const lacking = (wantsText && text.trim() === '') || (wantsPhoto && photos.photos.length === 0);
  const finish = () => {
    setTried(true);
    if (!lacking && !photos.fault) onDone(text.trim(), photos.arrived);
  };
  return (
    <Sheet
      open
      title={title}
      onClose={onClose}
      foot={
        <SheetFoot
          busy={busy || photos.underWay}
          busyText={photos.underWay ? texts.sending.photosUnderWay : undefined}
          onPress={finish}
          onCancel={onClose}
        >
          {action}
        </SheetFoot>
      }
    >
      <Field
        name="outcome"
        lines={3}
        showCount
        label={texts.checklists.finishText}
        hint={texts.checklists.finishTextHint}
        optional={wantsText ? undefined : texts.common.optional}
        value={text}
        onChange={setText}
        maxChars={STEP_NOTE_MAX_CHARS}
      />
      <FieldFrame
        label={texts.checklists.finishPhotos}
        hint={texts.checklists.finishPhotosHint}
        optional={wantsPhoto ? undefined : texts.common.optional}
        error={tried ? photos.fault : undefined}
        count={{ used: photos.photos.length, max: STEP_MAX_PHOTOS }}
      >
        <FormPhotos photos={photos} max={STEP_MAX_PHOTOS} />
      </FieldFrame>
      {tried && lacking && (
        <View className="field__error" {...aria({ role: 'alert' })}>
          {texts.checklists.finishNeeds(result)}
        </View>
      )}
      {tried && <ErrorNote error={error} />}
    </Sheet>
  );
}
