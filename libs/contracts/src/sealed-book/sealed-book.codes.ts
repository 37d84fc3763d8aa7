import type { ProblemTable } from '../platform';

export const sealedBookProblems = {
  'BOOK.NOT_SEALED': { status: 409, title: '这一笔还没有封账', detail: '每天零点以后给前一天封账，请明天再来核对。' },
} as const satisfies ProblemTable;
