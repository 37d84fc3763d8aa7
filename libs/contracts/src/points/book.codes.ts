import type { ProblemTable } from '../platform';

export const bookProblems = {
  'BOOK.TOO_LARGE': { status: 422, title: '这段时间的明细太多', detail: '最多导出 {max} 行，请改选更短的时间。' },
} as const satisfies ProblemTable;
