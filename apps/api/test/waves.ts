/** WAV files as recorders write them, and as nobody should. */
export interface WaveWish {
  readonly seconds?: number;
  readonly rate?: number;
  readonly channels?: number;
  readonly bits?: number;
  readonly tag?: number;
  readonly blockAlign?: number;
  /** Hertz; 0: silence. */
  readonly tone?: number;
  /** Chunks between `fmt ` and `data`. */
  readonly between?: readonly Buffer[];
  /** What `data` says of its length, if not the truth. */
  readonly claimed?: number;
  readonly after?: Buffer;
}

export function chunk(name: string, body: Buffer, length = body.length): Buffer {
  const head = Buffer.alloc(8);
  head.write(name, 'latin1');
  head.writeUInt32LE(length, 4);
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
}

export function wave(wish: WaveWish = {}): Buffer {
  const { seconds = 2, rate = 8_000, channels = 1, bits = 16, tag = 1, tone = 440 } = wish;
  const fmt = Buffer.alloc(16);
  fmt.writeUInt16LE(tag, 0);
  fmt.writeUInt16LE(channels, 2);
  fmt.writeUInt32LE(rate, 4);
  fmt.writeUInt32LE(rate * channels * 2, 8);
  fmt.writeUInt16LE(wish.blockAlign ?? channels * 2, 12);
  fmt.writeUInt16LE(bits, 14);
  const frames = Math.round(seconds * rate);
  const data = Buffer.alloc(frames * channels * 2);
  for (let index = 0; index < frames; index += 1)
    for (let channel = 0; channel < channels; channel += 1)
      data.writeInt16LE(Math.round(12_000 * Math.sin((2 * Math.PI * tone * index) / rate)), (index * channels + channel) * 2);
  const body = Buffer.concat([
    chunk('fmt ', fmt),
    ...(wish.between ?? []),
    chunk('data', data, wish.claimed ?? data.length),
    wish.after ?? Buffer.alloc(0),
  ]);
  return Buffer.concat([chunk('RIFF', Buffer.alloc(0), body.length + 4), Buffer.from('WAVE'), body]);
}

export const samplesOf = (kept: Buffer): Int16Array =>
  Int16Array.from({ length: (kept.length - 44) / 2 }, (_none, index) => kept.readInt16LE(44 + index * 2));

/** How strongly a tone is in there: about its height. */
export function strength(samples: Int16Array, tone: number, rate = 8_000): number {
  let [sine, cosine] = [0, 0];
  samples.forEach((sample, index) => {
    sine += sample * Math.sin((2 * Math.PI * tone * index) / rate);
    cosine += sample * Math.cos((2 * Math.PI * tone * index) / rate);
  });
  return (2 * Math.hypot(sine, cosine)) / samples.length;
}
