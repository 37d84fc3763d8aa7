import * as texts from '@/texts/zh-CN';
import { FieldFrame, VoiceNote } from '@/ui';
import type { Voice } from './use-voice';

/** Beside a long text. Where nothing can be recorded it is not there, and the text stays. */
export function VoiceField({ voice, error }: { voice: Voice; error?: string }) {
  if (!voice.supported) return null;
  return (
    <FieldFrame
      label={texts.voice.label}
      hint={voice.given ? texts.voice.only : texts.voice.hint}
      optional={texts.common.optional}
      error={error}
    >
      <VoiceNote
        note={voice.note}
        said={voice.said}
        onStart={voice.start}
        onStop={voice.stop}
        onRemove={voice.remove}
        onRetry={voice.retry}
        onSettings={voice.settings}
      />
    </FieldFrame>
  );
}
