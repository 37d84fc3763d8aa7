export const NOTICE_TITLE_MAX_CHARS = 40;
export const NOTICE_TEXT_MAX_CHARS = 3_000;
export const NOTICE_EXCERPT_CHARS = 60;
export const NOTICE_MAX_PHOTOS = 9;
export const NOTICE_MAX_GROUPS = 60;
export const NOTICE_WITHDRAW_REASON_MAX_CHARS = 200;
/** A deadline further away than this is a slip of the finger. */
export const NOTICE_DEADLINE_MAX_DAYS = 90;
/** Persons per outbox event, so that one delivery stays a short transaction in a large village. */
export const NOTICE_DELIVERY_MAX_PERSONS = 500;
