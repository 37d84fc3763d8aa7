import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VOICE_SAMPLE_RATE, WAVE_HEAD_BYTES, writeWave } from '@jishan/contracts';

const folders: string[] = [];
const PAUSE = VOICE_SAMPLE_RATE / 2;

/** Somebody says "a, a, a": a tone with pauses, which no filter takes for a hum, and which is found again in what is played. */
export function toneSamples(seconds: number, hertz = 440): Int16Array {
  return Int16Array.from({ length: seconds * VOICE_SAMPLE_RATE }, (_none, index) =>
    Math.round((index % PAUSE < PAUSE / 2 ? 12_000 : 0) * Math.sin((2 * Math.PI * hertz * index) / VOICE_SAMPLE_RATE)),
  );
}

/** A WAV file of so many seconds on this machine. */
export function soundFile(seconds: number, hertz?: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'jishan-sound-'));
  folders.push(folder);
  const file = join(folder, 'said.wav');
  writeFileSync(file, writeWave(toneSamples(seconds, hertz)));
  return file;
}

export const putSoundsAway = (): void => folders.splice(0).forEach(folder => rmSync(folder, { recursive: true, force: true }));

const WINDOW = VOICE_SAMPLE_RATE / 10;

/** How much of the whole is this tone, a tenth of a second at a time: 1 is a pure one. A recorder may skip a moment. */
export function shareOf(wave: Buffer, hertz: number): number {
  let [tone, power] = [0, 0];
  for (let from = WAVE_HEAD_BYTES; from + WINDOW * 2 <= wave.length; from += WINDOW * 2) {
    let [sine, cosine] = [0, 0];
    for (let index = 0; index < WINDOW; index += 1) {
      const sample = wave.readInt16LE(from + index * 2);
      sine += sample * Math.sin((2 * Math.PI * hertz * index) / VOICE_SAMPLE_RATE);
      cosine += sample * Math.cos((2 * Math.PI * hertz * index) / VOICE_SAMPLE_RATE);
      power += sample * sample;
    }
    tone += (2 * (sine * sine + cosine * cosine)) / WINDOW;
  }
  return power === 0 ? 0 : tone / power;
}
