export const OBJECTION_REASON_MIN_CHARS = 5;
export const OBJECTION_REASON_MAX_CHARS = 300;
export const VOTE_REASON_MAX_CHARS = 300;
/** A slip of the thumb is taken back by the same reviewer within this time. */
export const UNDO_MINUTES = 60;
/** Whole days for which the cases of a declared relative's, or of a household that one acted for, stay somebody else's after that is over. */
export const RELATIVE_HOLDS_DAYS = 31;
/** More relatives than this are the whole village; then somebody else should review. */
export const RELATIVES_MAX_HOUSEHOLDS = 60;
/** Found by somebody who knows the name, not read through: the search is no way around the roster, which reviewers do not see. */
export const RELATIVES_SEARCH_MIN_CHARS = 2;
export const RELATIVES_SEARCH_ITEMS = 8;
export const RELATIVES_SEARCHES_PER_HOUR = 60;
export const PANEL_MAX_SEATS = 7;
export const CLOCK_MAX_WORKING_DAYS = 30;
export const PUBLICATION_MAX_DAYS = 30;
/** Nearly the same: so many of the 64 bits of two photos' fingerprints may differ. Pictures of different things differ in 20 and more. */
export const SIMILAR_MAX_BITS = 10;
export const SIMILAR_MONTHS = 12;
export const SIMILAR_PER_PHOTO = 3;
