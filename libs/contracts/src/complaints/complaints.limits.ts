export const COMPLAINT_TEXT_MAX_CHARS = 1_000;
export const COMPLAINT_EXCERPT_CHARS = 60;
/** By one account in 24 hours. */
export const COMPLAINTS_A_DAY = 10;
export const COMPLAINT_MAX_MESSAGES = 50;
/** 信访工作条例 art. 23: within 15 days whoever wrote is told what becomes of it. */
export const COMPLAINT_FIRST_WORD_DAYS = 15;
