/** The line in the statement when a reviewer takes back a slip. */
export const UNDO_REASON = '审核人撤销误操作，可重新申报';
