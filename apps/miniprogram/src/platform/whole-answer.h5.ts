import type { WholeAnswer } from './whole-answer.types';

/**
 * Taro's own time is over when the head has come, however long the body stays away; and read as JSON by Taro, a body that breaks off is
 * `null`. Given a signal, it leaves the time to us; given text, it fails as the network did.
 */
export function wholeAnswer(timeoutMs: number): WholeAnswer {
  const given = new AbortController();
  const timer = setTimeout(() => given.abort(), timeoutMs);
  return { options: { dataType: 'text', responseType: 'text', signal: given.signal }, end: () => clearTimeout(timer) };
}
