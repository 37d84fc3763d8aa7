/** An office's templates at one time: a choice, no archive. */
export const TEMPLATES_MAX_PUBLISHED = 20;
