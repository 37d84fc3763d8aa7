import Taro from '@tarojs/taro';
import type { PlayerPlatform } from './player.types';

export const playerPlatform: PlayerPlatform = {
  play(url, { onTime, onEnd, onFault }) {
    // Whoever taps "listen" wants to hear, with the phone's bell off as well.
    void Taro.setInnerAudioOption({ obeyMuteSwitch: false }).catch(() => undefined);
    const audio = Taro.createInnerAudioContext();
    let stopped = false;
    const stop = (): void => {
      if (stopped) return;
      stopped = true;
      audio.stop();
      audio.destroy();
    };
    const last = (act: () => void) => () => {
      if (stopped) return;
      stop();
      act();
    };
    audio.onTimeUpdate(() => {
      if (!stopped) onTime(audio.currentTime * 1_000);
    });
    audio.onEnded(last(onEnd));
    audio.onError(last(onFault));
    audio.src = url;
    audio.play();
    return stop;
  },
};
