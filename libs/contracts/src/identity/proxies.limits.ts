/** security.md 25: like a pick-up code, at most five minutes. The digits change twice in that time, so each lives at least half of it. */
export const PROXY_QR_SECONDS = 300;
export const PROXY_DIGITS_STEP_SECONDS = 150;
export const PROXY_DIGITS = 8;
export const PROXY_DIGITS_PATTERN = /^\d{8}$/;
export const PROXY_WRONG_TRIES = 5;
export const PROXY_LOCK_SECONDS = 900;
/** From the scan to the last tap. */
export const PROXY_TICKET_SECONDS = 900;
export const PROXY_TEXT_MAX_CHARS = 600;
export const PROXY_REASON_MAX_CHARS = 200;
export const PROXY_WITNESSES = 2;
/** Neighbours and relatives who help; more is no longer help. */
export const PROXY_MAX_HELPERS = 10;
