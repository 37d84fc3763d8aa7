import type { PlayerPlatform } from './player.types';

export const playerPlatform: PlayerPlatform = {
  play(url, { onTime, onEnd, onFault }) {
    const audio = new Audio();
    let stopped = false;
    const unlessStopped = (act: () => void) => () => {
      if (!stopped) act();
    };
    audio.ontimeupdate = unlessStopped(() => onTime(audio.currentTime * 1_000));
    audio.onended = unlessStopped(onEnd);
    audio.onerror = unlessStopped(onFault);
    audio.src = url;
    audio.play().catch(unlessStopped(onFault));
    return () => {
      stopped = true;
      audio.pause();
      audio.removeAttribute('src');
    };
  },
};
