import { PASSWORD_MIN_CHARS } from '@jishan/contracts';
import * as texts from '@/texts/zh-CN';

const t = texts.account;

/** What is wrong with a new password and its repetition. */
export const newPasswordFaults = ({ next, again }: { readonly next: string; readonly again: string }) => ({
  next: [...next].length < PASSWORD_MIN_CHARS ? t.nextShort(PASSWORD_MIN_CHARS) : undefined,
  again: next === again ? undefined : t.againWrong,
});
