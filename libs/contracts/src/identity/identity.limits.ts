export const PERSON_NAME_MAX_CHARS = 30;
/** Mainland mobile numbers; landlines are not used to identify anybody. */
export const PHONE_PATTERN = /^1[3-9]\d{9}$/;
export const USERNAME_MAX_CHARS = 40;
/** What one may choose for a log-in: said over the telephone and typed on any keyboard. */
export const USERNAME_PATTERN = /^[a-z][a-z0-9.-]{2,39}$/;
export const PASSWORD_MIN_CHARS = 12;
export const PASSWORD_MAX_CHARS = 200;
export const ONE_TIME_CODE_PATTERN = /^\d{6}$/;
export const ONE_TIME_CODE_CHARS = 6;
export const SECOND_FACTOR_WRONG_TRIES = 5;
export const SECOND_FACTOR_LOCK_SECONDS = 900;
export const LOGIN_CODE_MAX_CHARS = 200;
export const CLAIM_NOTE_MAX_CHARS = 200;
export const REASON_MAX_CHARS = 300;
export const VILLAGE_SEARCH_MAX_CHARS = 30;
/** Access tokens live ten minutes (security.md 3). */
export const ACCESS_TOKEN_SECONDS = 600;
/** Whole numbers one account may look at in a day: enough to ring a hamlet, too few to copy a roster. */
export const PHONE_REVEALS_PER_DAY = 30;
export const INVITATION_DAYS = 30;
/** The mini-program's page that an invitation opens; WeChat's code brings the token to it as `scene`. */
export const INVITATION_PAGE = '/pages/invitation/index';
