import { checklistsRoutes, REQUEST_MAX_PHOTOS, REQUEST_TEXT_MAX_CHARS, type RequestView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import { usePhotos } from '@/features/photos/use-photos';
import { useVillageId } from '@/features/session/session';
import type { OutboxPhoto } from '@/outbox';
import * as texts from '@/texts/zh-CN';
import { Button, Card, ErrorNote, Field, FieldFrame, PhotoPicker, toast } from '@/ui';

const NONE: readonly OutboxPhoto[] = [];

/** What the village asked, and the way to answer it right there. */
export function AnswerForm({ request }: { request: RequestView }) {
  const villageId = useVillageId();
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const photos = usePhotos(villageId, REQUEST_MAX_PHOTOS, NONE, () => undefined);
  const answer = useCommand(checklistsRoutes.answerAsk, {
    refetches: [checklistsRoutes.serviceRequest, checklistsRoutes.myRequests],
    onDone: () => toast(texts.checklists.answered, 'done'),
  });
  const arrived = photos.photos.flatMap(photo => photo.mediaId ?? []);
  const travelling = arrived.length < photos.photos.length;
  const missing = text.trim() === '' && photos.photos.length === 0;
  const send = () => {
    setTried(true);
    if (!missing) answer.run({ params: { requestId: request.id }, body: { text: text.trim(), photoIds: arrived } });
  };
  return (
    <Card tone="gold" title={texts.checklists.askedTitle}>
      <View className="paragraph asked">{request.askedText}</View>
      <Field
        name="answer"
        lines={3}
        showCount
        label={texts.checklists.answerText}
        value={text}
        onChange={setText}
        maxChars={REQUEST_TEXT_MAX_CHARS}
        error={tried && missing ? texts.checklists.answerMissing : undefined}
      />
      <FieldFrame
        label={texts.checklists.answerPhotos}
        hint={texts.checklists.photosHint}
        optional={texts.common.optional}
        count={{ used: photos.photos.length, max: REQUEST_MAX_PHOTOS }}
      >
        <PhotoPicker photos={photos.photos} max={REQUEST_MAX_PHOTOS} onAdd={photos.add} onRemove={photos.remove} onRetry={photos.retry} />
      </FieldFrame>
      <ErrorNote error={answer.error} />
      <Button
        block
        busy={answer.busy || (travelling && !photos.refused)}
        busyText={texts.common.sending}
        disabled={photos.refused}
        onPress={send}
      >
        {texts.checklists.answerSend}
      </Button>
    </Card>
  );
}
