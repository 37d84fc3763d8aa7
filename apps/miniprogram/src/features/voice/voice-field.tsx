import * as texts from '@/texts/zh-CN';
import { FieldFrame, VoiceNote } from '@/ui';
import type { Voice } from './use-voice';

interface Props {
  label?: string;
  voice: Voice;
  error?: string;
  /** Who will hear it. */
  only?: string;
  /** That is to be known before one speaks. */
  warn?: boolean;
}

/** Beside a long text, or to read it in. Where nothing can be recorded it is not there, and the text stays. */
export function VoiceField({ label = texts.voice.label, voice, error, only = texts.voice.only, warn = false }: Props) {
  if (!voice.supported) return null;
  return (
    <FieldFrame label={label} hint={voice.given || warn ? only : texts.voice.hint} optional={texts.common.optional} error={error}>
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
