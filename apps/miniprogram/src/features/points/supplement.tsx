import { APPLICATION_MAX_PHOTOS, APPLICATION_TEXT_MAX_CHARS, pointsRoutes, type ApplicationView } from '@jishan/contracts';
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import { FormPhotos } from '@/features/photos/form-photos';
import { VoiceField } from '@/features/voice/voice-field';
import { useWriting } from '@/features/writing/use-writing';
import * as texts from '@/texts/zh-CN';
import { Button, Card, ErrorNote, Field, FieldFrame, toast } from '@/ui';

/** What it is kept under while it is written. */
export const supplementDraft = (applicationId: string): string => `supplement/${applicationId}`;

/** An application that came back for more evidence: new photos beside the old ones, and another sentence. */
export function Supplement({ application }: { application: ApplicationView }) {
  const [blank] = useState(() => ({ text: application.text }));
  const [tried, setTried] = useState(false);
  // As many as the rule takes, beside those that were sent: whoever has to show it better may have filled every place.
  const room = Math.min(application.rule.maxPhotos, APPLICATION_MAX_PHOTOS);
  const { fields, set, photos, voice, finish } = useWriting(supplementDraft(application.id), blank, room);
  const supplement = useCommand(pointsRoutes.supplementApplication, {
    refetches: [pointsRoutes.application, pointsRoutes.myApplications, pointsRoutes.myAccount],
    onDone: () => {
      finish();
      toast(texts.points.supplemented, 'done');
    },
  });
  const send = () => {
    setTried(true);
    if (photos.fault || voice.fault) return;
    const body = { text: fields.text.trim(), photoIds: photos.arrived, ...(voice.arrived ? { voiceId: voice.arrived } : {}) };
    supplement.run({ params: { applicationId: application.id }, body });
  };
  return (
    <Card title={texts.points.supplementTitle}>
      {room > 0 && (
        <FieldFrame
          label={texts.points.photos}
          hint={texts.points.supplementPhotosHint}
          error={tried ? photos.fault : undefined}
          count={{ used: photos.photos.length, max: room }}
        >
          <FormPhotos photos={photos} max={room} twoWays />
        </FieldFrame>
      )}
      <VoiceField voice={voice} error={tried ? voice.fault : undefined} />
      <Field
        name="text"
        lines={3}
        showCount
        label={texts.points.text}
        value={fields.text}
        onChange={text => set({ text })}
        maxChars={APPLICATION_TEXT_MAX_CHARS}
      />
      <ErrorNote error={supplement.error} />
      <Button
        block
        busy={supplement.busy || photos.underWay || voice.underWay}
        busyText={photos.underWay ? texts.sending.photosUnderWay : voice.underWay ? texts.voice.uploading : texts.common.sending}
        onPress={send}
      >
        {texts.points.supplementSend}
      </Button>
    </Card>
  );
}
