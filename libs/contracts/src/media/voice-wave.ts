import { VOICE_SAMPLE_RATE } from './voice.types';

export const WAVE_HEAD_BYTES = 44;
const FMT_BYTES = 16;
const PCM = 1;
const SAMPLE_BYTES = 2;

/** A WAV file of these samples and of nothing else: one channel, 16 bits, VOICE_SAMPLE_RATE. The phone writes what it sends by it, the server what it keeps. */
export function writeWave(samples: Int16Array): Uint8Array {
  const data = samples.length * SAMPLE_BYTES;
  const wave = new Uint8Array(WAVE_HEAD_BYTES + data);
  const view = new DataView(wave.buffer);
  const text = (at: number, words: string) => Array.from(words).forEach((letter, index) => view.setUint8(at + index, letter.charCodeAt(0)));
  text(0, 'RIFF');
  view.setUint32(4, wave.length - 8, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, FMT_BYTES, true);
  view.setUint16(20, PCM, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, VOICE_SAMPLE_RATE, true);
  view.setUint32(28, VOICE_SAMPLE_RATE * SAMPLE_BYTES, true);
  view.setUint16(32, SAMPLE_BYTES, true);
  view.setUint16(34, SAMPLE_BYTES * 8, true);
  text(36, 'data');
  view.setUint32(40, data, true);
  samples.forEach((sample, index) => view.setInt16(WAVE_HEAD_BYTES + index * SAMPLE_BYTES, sample, true));
  return wave;
}
