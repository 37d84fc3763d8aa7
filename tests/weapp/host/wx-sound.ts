import { readFileSync, statSync } from 'node:fs';
import type { Parts } from './parts';
import type { Loose } from './realm';
import { consented } from './wx-person';
import { optionsOf, textOf, WxFailure, type Answer, type Apis } from './wx-call';

/** Microphone and loudspeaker, as the documents of RecorderManager and InnerAudioContext have them. */
export function soundApis(parts: Parts): Apis {
  const recorder = recorderManager(parts);
  return {
    sync: { getRecorderManager: () => recorder, createInnerAudioContext: () => innerAudio(parts) },
    async: {
      setInnerAudioOption: () => ({}),
      authorize: given => (given.scope === 'scope.record' ? consented(parts, () => microphone(parts)) : {}),
    },
  };
}

/** Asked once, the person allows it; a no stays one until it is changed in the settings, and nobody is asked again. */
function microphone({ person }: Parts): Promise<Answer> {
  if (person.microphone === 'refused') return Promise.reject(new WxFailure('auth deny'));
  person.microphone = 'allowed';
  return Promise.resolve({});
}

const ENCODE_BITS: Readonly<Record<number, readonly [number, number]>> = {
  8_000: [16_000, 48_000],
  11_025: [16_000, 48_000],
  12_000: [24_000, 64_000],
  16_000: [24_000, 96_000],
  22_050: [32_000, 128_000],
  24_000: [32_000, 128_000],
  32_000: [48_000, 192_000],
  44_100: [64_000, 320_000],
  48_000: [64_000, 320_000],
};
const MAX_DURATION_MS = 600_000;
const HEAD_BYTES = 44;

function wrongOption(given: Loose): string | undefined {
  const { duration = 60_000, sampleRate = 8_000, encodeBitRate = 48_000, numberOfChannels = 2, format = 'aac' } = given;
  const bits = ENCODE_BITS[Number(sampleRate)];
  if (!bits || Number(encodeBitRate) < bits[0] || Number(encodeBitRate) > bits[1]) return 'sampleRate and encodeBitRate do not match';
  if (Number(duration) <= 0 || Number(duration) > MAX_DURATION_MS) return 'invalid duration';
  if (![1, 2].includes(Number(numberOfChannels))) return 'invalid numberOfChannels';
  return ['mp3', 'aac', 'wav', 'PCM'].includes(textOf(format)) ? undefined : 'invalid format';
}

type Callback = (value?: unknown) => unknown;

/** Events in their own turn, as WeChat's come; listeners add up and are never taken off. */
class Events {
  private readonly heard = new Map<string, Callback[]>();

  constructor(private readonly parts: Parts) {}

  on(name: string): (callback: unknown) => void {
    return callback => void this.heard.set(name, [...(this.heard.get(name) ?? []), callback as Callback]);
  }

  off(name: string): () => void {
    return () => void this.heard.delete(name);
  }

  tell(name: string, value: Loose = {}): void {
    const { activity, realm } = this.parts;
    activity.timer(() => this.heard.get(name)?.forEach(run => realm.guard(name, () => run(realm.import(value)))()), 1, false);
  }
}

/** The one recorder of the app. What is said is the next file of the person's; it says how long it is. */
function recorderManager(parts: Parts): Loose {
  const events = new Events(parts);
  let state: 'idle' | 'asked' | 'recording' | 'paused' = 'idle';
  const fail = (errMsg: string): void => events.tell('onError', { errMsg });
  const begin = async (given: Loose): Promise<void> => {
    if (state !== 'idle') return fail('operateRecorder:fail:is recording or paused');
    const wrong = wrongOption(given);
    if (wrong) return fail(`operateRecorder:fail:${wrong}`);
    state = 'asked';
    try {
      await consented(parts, () => microphone(parts));
      state = 'recording';
      events.tell('onStart');
    } catch (cause) {
      state = 'idle';
      fail(`operateRecorder:fail ${cause instanceof WxFailure ? cause.reason : String(cause)}`);
    }
  };
  const stop = (): void => {
    if (state !== 'recording' && state !== 'paused') return fail('operateRecorder:fail:recorder not start');
    state = 'idle';
    const file = parts.person.voices.shift();
    if (file === undefined) return fail('operateRecorder:fail:the test said nothing');
    const { size } = statSync(file);
    const rate = readFileSync(file).readUInt32LE(28);
    events.tell('onStop', {
      tempFilePath: parts.files.take(file),
      duration: Math.round(((size - HEAD_BYTES) / rate) * 1_000),
      fileSize: size,
    });
  };
  parts.listeners.add('recorderInterruptionBegin', () => {
    if (state !== 'recording') return;
    state = 'paused';
    events.tell('onInterruptionBegin');
    events.tell('onPause');
  });
  const names = ['onStart', 'onStop', 'onPause', 'onResume', 'onError', 'onFrameRecorded', 'onInterruptionBegin', 'onInterruptionEnd'];
  return {
    ...Object.fromEntries(names.map(name => [name, events.on(name)])),
    start: (given: unknown) => void begin(optionsOf(given)),
    stop,
    pause: () => fail('not modelled by the test host'),
    resume: () => fail('not modelled by the test host'),
  };
}

const FORMAT_ERROR = 10_004;
const NETWORK_ERROR = 10_002;

/** As players of phones do: a look at the first bytes, then the rest in parts, and only then is there a sound. */
async function fetchSound(parts: Parts, url: string): Promise<Buffer> {
  if (url.startsWith('wxfile://')) return readFileSync(parts.files.real(url));
  const asked = new URL(url);
  const at = new URL(asked.pathname + asked.search, parts.options.apiBase);
  const probe = await fetch(at, { headers: { range: 'bytes=0-1' } });
  const total = Number(/^bytes 0-1\/(\d+)$/.exec(probe.headers.get('content-range') ?? '')?.[1]);
  await probe.arrayBuffer();
  if (probe.status !== 206 || !total) throw new WxFailure('the server answers no parts', NETWORK_ERROR);
  const whole = await fetch(at, { headers: { range: `bytes=0-${total - 1}` } });
  const bytes = Buffer.from(await whole.arrayBuffer());
  if (!(whole.headers.get('content-type') ?? '').startsWith('audio/') || bytes.length !== total)
    throw new WxFailure('not a sound', FORMAT_ERROR);
  return bytes;
}

function innerAudio(parts: Parts): Loose {
  const events = new Events(parts);
  const names = ['Canplay', 'Play', 'Pause', 'Stop', 'Ended', 'TimeUpdate', 'Error', 'Waiting', 'Seeking', 'Seeked'];
  let gone = false;
  const silence = (): void => {
    if (parts.person.heard?.end === heardEnd) parts.person.heard = undefined;
  };
  const heardEnd = (): void => {
    silence();
    context.paused = true;
    events.tell('onEnded');
  };
  const play = async (): Promise<void> => {
    try {
      const url = textOf(context.src);
      const bytes = await parts.activity.during('sound', () => fetchSound(parts, url));
      if (bytes.toString('latin1', 0, 4) !== 'RIFF') throw new WxFailure('Unable to decode audio data', FORMAT_ERROR);
      if (gone) return;
      parts.person.heard = { url, bytes, end: heardEnd };
      context.paused = false;
      context.duration = (bytes.length - HEAD_BYTES) / bytes.readUInt32LE(28);
      ['onCanplay', 'onPlay', 'onTimeUpdate'].forEach(name => events.tell(name));
    } catch (cause) {
      const known = cause instanceof WxFailure ? cause : new WxFailure('network error', NETWORK_ERROR);
      events.tell('onError', { errCode: known.errno ?? -1, errMsg: known.reason });
    }
  };
  const context: Loose = {
    ...{
      src: '',
      startTime: 0,
      autoplay: false,
      loop: false,
      volume: 1,
      playbackRate: 1,
      duration: 0,
      currentTime: 0,
      paused: true,
      buffered: 0,
    },
    ...Object.fromEntries(names.map(name => [`on${name}`, events.on(`on${name}`)])),
    ...Object.fromEntries(names.map(name => [`off${name}`, events.off(`on${name}`)])),
    play: () => void play(),
    pause: silence,
    stop: () => {
      silence();
      events.tell('onStop');
    },
    seek: () => undefined,
    destroy: () => {
      gone = true;
      silence();
    },
  };
  return context;
}
