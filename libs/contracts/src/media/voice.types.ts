import type { Id } from '../platform';

/** What somebody said instead of writing it. Heard only through the short signed address, which plays in any player. */
export interface VoiceView {
  readonly id: Id;
  readonly url: string;
  readonly milliseconds: number;
}
/** A minute says more than five hundred characters. */
export const VOICE_MAX_SECONDS = 60;
/** A slip of the finger is no message. */
export const VOICE_MIN_MILLISECONDS = 1_000;
/** What is kept, and what our recorders send: a telephone's, 16 bits, one channel, 960 kB a minute. Decision 0057. */
export const VOICE_SAMPLE_RATE = 8_000;
/** What a computer's WeChat records in spite of being asked for less: 44.1 kHz for a minute. */
export const VOICE_UPLOAD_MAX_BYTES = 6 * 1024 * 1024;
