/** Smaller villages and groups have no roll: whoever is not on it would be known. */
export const HONOUR_MIN_HOUSEHOLDS = 5;
/** However many are equal: at most half of the households are on the roll, so it never shows the last. */
export const HONOUR_MAX_SHARE_PERCENT = 50;
export const PARTICIPATION_MAX_GROUPS = 100;
/** Lines of one workbook; a longer period than this holds is asked for in parts. */
export const BOOK_EXPORT_MAX_LINES = 20_000;
export const PASSBOOK_LINES = 20;
