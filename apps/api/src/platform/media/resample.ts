import { setImmediate } from 'node:timers/promises';
import { VOICE_SAMPLE_RATE } from '@jishan/contracts';
import type { Sound } from './voice-wave';

/** How far to both sides a sample is asked, in the new rate's steps: enough that no hiss of the old rate comes back as a whistle. */
const REACH = 8;
const STEPS = 256;
const kernel = Float64Array.from({ length: REACH * STEPS + 1 }, (_none, index) => {
  const x = (Math.PI * index) / STEPS;
  const window = 0.5 + 0.5 * Math.cos(x / REACH);
  return (x === 0 ? 1 : Math.sin(x) / x) * window;
});

/** One channel of VOICE_SAMPLE_RATE. A second of sound at a time, so that others get their turn in between. */
export async function resample(sound: Sound): Promise<Int16Array> {
  const mono = oneChannel(sound);
  const ratio = sound.rate / VOICE_SAMPLE_RATE;
  if (ratio === 1) return mono;
  const out = new Int16Array(Math.floor(mono.length / ratio));
  for (let from = 0; from < out.length; from += VOICE_SAMPLE_RATE) {
    fill(out, mono, ratio, from, Math.min(out.length, from + VOICE_SAMPLE_RATE));
    await setImmediate();
  }
  return out;
}

function oneChannel({ frames, channels }: Sound): Int16Array {
  const mono = new Int16Array(frames.length / (2 * channels));
  for (let index = 0; index < mono.length; index += 1) {
    const at = index * 2 * channels;
    mono[index] = channels === 1 ? frames.readInt16LE(at) : (frames.readInt16LE(at) + frames.readInt16LE(at + 2)) >> 1;
  }
  return mono;
}

function fill(out: Int16Array, mono: Int16Array, ratio: number, from: number, to: number): void {
  const reach = REACH * ratio;
  for (let index = from; index < to; index += 1) {
    const centre = index * ratio;
    const last = Math.min(mono.length - 1, Math.floor(centre + reach));
    let [sum, weights] = [0, 0];
    for (let near = Math.max(0, Math.ceil(centre - reach)); near <= last; near += 1) {
      const weight = kernel[Math.round((Math.abs(near - centre) / ratio) * STEPS)] ?? 0;
      sum += weight * (mono[near] ?? 0);
      weights += weight;
    }
    out[index] = Math.max(-32_768, Math.min(32_767, Math.round(sum / weights)));
  }
}
