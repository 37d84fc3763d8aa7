export const APPLICATION_TEXT_MAX_CHARS = 500;
export const APPLICATION_MAX_PHOTOS = 9;
export const DECISION_REASON_MAX_CHARS = 300;
export const RULE_TITLE_MAX_CHARS = 60;
export const RULE_TEXT_MAX_CHARS = 500;
/** More in one set gains nothing (measured) and holds locks longer. */
export const APPROVE_MANY_MAX_ITEMS = 100;
/** One award; keeps a slip of the finger from emptying the fund. */
export const AWARD_MAX_POINTS = 1_000;
export const QUEUE_RECENT_ITEMS = 5;
/** Of the same household with the same rule. */
export const QUEUE_WITH_RULE_ITEMS = 3;
