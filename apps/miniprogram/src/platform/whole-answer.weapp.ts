import type { WholeAnswer } from './whole-answer.types';

/** WeChat's time is for the whole answer. It knows no signal. */
export const wholeAnswer = (_timeoutMs: number): WholeAnswer => ({
  options: { dataType: 'text', responseType: 'text' },
  end: () => undefined,
});
