import { VOICE_MAX_SECONDS, VOICE_SAMPLE_RATE } from '@jishan/contracts';
import { Problem } from '../errors/problem';

/** What recorders of phones and computers write: 16 bits, one or two channels, anything from a telephone's rate to a studio's. */
export interface Sound {
  readonly rate: number;
  readonly channels: 1 | 2;
  /** One instant, of all channels, in `channels * 2` bytes. */
  readonly frames: Buffer;
}

const MAX_RATE = 48_000;
const PCM = 1;
const EXTENSIBLE = 0xfffe;
/** KSDATAFORMAT_SUBTYPE_PCM. */
const PCM_GUID = '0100000000001000800000aa00389b71';
const CHUNK_HEAD = 8;
/** iPhones fill up to 4 kB before the samples; nobody needs more than this, or so many parts. */
const HEAD_MAX_BYTES = 64 * 1024;
const MAX_CHUNKS = 32;
/** Recorders that never went back to write how long it became. */
const UNTIL_THE_END = new Set([0, 0xffffffff]);

const broken = (): Problem => new Problem('MEDIA.VOICE_BROKEN');
const otherFormat = (): Problem => new Problem('MEDIA.VOICE_FORMAT');

/**
 * The samples of a WAV file, by its bytes alone. What surrounds them is skipped and never kept. Of its lengths only that of the samples is
 * believed, and only within the file: the outer one is wrong in what many recorders write, and nothing depends on it.
 * @throws MEDIA.VOICE_FORMAT for what is no such sound, MEDIA.VOICE_BROKEN for one that lies about itself, MEDIA.VOICE_TOO_LONG.
 */
export function readWave(file: Buffer): Sound {
  if (file.length < 12 || file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, 12) !== 'WAVE') throw otherFormat();
  let format: Omit<Sound, 'frames'> | undefined;
  let at = 12;
  for (let chunks = 0; chunks < MAX_CHUNKS && at + CHUNK_HEAD <= Math.min(file.length, HEAD_MAX_BYTES); chunks += 1) {
    const name = file.toString('latin1', at, at + 4);
    const length = file.readUInt32LE(at + 4);
    const body = at + CHUNK_HEAD;
    if (name === 'data') {
      if (!format) throw broken();
      return { ...format, frames: framesOf(file, body, length, format) };
    }
    if (body + length > file.length) throw broken();
    if (name === 'fmt ') format = formatOf(file.subarray(body, body + length));
    at = body + length + (length % 2);
  }
  throw broken();
}

function formatOf(fmt: Buffer): Omit<Sound, 'frames'> {
  if (fmt.length < 16) throw broken();
  const [tag, channels, rate] = [fmt.readUInt16LE(0), fmt.readUInt16LE(2), fmt.readUInt32LE(4)];
  const pcm = tag === PCM || (tag === EXTENSIBLE && fmt.length >= 40 && fmt.toString('hex', 24, 40) === PCM_GUID);
  if (!pcm || fmt.readUInt16LE(14) !== 16) throw otherFormat();
  if ((channels !== 1 && channels !== 2) || rate < VOICE_SAMPLE_RATE || rate > MAX_RATE) throw otherFormat();
  if (fmt.readUInt16LE(12) !== channels * 2) throw broken();
  return { rate, channels };
}

function framesOf(file: Buffer, from: number, claimed: number, { rate, channels }: Omit<Sound, 'frames'>): Buffer {
  const there = file.length - from;
  // Some count their own head as sound; what claims more than the whole file was cut on its way.
  if (claimed > there && claimed > file.length && !UNTIL_THE_END.has(claimed)) throw broken();
  const bytes = UNTIL_THE_END.has(claimed) ? there : Math.min(claimed, there);
  const frames = Math.floor(bytes / (channels * 2));
  // A recorder stops a little after it is told to.
  if (frames > (VOICE_MAX_SECONDS + 1) * rate) throw new Problem('MEDIA.VOICE_TOO_LONG');
  return file.subarray(from, from + frames * channels * 2);
}
