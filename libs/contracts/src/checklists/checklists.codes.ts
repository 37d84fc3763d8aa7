import type { ProblemTable } from '../platform';

export const checklistsProblems = {
  'CHECKLISTS.ITEM_RETIRED': { status: 422, title: '这个事项已更新', detail: '请返回清单,选最新的事项再办。' },
  'CHECKLISTS.NOT_EXECUTABLE': { status: 422, title: '这个事项不能在线办理', detail: '请按事项说明办理,或向村里咨询。' },
  'CHECKLISTS.CERTIFICATE_FORBIDDEN': { status: 422, title: '村里不能开这个证明', detail: '请到“{where}”办理。' },
  'CHECKLISTS.MEMBER_NOT_ALLOWED': { status: 422, title: '不能替这位村民办理', detail: '只能为自家人,或授权您代办的家庭办理。' },
  'CHECKLISTS.PHOTO_UNKNOWN': { status: 422, title: '有照片没有上传成功', detail: '请重新选择照片后再提交。' },
  'CHECKLISTS.REQUEST_ID_TAKEN': { status: 409, title: '编号重复', detail: '请返回后重新提交。' },
  'CHECKLISTS.TOO_MANY_OPEN': { status: 422, title: '正在办理的事项太多', detail: '一户最多同时办理 {max} 件,请等前面的办结。' },
  'CHECKLISTS.REQUEST_CLOSED': { status: 409, title: '这件事已经办完或已关闭', detail: '当前状态:{status}。' },
  'CHECKLISTS.STEP_ALREADY_DONE': { status: 409, title: '这一步已经有人办了', detail: '请刷新后查看最新进度。' },
  'CHECKLISTS.WAITING_FOR_APPLICANT': { status: 409, title: '正在等村民补充材料', detail: '村民补充后才能继续办理。' },
  'CHECKLISTS.NOT_WAITING': { status: 409, title: '现在不需要补充材料', detail: '请刷新后查看最新进度。' },
  'CHECKLISTS.RESULT_TEXT_NEEDED': { status: 422, title: '请写明办理结果', detail: '这一步要用文字说明办理情况。' },
  'CHECKLISTS.RESULT_PHOTO_NEEDED': { status: 422, title: '请附上结果照片', detail: '这一步至少要一张照片,如批复、证件或现场。' },
  'CHECKLISTS.NOT_FINISHED': { status: 409, title: '办结后才能评价' },
  'CHECKLISTS.ALREADY_RATED': { status: 409, title: '已经评价过了', detail: '一件事只能评价一次。' },
  'CHECKLISTS.OWN_HOUSEHOLD': { status: 403, title: '不能经办自家的事', detail: '请由其他同志办理。' },
  'CHECKLISTS.OWN_WORK': { status: 403, title: '不能评价自己经办的事', detail: '请由办事的家庭自己评价。' },
  'CHECKLISTS.NOT_YOUR_STEP': { status: 403, title: '这一步不由您经办', detail: '由{post}或村书记办理。' },
  'CHECKLISTS.ITEM_INCONSISTENT': { status: 422, title: '事项内容不完整', detail: '{reason}' },
} as const satisfies ProblemTable;
