import * as texts from '@/texts/zh-CN';
import type { useVoice } from './use-voice';

type Voice = ReturnType<typeof useVoice>;

/** What stands in the outbox for something that was spoken. */
export function sayVoice(voice: Voice): string {
  const milliseconds = voice.forOutbox()?.milliseconds;
  return milliseconds === undefined ? '' : texts.voice.spoken(milliseconds);
}

/** Where nothing can be recorded it is not asked for. */
export const wordsMissing = (voice: Voice): string => (voice.supported ? texts.points.textOrVoiceMissing : texts.points.textMissing);
