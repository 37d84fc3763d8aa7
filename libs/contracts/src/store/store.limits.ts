export const GOODS_NAME_MAX_CHARS = 30;
export const GOODS_UNIT_MAX_CHARS = 6;
export const GOODS_DESCRIPTION_MAX_CHARS = 300;
export const GOODS_MAX_POINTS = 10_000;
export const GOODS_LIMIT_MAX_QUANTITY = 999;
export const REDEMPTION_MAX_LINES = 10;
export const LINE_MAX_QUANTITY = 99;
/** The dearest thinkable redemption: ten lines of 99. */
export const REDEMPTION_MAX_POINTS = REDEMPTION_MAX_LINES * LINE_MAX_QUANTITY * GOODS_MAX_POINTS;
export const STORE_REASON_MAX_CHARS = 200;
export const RECEIPT_MAX_LINES = 50;
export const RECEIPT_MAX_QUANTITY = 10_000;
export const RECEIPT_NOTE_MAX_CHARS = 200;
export const BATCH_MAX_CHARS = 40;
export const SUPPLIER_NAME_MAX_CHARS = 60;
/** 1,000 yuan for one piece: far above anything a village store holds. */
export const UNIT_COST_MAX_FEN = 100_000;
/** security.md 25: a signed QR lives at most five minutes; the page fetches the next one before. */
export const PICKUP_QR_SECONDS = 300;
export const PICKUP_DIGITS = 8;
export const PICKUP_DIGITS_PATTERN = /^\d{8}$/;
export const PICKUP_WRONG_TRIES = 5;
export const PICKUP_LOCK_SECONDS = 900;
/** From the scan to the last tap at the counter. */
export const COUNTER_TICKET_SECONDS = 900;
export const COUNTER_TEXT_MAX_CHARS = 400;
