import type { ProblemTable } from '../platform';

export const standardProblems = {
  'POINTS.STANDARD_NOT_IN_FORCE': {
    status: 409,
    title: '这一版不是现行细则',
    detail: '只能公开现行的细则。可能刚换了新的一版，请刷新后再试。',
  },
  'POINTS.STANDARD_NO_COUNTY': { status: 422, title: '还不知道本村属于哪个县', detail: '请平台管理员先把本村归到县里，再来公开。' },
  'POINTS.STANDARD_ID_TAKEN': { status: 409, title: '这份模板已经发布了', detail: '请返回列表查看，要另发一份时重新填写。' },
  'POINTS.TOO_MANY_TEMPLATES': { status: 422, title: '发布的模板太多', detail: '最多同时发布 {max} 份，请先撤下不用的。' },
} as const satisfies ProblemTable;
