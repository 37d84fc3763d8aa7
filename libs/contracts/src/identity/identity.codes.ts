import type { ProblemTable } from '../platform';

export const identityProblems = {
  'AUTH.WECHAT_CODE_INVALID': { status: 401, title: '微信登录没有成功', detail: '登录凭证已用过或已过期,请重新点一次登录。' },
  'AUTH.WECHAT_UNAVAILABLE': { status: 503, title: '暂时连不上微信', detail: '请稍后再试。' },
  'AUTH.BAD_CREDENTIALS': { status: 401, title: '用户名或密码不对', detail: '请检查后再试。' },
  'AUTH.REFRESH_INVALID': { status: 401, title: '登录已失效', detail: '请重新登录,填写的内容会保留。' },
  'CLAIM.PHONE_CODE_INVALID': { status: 422, title: '没有取到手机号', detail: '请再点一次授权,或直接填写手机号由村干部核对。' },
  'CLAIM.ALREADY_MEMBER': { status: 409, title: '您已经是本村成员' },
  'CLAIM.ALREADY_PENDING': { status: 409, title: '您的申请正在等待村干部核对', detail: '核对后会在消息里告诉您。' },
  'CLAIM.ALREADY_DECIDED': { status: 409, title: '这条申请已经处理过了' },
  'CLAIM.PERSON_TAKEN': { status: 409, title: '这个人已经有账号了', detail: '请核对名册,或请其本人退出后再试。' },
  'CLAIM.PERSON_REQUIRED': { status: 422, title: '请先选择名册上的人' },
  'CLAIM.REASON_REQUIRED': { status: 422, title: '请写明不通过的原因' },
  'CLAIM.UNDER_AGE': { status: 422, title: '未满 14 周岁不能开通账号', detail: '可由户主代办。' },
  'INVITATION.INVALID': { status: 404, title: '邀请已失效', detail: '请向村里要一个新的邀请码,或直接查找村名。' },
  'ROLE.DUTIES_CONFLICT': { status: 422, title: '这两个职务不能由同一个人担任', detail: '积分管理员与超市管理员必须分开。' },
  'ROLE.NOT_GRANTABLE': { status: 422, title: '这个身份不能直接授予' },
  'PROXY.SELF': { status: 422, title: '不用给自家人授权' },
  'PROXY.EXISTS': { status: 409, title: '已经授权过了' },
} as const satisfies ProblemTable;
