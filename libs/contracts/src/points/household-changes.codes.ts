import type { ProblemTable } from '../platform';

export const householdChangeProblems = {
  'HOUSEHOLD.OWN': { status: 403, title: '自己家、代办的家和亲属家，请别的村干部来办', detail: '分户要由和这家没有关系的人登记。' },
  'HOUSEHOLD.PEOPLE_ELSEWHERE': { status: 422, title: '选的人现在不都在这一户', detail: '请刷新后重新选择。' },
  'HOUSEHOLD.NOBODY_LEFT': { status: 422, title: '原来的户里至少要留一个人' },
  'HOUSEHOLD.HEAD': {
    status: 422,
    title: '请选好户主',
    detail: '新户的户主要从分出去的成年人里选；原来的户主分出去了，要在留下的成年人里另选一位。',
  },
  'HOUSEHOLD.GROUP_UNKNOWN': { status: 422, title: '没有这个村民小组' },
  'HOUSEHOLD.DOCUMENT_DAY': { status: 422, title: '凭据日期不能晚于今天' },
  'HOUSEHOLD.PHOTO_UNKNOWN': { status: 422, title: '凭据照片没有传上来', detail: '请重新拍照。' },
  'HOUSEHOLD.OPEN_DEDUCTIONS': { status: 409, title: '这家有 {count} 件扣分还没有办结', detail: '扣分办结以后才能分户。' },
  'HOUSEHOLD.OPEN_APPLICATIONS': {
    status: 409,
    title: '要分出去的人有 {count} 件积分申报还没有办完',
    detail: '审核、公示完，或者撤回以后再办分户。',
  },
  'HOUSEHOLD.TOO_MANY_POINTS': {
    status: 409,
    title: '积分不够转',
    detail: '这家现在可用 {have} 分，要转 {want} 分。兑换预留的积分留在原来的户。',
  },
  'HOUSEHOLD.FAR_FROM_SHARE': {
    status: 409,
    title: '和按人数分的积分差得太多',
    detail: '按人数是 {share} 分，一个人经手最多差 {above} 分。请按人数分；要多转少转，请书记先在村设置里调整并公示。',
  },
  'HOUSEHOLD.CLAIM_DECIDER': {
    status: 403,
    title: '这户有人的入村身份或花名册是您经手的',
    detail: '审核身份、改花名册的人和登记分户的人不能是同一个人，请别的村干部来办。',
  },
  'HOUSEHOLD.MERGED_LATELY': {
    status: 409,
    title: '有人是刚并户过来的',
    detail: '并户过来的人，{day}以后才能再分户。',
  },
  'HOUSEHOLD.CLOSED': { status: 409, title: '这一户已经并到别的户里了', detail: '请按并户以后的户来办。' },
  'HOUSEHOLD.MERGE_SAME': { status: 422, title: '请选两户不同的人家' },
  'HOUSEHOLD.MERGE_OWN': {
    status: 403,
    title: '自己家、代办的家和亲属家，请别的村干部来办',
    detail: '并户要由和两家都没有关系的人登记、确认。',
  },
  'HOUSEHOLD.MERGE_CLAIM_DECIDER': {
    status: 403,
    title: '这两户有人的入村身份或花名册是您经手的',
    detail: '审核身份、改花名册的人和办并户的人不能是同一个人，请别的村干部来办。',
  },
  'HOUSEHOLD.MERGE_DUTIES': {
    status: 409,
    title: '一户里不能既有村监委成员，又有村干部',
    detail: '村监委成员的近亲属不能是村干部。请先由一方卸任，再办并户。',
  },
  'HOUSEHOLD.MERGE_DEDUCTIONS': { status: 409, title: '要并掉的户有 {count} 件扣分还没有办结', detail: '扣分办结以后才能并户。' },
  'HOUSEHOLD.MERGE_APPLICATIONS': {
    status: 409,
    title: '要并掉的户有 {count} 件积分申报还没有办完',
    detail: '审核、公示完，或者撤回以后再办并户。',
  },
  'HOUSEHOLD.MERGE_RESERVED': {
    status: 409,
    title: '要并掉的户还有兑换预留的 {points} 分',
    detail: '先领走，或者取消预订，再办并户。',
  },
  'HOUSEHOLD.MERGE_WAITING': { status: 409, title: '这一户已经登记过并户，在等人确认' },
  'HOUSEHOLD.MERGE_DECIDED': { status: 409, title: '这件并户已经办过了', detail: '请刷新后看结果。' },
  'HOUSEHOLD.MERGE_NEEDS_ANOTHER': {
    status: 403,
    title: '登记和确认要两个人',
    detail: '请另一位登记时就在任的村干部来确认，登记人 31 天内任命的不算。',
  },
  'HOUSEHOLD.MERGE_FILER': { status: 409, title: '登记的人和这两户有关系，不能这样办', detail: '请不办这件，由没有关系的村干部重新登记。' },
  'HOUSEHOLD.ID_TAKEN': { status: 409, title: '编号重复', detail: '请返回后重新登记。' },
} as const satisfies ProblemTable;
