import type { ProblemTable } from '../platform';

export const deductionProblems = {
  'POINTS.DEDUCTIONS_OFF': { status: 409, title: '村里没有开扣分', detail: '扣分默认关闭，要由村里在“村设置”里打开。' },
  'POINTS.DEDUCTION_RULE': { status: 422, title: '只能按现行的“负面”类细则扣分' },
  'POINTS.DEDUCTION_ID_TAKEN': { status: 409, title: '这件已经登记过了', detail: '请先返回看看登记记录，要记另一件时重新填写。' },
  'POINTS.DEDUCTION_STATE': { status: 409, title: '现在不能这样办', detail: '当前状态：{status}。' },
  'POINTS.DEDUCTION_CAP': { status: 422, title: '已到次数上限', detail: '这条细则每户{period}最多扣 {times} 次。' },
  'POINTS.DEDUCTION_TOLD': { status: 409, title: '这户已经告知过了', detail: '申诉期已经开始算，请返回看看。' },
  'POINTS.DEDUCTION_TOLD_BY_OPENER': {
    status: 409,
    title: '登记这件扣分的人不能自己告知',
    detail: '请另一位村干部或村监委会当面告知，并由他记下。',
  },
  'POINTS.DEDUCTION_READS': { status: 409, title: '这户有人用手机', detail: '申诉由他们自己在手机上提交。' },
  'POINTS.APPEAL_MADE': { status: 409, title: '您家已经申诉过了', detail: '由没有经手的人复核，结果会发到消息里。' },
  'POINTS.APPEAL_OVER': { status: 409, title: '申诉期已经过了', detail: '还有不同意见，请找村务监督委员会反映。' },
} as const satisfies ProblemTable;
