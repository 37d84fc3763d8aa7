import type { ThreadListItem, ThreadStatus } from '@jishan/contracts';
import { sayUntil } from '@/formats/dates';
import * as texts from '@/texts/zh-CN';
import type { Tone } from '@/ui';

export const threadTones: Record<ThreadStatus, Tone> = { waiting: 'gold', answered: 'leaf', closed: 'plain' };

/** The reply's clock in words; undefined where nobody waits. */
export function clockOf(thread: Pick<ThreadListItem, 'dueAt' | 'overdue'>): { readonly words: string; readonly late: boolean } | undefined {
  if (!thread.dueAt) return undefined;
  return thread.overdue
    ? { words: texts.parlour.overdue, late: true }
    : { words: texts.parlour.dueBy(sayUntil(thread.dueAt)), late: false };
}
