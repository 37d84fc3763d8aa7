import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { speechPlatform } from '@/platform/speech';
import * as texts from '@/texts/zh-CN';
import { aria } from '../a11y/aria';
import { Button } from '../button/button';
import { readWords, stopPlaying, usePlaying } from './playing';
import './voice.scss';

interface Props {
  /** Tells this one from the others on the page. */
  name: string;
  /** What is read, one part after the other. */
  parts: readonly string[];
  className?: string;
}

/** The phone reads what is written, where it has a voice of its own; elsewhere there is no button. */
export function ReadAloud({ name, parts, className }: Props) {
  const [can, setCan] = useState(false);
  const reading = usePlaying(state => state.key === name);
  const failed = usePlaying(state => state.failed === name);
  useEffect(() => speechPlatform.watch(setCan), []);
  useEffect(() => () => stopPlaying(name), [name]);
  if (!can) return null;
  return (
    <View className={className}>
      <Button
        block
        size="big"
        kind="quiet"
        icon={reading ? 'stop' : 'play'}
        onPress={() => (reading ? stopPlaying(name) : readWords(name, parts))}
      >
        {reading ? texts.voice.readStop : texts.voice.read}
      </Button>
      {failed && (
        <View className="voice__alert" {...aria({ role: 'alert' })}>
          {texts.voice.readFailed}
        </View>
      )}
    </View>
  );
}
