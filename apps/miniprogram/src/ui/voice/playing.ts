import { create } from 'zustand';
import { playerPlatform } from '@/platform/player';

interface Playing {
  /** Which voice note is heard now. */
  readonly key: string | undefined;
  readonly milliseconds: number;
  /** Which one could not be played. */
  readonly failed: string | undefined;
}

const SILENT: Playing = { key: undefined, milliseconds: 0, failed: undefined };
export const usePlaying = create<Playing>(() => SILENT);

let stopIt: (() => void) | undefined;

/** One at a time: two voices at once are none. */
export function stopPlaying(key?: string): void {
  if (key !== undefined && usePlaying.getState().key !== key) return;
  stopIt?.();
  stopIt = undefined;
  usePlaying.setState(SILENT);
}

/** The first address that plays; WeChat does not play on every phone what it recorded there, but what the server made of it. */
export function playVoice(key: string, [url, ...others]: readonly string[]): void {
  stopPlaying();
  if (url === undefined) return usePlaying.setState({ ...SILENT, failed: key });
  usePlaying.setState({ ...SILENT, key });
  stopIt = playerPlatform.play(url, {
    onTime: milliseconds => usePlaying.setState({ milliseconds }),
    onEnd: () => stopPlaying(key),
    onFault: () => playVoice(key, others),
  });
}
