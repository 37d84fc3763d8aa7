/** 代办感谢: what a helper's own household gets for a deed for another one, and what has become of it. */
export const THANKED_DEEDS = ['application', 'redemption'] as const;
export type ThankedDeed = (typeof THANKED_DEEDS)[number];

/** `void`: there was nobody to thank, or the deed was undone before; `capped`: over the helper's number of the month. */
export const THANKS_STATES = ['owed', 'credited', 'capped', 'void', 'taken_back'] as const;
export type ThanksState = (typeof THANKS_STATES)[number];

export const THANKS_MAX_POINTS = 10;
export const THANKS_MAX_PER_MONTH = 31;
