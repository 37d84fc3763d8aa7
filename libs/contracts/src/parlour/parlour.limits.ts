export const LETTER_TEXT_MAX_CHARS = 1_000;
/** From one account; follow-ups are counted by themselves. Each starts the secretary's clock. */
export const LETTERS_A_DAY = 20;
export const LETTER_MAX_PHOTOS = 9;
export const LETTER_EXCERPT_CHARS = 60;
export const LETTER_RATING_WORDS_MAX_CHARS = 200;
export const LETTER_RATING_MIN_STARS = 1;
export const LETTER_RATING_MAX_STARS = 5;
/** product.md 6: a first reply within 24 hours. */
export const REPLY_HOURS = 24;
/** Longer talks belong at a table. */
export const THREAD_MAX_MESSAGES = 50;
