import type { ProblemTable } from '../platform';

export const roleProblems = {
  'ROLE.DUTIES_CONFLICT': { status: 422, title: '这两个职务不能由同一个人担任', detail: '{reason}' },
  'ROLE.NOT_GRANTABLE': { status: 422, title: '这个身份不能直接授予' },
  'ROLE.OWN': { status: 403, title: '不能办自己的职务', detail: '请另一位村书记或村管理员办理。' },
  'ROLE.NO_ACCOUNT': { status: 422, title: '这个人还没有账号', detail: '请他先用微信进来，填上自己的姓名，再来任命。' },
  'ROLE.UNDER_AGE': { status: 422, title: '未满 14 周岁不能担任职务' },
  'ROLE.LAST_ADMIN': { status: 409, title: '这是村里最后一位村管理员', detail: '请先任命另一位村管理员，再免去这一位。' },
  'ROLE.ID_TAKEN': { status: 409, title: '编号重复', detail: '请返回后重新办理。' },
  'ROLE.PHOTO_UNKNOWN': { status: 422, title: '照片没有传上', detail: '请重新添加照片。' },
  'ROLE.ELECTION_REQUIRED': { status: 422, title: '评议员要有推选记录', detail: '请填写推选会议的日期、到会人数、票数，并拍下会议记录。' },
  'ROLE.ELECTION_ONLY_REVIEWERS': { status: 422, title: '只有任命评议员要填推选记录' },
  'ROLE.ELECTION_DAY': { status: 422, title: '推选日期不对', detail: '推选会议不能晚于今天。' },
  'ROLE.ELECTION_VOTES': { status: 422, title: '票数不对', detail: '同意和不同意加起来不能多于到会人数。' },
  'ROLE.ELECTION_NOT_CARRIED': { status: 422, title: '推选没有通过', detail: '同意的要超过到会人数的一半。' },
} as const satisfies ProblemTable;
