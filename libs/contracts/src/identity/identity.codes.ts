import type { ProblemTable } from '../platform';
import { proxyProblems } from './proxies.codes';
import { roleProblems } from './roles.codes';
import { rosterProblems } from './roster.codes';

export const identityProblems = {
  'AUTH.WECHAT_CODE_INVALID': { status: 401, title: '微信登录没有成功', detail: '登录凭证已用过或已过期，请重新点一次登录。' },
  'AUTH.WECHAT_UNAVAILABLE': { status: 503, title: '暂时连不上微信', detail: '请稍后再试。' },
  'AUTH.BAD_CREDENTIALS': { status: 401, title: '用户名或密码不对', detail: '请检查后再试。' },
  'AUTH.SECOND_FACTOR_REQUIRED': { status: 401, title: '请填写动态口令', detail: '打开手机上的身份验证器，填写 6 位数字。' },
  'AUTH.SECOND_FACTOR_WRONG': { status: 401, title: '动态口令不对', detail: '每个口令只能用一次；请等下一个 6 位数字再填。' },
  'AUTH.SECOND_FACTOR_NEEDED': {
    status: 403,
    title: '请先绑定动态口令',
    detail: '在“我的”里绑定后即可继续；已经绑定的，请退出后重新登录。',
  },
  'AUTH.WECHAT_LOGIN_NEEDED': {
    status: 403,
    title: '请用微信登录后再办',
    detail: '这个账号绑定了微信，只凭密码不能改登录方式。请在手机微信里打开“我的”，再来办。',
  },
  'AUTH.SECOND_FACTOR_EXISTS': { status: 409, title: '已经绑定过动态口令', detail: '换手机时，请联系系统管理员解绑。' },
  'AUTH.SECOND_FACTOR_NOT_STARTED': { status: 409, title: '还没有开始绑定', detail: '请先取得二维码，再填写口令。' },
  'AUTH.NO_PASSWORD': { status: 409, title: '这个账号没有密码', detail: '您用微信登录。在手机微信里打开“我的”，可以设一个。' },
  'AUTH.PASSWORD_EXISTS': { status: 409, title: '这个账号已经有密码了', detail: '要换密码，请用“修改密码”。' },
  'AUTH.USERNAME_TAKEN': { status: 409, title: '这个用户名不能用', detail: '请换一个。' },
  'AUTH.WECHAT_NOT_YOURS': { status: 409, title: '现在的微信不是这个账号的', detail: '请退出，用这个账号的微信重新登录。' },
  'AUTH.WECHAT_OF_ANOTHER': {
    status: 409,
    title: '这个微信已经是另一个账号的',
    detail: '一个微信只能绑定一个账号。请退出后用微信登录看看是哪个账号；解绑请找村里的管理员。',
  },
  'AUTH.WECHAT_BOUND': { status: 409, title: '这个账号已经绑定了另一个微信', detail: '先解绑原来的微信，再绑定这一个。' },
  'AUTH.DEMO_ACCOUNT': { status: 403, title: '这是大家共用的演示账号', detail: '演示账号不能改密码，也不能绑定动态口令。' },
  'AUTH.PASSWORD_WRONG': { status: 422, title: '现在的密码不对', detail: '请检查后再试。' },
  'AUTH.PASSWORD_WEAK': { status: 422, title: '新密码太容易被猜到', detail: '{reason}' },
  'AUTH.PASSWORD_TEMPORARY': {
    status: 403,
    title: '请先改掉初始密码',
    detail: '初始密码是别人设的。改成只有您自己知道的密码，就可以继续。',
  },
  'AUTH.REFRESH_INVALID': { status: 401, title: '登录已失效', detail: '请重新登录，填写的内容会保留。' },
  'CLAIM.PHONE_CODE_INVALID': { status: 422, title: '没有取到手机号', detail: '请再点一次授权，或直接填写手机号由村干部核对。' },
  'CLAIM.ALREADY_MEMBER': { status: 409, title: '您已经是本村成员' },
  'CLAIM.ALREADY_PENDING': { status: 409, title: '您的申请正在等待村干部核对', detail: '核对后会在消息里告诉您。' },
  'CLAIM.ALREADY_DECIDED': { status: 409, title: '这条申请已经处理过了' },
  'CLAIM.PERSON_TAKEN': { status: 409, title: '这个人已经有账号了', detail: '请核对名册，或请其本人退出后再试。' },
  'CLAIM.PERSON_REQUIRED': { status: 422, title: '请先选择名册上的人' },
  'CLAIM.REASON_REQUIRED': { status: 422, title: '请写明不通过的原因' },
  'CLAIM.UNDER_AGE': { status: 422, title: '未满 14 周岁不能开通账号', detail: '可由户主代办。' },
  'CLAIM.OFFICE_HELD': { status: 403, title: '这个人在村里有职务', detail: '请村书记或村管理员核对后再通过。' },
  'CLAIM.OWN_HAND': {
    status: 403,
    title: '这个人的登录是您停用的，或号码是您填的',
    detail: '停用登录、改号码的人和让人进来的人不能是同一个人，请另一位村干部、村书记或村管理员来核对。',
  },
  'INVITATION.INVALID': { status: 404, title: '邀请已失效', detail: '请向村里要一个新的邀请码，或直接查找村名。' },
  ...roleProblems,
  ...rosterProblems,
  'SETTINGS.PANEL': { status: 422, title: '评议人数不对', detail: '同意人数要超过抽取人数的一半，并且不多于抽取人数。' },
  ...proxyProblems,
  'PERSON.NO_PHONE': { status: 409, title: '名册上没有这个人的号码', detail: '可以当面告知，或请同户的人转告。' },
} as const satisfies ProblemTable;
