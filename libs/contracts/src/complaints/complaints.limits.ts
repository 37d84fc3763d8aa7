export const COMPLAINT_TEXT_MAX_CHARS = 1_000;
export const COMPLAINT_EXCERPT_CHARS = 60;
/** By one account in 24 hours; and so many words added to what it filed. */
export const COMPLAINTS_A_DAY = 10;
/** Of its author, in one complaint: the first and what is added. */
export const COMPLAINT_MAX_WORDS = 50;
/** Of the village or of an office above, each, until the author writes again: nobody fills up a complaint. */
export const COMPLAINT_ANSWERS_IN_A_ROW = 3;
/** More than there can be: of its author, and of the village and the office after each. */
export const COMPLAINT_READ_MAX = COMPLAINT_MAX_WORDS * 10;
/** 信访工作条例 art. 23: within 15 days whoever wrote is told what becomes of it. */
export const COMPLAINT_FIRST_WORD_DAYS = 15;
