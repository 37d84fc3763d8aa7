/** A line in the inbox says what happened; the whole text stands where the tap leads. */
export const INBOX_SUBJECT_MAX_CHARS = 60;
export const INBOX_REASON_MAX_CHARS = 120;
