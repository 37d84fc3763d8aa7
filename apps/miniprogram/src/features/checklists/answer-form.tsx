import { checklistsRoutes, REQUEST_MAX_PHOTOS, REQUEST_TEXT_MAX_CHARS, type RequestView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import { useWriting } from '@/features/writing/use-writing';
import { WrittenPhotos } from '@/features/writing/written-fields';
import * as texts from '@/texts/zh-CN';
import { Button, Card, ErrorNote, Field, toast } from '@/ui';

const BLANK = { text: '' };
/** What it is kept under while it is written. */
export const answerDraft = (requestId: string): string => `answer/${requestId}`;

/** What the village asked, and the way to answer it right there. */
export function AnswerForm({ request }: { request: RequestView }) {
  const [tried, setTried] = useState(false);
  const { fields, set, photos, finish } = useWriting(answerDraft(request.id), BLANK, REQUEST_MAX_PHOTOS);
  const answer = useCommand(checklistsRoutes.answerAsk, {
    refetches: [checklistsRoutes.serviceRequest, checklistsRoutes.myRequests],
    onDone: () => {
      finish();
      toast(texts.checklists.answered, 'done');
    },
  });
  const text = fields.text.trim();
  const missing = text === '' && photos.photos.length === 0;
  const send = () => {
    setTried(true);
    if (!missing && !photos.fault) answer.run({ params: { requestId: request.id }, body: { text, photoIds: photos.arrived } });
  };
  return (
    <Card tone="gold" title={texts.checklists.askedTitle}>
      <View className="paragraph asked">{request.askedText}</View>
      <Field
        name="answer"
        lines={3}
        showCount
        label={texts.checklists.answerText}
        value={fields.text}
        onChange={typed => set({ text: typed })}
        maxChars={REQUEST_TEXT_MAX_CHARS}
        error={tried && missing ? texts.checklists.answerMissing : undefined}
      />
      <WrittenPhotos
        label={texts.checklists.answerPhotos}
        hint={texts.checklists.photosHint}
        photos={photos}
        max={REQUEST_MAX_PHOTOS}
        error={tried ? photos.fault : undefined}
      />
      <ErrorNote error={answer.error} />
      <Button
        block
        busy={answer.busy || photos.underWay}
        busyText={photos.underWay ? texts.sending.photosUnderWay : texts.common.sending}
        onPress={send}
      >
        {texts.checklists.answerSend}
      </Button>
    </Card>
  );
}
