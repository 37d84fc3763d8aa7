import type { VoiceView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { VoicePlay } from '@/ui';

/** What was said and what was written, where somebody reads it: the voice first, it needs one tap. */
export function Said({ text, voice }: { text: string; voice: VoiceView | null }) {
  return (
    <>
      {voice && <VoicePlay name={voice.id} urls={[voice.url]} milliseconds={voice.milliseconds} />}
      {text !== '' && <View className="paragraph">{text}</View>}
    </>
  );
}
