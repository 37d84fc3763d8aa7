import { APPLICATION_MAX_PHOTOS, APPLICATION_TEXT_MAX_CHARS, pointsRoutes, type ApplicationView } from '@jishan/contracts';
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import { usePhotos } from '@/features/photos/use-photos';
import { useVillageId } from '@/features/session/session';
import type { OutboxPhoto } from '@/outbox';
import * as texts from '@/texts/zh-CN';
import { Button, Card, ErrorNote, Field, FieldFrame, PhotoPicker, toast } from '@/ui';

const NONE: readonly OutboxPhoto[] = [];

/** An application that came back for more evidence: new photos beside the old ones, and another sentence. */
export function Supplement({ application }: { application: ApplicationView }) {
  const villageId = useVillageId();
  const [text, setText] = useState(application.text);
  const room = Math.min(application.rule.maxPhotos, APPLICATION_MAX_PHOTOS) - application.photos.length;
  const photos = usePhotos(villageId, room, NONE, () => undefined);
  const supplement = useCommand(pointsRoutes.supplementApplication, {
    refetches: [pointsRoutes.application, pointsRoutes.myApplications, pointsRoutes.myAccount],
    onDone: () => toast(texts.points.supplemented, 'done'),
  });
  const arrived = photos.photos.flatMap(photo => photo.mediaId ?? []);
  const travelling = arrived.length < photos.photos.length;
  return (
    <Card title={texts.points.supplementTitle}>
      {room > 0 && (
        <FieldFrame label={texts.points.photos} hint={texts.points.photosHint} count={{ used: photos.photos.length, max: room }}>
          <PhotoPicker
            photos={photos.photos}
            max={room}
            onAdd={photos.add}
            onAddFrom={photos.addFrom}
            onRemove={photos.remove}
            onRetry={photos.retry}
          />
        </FieldFrame>
      )}
      <Field
        name="text"
        lines={3}
        showCount
        label={texts.points.text}
        value={text}
        onChange={setText}
        maxChars={APPLICATION_TEXT_MAX_CHARS}
      />
      <ErrorNote error={supplement.error} />
      <Button
        block
        busy={supplement.busy || (travelling && !photos.refused)}
        busyText={texts.common.sending}
        disabled={photos.refused}
        onPress={() => supplement.run({ params: { applicationId: application.id }, body: { text: text.trim(), photoIds: arrived } })}
      >
        {texts.points.supplementSend}
      </Button>
    </Card>
  );
}
