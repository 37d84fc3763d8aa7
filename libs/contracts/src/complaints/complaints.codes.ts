import type { ProblemTable } from '../platform';

export const complaintsProblems = {
  'COMPLAINTS.ABOUT_UNKNOWN': {
    status: 422,
    title: '没有找到您要说的这个人',
    detail: '请从名单里重新选；名单里没有的，可以不选，在内容里写明。',
  },
  'COMPLAINTS.ID_TAKEN': { status: 409, title: '编号重复', detail: '请返回后重新提交。' },
  'COMPLAINTS.OWN': { status: 403, title: '不能答复自己提的投诉建议' },
  'COMPLAINTS.CLOSED': { status: 409, title: '这件已经办结', detail: '写信的人补充以后，可以再答复。' },
  'COMPLAINTS.FULL': { status: 409, title: '来回已经很多了', detail: '请另提一件。' },
  'COMPLAINTS.NEW_WORDS': { status: 409, title: '写信的人刚刚又补充了', detail: '请看过再答复。您写的还在。' },
  'COMPLAINTS.ANSWERED_IN_A_ROW': {
    status: 409,
    title: '已经接连答复 {max} 次了',
    detail: '写信的人补充以后可以再答复；要结束这件事，请办结。',
  },
} as const satisfies ProblemTable;
