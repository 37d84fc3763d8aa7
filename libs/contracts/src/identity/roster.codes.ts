import type { ProblemTable } from '../platform';

export const rosterProblems = {
  'ROSTER.OWN_HOUSEHOLD': { status: 403, title: '自己家和您代办的家，请别人来改', detail: '由另一位村干部、村书记或村管理员来改。' },
  'ROSTER.OFFICE_HELD': { status: 403, title: '这个人在村里有职务', detail: '他的号码，请村书记或村管理员来改。' },
  'ROSTER.OFFICE_FIRST': { status: 409, title: '这个人还担任着职务', detail: '请先在“村务人员”里免去职务，再来办。' },
  'ROSTER.NAMESAKE': {
    status: 409,
    title: '花名册上已经有这个名字',
    detail: '请先查一查，不要重复登记。确实是另一个人，就勾上“同名，不是同一个人”再办。',
  },
  'ROSTER.NOT_CLAIMED': { status: 409, title: '这个人现在没有登录' },
  'ROSTER.HOUSEHOLD_CLOSED': { status: 409, title: '这户已经并到别的户了', detail: '请到并入的那户去改。' },
  'ROSTER.HEAD': { status: 422, title: '这个人不能当户主', detail: '户主要是这户的人，满 14 周岁。' },
  'ROSTER.GROUP_UNKNOWN': { status: 422, title: '村里没有这个小组', detail: '请刷新后重新选择。' },
  'ROSTER.CARDS_TOO_MANY': { status: 422, title: '一次打印的户卡太多', detail: '一次最多 {max} 张，请选一个组打印。' },
  'ROSTER.ID_TAKEN': { status: 409, title: '已经登记过了' },
} as const satisfies ProblemTable;
