import { VOICE_MAX_SECONDS, VOICE_SAMPLE_RATE, writeWave } from '@jishan/contracts';
import { nameBlob } from './blob-names';
import type { Hearing, RecordEnd, RecordFault, RecorderPlatform } from './recorder.types';

interface Run {
  readonly hearing: Hearing;
  readonly recorder: MediaRecorder;
  readonly stream: MediaStream;
  readonly pieces: Blob[];
  end: RecordEnd;
  cancelled: boolean;
}

let run: Run | undefined;
/** Counts the starts: who was overtaken while the browser asked gives the microphone back. */
let starts = 0;

function faultOf(error: unknown): RecordFault {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  return name === 'NotFoundError' ? 'absent' : 'failed';
}

/** Whatever this browser records in, it reads itself; a telephone's sound is what is sent. */
async function waveOf(pieces: readonly Blob[]): Promise<{ path: string; milliseconds: number }> {
  const recorded = await new Blob([...pieces]).arrayBuffer();
  const sound = await new OfflineAudioContext(1, 1, VOICE_SAMPLE_RATE).decodeAudioData(recorded);
  const channel = sound.getChannelData(0).subarray(0, VOICE_MAX_SECONDS * VOICE_SAMPLE_RATE);
  const samples = Int16Array.from(channel, value => Math.round(Math.max(-1, Math.min(1, value)) * 32_767));
  return {
    path: nameBlob(new Blob([writeWave(samples) as BlobPart], { type: 'audio/wav' })),
    milliseconds: Math.round((samples.length / VOICE_SAMPLE_RATE) * 1_000),
  };
}

function finish(mine: Run): void {
  mine.stream.getTracks().forEach(track => track.stop());
  if (run === mine) run = undefined;
  if (mine.cancelled) return;
  waveOf(mine.pieces).then(
    recorded => mine.hearing.onDone({ ...recorded, end: mine.end }),
    () => mine.hearing.onFault('failed'),
  );
}

function end(how: RecordEnd): void {
  if (!run || run.recorder.state === 'inactive') return;
  run.end = how;
  run.recorder.stop();
}

function begin(stream: MediaStream, hearing: Hearing): void {
  const recorder = new MediaRecorder(stream);
  const mine: Run = { hearing, recorder, stream, pieces: [], end: 'stopped', cancelled: false };
  const full = setTimeout(() => end('full'), VOICE_MAX_SECONDS * 1_000);
  // A browser that is put aside may be heard no longer; so is one whose telephone rings.
  const hidden = (): void => {
    if (document.hidden) end('interrupted');
  };
  document.addEventListener('visibilitychange', hidden);
  stream.getAudioTracks().forEach(track => (track.onended = () => (mine.end = 'interrupted')));
  recorder.ondataavailable = ({ data }) => mine.pieces.push(data);
  recorder.onstop = () => {
    clearTimeout(full);
    document.removeEventListener('visibilitychange', hidden);
    finish(mine);
  };
  run = mine;
  recorder.start();
}

export const recorderPlatform: RecorderPlatform = {
  supported: () =>
    typeof MediaRecorder !== 'undefined' &&
    typeof OfflineAudioContext !== 'undefined' &&
    navigator.mediaDevices?.getUserMedia !== undefined,
  async start(hearing) {
    recorderPlatform.cancel();
    const mine = (starts += 1);
    try {
      const stream = await navigator.mediaDevices.getUserMedia({
        audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true },
      });
      if (mine !== starts) {
        stream.getTracks().forEach(track => track.stop());
        return 'turned_back';
      }
      begin(stream, hearing);
      return 'running';
    } catch (error) {
      return faultOf(error);
    }
  },
  stop: () => end('stopped'),
  cancel() {
    starts += 1;
    if (run) run.cancelled = true;
    end('stopped');
  },
};
