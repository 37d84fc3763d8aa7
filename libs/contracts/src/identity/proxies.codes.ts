import type { ProblemTable } from '../platform';

export const proxyProblems = {
  'PROXY.SELF': { status: 422, title: '不用给自家人授权' },
  'PROXY.EXISTS': { status: 409, title: '已经授权过了' },
  'PROXY.TOO_MANY': { status: 422, title: '代办人已经够多了', detail: '一户最多 {max} 位代办人，请先收回一位。' },
  'PROXY.CODE_INVALID': { status: 422, title: '代办码不对', detail: '请核对姓名和数字后再试。连续错 5 次会暂停 15 分钟。' },
  'PROXY.CODE_EXPIRED': { status: 422, title: '代办码已过期', detail: '请对方刷新代办码后再扫。' },
  'PROXY.CODE_USED': { status: 409, title: '这个代办码已经用过了', detail: '请对方刷新代办码后再扫。' },
  'PROXY.CODE_LOCKED': { status: 429, title: '输错次数太多，已暂停核对', detail: '请 {minutes} 分钟后再试。' },
  'PROXY.DIGITS_NEED_NAME': { status: 422, title: '请填写代办人姓名和 8 位代办码', detail: '也可以直接扫对方手机上的码。' },
  'PROXY.TICKET_EXPIRED': { status: 422, title: '核对已超时', detail: '请重新扫代办码或输入数字。' },
  'PROXY.HOUSEHOLD_HAS_PHONE': { status: 422, title: '这户有人开通了账号', detail: '请这户在手机上“我的”里自己授权。' },
  'PROXY.RECORDER_INVOLVED': { status: 422, title: '不能登记与自己有关的代办', detail: '请另一位村干部或组长来登记。' },
  'PROXY.HELPER_UNFIT': { status: 422, title: '这个人不能当代办人', detail: '代办人要是本村别家的成年人。' },
  'PROXY.WITNESS_UNFIT': {
    status: 422,
    title: '见证人不合适',
    detail: '见证人要是两位开通了账号的成年人，不能是登记人，也不能是这两家的人。',
  },
  'PROXY.PHOTO_UNKNOWN': { status: 422, title: '照片没有上传成功', detail: '请重新选择照片后再提交。' },
} as const satisfies ProblemTable;
