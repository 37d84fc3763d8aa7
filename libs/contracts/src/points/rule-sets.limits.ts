export const RULE_SET_TITLE_MAX_CHARS = 40;
export const RULE_UNIT_MAX_CHARS = 10;
/** A village's rules stand on one poster; the longest that we know has about eighty. */
export const RULE_SET_MAX_RULES = 200;
export const RULE_SET_MAX_DRAFTS = 10;
export const RULE_MAX_POINTS = 1_000;
export const RULE_CAP_MAX_TIMES = 400;
export const HOUSEHOLD_MONTH_CAP_MAX_POINTS = 10_000;
export const DECISION_MAX_REPRESENTATIVES = 1_000;
export const DECISION_MAX_PHOTOS = 9;
/** A version is adopted for a day within this time. */
export const ADOPTION_MAX_DAYS_AHEAD = 366;
/** A sheet of two hundred rules has about 30 kB; the body of a request at most 100 kB, and base64 takes four for three. */
export const RULE_FILE_MAX_BYTES = 70_000;
/** Below this, a part of the simulation says nothing about who gains and who loses, nor a group who takes part: one could tell whose points they are. */
export const TELLABLE_MIN_HOUSEHOLDS = 5;
export const SIMULATION_MAX_DEEDS = 100_000;
