/** The line in the statement when a reviewer takes back a slip. */
export const UNDO_REASON = '审核人撤销误操作，可重新申报';

/** Why what was agreed is not credited at the end of its 公示: others used the limit up meanwhile. Kept and told by the code of what refused it. */
const lateReasons: Readonly<Record<string, string>> = {
  'POINTS.CAP_REACHED': '公示期满，但这条细则的次数已经用完，不能再入账。',
  'POINTS.MONTH_CAP_REACHED': '公示期满，但您家这个月的积分已到上限，不能再入账。',
};

/** The reason of a decision in words, whether somebody wrote it or the clock found it. */
export const sayDecisionReason = (reason: string): string => lateReasons[reason] ?? reason;
