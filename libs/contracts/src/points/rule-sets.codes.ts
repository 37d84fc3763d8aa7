import type { ProblemTable } from '../platform';

export const ruleSetProblems = {
  'POINTS.RULE_FORBIDDEN': {
    status: 422,
    title: '这件事不能和积分挂钩',
    detail: '“{title}”写了“{words}”，积分不能与“{theme}”挂钩。{reason}依据：{basis}。',
  },
  'POINTS.RULE_SET_NOT_DRAFT': {
    status: 409,
    title: '这一版不是草稿，不能再改',
    detail: '已经通过的细则不能改动。需要调整时，请复制成新的草稿。',
  },
  'POINTS.RULE_SET_EMPTY': { status: 422, title: '草稿里还没有细则', detail: '请先添加至少一条细则。' },
  'POINTS.RULE_SET_ID_TAKEN': { status: 409, title: '这份草稿已经建好了', detail: '请返回列表打开它，要另建一份时重新填写。' },
  'POINTS.RULE_ID_TAKEN': { status: 409, title: '编号重复', detail: '请返回后重新添加。' },
  'POINTS.RULE_NOT_IN_DRAFT': { status: 404, title: '草稿里没有这条细则', detail: '可能已被别人删除，请刷新。' },
  'POINTS.RULE_TITLE_TWICE': { status: 422, title: '同一类里已有这个名称', detail: '“{title}”已经在草稿里，请换个名称，或修改原来那条。' },
  'POINTS.RULE_POINTS_ORDER': { status: 422, title: '分值范围不对', detail: '最高分不能低于最低分。' },
  'POINTS.RULE_PHOTOS_ORDER': { status: 422, title: '照片张数不对', detail: '最多张数不能少于最少张数。' },
  'POINTS.RULE_DAYS_ORDER': { status: 422, title: '有效期不对', detail: '结束日期不能早于开始日期。' },
  'POINTS.TOO_MANY_RULES': { status: 422, title: '细则太多', detail: '一版细则最多 {max} 条。' },
  'POINTS.TOO_MANY_DRAFTS': { status: 422, title: '草稿太多', detail: '最多同时保留 {max} 份草稿，请先删除不用的。' },
  'POINTS.SOURCE_MISSING': { status: 422, title: '请选择复制来源', detail: '请选择一版细则或一个模板。' },
  'POINTS.ADOPTION_PENDING': {
    status: 409,
    title: '已有一版细则等待生效',
    detail: '第 {version} 版将从 {from} 起执行。请等它生效，或先撤回那次通过。',
  },
  'POINTS.ADOPTION_NOT_PENDING': { status: 409, title: '这一版不在等待生效', detail: '已经生效的细则不能撤回，只能通过新的一版来替换。' },
  'POINTS.DECISION_NO_QUORUM': {
    status: 422,
    title: '到会人数不足三分之二',
    detail: '应到 {representatives} 人，至少要 {needed} 人到会，会议才有效（村民委员会组织法第二十六条）。',
  },
  'POINTS.DECISION_NOT_CARRIED': {
    status: 422,
    title: '同意票没有过半数',
    detail: '到会 {present} 人，至少要 {needed} 人同意才算通过（村民委员会组织法第二十六条）。',
  },
  'POINTS.DECISION_VOTES': { status: 422, title: '人数或票数对不上', detail: '到会不能多于应到，同意加反对不能多于到会人数。' },
  'POINTS.DECISION_DAY': { status: 422, title: '会议日期不对', detail: '会议日期不能晚于今天，也不能晚于生效日期。' },
  'POINTS.EFFECTIVE_DAY': { status: 422, title: '生效日期不对', detail: '生效日期从今天起，一年以内。已经过去的日子不能补定规矩。' },
  'POINTS.MINUTES_UNKNOWN': { status: 422, title: '会议记录照片没有上传成功', detail: '请重新选择照片后再提交。' },
  'POINTS.IMPORT_UNREADABLE': {
    status: 422,
    title: '读不了这个文件',
    detail: '请用导出的表格或模板填写，另存为 xlsx 或 csv。',
  },
  'POINTS.IMPORT_PROBLEMS': { status: 422, title: '表格里有要改的地方', detail: '共 {count} 处。第 {line} 行：{message}' },
} as const satisfies ProblemTable;
