import { VOICE_MAX_SECONDS, VOICE_MIN_MILLISECONDS, VOICE_SAMPLE_RATE, writeWave } from '@jishan/contracts';
import { Problem } from '../errors/problem';
import { resample } from './resample';
import { Slots } from './slots';
import { readWave } from './voice-wave';

export interface EncodedVoice {
  readonly wave: Buffer;
  readonly milliseconds: number;
}

/** A minute at 44.1 kHz is some 20 MB of numbers while it is worked on. */
const works = new Slots({ atOnce: 2, waiting: 16 });
/** 54 dB below the loudest: a microphone that is covered or off, not a quiet room. */
const SILENT_PEAK = 64;

/** A telephone's sound, and nothing of the file that came but that: no metadata, no trailing bytes. */
export function reEncodeVoice(bytes: Buffer): Promise<EncodedVoice> {
  return works.use(async () => {
    const samples = (await resample(readWave(bytes))).subarray(0, VOICE_MAX_SECONDS * VOICE_SAMPLE_RATE);
    const milliseconds = Math.round((samples.length / VOICE_SAMPLE_RATE) * 1_000);
    if (milliseconds < VOICE_MIN_MILLISECONDS) throw new Problem('MEDIA.VOICE_TOO_SHORT');
    if (!samples.some(sample => Math.abs(sample) >= SILENT_PEAK)) throw new Problem('MEDIA.VOICE_SILENT');
    return { wave: Buffer.from(writeWave(samples).buffer), milliseconds };
  });
}
