import type { ProblemTable } from '../platform';

export const noticesProblems = {
  'NOTICES.AUDIENCE_NEEDED': { status: 422, title: '请选择发给谁', detail: '请至少选择一个小组或一类人员。' },
  'NOTICES.AUDIENCE_EMPTY': { status: 422, title: '所选范围里没有人', detail: '请换一个小组或一类人员。' },
  'NOTICES.GROUP_UNKNOWN': { status: 422, title: '有小组不存在', detail: '请刷新后重新选择小组。' },
  'NOTICES.DEADLINE_NEEDED': { status: 422, title: '请填写确认期限' },
  'NOTICES.DEADLINE_WRONG': { status: 422, title: '确认期限不对', detail: '期限要在现在以后、{days} 天以内。' },
  'NOTICES.PHOTO_UNKNOWN': { status: 422, title: '有照片没有上传成功', detail: '请重新选择照片后再发布。' },
  'NOTICES.VOICE_UNKNOWN': { status: 422, title: '录音没有上传成功', detail: '请重新录一段后再发布。' },
  'NOTICES.VOICE_USED': { status: 422, title: '这段录音已经用过', detail: '请重新录一段。' },
  'NOTICES.ID_TAKEN': { status: 409, title: '这条通知已经发布了', detail: '请先返回看看通知列表，要发另一条时重新填写。' },
  'NOTICES.ALREADY_WITHDRAWN': { status: 409, title: '这条通知已经撤回' },
  'NOTICES.NOT_ADDRESSED': { status: 409, title: '这条通知不是发给您的', detail: '不用您确认。' },
  'NOTICES.NOTHING_TO_ACKNOWLEDGE': { status: 409, title: '这条通知不用确认' },
  'NOTICES.NOT_YOURS_TO_WITHDRAW': { status: 403, title: '只有发布人或村书记可以撤回' },
} as const satisfies ProblemTable;
