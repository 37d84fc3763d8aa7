import { View } from '@tarojs/components';
import { useEffect } from 'react';
import * as texts from '@/texts/zh-CN';
import { aria } from '../a11y/aria';
import { Pressable } from '../a11y/pressable';
import { Icon } from '../icon/icon';
import { mediaUrl } from '../photo/photo-row';
import { playVoice, stopPlaying, usePlaying } from './playing';
import './voice.scss';

interface Props {
  /** Tells this one from the others on the page. */
  name: string;
  /** Where it is heard: the first that plays. */
  urls: readonly string[];
  milliseconds: number;
  /** What it is called, where it is one thing and not any voice; large then. */
  called?: (seconds: number) => string;
}

const seconds = (milliseconds: number): number => Math.max(1, Math.round(milliseconds / 1_000));

/** One tap, and it is heard; another, and it is quiet. */
export function VoicePlay({ name, urls, milliseconds, called }: Props) {
  const playing = usePlaying(state => state.key === name);
  const failed = usePlaying(state => state.failed === name);
  const at = usePlaying(state => (state.key === name ? Math.floor(state.milliseconds / 1_000) : 0));
  useEffect(() => () => stopPlaying(name), [name]);
  const total = seconds(milliseconds);
  // What is seen is what is read out.
  const words = playing ? texts.voice.playing : (called ?? texts.voice.play)(total);
  const part = playing ? Math.min(100, Math.round((at / total) * 100)) : 0;
  return (
    <View>
      <Pressable
        className={`voice-play ${called ? 'voice-play--big' : ''} ${playing ? 'voice-play--on' : ''}`}
        onPress={() => (playing ? stopPlaying(name) : playVoice(name, urls.map(mediaUrl)))}
        label={words}
      >
        <View className="voice-play__knob">
          <Icon name={playing ? 'stop' : 'play'} />
        </View>
        <View className="voice-play__middle">
          <View className="voice-play__words">{words}</View>
          <View className="voice-play__line">
            <View className="voice-play__done" style={{ width: `${part}%` }} />
          </View>
        </View>
      </Pressable>
      {failed && (
        <View className="voice__alert" {...aria({ role: 'alert' })}>
          {texts.voice.playFailed}
        </View>
      )}
    </View>
  );
}
