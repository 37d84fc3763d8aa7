import { VOICE_MAX_SECONDS, VOICE_SAMPLE_RATE } from '@jishan/contracts';
import Taro from '@tarojs/taro';
import type { Hearing, RecordEnd, RecordFault, RecorderPlatform } from './recorder.types';

/** Within what WeChat allows at this rate; another makes it fail. A WAV file does not use it. */
const ENCODE_BITS = 48_000;
/** WeChat's own end is a little before or after the time. */
const FULL_WITHIN_MS = 300;
const PRIVACY_REFUSED = 104;
const OPTIONS: Taro.RecorderManager.StartOption = {
  duration: VOICE_MAX_SECONDS * 1_000,
  sampleRate: VOICE_SAMPLE_RATE,
  numberOfChannels: 1,
  encodeBitRate: ENCODE_BITS,
  format: 'wav',
};

/** One for the whole app, and its listeners cannot be taken off again. */
let manager: Taro.RecorderManager | undefined;
let hearing: Hearing | undefined;
let begun: ((answer: 'running' | RecordFault) => void) | undefined;
let ending: RecordEnd | undefined;
let startedAt = 0;
/** Counts the starts and their ends: who left while WeChat asked is not recorded. */
let starts = 0;

function faultOf(failure: unknown): RecordFault {
  const { errMsg, errno } = (failure ?? {}) as { errMsg?: unknown; errno?: unknown };
  const words = String(errMsg);
  // The administrator has not declared the microphone at WeChat: nothing that the person could allow.
  if (/not declared/i.test(words)) return 'failed';
  if (errno === PRIVACY_REFUSED || /privacy/i.test(words)) return 'turned_back';
  return /auth|permission/i.test(words) ? 'refused' : 'failed';
}

function endBy(how: RecordEnd): void {
  if (!hearing) return;
  ending = how;
  manager?.stop();
}

function onStop(tempFilePath: string, duration: number | undefined): void {
  const heard = hearing;
  hearing = undefined;
  const milliseconds = duration ?? Date.now() - startedAt;
  const full = milliseconds >= VOICE_MAX_SECONDS * 1_000 - FULL_WITHIN_MS;
  heard?.onDone({ path: tempFilePath, milliseconds, end: ending ?? (full ? 'full' : 'interrupted') });
}

function onError(failure: unknown): void {
  const [heard, answer] = [hearing, begun];
  [hearing, begun] = [undefined, undefined];
  if (answer) answer(faultOf(failure));
  else heard?.onFault(faultOf(failure));
}

function theManager(): Taro.RecorderManager {
  if (manager) return manager;
  manager = Taro.getRecorderManager();
  manager.onStart(() => {
    startedAt = Date.now();
    begun?.('running');
    begun = undefined;
  });
  manager.onStop(({ tempFilePath, duration }) => onStop(tempFilePath, duration));
  manager.onError(onError);
  // A call comes in: WeChat only pauses. What was said till then is worth keeping.
  manager.onInterruptionBegin(() => endBy('interrupted'));
  Taro.onAppHide(() => endBy('interrupted'));
  return manager;
}

export const recorderPlatform: RecorderPlatform = {
  supported: () => typeof Taro.getRecorderManager === 'function',
  async start(next) {
    recorderPlatform.cancel();
    const mine = starts;
    const refused = await Taro.authorize({ scope: 'scope.record' }).then(() => undefined, faultOf);
    if (refused) return refused;
    if (mine !== starts) return 'turned_back';
    hearing = next;
    ending = undefined;
    return new Promise(resolve => {
      begun = resolve;
      theManager().start(OPTIONS);
    });
  },
  stop: () => endBy('stopped'),
  cancel() {
    starts += 1;
    if (!hearing) return;
    hearing = undefined;
    manager?.stop();
  },
  openSettings: () =>
    Taro.openSetting().then(
      () => undefined,
      () => undefined,
    ),
};
