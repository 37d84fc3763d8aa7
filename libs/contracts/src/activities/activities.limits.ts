export const ACTIVITY_TITLE_MAX_CHARS = 40;
export const ACTIVITY_TEXT_MAX_CHARS = 2_000;
export const ACTIVITY_PLACE_MAX_CHARS = 40;
export const ACTIVITY_MAX_PHOTOS = 9;
export const ACTIVITY_MAX_GROUPS = 60;
export const ACTIVITY_REASON_MAX_CHARS = 200;
export const ACTIVITY_MAX_CAPACITY = 10_000;
/** An activity further away, or longer, than this is a slip of the finger. */
export const ACTIVITY_AHEAD_MAX_DAYS = 180;
export const ACTIVITY_LENGTH_MAX_DAYS = 15;
/** From so long before the start one can check in. */
export const ACTIVITY_CHECK_IN_EARLY_MINUTES = 60;
/** So long after the end a villager can still check in with the code, and no longer. */
export const ACTIVITY_CHECK_IN_GRACE_MINUTES = 60;
/** So long after the end a cadre can still tick somebody who was forgotten. */
export const ACTIVITY_LATE_DAYS = 7;
/** The QR on the cadre's phone changes every half minute and is good for at most one. */
export const ACTIVITY_CODE_STEP_SECONDS = 30;
export const ACTIVITY_CODE_SECONDS = 60;
/** Under the QR, for phones that cannot scan. 20 bits, good for a minute, and five wrong ones lock the account for a quarter of an hour. */
export const ACTIVITY_DIGITS = 6;
export const ACTIVITY_CODE_MAX_CHARS = 200;
export const ACTIVITY_CODE_WRONG_TRIES = 5;
export const ACTIVITY_CODE_LOCK_SECONDS = 900;
/** Persons in one batch of ticks; a phone that was away longer sends several. */
export const ACTIVITY_TICKS_MAX_PERSONS = 300;
/** Persons per outbox event, so that one delivery stays a short transaction in a large village. */
export const ACTIVITY_DELIVERY_MAX_PERSONS = 500;
/** Whom one can bring along: the own household and those one acts for. */
export const ACTIVITY_MAX_COMPANIONS = 60;

export const HONOUR_TITLE_MAX_CHARS = 20;
export const HONOUR_PERIOD_MAX_CHARS = 20;
export const HONOUR_CITATION_MAX_CHARS = 200;
export const HONOUR_MAX_HOUSEHOLDS = 100;
