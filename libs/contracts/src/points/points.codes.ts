import type { ProblemTable } from '../platform';

export const pointsProblems = {
  'POINTS.INSUFFICIENT': { status: 422, title: '积分不够', detail: '需要 {want} 分，可用 {have} 分。' },
  'POINTS.RULE_NOT_IN_FORCE': { status: 422, title: '这条积分细则已不再使用', detail: '请在最新细则里重新选择。' },
  'POINTS.RULE_NOT_VALID_TODAY': { status: 422, title: '这条细则今天不能申报', detail: '可申报的日期：{from} 至 {until}。' },
  'POINTS.RULE_NOT_FOR_VILLAGERS': { status: 422, title: '这条细则不能自己申报', detail: '由村干部或活动签到统一记分。' },
  'POINTS.PHOTOS_NEEDED': { status: 422, title: '照片不够', detail: '这条细则至少要 {min} 张照片，现在有 {have} 张。' },
  'POINTS.PHOTOS_TOO_MANY': { status: 422, title: '照片太多', detail: '这条细则最多 {max} 张照片。' },
  'POINTS.PHOTO_UNKNOWN': { status: 422, title: '有照片没有上传成功', detail: '请重新选择照片后再提交。' },
  'POINTS.PHOTO_USED': { status: 422, title: '照片已经用过', detail: '同一张照片只能申报一次，请拍新的照片。' },
  'POINTS.TEXT_NEEDED': { status: 422, title: '请写一句说明', detail: '说说做了什么、在哪里。' },
  'POINTS.MEMBER_NOT_ALLOWED': { status: 422, title: '不能替这位村民申报', detail: '只能为自家人，或授权您代办的家庭申报。' },
  'POINTS.CAP_REACHED': { status: 422, title: '已到次数上限', detail: '这条细则{period}{subject}最多 {times} 次。' },
  'POINTS.MONTH_CAP_REACHED': {
    status: 422,
    title: '本月自主申报的积分已到上限',
    detail: '村里规定每户每月自主申报最多记 {cap} 分，本月已记 {used} 分，这条要记 {want} 分。',
  },
  'POINTS.RANGE': { status: 422, title: '分值超出范围', detail: '这条细则可给 {min} 到 {max} 分。' },
  'POINTS.APPLICATION_ALREADY_DECIDED': { status: 409, title: '这条申请已经处理过了', detail: '当前状态：{status}。' },
  'POINTS.APPLICATION_NOT_RETURNED': { status: 409, title: '这条申请不在待补充状态' },
  'POINTS.APPLICATION_ID_TAKEN': { status: 409, title: '编号重复', detail: '请返回后重新提交。' },
  'POINTS.NOT_REVERSIBLE': { status: 409, title: '这条记录不能冲销', detail: '只有已入账的申请可以冲销一次。' },
  'POINTS.REVERSAL_OVERDRAWS': { status: 422, title: '积分已被用掉，不够冲销', detail: '可用 {have} 分，需冲销 {want} 分。' },
  'POINTS.BOOKS_STOPPED': { status: 503, title: '账本核对不一致，已暂停记账', detail: '请联系村监委会和管理员。' },
} as const satisfies ProblemTable;
