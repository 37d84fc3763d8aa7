/**
 * SHA-256 (FIPS 180-4) in plain TypeScript: WeChat has no WebCrypto, and a villager's phone must be able to check a line by itself.
 * Tested against node:crypto. Not for secrets: its timing depends on nothing but the length, yet nobody promises that.
 */
const FIRST_PRIMES = 64;
const WORD = 2 ** 32;

/** The fractional parts of the primes' roots, as the standard defines its constants; so no digit of a table can be mistyped. */
function constants(root: (prime: number) => number, count: number): Uint32Array {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate += 1)
    if (primesBelow(candidate).every(prime => candidate % prime !== 0)) found.push(root(candidate));
  return Uint32Array.from(found, value => (value % 1) * WORD);
}

function primesBelow(limit: number): number[] {
  const divisors: number[] = [];
  for (let n = 2; n * n <= limit; n += 1) divisors.push(n);
  return divisors;
}

const START = constants(Math.sqrt, 8);
const ROUND = constants(Math.cbrt, FIRST_PRIMES);

const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

function padded(bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  whole.set(bytes);
  whole[bytes.length] = 0x80;
  const view = new DataView(whole.buffer);
  view.setUint32(whole.length - 8, Math.floor((bytes.length * 8) / WORD));
  view.setUint32(whole.length - 4, (bytes.length * 8) >>> 0);
  return whole;
}

function schedule(view: DataView, offset: number, words: Uint32Array): void {
  const at = (index: number): number => words[index] as number;
  for (let n = 0; n < 16; n += 1) words[n] = view.getUint32(offset + n * 4);
  for (let n = 16; n < 64; n += 1) {
    const [early, late] = [at(n - 15), at(n - 2)];
    const a = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3);
    const b = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10);
    words[n] = at(n - 16) + a + at(n - 7) + b;
  }
}

function compress(state: Uint32Array, words: Uint32Array): void {
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
  for (let n = 0; n < 64; n += 1) {
    const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + (ROUND[n] as number) + (words[n] as number)) | 0;
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, n) => (state[n] = (state[n] as number) + word));
}

export function sha256(bytes: Uint8Array): Uint8Array {
  const state = START.slice();
  const words = new Uint32Array(64);
  const view = new DataView(padded(bytes).buffer);
  for (let offset = 0; offset < view.byteLength; offset += 64) {
    schedule(view, offset, words);
    compress(state, words);
  }
  const digest = new Uint8Array(32);
  const out = new DataView(digest.buffer);
  state.forEach((word, n) => out.setUint32(n * 4, word));
  return digest;
}
