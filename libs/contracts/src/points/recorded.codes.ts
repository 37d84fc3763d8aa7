import type { ProblemTable } from '../platform';

export const recordedProblems = {
  'POINTS.RULE_NOT_FOR_CADRES': {
    status: 422,
    title: '这条细则不由村干部记分',
    detail: '请选“村干部记分”的细则。荣誉在“授予荣誉”里办，扣分在“扣分”里办。',
  },
  'POINTS.RECORD_OWN': {
    status: 403,
    title: '不能给自家记分',
    detail: '{name}是您自家、您代办的、您申报为亲属的，或您 31 天内添到花名册的家庭，请另一位村干部来记。',
  },
  'POINTS.MEMBER_UNKNOWN': {
    status: 422,
    title: '这户没有这位村民',
    detail: '请重新查找。孩子做的好事记在家里大人名下。',
  },
} as const satisfies ProblemTable;
