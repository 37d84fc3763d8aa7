import type { NoticeView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useDidHide } from '@tarojs/taro';
import * as texts from '@/texts/zh-CN';
import { ReadAloud, stopPlaying, VoicePlay } from '@/ui';

/** By sentences: between them a reader takes breath, and no phone gives up over too long a one. */
const partsOf = ({ title, text }: NoticeView): string[] =>
  [title, ...(text.match(/[^。！？；\n]+[。！？；]*/g) ?? [])].map(part => part.trim()).filter(part => part !== '');

/** For whoever would rather hear it: what the publisher read in, else the phone's own voice, where it has one. Hearing it is no receipt. */
export function HearNotice({ notice }: { notice: NoticeView }) {
  const { voice } = notice;
  const name = voice?.id ?? notice.id;
  // A page that another one covers is still there, and would talk on.
  useDidHide(() => stopPlaying(name));
  if (voice)
    return (
      <View className="spaced">
        <VoicePlay name={name} urls={[voice.url]} milliseconds={voice.milliseconds} called={texts.notices.hear} />
      </View>
    );
  return notice.text === '' ? null : <ReadAloud className="spaced" name={name} parts={partsOf(notice)} />;
}
