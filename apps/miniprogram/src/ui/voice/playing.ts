import { create } from 'zustand';
import { playerPlatform } from '@/platform/player';
import { speechPlatform } from '@/platform/speech';

interface Playing {
  /** Which voice note, or which words read by the phone, are heard now. */
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

/** The phone's own voice reads words: like a voice note, one at a time. */
export function readWords(key: string, parts: readonly string[]): void {
  stopPlaying();
  usePlaying.setState({ ...SILENT, key });
  stopIt = speechPlatform.read(parts, {
    onEnd: () => stopPlaying(key),
    onFault: () => {
      stopPlaying(key);
      usePlaying.setState({ ...SILENT, failed: key });
    },
  });
}
